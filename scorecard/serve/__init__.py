"""What stands between the network and the pages. Each file is one middleware (ASGI); app.py gives them to Streamlit's server, in this order."""

from starlette.middleware import Middleware

from scorecard.serve.door import Door
from scorecard.serve.headers import Headers

MIDDLEWARE = [Middleware(Headers), Middleware(Door)]  # the first one is the outermost: what others refuse has its headers too

__all__ = ["MIDDLEWARE"]
