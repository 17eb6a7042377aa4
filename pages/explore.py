"""A committee's member asks, by a shared link: beyond the briefing, how do its figures stand for other cohorts and over more months?"""

from scorecard import show

release, measure_ids = show.explored()
show.explored_figures(release, measure_ids)
