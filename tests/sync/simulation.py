"""Random days on three laptops with a real centre: links cut at random bytes, programs that die between two commits.

The same checks as the model of the protocol (promises 2 to 5), on the product's own code: nothing saved is nowhere,
nothing is overwritten unseen, no alarm is false, and when all is quiet every laptop shows the same.

Few days, since each byte goes over real TCP to another process; `tests/simulation` lives through thousands in one.
"""

import itertools
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sync.pace import Pace
from tests.link import Link
from tests.sync.laptops import NOTE, CaseIds, Laptop, Service, case_on, nowhere

FIELDS = ("phone", "email", "education")
COMMON = "07700 900099"
"""A value that people write independently of each other; all others are written once."""


class Died(Exception):
    """The program ended without a word."""


class Mortal:
    """A store in whose company the program may die, just before or just after a commit."""

    def __init__(self, store: Any, dies: Callable[[], bool]) -> None:
        self._store = store
        self._dies = dies

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._store, name)
        if name not in ("mark_sent", "settle", "apply_page", "rebase"):
            return call

        def perhaps(*arguments: Any) -> Any:
            if self._dies():
                raise Died
            answer = call(*arguments)
            if self._dies():
                raise Died
            return answer

        return perhaps


class Team:
    """Three laptops, each behind a link of its own; kept from one day to the next, as laptops are."""

    def __init__(self, service: Service, folder: Path) -> None:
        self.service = service
        self.links = [Link(service.centre.port) for _ in range(3)]
        users = ("amina", "amina", "callum")
        self.laptops = [
            service.laptop(folder, user, url=link.url) for user, link in zip(users, self.links, strict=True)
        ]
        for laptop in self.laptops:
            laptop.sync()

    def close(self) -> None:
        for link in self.links:
            link.stop()


class Day:
    """One random schedule over one case."""

    def __init__(self, team: Team, ids: CaseIds, seed: int) -> None:
        self.team = team
        self.ids = ids
        self.seed = seed
        self.chance = random.Random(seed)
        self.faults = self.chance.choice((0.0, 0.2, 0.5, 0.8))
        self.numbers = itertools.count(1)
        self.words: list[str] = []
        self.bases: dict[tuple[str, Any], set[Any]] = {}  # (field, value) -> what its authors were looking at
        for laptop in team.laptops:
            laptop.saved.clear()

    def run(self) -> None:
        """Live through it, and check what must hold on the way and at the end. Raises AssertionError."""
        for laptop in self.team.laptops:
            laptop.sync()
        for _ in range(self.chance.randint(10, 45)):
            which = self.chance.randrange(3)
            if self.chance.random() < 0.6:
                self._write(self.team.laptops[which])
            else:
                self._sync(which)
                assert nowhere(self.team.laptops[which], self.team.service) == [], self.seed
        self._come_to_rest()
        self._check()

    def _write(self, laptop: Laptop) -> None:
        if self.chance.random() < 0.35:
            self._write_note(laptop)
            return
        fields = self.chance.sample(FIELDS, self.chance.randint(1, 2))
        values = {name: COMMON if self.chance.random() < 0.1 else f"value {next(self.numbers)}" for name in fields}
        edit = laptop.change(self.ids.person, **values)
        for name, value in values.items():
            self.bases.setdefault((name, value), set()).add(edit.base[name])

    def _write_note(self, laptop: Laptop) -> None:
        """Put one new word anywhere into the note; nobody takes any out."""
        words = laptop.shows(self.ids.contact, "note").split(" ")
        word = f"word{self.seed}x{next(self.numbers)}"
        words.insert(self.chance.randint(0, len(words)), word)
        laptop.change(self.ids.contact, note=" ".join(words))
        self.words.append(word)

    def _sync(self, which: int) -> None:
        laptop, link = self.team.laptops[which], self.team.links[which]
        store, chance = laptop.store, self.chance
        if chance.random() < self.faults:
            link.cut_after(chance.choice(("up", "down")), chance.randint(0, 1500), stays=chance.random() < 0.7)
        if chance.random() < self.faults / 2:
            laptop.engine._store = laptop.engine._sender._store = laptop.engine._puller._store = Mortal(
                store, lambda: chance.random() < 0.15
            )
        laptop.engine._puller._bytes = Pace(1024, 1024, 65536)
        laptop.engine._sender._edits = Pace(1, chance.randint(1, 6), 6)
        try:
            laptop.try_sync()
        except Died:
            laptop.start_again()
        laptop.engine._store = laptop.engine._sender._store = laptop.engine._puller._store = laptop.store
        link.restore()

    def _come_to_rest(self) -> None:
        for _ in range(2):
            for laptop in self.team.laptops:
                laptop.sync()

    def _check(self) -> None:
        first, *others = self.team.laptops
        for laptop in self.team.laptops:
            assert laptop.waiting() == [], (self.seed, "still in the outbox")
            assert nowhere(laptop, self.team.service) == [], (self.seed, "nowhere")
        for laptop in others:
            assert case_on(laptop, self.ids.case) == case_on(first, self.ids.case), (self.seed, "not the same")
        applied, kept = self._history()
        ever = {(name, value) for name, _, value in applied}
        for name, value in self.bases:
            assert (name, value) in ever | kept, (self.seed, "nowhere", name, value)
        for name, before, value in applied:
            seen = self.bases[name, value]
            assert before == value or before in seen, (self.seed, "overwritten unseen", name, before, value)
        false = {one for one in kept & ever if one[1] != COMMON}
        assert not false, (self.seed, "false conflict", false)
        self._check_note(first)

    def _history(self) -> tuple[list[tuple[str, Any, Any]], set[tuple[str, Any]]]:
        """What was applied to the person, as (field, value before, value), and what was ever kept in a conflict."""
        now: dict[str, Any] = {"phone": "07700 900001"}
        applied: list[tuple[str, Any, Any]] = []
        kept: set[tuple[str, Any]] = set()
        field_of: dict[str, str] = {}
        for result, edit in self.team.service.ledger(self.ids.case).values():
            if edit.type == "conflict" and result == "applied":
                field_of.setdefault(edit.record, edit.set.get("field", ""))
                kept.add((field_of[edit.record], edit.set.get("mine")))
            elif edit.record == self.ids.person and result == "applied":
                applied += [(name, now.get(name), value) for name, value in edit.set.items()]
                now.update(edit.set)
        return applied, kept

    def _check_note(self, laptop: Laptop) -> None:
        kept = " ".join(str(one.fields.get("mine")) for one in laptop.conflicts(self.ids.contact))
        note = laptop.shows(self.ids.contact, "note").split(" ")
        for word in self.words:
            assert note.count(word) == 1 or (note.count(word) == 0 and word in kept.split(" ")), (self.seed, word)
        assert [word for word in note if word not in self.words] == NOTE.split(" "), (self.seed, "words lost")
