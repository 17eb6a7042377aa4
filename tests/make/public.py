"""The made-up release with a public file beside it: made by the first rule of disclosure control alone, for tests of what shows one."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

import duckdb

from make.release import made_root

THRESHOLD = 5
COLUMNS = ("phase", "sen_provision", "primary_need", "area", "detail")
# More than the total, each breakdown by one column, and the one crossing that headers name.
FINER = f"""
    {" + ".join(f"({name} <> 'All')::int" for name in COLUMNS)} > 1
    and not (phase <> 'All' and sen_provision <> 'All' and primary_need = 'All' and area = 'All' and detail = 'All' and measure_id in (
        select measure_id from measures where public like '%phase x sen_provision%'
    ))
"""
SMALL = f"""
    numerator between 1 and {THRESHOLD - 1} or denominator between 1 and {THRESHOLD - 1} or denominator - numerator between 1 and {THRESHOLD - 1}
"""


@cache
def public_root() -> Path:
    """A copy of the made-up data root whose release has a public file."""
    folder = Path(tempfile.mkdtemp(prefix="scorecard_public_"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(made_root(), folder / "data")
    (officers,) = (folder / "data" / "releases").glob("r????.duckdb")
    public = officers.with_name(f"{officers.stem}.public.duckdb")
    shutil.copyfile(officers, public)
    with duckdb.connect(str(public)) as con:
        con.execute(f"delete from cube where {FINER}")
        con.execute(f"update cube set numerator = null, denominator = null, value = null, sign = 'c' where {SMALL}")
        con.execute(f"create table disclosure as select {THRESHOLD} as threshold")
    return folder / "data"
