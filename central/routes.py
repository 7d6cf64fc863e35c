"""The routes of protocol version 1."""

import datetime as dt
import time
from typing import Annotated, Literal

import anyio
from anyio.to_thread import run_sync
from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.params import HeaderParameter, QueryParameter
from litestar.response import Stream

from central import alike_routes, attachment_routes, clients, ledger, looks, news, password_change, recovery, sessions
from central.answers import Refusal, coding
from central.ledger import Batch
from central.sessions import Caller
from central.store import Store
from central.waiting import Bell
from sync.wire import (
    CLIENT_HEADER,
    PAGE_BYTES,
    PROTOCOL,
    STREAM,
    AskRecovery,
    ChangePassword,
    Enrol,
    Enrolled,
    Kept,
    Looks,
    Me,
    PasswordChanged,
    RecoverySecret,
    Results,
    SignedIn,
    SignIn,
)

MOST_PAGES = 1000
"""In one answer: some 60 MB packed, more than any caseload."""
_HASHING = anyio.CapacityLimiter(2)  # each password check fills 64 MiB and a processor for a tenth of a second

ClientVersion = Annotated[
    str, HeaderParameter(name=CLIENT_HEADER, description="Which version of the program asks: 1.2.0.")
]


def the_store(state: State) -> Store:
    """The database of this server."""
    store: Store = state.store
    return store


def caller(
    store: NamedDependency[Store],
    authorization: Annotated[
        str, HeaderParameter(name="Authorization", description="Bearer and the token of a session or a device.")
    ] = "",
) -> Caller:
    """Whoever the bearer token stands for, on a revoked laptop too."""
    kind, _, token = authorization.partition(" ")
    if kind.lower() != "bearer":
        raise Refusal(401, "signed_out", "Sign in first.")
    return sessions.caller(store, token.strip(), time.time())


def active(caller: NamedDependency[Caller]) -> Caller:
    """The caller, unless the laptop was revoked: it may deliver what it holds, and read nothing."""
    if caller.revoked:
        raise sessions.revoked()
    return caller


def reader(
    active: NamedDependency[Caller],
    state: State,
    client: ClientVersion = "",
) -> Caller:
    """The caller, unless the laptop was revoked or its program is too old: that too may deliver, and read nothing."""
    clients.check(client, state.minimum_client)
    return active


@get(["/", "/v1"], summary="What this is", sync_to_thread=False, tags=["server"])
def hello() -> dict[str, str | int]:
    """Says that this is a Holdfast centre, and which protocol it speaks. Needs no header and no token."""
    return {"holdfast": "central", "protocol": int(PROTOCOL)}


@post(
    "/signin",
    operation_id="sign_in",
    status_code=200,
    summary="Sign in",
    tags=["people and devices"],
)
async def sign_in(data: SignIn, store: NamedDependency[Store]) -> SignedIn:
    """Gives a session token for a user name and a password. Wrong attempts slow down.

    With `device` and `device_name` it enrols the laptop too, as POST /v1/devices does, and `device_token` is the
    laptop's own. A laptop that was taken out of service signs in with `device` alone: that session delivers edits.
    """
    return await run_sync(sessions.sign_in, store, data, time.time(), limiter=_HASHING)


@post(
    "/devices",
    operation_id="enrol",
    status_code=200,
    summary="Enrol a laptop",
    tags=["people and devices"],
    sync_to_thread=True,
)
def enrol(data: Enrol, store: NamedDependency[Store], active: NamedDependency[Caller]) -> Enrolled:
    """Gives a laptop its own token. It lapses 14 days after it was last used.

    The id is made on the laptop. Enrolling the same laptop again gives another token, and the first stays good.
    """
    return sessions.enrol(store, active, data, time.time())


@post(
    "/refresh",
    operation_id="refresh",
    status_code=200,
    summary="Stay signed in",
    tags=["people and devices"],
    sync_to_thread=True,
)
def refresh(
    request: Request[None, None, State], store: NamedDependency[Store], active: NamedDependency[Caller]
) -> SignedIn:
    """Makes the token it is called with good for as long again, and says who it stands for."""
    token = request.headers.get("authorization", "").partition(" ")[2].strip()
    return sessions.refresh(store, active, token, time.time())


@post(
    "/password",
    operation_id="change_password",
    status_code=200,
    summary="Change a password",
    tags=["people and devices"],
)
async def new_password(data: ChangePassword, store: NamedDependency[Store]) -> PasswordChanged:
    """Takes a new password from whoever knows the old one. Wrong attempts slow down, together with those of a sign-in.

    It may be asked again: where the new password is the right one already, the answer is the same. Tokens stay good.
    """
    return await run_sync(password_change.change, store, data, time.time(), limiter=_HASHING)


@post(
    "/recovery",
    operation_id="recovery",
    status_code=200,
    summary="Ask for the secret that helps to open a laptop",
    tags=["people and devices"],
)
async def recovery_secret(data: AskRecovery, store: NamedDependency[Store]) -> RecoverySecret:
    """Gives the secret of a laptop, the same each time, to the name and password of its own user, and to nobody else.

    A laptop wraps its store's key under this secret too (together with one of its own), so that its user can open it
    with a new password where the passphrase was forgotten. It is never given for a laptop taken out of service.
    """
    return await run_sync(recovery.secret_of, store, data, time.time(), limiter=_HASHING)


@get("/me", operation_id="me", summary="Who am I", tags=["people and devices"], sync_to_thread=True)
def me(store: NamedDependency[Store], reader: NamedDependency[Caller], state: State) -> Me:
    """Says who the token stands for, how many cases their laptop holds, how long it may work without a connection,
    and how the service describes itself at the head of its letters."""
    return sessions.describe(store, reader, state.minimum_client)


@post(
    "/edits",
    operation_id="edits",
    status_code=200,
    summary="Deliver edits",
    tags=["records"],
)
async def edits(data: Batch, store: NamedDependency[Store], caller: NamedDependency[Caller], state: State) -> Results:
    """Takes a batch of edits, in order, in one transaction, and answers each one.

    An edit is atomic: each field's `seen` must be its current stamp, or its value must be there already; else the whole
    edit is `stale`. `seen` may name an earlier edit of the same user by its id. A value that is a list is a splice over
    the text that was seen: `[[position, deleted, "inserted"], ...]`, in Unicode code points. Null clears a field. The
    same edit id always gets the same answer, an applied one as `duplicate`. Refused edits are kept, and harm no others.
    """
    results = await run_sync(ledger.receive, store, caller, data, _now())
    bell: Bell = state.bell
    bell.ring(caller.authority)
    return Results(results)


@get(
    "/changes",
    operation_id="changes",
    summary="What changed",
    tags=["records"],
)
async def changes(
    request: Request[None, None, State],
    store: NamedDependency[Store],
    reader: NamedDependency[Caller],
    cursor: Annotated[str, QueryParameter(description="From the last page; empty for a new laptop.")] = "",
    limit_bytes: Annotated[int, QueryParameter(ge=1, description="The most a page may weigh, packed.")] = PAGE_BYTES,
    wait: Annotated[
        float, QueryParameter(ge=0, description="Seconds to hold the request until something changes, at most 60.")
    ] = 0,
    pages: Annotated[
        int,
        QueryParameter(
            ge=1, le=MOST_PAGES, description="How many pages may come in one answer, as JSON lines, where one is more."
        ),
    ] = 1,
    splices: Annotated[
        Literal["yes", "no"], QueryParameter(description="Whether a long text may come as splices over an earlier one.")
    ] = "yes",
) -> Response[bytes] | Stream:
    """One page of what this device has not seen. Its own edits are not sent back to it.

    Keep the page and its cursor together, and ask again with that cursor while `more` is true. A case in `entered`
    travels whole, in this page and the next ones; one in `left` is to be purged once its pending edits are delivered.
    So is a record in `hidden`, which the caller's role does not see; of one in `changed` the fields in `withheld`.
    With `pages` the answer may be a stream: one page a line (application/jsonl), packed as one body in which each page
    can be read as soon as it has come; cut anywhere, go on from the cursor of the last whole page.
    """
    name, compress = coding(request.headers.get("accept-encoding", ""))
    asking = news.Reader(store, request.app.state.bell, reader, min(limit_bytes, 16 * PAGE_BYTES), splices == "yes")
    as_packed = {"Content-Encoding": name}
    if pages == 1:
        page = await news.next_page(asking, cursor, news.packed(compress), wait)
        return Response(page.body, media_type="application/json", headers=as_packed)
    first = await news.next_page(asking, cursor, news.plain, wait)
    if not first.more:
        return Response(compress(first.message), media_type="application/json", headers=as_packed)
    return Stream(news.stream(asking, first, name, pages), media_type=STREAM, headers=as_packed)


@post(
    "/looks",
    operation_id="looks",
    status_code=200,
    summary="Say who looked at what",
    tags=["records"],
    sync_to_thread=True,
)
def look(
    data: Looks,
    store: NamedDependency[Store],
    caller: NamedDependency[Caller],
    state: State,
    client: ClientVersion = "",
) -> Kept:
    """Keeps looks at cases for the access audit; the same look twice is kept once.

    No look is turned away: one at a case that is not the caller's is kept, marked as that. What a colleague saw of a
    case comes back to whoever holds it, in the pages of GET /v1/changes.
    """
    clients.check(client, state.minimum_client)
    return Kept(looks.receive(store, caller, data.looks, _now()))


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()


def make_router() -> Router:
    """Every route that needs the protocol header."""
    return Router(
        "/v1",
        route_handlers=[
            sign_in,
            enrol,
            refresh,
            new_password,
            recovery_secret,
            me,
            edits,
            changes,
            look,
            alike_routes.ask,
            attachment_routes.deliver,
            attachment_routes.fetch,
        ],
        dependencies={
            "caller": Provide(caller, sync_to_thread=True),
            "active": Provide(active, sync_to_thread=False),
            "reader": Provide(reader, sync_to_thread=False),
        },
    )
