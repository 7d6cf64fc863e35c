"""The route that says whether a child who is being added is known."""

import datetime as dt

from litestar import post
from litestar.di import NamedDependency

from casework.known_already import KnownAlready
from central import alike
from central.sessions import Caller
from central.store import Store
from sync.wire import AskAlike


@post(
    "/people/alike",
    operation_id="alike",
    status_code=200,
    summary="Ask whether a child who is being added is known",
    tags=["records"],
    sync_to_thread=True,
)
def ask(data: AskAlike, store: NamedDependency[Store], reader: NamedDependency[Caller]) -> KnownAlready:
    """Says who is known that may be this child, the likeliest first, at most five.

    A question is a surname with a first name or a date of birth, or a number; with less nobody is told. Of a child no
    name, date or number is told that was not in the question, and nothing at all of one whose case has a list that does
    not let the caller in: of those `ask_manager` says, where the question was particular enough, that only a manager
    can say. Every question is kept for the access audit, without its words. Nobody may ask without end.
    """
    return alike.ask(store, reader, data, dt.datetime.now().astimezone())
