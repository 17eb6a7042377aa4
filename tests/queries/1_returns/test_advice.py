"""returns.advice: requests for advice as they are."""

from make.rows import given


def test_there_is_one_row_per_request_for_advice_also_of_one_case_and_service():
    advice = dict(request_id="R1", advice_from="health", requested_date="2025-01-01")
    figures = given(advice=[advice | dict(service="therapy", received_date="2025-02-01"), advice | dict(service="paediatrics"), advice])
    found = figures.connection.execute("select service, advice_received_date::varchar from returns.advice order by service").fetchall()
    assert found == [("paediatrics", None), ("therapy", "2025-02-01"), (None, None)]
