"""Cases for the checks on posts: which team and role, how much of full time, filled by whom, covered by whom, trained when."""

from make.faults import add, ago, as_it_is, case, change, many, remembered, right, row, twice


def _of_two(rows, fte):
    """The worker of two posts has so much in the second; the finding is at the first."""
    change(rows, "posts", "C3", fte=fte)
    return row(rows, "posts", "C2")


def _cover(rows, fte):
    """The second agency worker on the vacant post works so much; the finding is at the vacant post."""
    change(rows, "posts", "G2", fte=fte)
    return row(rows, "posts", "C5")


CASES = [
    case("WOR-101", lambda rows: change(rows, "posts", "B1", post_id=None)),
    case("WOR-102", lambda rows: twice(rows, "posts", "M1")),
    case("WOR-103", lambda rows: change(rows, "posts", "B1", team=None)),
    case("WOR-104", lambda rows: change(rows, "posts", "B1", team="SEN casework")),
    case("WOR-105", lambda rows: change(rows, "posts", "B1", role=None)),
    case("WOR-106", lambda rows: change(rows, "posts", "B1", role="driver")),
    case("WOR-107", lambda rows: change(rows, "posts", "B1", fte=None)),
    case("WOR-108", lambda rows: change(rows, "posts", "B1", fte=0.0), "none"),
    case("WOR-108", lambda rows: change(rows, "posts", "B1", fte=1.51), "too much"),
    case("WOR-108", lambda rows: change(rows, "posts", "B1", fte=-0.5), "below nought"),
    case("WOR-108", lambda rows: change(rows, "posts", "C2", fte=-1e21), "beyond all counting, of a worker with two posts"),
    case("WOR-108", lambda rows: change(rows, "posts", "G2", fte=1e21), "beyond all counting, of one who covers a post"),
    case("WOR-109", lambda rows: change(rows, "posts", "B1", status=None)),
    case("WOR-110", lambda rows: change(rows, "posts", "B1", status="maternity")),
    case("WOR-111", lambda rows: change(rows, "posts", "E2", worker_id="W90")),
    case("WOR-112", lambda rows: change(rows, "posts", "B1", worker_id=None)),
    case("WOR-112", lambda rows: change(rows, "posts", "G3", worker_id=None), "agency"),
    case("WOR-113", lambda rows: change(rows, "posts", "G3", covers_post_id="E9")),
    case("WOR-114", lambda rows: change(rows, "posts", "G3", covers_post_id="E1")),
    case("WOR-115", lambda rows: change(rows, "posts", "G3", status="permanent")),
    case("WOR-115", lambda rows: add(rows, "posts", like="C5", post_id="C9", fte=0.1, covers_post_id="E2"), "a vacant post"),
    case("WOR-116", lambda rows: _cover(rows, 0.51)),
    case("WOR-117", lambda rows: change(rows, "posts", "C1", start_date=ago(-1))),
    case("WOR-117", lambda rows: change(rows, "posts", "E2", start_date=ago(-1)), "a vacant post"),
    case("WOR-118", lambda rows: change(rows, "posts", "C2", ipsea_level_1_date=ago(-1))),
    case("WOR-118", lambda rows: change(rows, "posts", "C1", ipsea_level_1_date=ago(-1)), "and level 2 is done"),
    case("WOR-119", lambda rows: change(rows, "posts", "C2", ipsea_level_2_date=ago(-1))),
    case("WOR-120", lambda rows: change(rows, "posts", "C2", ipsea_level_2_date=ago(21))),
    case("WOR-121", lambda rows: change(rows, "posts", "C1", ipsea_level_1_date=None)),
    case("WOR-122", lambda rows: change(rows, "posts", "E2", ipsea_level_1_date=ago(30))),
    case("WOR-122", lambda rows: change(rows, "posts", "C5", ipsea_level_2_date=ago(30)), "level 2"),
    case("WOR-123", lambda rows: _of_two(rows, 0.5)),
    case("WOR-124", lambda rows: change(rows, "posts", "T1", role="case_officer")),
    case("WOR-125", lambda rows: change(rows, "posts", "T1", role="educational_psychologist")),
    case("WOR-126", lambda rows: change(rows, "posts", "E2", start_date=ago(0))),
    case("WOR-127", lambda rows: change(rows, "posts", "G3", covers_post_id="G3")),
    case("WOR-127", lambda rows: change(rows, "posts", "E1", covers_post_id="E1"), "a filled post"),
    case("WOR-127", lambda rows: change(rows, "posts", "C5", covers_post_id="C5"), "a vacant post that others cover in full"),
    remembered("WOR-128", as_it_is, many("posts", "M1", 15), alone=True),
]


def _in_thirds(rows):
    """0.1, 0.2 and 0.7 are 1, which floats need not say."""
    change(rows, "posts", "C2", fte=0.1)
    change(rows, "posts", "C3", fte=0.2)
    add(rows, "posts", like="C3", post_id="C9", fte=0.7)


RIGHT = [
    right("one and a half", lambda rows: change(rows, "posts", "P1", fte=1.5)),
    right("a hundredth", lambda rows: change(rows, "posts", "B1", fte=0.01)),
    right("covered by less than the post", lambda rows: change(rows, "posts", "G3", fte=0.1)),
    right("covered by as much as the post", lambda rows: change(rows, "posts", "G3", fte=1.0)),
    right("an agency worker who covers no post", lambda rows: change(rows, "posts", "G3", covers_post_id=None)),
    right("trained and started on the as-at date", lambda rows: change(rows, "posts", "C2", ipsea_level_2_date=ago(0), start_date=ago(0))),
    right("both levels on one day", lambda rows: change(rows, "posts", "C2", ipsea_level_2_date=ago(20))),
    right("three posts that come to full time", _in_thirds),
    right("a manager of another team", lambda rows: change(rows, "posts", "T1", role="manager")),
]
