"""A board member asks: what do we have to know of one priority this month? Its author asks: what is known already, and what do I judge?"""

from scorecard import show

show.heading("Highlight report", "What does the board have to know of one priority, on one page?")
show.highlight(show.highlight_asked())
