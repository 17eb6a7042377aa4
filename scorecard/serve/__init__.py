"""What stands between the network and the pages: each file is one middleware (ASGI), and app.py gives Streamlit's server the list."""

from starlette.middleware import Middleware

from scorecard.serve.by_link import ByLink
from scorecard.serve.door import Door
from scorecard.serve.guard import Guard
from scorecard.serve.headers import Headers
from scorecard.serve.wanted import WantedPage

MIDDLEWARE = [
    Middleware(each) for each in (Headers, Guard, Door, ByLink, WantedPage)
]  # the outermost first: what others refuse has headers too

__all__ = ["MIDDLEWARE", "ByLink", "Door", "Guard", "Headers", "WantedPage"]
