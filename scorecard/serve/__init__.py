"""What stands between the network and the pages: each file is one middleware (ASGI), and app.py gives Streamlit's server the list."""

from starlette.middleware import Middleware

from scorecard.serve.door import Door
from scorecard.serve.headers import Headers

MIDDLEWARE = [Middleware(Headers), Middleware(Door)]  # the first one is the outermost: what others refuse has its headers too

__all__ = ["MIDDLEWARE"]
