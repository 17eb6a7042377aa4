"""A board member asks: what do we have to know of one priority this month? Its author asks: what is known already, and what do I judge?"""

from scorecard import desk, show
from scorecard.access import Role

show.heading("Highlight report", "What does the board have to know of one priority, on one page?", Role.AUTHOR)
asked = show.highlight_asked()
texts = desk.highlights.texts(asked.priority.priority, asked.plan.as_at)
show.highlight_report(asked, texts)
show.highlight_form(asked, texts)
