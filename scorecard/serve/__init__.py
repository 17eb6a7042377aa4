"""How the app is served: to whom it answers at all, and back to the page that was asked for after signing in."""

from scorecard.serve.guard import Guard
from scorecard.serve.wanted import WantedPage

__all__ = ["Guard", "WantedPage"]
