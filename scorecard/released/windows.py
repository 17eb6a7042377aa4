"""Windows over several months, as SQL: which months each one adds up, and the figures of a cohort in it (measures.md, "Windows").

Only measures that add up have a window of more than a month, and only where every month of it is covered.
"""

from __future__ import annotations

from collections.abc import Mapping

WINDOWS: Mapping[str, str] = {
    "month": "date_trunc('month', as_at)",
    "quarter": "date_trunc('quarter', as_at)",
    "year_to_date": "date_trunc('year', as_at)",
    "rolling_12_months": "date_trunc('month', as_at) - interval 11 month",
}

_TOTAL = "phase = 'All' and sen_provision = 'All' and primary_need = 'All' and area = 'All'"

# Worked out again after adding up, in the one way that measures.md gives. What has a suppressed month in it is suppressed.
_SUPPRESSED = "coalesce(bool_or(sign = 'c'), false)"
_SUM = f"""
    case when not {_SUPPRESSED} then sum(numerator) end as numerator,
    case when not {_SUPPRESSED} then sum(denominator) end as denominator, {_SUPPRESSED} as suppressed"""
_VALUE = """
    case
        when suppressed then null
        when unit in ('count', 'fte') then numerator
        when denominator > 0 and unit in ('percent', 'per 100 pupils') then 100 * numerator / denominator
        when denominator > 0 then numerator / denominator
    end"""
_SIGN = "case when suppressed then 'c' when unit not in ('count', 'fte') and coalesce(denominator, 0) = 0 then 'z' else '' end"


def covered(source: str, window: str) -> str:
    """A query of the windows that a release covers whole: measure_id, as_at, opens. `source` is the cube, or a view like it.

    A quarter ends in March, June, September or December. Where the window is a month, every covered date is one.
    """
    quarter_ends = "and as_at = last_day(date_trunc('quarter', as_at) + interval 2 month)" if window == "quarter" else ""
    if window == "month":
        return f"select measure_id, as_at, as_at as opens from {source} where {_TOTAL} and detail = 'All'"
    return f"""
        select windows.measure_id, windows.as_at, windows.opens
        from (
            select measure_id, as_at, ({WINDOWS[window]})::date as opens
            from {source} join measures using (measure_id)
            where {_TOTAL} and {source}.detail = 'All' and adds_up {quarter_ends}
        ) as windows
        join (select measure_id, as_at from {source} where {_TOTAL} and detail = 'All') as months
            on months.measure_id = windows.measure_id and months.as_at between windows.opens and windows.as_at
        group by windows.measure_id, windows.as_at, windows.opens
        having count(*) = datediff('month', windows.opens, windows.as_at) + 1"""


def cells(window: str, where: str) -> str:
    """A query of every cell of the cube in a window, with the columns of the cube but snapshot_id. `where` picks measures and dates."""
    if window == "month":
        return f"""
            select measure_id, as_at, phase, sen_provision, primary_need, area, detail, numerator, denominator, value, sign
            from cube where {where} order by all"""
    return f"""
        select measure_id, as_at, phase, sen_provision, primary_need, area, detail, numerator, denominator,
            {_VALUE} as value, {_SIGN} as sign
        from (
            select measure_id, windows.as_at, phase, sen_provision, primary_need, area, detail,
                {_SUM}
            from cube join ({covered("cube", window)}) as windows using (measure_id)
            where cube.as_at between windows.opens and windows.as_at
            group by all
        ) join (select measure_id, unit from measures) using (measure_id)
        where {where} order by all"""


def cohort(source: str, window: str) -> str:
    """A query of one cohort's figures: measure_id, as_at, detail, numerator, denominator, value, sign.

    Parameters $phase, $sen_provision, $primary_need, $area, and $measure_id (empty: every measure). A measure without a column
    gives its All. A cohort in which nothing happened has no cell in the cube: here it is 0, or not applicable, at every
    date that the measure covers.
    """
    chosen = " and ".join(
        f"{source}.{name} = case when list_contains(cohorts, '{name}') then ${name} else 'All' end"
        for name in ("phase", "sen_provision", "primary_need", "area")
    )
    adding = "" if window == "month" else "and adds_up"
    filled = f"""
        with kinds as (select measure_id, unit, cohorts from measures where $measure_id in (measure_id, '') {adding}),
        found as (
            select {source}.measure_id, {source}.as_at, {source}.detail, numerator, denominator, value, sign
            from {source} join kinds using (measure_id) where {chosen}
        ), months as (
            select kinds.measure_id, unit, dates.as_at, details.detail
            from kinds
            join (select distinct measure_id, as_at from {source} where {_TOTAL} and detail = 'All') as dates using (measure_id)
            join (select distinct measure_id, detail from {source} where {_TOTAL}) as details using (measure_id)
        ), filled as (
            select measure_id, unit, as_at, detail,
                case when found.sign is null then 0 else numerator end as numerator,
                case when found.sign is null and unit not in ('count', 'fte') then 0 else denominator end as denominator,
                case when found.sign is null and unit in ('count', 'fte') then 0 else value end as value,
                coalesce(found.sign, case when unit in ('count', 'fte') then '' else 'z' end) as sign
            from months left join found using (measure_id, as_at, detail)
        )"""
    if window == "month":
        return f"{filled} select measure_id, as_at, detail, numerator, denominator, value, sign from filled order by all"
    return f"""{filled}
        select measure_id, as_at, detail, numerator, denominator, {_VALUE} as value, {_SIGN} as sign
        from (
            select measure_id, unit, windows.as_at, detail, {_SUM}
            from filled join ({covered(source, window)}) as windows using (measure_id)
            where filled.as_at between windows.opens and windows.as_at
            group by all
        ) order by all"""
