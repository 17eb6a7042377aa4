"""A session of the app as a browser has one, without a browser: a web socket that speaks Streamlit's own messages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

SECONDS = 60


@dataclass
class Drawn:
    """What a run drew: titles and headings, all text of it, and the pages that the menu knows."""

    headings: list[str] = field(default_factory=list)
    text: str = ""
    pages: list[str] = field(default_factory=list)


class Session:
    """A session that is open."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    def run(self, page: str = "", query: str = "") -> Drawn:
        """Ask for a page by the name that stands in its address, and wait until it is drawn."""
        asked = BackMsg()
        asked.rerun_script.page_name, asked.rerun_script.query_string = page, query
        self._socket.send(asked.SerializeToString())
        drawn = Drawn()
        while True:
            said = ForwardMsg()
            said.ParseFromString(self._socket.recv(timeout=SECONDS))
            kind = said.WhichOneof("type")
            if kind == "new_session":  # a run that was interrupted is drawn again from its beginning
                drawn = Drawn(pages=drawn.pages)
            elif kind == "navigation":
                drawn.pages = [each.page_name for each in said.navigation.app_pages]
            elif kind == "delta" and said.delta.HasField("new_element"):
                drawn.text += "\n".join(_texts(said.delta.new_element)) + "\n"
                if said.delta.new_element.HasField("heading"):
                    drawn.headings.append(said.delta.new_element.heading.body)
            elif kind == "script_finished" and said.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return drawn


def _texts(of: Message) -> Iterator[str]:
    """Every string in a message."""
    for about, value in of.ListFields():
        repeated = value if about.is_repeated else (value,)
        if about.message_type is not None and not about.message_type.GetOptions().map_entry:
            for each in repeated:
                yield from _texts(each)
        elif about.type == about.TYPE_STRING:
            yield from repeated


@contextmanager
def session(address: str) -> Iterator[Session]:
    """A session of the app at an address, of somebody who has no cookie."""
    with connect(f"{address.replace('http', 'ws', 1)}/_stcore/stream", max_size=None, subprotocols=["streamlit"]) as socket:  # type: ignore[list-item]
        yield Session(socket)
