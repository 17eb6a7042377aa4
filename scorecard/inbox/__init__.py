"""The inbox: what the stewards' desk asks of the loading half, an order a folder of `<data root>/inbox/`. The folder is the queue.

An order appears whole, in one step; the name that the sender gave its file is text in it, never a path. One clerk takes the orders, one
after another. A file lies here no longer than until it was taken in: it may hold children's records.
"""

from scorecard.inbox.order import InboxError, Order, Standing, folder
from scorecard.inbox.queue import (
    answer,
    ask,
    fail,
    finish,
    forget,
    progress,
    put,
    put_back,
    put_together,
    state,
    states,
    take_next,
    tidy,
)

__all__ = [
    "InboxError",
    "Order",
    "Standing",
    "answer",
    "ask",
    "fail",
    "finish",
    "folder",
    "forget",
    "progress",
    "put",
    "put_back",
    "put_together",
    "state",
    "states",
    "take_next",
    "tidy",
]
