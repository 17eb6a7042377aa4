"""The headers of every answer: what a browser may load and run, who may frame a page, and what may be kept."""

from __future__ import annotations

import pytest

from make.awaited import awaited
from scorecard import settings
from scorecard.serve import headers

HTTP = {"type": "http", "path": "/", "scheme": "http", "headers": []}


def answered(scope: dict, given: list[tuple[bytes, bytes]] | None = None) -> dict[str, str]:
    """The headers of an answer to a request, where the app itself gives `given`."""
    sent: list[dict] = []

    async def app(scope, receive, send) -> None:  # type: ignore[no-untyped-def]
        await send({"type": "http.response.start", "status": 200, "headers": given or []})
        await send({"type": "http.response.body", "body": b"figures"})

    async def keep(message) -> None:  # type: ignore[no-untyped-def]
        sent.append(dict(message))

    awaited(headers.Headers(app)(scope, None, keep))  # type: ignore[arg-type]
    assert sent[1]["body"] == b"figures"
    names = [name.decode() for name, _ in sent[0]["headers"]]
    assert len(names) == len({each.lower() for each in names}), "each header once"
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}


def policy_of(found: dict[str, str]) -> dict[str, list[str]]:
    return {rule.split()[0]: rule.split()[1:] for rule in found["content-security-policy"].split("; ")}


def test_a_page_loads_and_runs_what_this_server_gives_and_nothing_else() -> None:
    found = answered(HTTP)
    policy = policy_of(found)
    assert policy["default-src"] == ["'self'"] and policy["form-action"] == ["'self'"]
    assert {policy[each][0] for each in ("object-src", "base-uri", "frame-src", "worker-src", "frame-ancestors")} == {"'none'"}
    assert not {"'unsafe-inline'", "'unsafe-eval'", "data:", "blob:", "*"} & set(policy["script-src"])
    assert not any("//" in word or word == "*" for words in policy.values() for word in words), "no other host"
    assert found["x-content-type-options"] == "nosniff" and found["referrer-policy"] == "same-origin"
    assert found["x-frame-options"] == "DENY" and "camera=()" in found["permissions-policy"]
    assert found["cross-origin-opener-policy"] == found["cross-origin-resource-policy"] == "same-origin"


def test_the_script_of_the_first_page_may_run_by_its_hash_alone() -> None:
    (hashed,) = [each for each in policy_of(answered(HTTP))["script-src"] if each != "'self'"]
    assert hashed.startswith("'sha256-")


def test_pages_and_downloads_are_kept_nowhere_and_the_programs_files_are() -> None:
    assert answered(HTTP, [(b"Cache-Control", b"no-cache")])["cache-control"] == "no-store"
    assert answered(HTTP, [(b"cache-control", b"public")])["cache-control"] == "no-store"
    assert answered(HTTP)["cache-control"] == "no-store"
    forever = b"public, immutable, max-age=31536000"
    assert answered(HTTP, [(b"cache-control", forever)])["cache-control"] == forever.decode()


def test_what_the_app_says_of_itself_stays_unless_ours_stands_for_it() -> None:
    found = answered(HTTP, [(b"content-type", b"text/html"), (b"X-Frame-Options", b"ALLOWALL")])
    assert found["content-type"] == "text/html" and found["x-frame-options"] == "DENY" and "X-Frame-Options" not in found


def test_browsers_are_told_to_stay_with_https_where_it_was_https() -> None:
    assert "strict-transport-security" not in answered(HTTP)
    assert answered({**HTTP, "scheme": "https"})["strict-transport-security"] == "max-age=31536000"
    claimed = {**HTTP, "headers": [(b"x-forwarded-proto", b"https")]}
    assert "strict-transport-security" not in answered(claimed), "what anybody may claim is not taken from the request here"


def test_pages_may_be_framed_where_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_FRAME_ANCESTORS", "https://intranet.example.gov.uk, https://board.example.gov.uk:8443")
    found = answered(HTTP)
    assert policy_of(found)["frame-ancestors"] == ["https://intranet.example.gov.uk", "https://board.example.gov.uk:8443"]
    assert "x-frame-options" not in found


@pytest.mark.parametrize("wrong", ["*", "https://a.example; script-src *", "intranet", "https://a.example/path", "javascript:alert(1)"])
def test_a_site_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv("SCORECARD_FRAME_ANCESTORS", wrong)
    with pytest.raises(ValueError, match=r"SCORECARD_FRAME_ANCESTORS has .*a site was expected"):
        settings.frame_ancestors()


def test_a_websocket_passes_as_it_is() -> None:
    seen: list[object] = []

    async def app(scope, receive, send) -> None:  # type: ignore[no-untyped-def]
        seen.extend([scope, receive, send])

    scope = {"type": "websocket", "path": "/_stcore/stream"}
    awaited(headers.Headers(app)(scope, "receive", "send"))  # type: ignore[arg-type]
    assert seen == [scope, "receive", "send"]
