"""One world: some laptops, a centre, and the steps by which it goes on. Every step is checked."""

import contextlib
import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from central import hops, pages, tiers
from sync import wire
from sync.connection import Request
from tests.simulation.centre import Centre, Told
from tests.simulation.faults import QUIET, Died, Fault, Figures, Mortal, Plan, Trouble
from tests.simulation.feed import Feed
from tests.simulation.laptop import Laptop, Sizes
from tests.simulation.link import SimulatedLink
from tests.simulation.nature import Nature, ruled_by
from tests.simulation.template import LAPTOPS, template
from tests.simulation.truths import Truths
from tests.simulation.user_steps import FIELDS, UserSteps, one_of

OLDEST = 12
"""How many requests are remembered, to be delivered again."""
ROUNDS = 8
"""In so many rounds of cycles everything must have come to rest."""


class Begin(NamedTuple):
    """How a world begins: its laptops, which of them have never had a cycle, and how much goes into one request."""

    laptops: tuple[str, ...] = tuple(LAPTOPS)[:3]
    new: tuple[str, ...] = ()
    sizes: Sizes = Sizes()


class World(UserSteps):
    """People, machines and links in one. Its steps are those of its people, and what befalls machines and links."""

    def __init__(
        self, folder: Path, nature: Nature, begin: Begin, figures: Figures, tell: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.figures = figures
        self.nature = nature
        self._tell = tell
        self._hash = hashlib.sha256()
        self._sent: list[Request] = []
        self._up_to: dict[str, int] = {}  # by laptop: where the feed was at its last cycle
        files = template(folder)
        self.centre = _centre(folder)
        _write(self.centre.path, files.centre)
        self.centre.begin(self.nature)
        self._reader = self.centre.reader()
        self.truths = Truths(self.centre, Feed(self._reader), figures)
        self.laptops: list[Laptop] = []
        for name in begin.laptops:
            path = folder / f"{name}.db"
            _write(path, files.new[name] if name in begin.new else files.synced[name])
            link = SimulatedLink(name, self.centre, self, figures)
            laptop = Laptop(name, LAPTOPS[name], path, self.nature, link, begin.sizes)
            link.meanwhile = lambda where, laptop=laptop: self.meanwhile(laptop, where)
            self.laptops.append(laptop)
        self.truths.laptops = self.laptops

    def close(self) -> None:
        """End it."""
        for laptop in self.laptops:
            laptop.close()
        self._reader.close()
        self.centre.start_again()

    @property
    def trace(self) -> str:
        """What happened, as one hash: the same for the same seed."""
        return self._hash.hexdigest()

    # The link's watcher

    def left(self, laptop: str, request: Request) -> None:
        """A request leaves a laptop."""
        self.tell("  ", laptop, request.what, request.params, len(request.body or b""))
        self.truths.left(laptop, request)
        if request.path == "/v1/edits":
            self._sent = [*self._sent, request][-OLDEST:]

    def cut(self, request: Request, arrive: Callable[[], object]) -> None:
        """The centre has a part of a request."""
        self.truths.cut(request, arrive)

    def answered(self, request: Request, told: Told) -> None:
        """The centre answered."""
        self.tell("    ", told.status, len(told.body))
        self.truths.answered(request, told)

    def tell(self, *what: Any) -> None:
        """Write down what happens."""
        line = " ".join(map(str, what))
        self._hash.update(line.encode())
        self._tell(line)

    # Steps of machines and links

    def sync(self, laptop: Laptop, plan: Plan = QUIET, goes_on: int | None = None) -> None:
        """One cycle. With `goes_on` its user writes on, after what is to be sent was read and before it is marked."""
        self.figures["cycles"] += 1
        self.tell("sync", laptop.name, plan, goes_on)
        if goes_on is not None:
            laptop.before_marking = lambda: self._go_on_unseen(laptop, goes_on)
        laptop.sync(plan)
        if isinstance(laptop.ended, Died):
            self.figures.happened(Fault.LAPTOP_DIES)
        self.tell("  ended", laptop.name, type(laptop.ended).__name__)
        self.truths.check(laptop)
        if laptop.ended is None:
            self.truths.check_scope(laptop)

    def meanwhile(self, busy: Laptop, where: float) -> None:
        """Something else happens while a request is on its way: its user goes on writing, or a colleague is quicker."""
        which = int(where * 1000)
        others = [one for one in self.laptops if one is not busy and not one.revoked]
        with _spared(busy.mortal):
            if which % 4 == 0 or not others or self._nested:
                self.write(busy, which, ("new",))
                return
            self._nested = True
            other = others[which % len(others)]
            contested = one_of(which, [item.edit.record for item in busy.store.pending()])
            shown = [one.id for one in other.records() if one.type in FIELDS]
            self.write(other, shown.index(contested) if contested in shown else which, ("new",))
            self.sync(other)
            self._nested = False

    _nested = False

    def _go_on_unseen(self, laptop: Laptop, which: int) -> None:
        with _spared(laptop.mortal):
            self.go_on(laptop, which, ("new", "back") if which % 3 else ("back", "back"))

    def leave_unanswered(self, laptop: Laptop, which: int) -> None:
        """A change leaves and never arrives; its author writes on, a colleague changes the same, and then the centre
        answers nothing but questions for pages."""
        kind = "common" if which % 2 else "new"
        self.write(laptop, which, (kind,))
        self.sync(laptop, Plan((None, *[Trouble(Fault.REQUEST_LOST)] * 8)))
        sent = [item.edit.record for item in laptop.store.pending() if item.edit.type in FIELDS]
        if sent:
            self._colleague_changes(laptop, sent[-1], kind)
            if which % 3:
                self.go_on(laptop, 4 * which + 1, ("new",))
            self.sync(laptop, Plan((Trouble(Fault.STRANGER, 0.4),)))

    def write_over_a_merge(self, laptop: Laptop, which: int) -> None:
        """Somebody writes on in a note into which a colleague's words have come since they last looked."""
        notes = [one for one in laptop.records() if one.type == "contact" and one.fields.get("note")]
        record = one_of(which, notes)
        if record is None or laptop.revoked:
            return
        self._write_on(laptop, self._edit(laptop, record, {"note": self._longer(record.fields["note"], 0)}))
        typing = laptop.store.record(record.id)
        self._colleague_changes(laptop, record.id, note=True)
        self.sync(laptop, Plan((None, *[Trouble(Fault.REQUEST_LOST)] * 8), dies_at=4))
        if typing is not None:
            self._write_on(laptop, self._edit(laptop, typing, {"note": self._longer(typing.fields["note"], 1)}))

    def _colleague_changes(self, laptop: Laptop, record: str, kind: str = "new", *, note: bool = False) -> None:
        """Somebody else who has the record changes it, and has it sent."""
        others = [one for one in self.laptops if one is not laptop and not one.revoked]
        other = next((one for one in others if one.store.record(record) is not None), None)
        shown = other.store.record(record) if other else None
        if other is None or shown is None or shown.type not in FIELDS:
            return
        values = self._values(shown, (kind,))
        if note and shown.fields.get("note"):
            values = {"note": self._longer(shown.fields["note"], 1000)}
        self._save(other, [self._edit(other, shown, values)])
        self.sync(other)

    def late(self, which: int) -> None:
        """An old request arrives at the centre (again); nobody hears the answer."""
        if self._sent:
            self._deliver(self._sent[which % len(self._sent)])
        self.truths.check(None)

    def _deliver(self, request: Request) -> None:
        self.figures.happened(Fault.LATE)
        self.tell("late", len(request.body or b""))
        told = self.centre.answer(request)
        assert told is not None
        self.answered(request, told)

    def die(self, laptop: Laptop) -> None:
        """A program is killed between two cycles."""
        self.figures.happened(Fault.LAPTOP_DIES)
        self.tell("dies", laptop.name)
        laptop.start_again()
        self.truths.check(laptop)

    def turn_clock(self, laptop: Laptop, hours: float) -> None:
        """A laptop's clock is set."""
        self.figures.happened(Fault.CLOCK)
        self.tell("clock", laptop.name, hours)
        laptop.turn_clock(dt.timedelta(hours=hours))

    def time_passes(self, hours: float) -> None:
        """For everybody."""
        self.tell("time", hours)
        self.nature.passes(hours=hours)

    def sign_out(self, laptop: Laptop) -> None:
        """The centre forgets the sessions of a laptop."""
        if not laptop.revoked:
            self.figures.happened(Fault.SIGNED_OUT)
            self.tell("signed out", laptop.name)
            self.centre.forget_sessions(laptop.device)

    def revoke(self, laptop: Laptop) -> None:
        """A laptop is taken out of service."""
        if not laptop.revoked:
            self.figures.happened(Fault.REVOKED)
            self.tell("revoked", laptop.name)
            self.centre.revoke(laptop.device)
            laptop.revoked = True
            self.truths.revoked(laptop)

    # The end

    def come_to_rest(self) -> None:
        """Old requests arrive, users see to what was refused, and all laptops have their cycles. Raises Broken."""
        for which in range(0, len(self._sent), 4):
            self.late(which)
        self._up_to.clear()
        self._cycles_until_quiet()
        for laptop in self.laptops:
            self.truths.check_nobody_blocked(laptop)
        while any(self._give_all_up(laptop) for laptop in self.laptops):
            self._cycles_until_quiet()
        for laptop in self.laptops:
            self.truths.check_at_rest(laptop)

    def _cycles_until_quiet(self) -> None:
        """Cycles of all laptops, until nothing can go and nothing new came of them."""
        for _ in range(ROUNDS):
            behind = [laptop for laptop in self.laptops if not self._is_up_to_date(laptop)]
            if not behind:
                return
            for laptop in behind:
                self.sync(laptop)
                self._up_to[laptop.name] = self.truths.head()

    def _is_up_to_date(self, laptop: Laptop) -> bool:
        """Whether nothing happened since its last cycle, and nothing of it can go."""
        free = [item for item in laptop.store.pending() if item.follows is None]
        return not free and self._up_to.get(laptop.name) == self.truths.head()

    def _give_all_up(self, laptop: Laptop) -> bool:
        """Whether there was anything refused."""
        refused = [one for one in laptop.store.attention() if one.kind == "refused"]
        for _ in refused:
            self.give_up(laptop, 0)
        return bool(refused)


@contextlib.contextmanager
def _spared(mortal: Mortal) -> Iterator[None]:
    """Nothing in the block counts as one of the moments of a cycle."""
    left, mortal._left = mortal._left, None
    try:
        yield
    finally:
        mortal._left = left


@contextlib.contextmanager
def world(
    folder: Path, seed: str, begin: Begin, figures: Figures, tell: Callable[[str], None] = lambda _: None
) -> Iterator[World]:
    """A world that has its own time and chance inside the block."""
    template(folder)
    nature = Nature(seed)
    with ruled_by(nature), _small_scale():
        made = World(folder, nature, begin, figures, tell)
        try:
            yield made
        finally:
            made.close()


@contextlib.contextmanager
def _small_scale() -> Iterator[None]:
    """A case of a dozen records goes over several pages, its third newest contact to the second tier, and a note of
    twenty words counts as a long text, of which only what changed travels."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wire, "LONG", 60)
        patch.setattr(hops, "LONG", 60)
        patch.setattr(pages, "LEAST_PAGE", 60)
        patch.setattr(tiers, "NEWEST", 2)
        yield


_centres: dict[Path, Centre] = {}


def _centre(folder: Path) -> Centre:
    """One centre in a process and folder: its statements are compiled once, and its file is put back each time."""
    if folder not in _centres:
        _centres[folder] = Centre(folder / "centre.sqlite", Nature("nobody"))
    return _centres[folder]


def _write(path: Path, content: bytes) -> None:
    for ending in ("-wal", "-shm", "-unsent"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    path.write_bytes(content)
