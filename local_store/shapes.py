"""What the store hands out: frozen values, ready for a page or for the sync engine."""

import datetime as dt
import enum
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from casework.caseload_weights import Weight
from casework.contact_levels import Behind
from casework.due import Due
from casework.edits import Edit
from casework.return_gaps import Gap
from casework.service import Service
from casework.splices import Splice


class State(enum.Enum):
    """Where an edit in the outbox stands."""

    WAITING = "waiting"  # never left this laptop; may be rebased
    SENT = "sent"  # left, not answered: goes again unchanged
    STALE = "stale"  # answered: somebody was first; to be rebased


class SendTrouble(msgspec.Struct, frozen=True):
    """Why an edit could not be delivered, and since when that has been the reason.

    `code` is the name of a `sync.status.Link` in small letters (offline, signed_out, centre_trouble...), or the code
    with which the centre could not take the request.
    """

    code: str
    at: str


class Pending(msgspec.Struct, frozen=True):
    """One edit of the outbox, in the order written. `sent_at` is when it first left, empty before."""

    edit: Edit
    state: State
    saved_at: str
    attempts: int = 0
    follows: str | None = None  # the refused edit this one depends on
    sent_at: str = ""
    trouble: SendTrouble | None = None


class Held(msgspec.Struct, frozen=True):
    """One field as the centre last gave it to this laptop."""

    value: Any = None
    stamp: int = 0
    author: str = ""
    at: str = ""  # by the author's clock, where the centre told it


HeldFields = Callable[[str], Mapping[str, Held]]
"""The fields of a record, by its id, as the centre last gave them, without edits of this laptop; empty if unknown."""

Lay = Callable[[Sequence[Pending], HeldFields], list[Edit]]
"""`lay(outbox, held)`: the whole new outbox, in order. An edit with an id the outbox had stands for that row (and keeps
its state; its content may have changed, unless it was sent); any other is new and waits. A row whose id is not among
them leaves the outbox with a receipt: "replaced" where a new edit names it in `replaces`, else "merged"."""


class Answer(msgspec.Struct, frozen=True):
    """What the centre answered for one edit: `outcome` is applied, duplicate, stale or refused.

    `position` goes with the first two; `fields`, what the centre has by now, with stale; `code`, `reason` with refused.
    With `proposal` a refused edit lies before the case's present worker, in the record of that id. `at_centre` is False
    where the centre did not take a refused edit in at all, so that its only words are here.
    """

    id: str
    outcome: str
    position: int | None = None
    fields: dict[str, Held] = {}
    code: str = ""
    reason: str = ""
    proposal: str | None = None
    at_centre: bool = True


class SeenBy(msgspec.Struct, frozen=True):
    """A colleague's newest look at a case, on a laptop that had all of it up to `position`. `at` is by their clock."""

    case: str
    user: str
    name: str
    at: str
    position: int


class Look(msgspec.Struct, frozen=True):
    """This user opened a case (`record`: one record of it) on this laptop, which had all of it up to `position`."""

    id: str
    case: str
    at: str
    position: int
    record: str = ""


class Hop(msgspec.Struct, frozen=True):
    """One step of a long text: over the text that has the stamp `over`, lay `splice`; it then has `stamp`."""

    over: int
    stamp: int
    splice: Splice


class PageRecord(msgspec.Struct, frozen=True):
    """Fields of one record that changed at the centre. `stamps` holds those that differ from `stamp`.

    `splices` holds the hops to the present text, for long ones that are not in `set`; `checksums` what they come to.
    `withheld` names fields that the centre has and that are not for this user.
    """

    id: str
    type: str
    case: str
    set: dict[str, Any]
    stamp: int
    stamps: dict[str, int] = {}
    authors: dict[str, str] = {}
    times: dict[str, str] = {}
    splices: dict[str, list[Hop]] = {}
    checksums: dict[str, int] = {}
    withheld: list[str] = []


class HiddenRecord(msgspec.Struct, frozen=True):
    """A record of a case that is here, which is not for this user: it is kept for `section`."""

    id: str
    case: str
    section: str


class Page(msgspec.Struct, frozen=True):
    """One page of changes. It and its cursor are committed together."""

    cursor: str
    changed: Sequence[PageRecord] = ()
    entered: Sequence[str] = ()
    left: Sequence[str] = ()
    more: bool = False
    looks: Sequence[SeenBy] = ()
    hidden: Sequence[HiddenRecord] = ()


class FieldState(enum.Enum):
    """What a field of a form says about itself."""

    SAVED = "saved on this laptop"
    SENT = "sent"
    NEEDS_DECISION = "needs your decision"


class Receipt(msgspec.Struct, frozen=True):
    """What became of an edit: acknowledged at a position of the feed, proposed, replaced by a rebase, or given up.

    `seen_by` names the colleagues who have looked at the case since it had the edit.
    """

    edit: Edit
    saved_at: str
    received_at: str
    outcome: str  # applied, duplicate, proposed, replaced, merged (the centre had it all), given up
    position: int | None = None
    seen_by: tuple[SeenBy, ...] = ()
    sent_at: str = ""
    attempts: int = 0
    replaced_by: str | None = None


class Tracked(msgspec.Struct, frozen=True):
    """How far one edit has come, over all the edits that a rebase has put in its place (`replaced_by`: the last).

    `saved_at` and `first_sent_at` are those of the edit itself or the first that left; `attempts` counts every sending.
    `outcome` is empty while it waits, "refused" while it needs a person, then as in its receipt. `trouble` and
    `follows` say why it still waits.
    """

    edit: str
    saved_at: str
    first_sent_at: str = ""
    attempts: int = 0
    received_at: str = ""
    position: int | None = None
    outcome: str = ""
    seen_by: tuple[SeenBy, ...] = ()
    replaced_by: str | None = None
    trouble: SendTrouble | None = None
    follows: str | None = None


class Attention(msgspec.Struct, frozen=True):
    """One thing that waits for a person: a refused edit (`code`, `reason`), the fields of one record in conflict, or
    an edit that its author could no longer make (`id` is the proposal's, `reason` why it is one)."""

    id: str
    kind: str  # refused, conflict, proposal
    case: str
    record: str
    type: str
    since: str
    code: str = ""
    reason: str = ""
    edit: Edit | None = None
    conflicts: tuple[str, ...] = ()  # ids of the conflict records of this record
    dependants: tuple[str, ...] = ()  # ids of edits that wait with it


class CaseSummary(msgspec.Struct, frozen=True, omit_defaults=True):
    """One row of the caseload. `behind`: on its contacts. `gaps`: what will block the quarterly return.

    `closed`: nothing is due in it any more; `merged_into`: since it was put together with that case.
    """

    case: str
    first_names: str = ""
    surname: str = ""
    preferred_name: str = ""
    date_of_birth: dt.date | None = None
    reference: str = ""
    kind: str = ""
    order_kind: str = ""
    order_phase: str = ""
    order_end: dt.date | None = None
    level: str = ""
    serious_harm: str = ""
    safety: str = ""
    visiting: tuple[str, ...] = ()
    worker: str = ""
    worker_name: str = ""
    my_part: str = ""
    dues: tuple[Due, ...] = ()
    behind: Behind | None = None
    gaps: tuple[Gap, ...] = ()
    weight: Weight = ()
    not_sent: int = 0
    needs_decision: int = 0
    all_here: bool = True
    closed: bool = False
    merged_into: str = ""


class Hit(msgspec.Struct, frozen=True):
    """One search result. `title` is the child's name; `snippet` marks what matched between \\x02 and \\x03.

    `on` is the day the record is about (a contact's date), where it has one. `field` is set where the case itself was
    found, to the field that says so; empty where it is a text that has the words.
    """

    case: str
    record: str
    type: str
    title: str
    snippet: str = ""
    on: dt.date | None = None
    field: str = ""


ASIDE = "/aside/"
"""What stands in the key of a draft that was put aside, between its editor's key and an id of its own."""


class Draft(msgspec.Struct, frozen=True):
    """What was typed and is not yet an edit: one row for each editor, rewritten as typing goes on.

    `key` names the editor, for example "contact/<record id>". `fields` holds what differs from the record;
    `seen` and `base` are as in an edit, from the moment the editor opened; `caret` is the field with the focus and the
    position in it. One that was put aside has `aside`, a key of its own, and when that was; `over_on` are the days on
    which the laptop's clock said that its time is over (`local_store.drafts`).
    """

    key: str
    case: str
    record: str
    type: str
    fields: dict[str, Any]
    seen: dict[str, Any] = {}
    base: dict[str, Any] = {}
    caret: tuple[str, int] = ("", 0)
    kept_at: str = ""
    aside: bool = False
    aside_at: str = ""
    over_on: tuple[str, ...] = ()

    @property
    def editor(self) -> str:
        """The key of the editor that it belongs to, also once it was put aside."""
        return self.key.partition(ASIDE)[0]


class Device(msgspec.Struct, frozen=True):
    """Who this laptop is to the centre."""

    id: str
    name: str = ""
    server: str = ""
    user: str = ""
    user_name: str = ""
    role: str = ""
    authority: str = ""
    authority_name: str = ""
    token: str = ""
    last_contact: str = ""
    lease_days: int = 14
    service: Service = Service()


class Counts(msgspec.Struct, frozen=True):
    """How much is here, and how much waits: `waiting` edits, and `files` that the centre does not have all of."""

    cases: int = 0
    records: int = 0
    waiting: int = 0
    need_you: int = 0
    more_to_come: bool = False
    files: int = 0


class Settled(msgspec.Struct, frozen=True):
    """What the answers to one push came to. `purged`: cases that had left, and of which nothing waits any longer."""

    applied: int = 0
    stale: int = 0
    refused: int = 0
    proposed: int = 0
    cases: frozenset[str] = frozenset()
    purged: frozenset[str] = frozenset()
