"""The routes of attachments: files of a case, by their content, resumable in both directions."""

import datetime as dt
from typing import Annotated

from anyio.to_thread import run_sync
from litestar import Request, Response, get, put
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import PathParameter, QueryParameter

from central import attachments
from central.attachments import PIECE_BYTES, File
from central.sessions import Caller
from central.store import Store
from sync.wire import SIZE_HEADER, AttachmentState

Sha256 = Annotated[str, PathParameter(description="The SHA-256 of the whole file, in small hexadecimal digits.")]
OfCase = Annotated[str, QueryParameter(description="The case that the file belongs to.")]

AS_IT_IS = "application/octet-stream"


@put(
    "/attachments/{sha256:str}",
    operation_id="deliver_file",
    status_code=200,
    summary="Deliver a piece of a file",
    tags=["attachments"],
)
async def deliver(
    request: Request[None, None, State],
    sha256: Sha256,
    case: OfCase,
    size: Annotated[int, QueryParameter(description="Of the whole file, in bytes.")],
    media_type: Annotated[str, QueryParameter(description="Of the whole file: application/pdf.")],
    store: NamedDependency[Store],
    caller: NamedDependency[Caller],
    offset: Annotated[int, QueryParameter(ge=0, description="Where in the file this piece begins.")] = 0,
) -> AttachmentState:
    """Takes the next piece of a file, as it is in the body, and says how much of the file is here.

    A piece that does not begin at `received` is not taken: go on from there. An empty piece only asks. Once all of the
    file is here, its SHA-256 is checked: it is `complete`, or `damaged` and dropped. Deliver the record of the case
    first. A laptop that was taken out of service, and one that the case has left, may deliver too.
    """
    body = await request.body()
    file = File(case, sha256, size, media_type)
    return await run_sync(attachments.receive, store, caller, file, offset, body, dt.datetime.now().astimezone())


@get(
    "/attachments/{sha256:str}",
    operation_id="fetch_file",
    summary="Fetch a piece of a file",
    tags=["attachments"],
    sync_to_thread=True,
)
def fetch(
    sha256: Sha256,
    case: OfCase,
    store: NamedDependency[Store],
    reader: NamedDependency[Caller],
    offset: Annotated[int, QueryParameter(ge=0, description="Where in the file the piece is to begin.")] = 0,
    limit_bytes: Annotated[
        int, QueryParameter(ge=1, description="The most to send: the server sends no more than 1 MiB at once.")
    ] = PIECE_BYTES,
) -> Response[bytes]:
    """A piece of a file, as it is, never packed. The header Holdfast-Size says how large the whole is."""
    piece = attachments.read(store, reader, case, sha256, offset, limit_bytes)
    headers = {SIZE_HEADER: str(piece.size), "X-Content-Type-Options": "nosniff"}
    return Response(piece.body, media_type=AS_IT_IS, headers=headers)
