"""A power cut played from a list of everything that was written: only what was synced is sure to be on the disk.

Of what was not synced any of it may be there, in any order, torn between sectors. New names, other names and removed
files last from the next sync on, in the order in which they came (as a file system with a journal of its own does it).
"""

import random
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tests.faults.day import day
from tests.faults.disk import Disk, How

SECTOR = 512
_HEAD = struct.Struct("<cQQI")


class Step(msgspec.Struct, frozen=True):
    """W: bytes at an offset. T: cut to a length. S: synced. R: renamed to `content`. U: removed. P: a promise."""

    kind: str
    path: str
    offset: int = 0
    content: bytes = b""


def steps_of(log: Path) -> Iterator[Step]:
    """Every step, in order."""
    content = log.read_bytes()
    at = 0
    while at < len(content):
        kind, offset, length, name = _HEAD.unpack_from(content, at)
        at += _HEAD.size
        path = content[at : at + name].decode()
        at += name
        yield Step(kind.decode(), path, offset, content[at : at + length])
        at += length


class _File:
    """One file: what is surely on the disk of it, and what was written since."""

    def __init__(self) -> None:
        self.sure = bytearray()
        self.unsure: list[Step] = []

    def sync(self) -> None:
        for step in self.unsure:
            _lay(self.sure, step)
        self.unsure.clear()

    def after_cut(self, chance: random.Random) -> bytes:
        """What is found of it: the sure part with any of the rest, in any order, sector by sector."""
        content = bytearray(self.sure)
        pieces = [piece for step in self.unsure for piece in _sectors(step)]
        kept = [piece for piece in pieces if chance.random() < chance.choice((0.1, 0.5, 0.9))]
        chance.shuffle(kept)
        for piece in kept:
            _lay(content, piece)
        return bytes(content)


def _sectors(step: Step) -> Iterator[Step]:
    if step.kind == "T":
        yield step
    for at in range(0, len(step.content), SECTOR):
        yield Step("W", step.path, step.offset + at, step.content[at : at + SECTOR])


def _lay(content: bytearray, step: Step) -> None:
    if step.kind == "T":
        del content[step.offset :]
        content.extend(bytes(step.offset - len(content)))
    else:
        content.extend(bytes(max(0, step.offset + len(step.content) - len(content))))
        content[step.offset : step.offset + len(step.content)] = step.content


class DiskWithPower:
    """A disk as it stands after each step."""

    def __init__(self) -> None:
        self._names: dict[str, _File] = {}
        self._sure_names: dict[str, _File] = {}
        self._names_since: list[dict[str, _File]] = []

    def take(self, step: Step) -> None:
        """One more step is done."""
        if step.kind == "S":
            if step.path in self._names:
                self._names[step.path].sync()
            self._sure_names = dict(self._names)
            self._names_since.clear()
            return
        if step.kind in "WT":
            if step.path not in self._names:
                self._renamed({step.path: _File()})
            self._names[step.path].unsure.append(step)
        elif step.kind == "U":
            self._renamed({}, gone=step.path)
        elif step.kind == "R":
            file = self._names.get(step.path)
            if file is not None:
                self._renamed({step.content.decode(): file}, gone=step.path)

    def _renamed(self, new: dict[str, _File], gone: str = "") -> None:
        self._names = {name: file for name, file in self._names.items() if name != gone} | new
        self._names_since.append(dict(self._names))

    def cut(self, chance: random.Random, below: Path, into: Path) -> None:
        """The power goes: write what is found afterwards of the files below one folder into another."""
        names = chance.choice([self._sure_names, *self._names_since])
        for name, file in names.items():
            target = into / Path(name).relative_to(below)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.after_cut(chance))


def main(folder: str, log: str) -> None:
    """A day on a disk whose every step is written down, with what was promised between the steps."""
    disk = Disk()
    disk.write_down(Path(log))
    disk.arm(Path(folder), How.COUNT)
    day(Path(folder) / "store.db", lambda word, what: disk.mark(f"{word} {what}"))


if __name__ == "__main__":
    main(*sys.argv[1:])
