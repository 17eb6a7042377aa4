"""March 2024: fewer plans were issued within 20 weeks in 2023 than in 2021. Did clearing the backlog cause the fall?

SCORECARD_DATA=data/sample .venv/bin/python -m marimo run notebooks/2024_03_did_clearing_the_backlog_cause_the_fall.py
"""

import marimo

app = marimo.App(width="medium", app_title="Did clearing the backlog cause the fall?")


@app.cell
def _():
    import altair as alt
    import marimo as mo
    import pyarrow as pa

    from scorecard import wording
    from scorecard.released import open_release

    return alt, mo, open_release, pa, wording


@app.cell
def _(open_release):
    BEFORE, AFTER = 2021, 2023
    LENSES = {"plans_20_weeks_rate": "By when plans were issued", "plans_20_weeks_due_rate": "By when plans were due"}
    release = open_release()
    found = release.page("timeliness", window="year_to_date")
    years = {
        measure_id: {point.as_at.year: point for point in found.of(measure_id) if point.as_at.month == 12 and point.value is not None}
        for measure_id in LENSES
    }
    return AFTER, BEFORE, LENSES, release, years


@app.cell
def _(AFTER, BEFORE, LENSES, years):
    # The due lens counts each request once, in the month its 20 weeks end, whenever its plan comes. Issuing an old case cannot move it.
    issued, due = (years[each] for each in LENSES)
    known = all(year in lens for lens in (issued, due) for year in (BEFORE, AFTER))
    fall = issued[BEFORE].value - issued[AFTER].value if known else None
    fall_due = due[BEFORE].value - due[AFTER].value if known else None
    late = issued[AFTER].denominator - issued[AFTER].numerator if known else None
    if not known:
        answer = "The release does not hold both years whole, so it cannot say."
    elif fall <= 0:
        answer = "There was no fall to explain."
    elif fall_due >= fall:
        answer = "No. By when plans were due, the fall is as large: families waited longer."
    elif fall_due > 0:
        answer = "In part, at most. By when plans were due, there is a fall too, which clearing old cases cannot cause."
    else:
        answer = "It may have. By when plans were due, there is no fall: only the age of what was issued changed."
    return answer, due, fall, fall_due, issued, known, late


@app.cell
def _(AFTER, BEFORE, answer, due, fall, fall_due, issued, known, late, mo, release, wording):
    def of(point):
        return f"{wording.number(point.value, 'percent')} ({point.numerator:,.0f} of {point.denominator:,.0f})"

    if known:
        reasons = f"""
| plans within 20 weeks | {BEFORE} | {AFTER} | fall, in points |
|---|---|---|---|
| by when they were issued | {of(issued[BEFORE])} | {of(issued[AFTER])} | {fall:.1f} |
| by when they were due | {of(due[BEFORE])} | {of(due[AFTER])} | {fall_due:.1f} |

In {AFTER}, {late:,.0f} plans were issued late. Each of them lowers the first rate in the month it is issued, however long ago it should
have been; none of them can lower the second, which counted it once, in the month it was due. What fell in both is delay that families
met; what fell only in the first is the clearing."""
    else:
        reasons = "Publish returns that cover both calendar years, and run this again."
    mo.md(f"""
# Did clearing the backlog cause the fall?

**{answer}**
{reasons}

*{release.release.authority_name} · release {release.release.release_id} · as at {wording.day(release.release.newest_as_at)}*
""")
    return


@app.cell
def _(LENSES, alt, pa, years):
    table = pa.Table.from_pylist(
        [
            {"year": str(year), "lens": name, "percent": point.value, "plans": point.denominator}
            for measure_id, name in LENSES.items()
            for year, point in sorted(years[measure_id].items())
        ]
    )
    bars = (
        alt.Chart(table, description="Percent of plans within 20 weeks by calendar year, by when they were issued and when they were due.")
        .mark_bar()
        .encode(
            x=alt.X("year:N", title=None, axis=alt.Axis(labelAngle=0)),
            xOffset="lens:N",
            y=alt.Y("percent:Q", title="% within 20 weeks", scale=alt.Scale(domain=[0, 100])),
            color=alt.Color("lens:N", title=None, scale=alt.Scale(range=["#0B5CAD", "#B8460B"]), legend=alt.Legend(orient="top")),
            tooltip=["year", "lens", alt.Tooltip("percent:Q", format=".1f"), "plans"],
        )
        .properties(width=560, height=260)
    )
    bars if table.num_rows else None  # noqa: B018 (a cell shows its last expression)
    return


if __name__ == "__main__":
    app.run()
