"""A link's token: random bytes, and a signature of them. It holds nothing else: no number, no title, no date.

Without the key none can be made, not even by whoever can write into the register; without the register none opens anything.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

RANDOM, SIGNATURE = 24, 18  # bytes; together a multiple of three, so that each token is written in one way alone
LENGTH = (RANDOM + SIGNATURE) // 3 * 4  # characters
FORM = re.compile(rf"[A-Za-z0-9_-]{{{LENGTH}}}", re.ASCII)
_FOR = b"scorecard shared link, first kind\0"  # the same key signs nothing else in this way
_NONE = "A" * LENGTH


def new(key: bytes) -> str:
    """A token that there was none of before."""
    drawn = secrets.token_bytes(RANDOM)
    return urlsafe_b64encode(drawn + _signature(key, drawn)).decode()


def is_ours(token: str, key: bytes) -> bool:
    """Whether a token was signed with a key. It takes as long for one of another form."""
    has_form = FORM.fullmatch(token) is not None
    held = urlsafe_b64decode(token if has_form else _NONE)
    return hmac.compare_digest(held[RANDOM:], _signature(key, held[:RANDOM])) and has_form


def sha256(token: str) -> str:
    """The hash by which the register knows a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _signature(key: bytes, drawn: bytes) -> bytes:
    return hmac.new(key, _FOR + drawn, hashlib.sha256).digest()[:SIGNATURE]
