"""The application: routes, their description and their failures, over one database."""

import contextlib
import logging
import traceback
from collections.abc import AsyncIterator
from typing import Any

import sqlalchemy as sa
from litestar import Litestar, Request, Response
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException

from central import routes
from central.answers import Refusal
from central.description import openapi_config
from central.edge import BODY_BYTES, Edge, trouble
from central.store import DatabaseAway, Store
from central.waiting import Bell

RETRY_AFTER = 2
"""Seconds after which a laptop may ask again when the database was away: about what a restart or a promotion takes."""

log = logging.getLogger("holdfast.central")


def build_app(store: Store, bell: Bell, minimum_client: str) -> Edge:
    """The server over a store that is ready. Older clients than `minimum_client` may deliver, and read nothing."""
    return Edge(_litestar(store, bell, minimum_client))


def _litestar(store: Store, bell: Bell, minimum_client: str) -> Litestar:
    @contextlib.asynccontextmanager
    async def closing(_: Litestar) -> AsyncIterator[None]:
        yield
        store.close()

    return Litestar(
        route_handlers=[routes.hello, routes.make_router()],
        state=State({"store": store, "bell": bell, "minimum_client": minimum_client}),
        dependencies={"store": Provide(routes.the_store, sync_to_thread=False)},
        exception_handlers={
            Refusal: _refused,
            DatabaseAway: _away,
            sa.exc.DataError: _no_such_value,
            RecursionError: _no_such_value,  # a message of thousands of brackets within brackets
            HTTPException: _no_such,
            Exception: _failed,
        },
        request_max_body_size=BODY_BYTES,
        openapi_config=openapi_config(),
        lifespan=[closing],
        logging_config=None,
    )


def _refused(_: Request[Any, Any, State], refusal: Refusal) -> Response[bytes]:
    return Response(
        refusal.body(), status_code=refusal.status, media_type="application/json", headers=refusal.headers()
    )


def _no_such(request: Request[Any, Any, State], error: HTTPException) -> Response[bytes]:
    code, reason = _SENTENCES.get(error.status_code, ("message", _UNREADABLE))
    return _refused(request, Refusal(error.status_code, code, reason))


def _away(request: Request[Any, Any, State], away: DatabaseAway) -> Response[bytes]:
    log.warning("The database does not answer: %s", away.detail)
    return _refused(request, Refusal(503, "database_away", away.happened, retry_after=RETRY_AFTER))


def _no_such_value(request: Request[Any, Any, State], _: Exception) -> Response[bytes]:
    # what no column can hold, such as a NUL in a name: PostgreSQL says so, and nothing of the request was kept
    return _refused(request, Refusal(400, "message", _UNREADABLE))


def _failed(request: Request[Any, Any, State], error: Exception) -> Response[bytes]:
    # Neither the error's own words nor the request: both may hold what somebody wrote about a child.
    log.error("%s\n%s", type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))
    return _refused(request, trouble())


_UNREADABLE = "The centre cannot read this message."
_SENTENCES = {
    404: ("no_such_page", "There is nothing at this address."),
    405: ("no_such_page", "This address does not take that kind of request."),
    413: ("too_large", "This is more than the server takes at once. Send it in smaller parts."),
}
