"""ipsea_trained_rate: posts of the SEND team, not vacant, held by someone with both levels of the training."""

from make.rows import given

MARCH = "2025-03-31"
BOTH = dict(ipsea_level_1_date="2024-01-10", ipsea_level_2_date="2024-06-10")


def test_both_levels_by_the_as_at_date():
    figures = given(
        as_at=MARCH,
        posts=[
            BOTH,
            BOTH | dict(ipsea_level_2_date="2025-03-31"),
            BOTH | dict(ipsea_level_2_date="2025-04-01"),
            BOTH | dict(ipsea_level_1_date="2025-04-01"),
            BOTH | dict(ipsea_level_2_date=None),
            BOTH | dict(ipsea_level_1_date=None),
            dict(),
            BOTH,
        ],
    )
    assert figures("ipsea_trained_rate", MARCH) == (3, 8, 37.5)


def test_posts_are_counted_whole_agency_workers_too_and_vacant_ones_not():
    figures = given(as_at=MARCH, posts=[BOTH | dict(fte=0.2), dict(status="agency"), dict(status="vacant"), dict(role="manager", fte=1.5)])
    assert figures("ipsea_trained_rate", MARCH) == (1, 3, 100 / 3)


def test_only_the_send_team():
    figures = given(as_at=MARCH, posts=[BOTH | dict(team="education"), dict()])
    assert figures("ipsea_trained_rate", MARCH) == figures("ipsea_trained_rate", MARCH, detail="send") == (0, 1, 0)
    assert given(as_at=MARCH, posts=[BOTH | dict(team="pfa")])("ipsea_trained_rate", MARCH) == (0, 0, "z")
