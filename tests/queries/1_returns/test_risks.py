"""returns.risks: one row per risk, as it was sent."""

from make.rows import given


def test_every_risk_is_there_with_its_severity_before_and_after():
    risks = [dict(risk_id=" K1", severity_before="RED", severity_after="AMBER", mitigation="A shared post "), dict(risk_id="K2")]
    figures = given(as_at="2025-03-31", risks=risks)
    found = figures.connection.execute(
        "select as_at::varchar, risk_id, severity_before, mitigation, severity_after from returns.risks order by risk_id"
    ).fetchall()
    assert found == [("2025-03-31", "K1", "RED", "A shared post", "AMBER"), ("2025-03-31", "K2", None, None, None)]
