"""The register's tables. Rows are added, never changed or deleted; an older register gets the tables that it lacks when it is opened."""

from __future__ import annotations

import sqlalchemy as sa

METADATA = sa.MetaData()
SUBMISSIONS = sa.Table(
    "submissions",
    METADATA,
    sa.Column("snapshot_id", sa.String, primary_key=True),
    sa.Column("return_name", sa.String, nullable=False),  # empty where nobody could tell
    sa.Column("as_at", sa.Date),
    sa.Column("received_at", sa.DateTime, nullable=False),
    sa.Column("file_name", sa.String, nullable=False),
    sa.Column("sha256", sa.String, nullable=False),
    sa.Column("folder", sa.String, nullable=False),
    sa.Column("outcome", sa.String, nullable=False),
    sa.Column("authority_code", sa.String, nullable=False),
    sa.Column("authority_name", sa.String, nullable=False),
    sa.Column("findings", sa.Integer, nullable=False),
    sa.Column("rows", sa.Integer, nullable=False),
)
# A submission that was checked again, without the records that were set aside; the last check of it counts, its receipt being the first.
CHECKS = sa.Table(
    "checks",
    METADATA,
    sa.Column("snapshot_id", sa.String, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),  # 2, 3, …: two at once cannot both be the next one
    sa.Column("act_id", sa.Integer, nullable=False),
    sa.Column("outcome", sa.String, nullable=False),
    sa.Column("findings", sa.Integer, nullable=False),
    sa.Column("rows", sa.Integer, nullable=False),
    sa.Column("set_aside", sa.Integer, nullable=False),  # records
)
ACTS = sa.Table(
    "acts",
    METADATA,
    sa.Column("act_id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("who", sa.String, nullable=False),
    sa.Column("act", sa.String, nullable=False),  # a terms.Act
    sa.Column("subject", sa.String, nullable=False),  # a snapshot's, a release's, an indicator's or a briefing's ID
    sa.Column("reason", sa.String, nullable=False),
)
# What an act decided of single findings or records: one reason may be given for many.
DECISIONS = sa.Table(
    "decisions",
    METADATA,
    sa.Column("decision_id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("act_id", sa.Integer, nullable=False),
    sa.Column("snapshot_id", sa.String, nullable=False),
    sa.Column("kind", sa.String, nullable=False),  # a terms.Act: answered, released, set_aside, taken_back
    sa.Column("identity", sa.String, nullable=False),  # a finding's; of a record, its sheet and key
    sa.Column("code", sa.String, nullable=False),
    sa.Column("sheet", sa.String, nullable=False),
    sa.Column("record", sa.String, nullable=False),
    sa.Index("decisions_of_snapshot", "snapshot_id"),
)
RELEASES = sa.Table(
    "releases",
    METADATA,
    sa.Column("release_id", sa.String, primary_key=True),
    sa.Column("published_at", sa.DateTime, nullable=False),
    sa.Column("published_by", sa.String, nullable=False),
    sa.Column("newest_as_at", sa.Date, nullable=False),
    sa.Column("authority_code", sa.String, nullable=False),
    sa.Column("authority_name", sa.String, nullable=False),
    sa.Column("inputs", sa.String, nullable=False),  # one hash over all that made it
)
RELEASE_SNAPSHOTS = sa.Table(
    "release_snapshots",
    METADATA,
    sa.Column("release_id", sa.String, primary_key=True),
    sa.Column("snapshot_id", sa.String, primary_key=True),
)
# Withdrawals because the release showed what could tell of a child: figures of it are then shown nowhere, in no frozen page either.
DISCLOSURES = sa.Table("disclosures", METADATA, sa.Column("act_id", sa.Integer, primary_key=True, autoincrement=False))
# What is said of an indicator's figure that is an exception. A change is a new entry; so is closing it, for the reason that its act gives.
COMMENTARY = sa.Table(
    "commentary",
    METADATA,
    sa.Column("entry_id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("act_id", sa.Integer, nullable=False),
    sa.Column("indicator_id", sa.String, nullable=False),
    sa.Column("as_at", sa.Date, nullable=False),  # of the figure that it explains
    sa.Column("reason", sa.String, nullable=False),
    sa.Column("action", sa.String, nullable=False),
    sa.Column("owner", sa.String, nullable=False),  # who acts: a role or a team
    sa.Column("review_date", sa.Date, nullable=False),
    sa.Column("closed", sa.Boolean, nullable=False),
)
# From which day on an indicator's process counts as another one, of one cohort; or that such a decision was taken back.
REBASES = sa.Table(
    "rebases",
    METADATA,
    sa.Column("rebase_id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("act_id", sa.Integer, nullable=False),
    sa.Column("indicator_id", sa.String, nullable=False),
    sa.Column("phase", sa.String, nullable=False),
    sa.Column("sen_provision", sa.String, nullable=False),
    sa.Column("starts", sa.Date, nullable=False),
    sa.Column("taken_back", sa.Boolean, nullable=False),
)
# Who looked at children's records.
ACCESS = sa.Table(
    "access",
    METADATA,
    sa.Column("access_id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("who", sa.String, nullable=False),
    sa.Column("what", sa.String, nullable=False),
    sa.Column("subject", sa.String, nullable=False),
)
