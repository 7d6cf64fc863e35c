"""Runs one thing after another in children of its own, each with a disk that fails at another step, and checks each.

python -m tests.faults.every_step FOLDER WHAT HOW STRIDE    (with the failing disk: `tests.faults.disk.run`)

WHAT: day, again (a damaged store begun again), older (a store of an older Holdfast opened). HOW: a name of `disk.How`
or of `disk.REFUSALS`. Says what was tried as JSON.
"""

import json
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from local_store import LocalStore
from local_store.damage import start_again
from local_store.errors import DiskFault, DiskFull, ReadOnlyDisk, StoreTrouble
from tests.faults.day import KEY, NOW, Day, Promises, Say, check, check_rescue, day, older_store
from tests.faults.disk import REFUSALS, Disk, How

DISK = Disk()
REFUSED = (DiskFull, DiskFault, ReadOnlyDisk)


class Tries:
    """One kind of failure, tried at one step after the other."""

    def __init__(self, folder: Path, what: str, how: str, stride: int) -> None:
        self.folder = folder
        self.what = what
        self.how = How.REFUSE if how in REFUSALS else How[how]
        self.error = REFUSALS.get(how, 0)
        self.stride = stride
        self.counts = {"steps": 0, "tried": 0, "saved": 0, "drafts": 0}
        self.template = folder / "template"
        self.before: list[str] = []
        self.template.mkdir(parents=True)
        if what == "again":
            day(self.template / "store.db", lambda word, said: self.before.append(f"{word} {said}"))
            content = bytearray((self.template / "store.db").read_bytes())
            for page in range(0, len(content), 4096 * 2):  # every second page
                content[page + 1000] ^= 1
            (self.template / "store.db").write_bytes(content)
        elif what == "older":
            self.before.append(f"saved {older_store(self.template / 'store.db')}")

    def all_of_them(self) -> dict[str, int]:
        self.counts["steps"] = self._count()
        for at in range(1, self.counts["steps"] + 1, self.stride):
            place = self._place(str(at))
            lines = self._child(place, self._until_it_ends, How(self.how), at)
            promised = Promises(self.before + lines)
            try:
                self._check(place, promised)
            except Exception as failure:
                said = "\n".join(lines)
                raise AssertionError(f"{self.what}, {self.how.name} at step {at}, after\n{said}") from failure
            self.counts["tried"] += 1
            self.counts["saved"] += len(promised.saved)
            self.counts["drafts"] += len(promised.drafts)
            shutil.rmtree(place)
        return self.counts

    def _check(self, place: Path, promised: Promises) -> None:
        path = place / "store.db"
        if self.what == "again":
            start_again(path, KEY, NOW)  # as unlocking does, since the mark that the store is damaged is still there
            with LocalStore.open(path, KEY) as store:
                here = {item.edit.id for item in store.pending()}
                assert [id for id in promised.saved if id not in here and id not in promised.answering] == []
                assert {key: store.draft(key) is not None for key in promised.drafts} == dict.fromkeys(
                    promised.drafts, True
                )
            return
        if not path.exists():
            assert not promised.saved, "a store is there before anything is saved"
            return
        copy = self._copied(place)
        check(path, promised)
        if self.what == "day":
            check_rescue(copy / "store.db", promised, torn=self.how is How.KILL_TORN)
            shutil.rmtree(copy)

    def _copied(self, place: Path) -> Path:
        copy = place.with_name(place.name + "-copy")
        shutil.copytree(place, copy)
        return copy

    def _place(self, name: str) -> Path:
        place = self.folder / name
        shutil.copytree(self.template, place)
        return place

    def _run(self, path: Path, say: Say) -> None:
        if self.what == "day":
            day(path, say)
        elif self.what == "again":
            start_again(path, KEY, NOW)
        else:
            LocalStore.open(path, KEY).close()

    def _count(self) -> int:
        place = self._place("count")
        [*_, last] = self._child(place, self._counted, How.COUNT, 0)
        shutil.rmtree(place)
        return int(last.split()[1])

    def _counted(self, path: Path, say: Say) -> None:
        self._run(path, say)
        say("steps", str(DISK.counted()))

    def _until_it_ends(self, path: Path, say: Say) -> None:
        try:
            self._run(path, say)
        except REFUSED as trouble:
            say("refused", type(trouble).__name__)
            DISK.disarm()
            if self.what == "day" and path.exists():
                with LocalStore.open(path, KEY) as store:
                    Day(store, say).save("when there is room again ")

    def _child(self, place: Path, run: Callable[[Path, Say], None], how: How, at: int) -> list[str]:
        """What a child said that ran on the failing disk until it was killed or had ended."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            status = 1
            try:
                DISK.arm(place, how, at, self.error)
                run(place / "store.db", lambda word, what: _say(writing, word, what))
                status = 0
            except Exception:  # noqa: BLE001 - said, and then this child ends
                DISK.disarm()
                traceback.print_exc()
            finally:
                os._exit(status)
        os.close(writing)
        with os.fdopen(reading, encoding="ascii") as said:
            lines = [line.rstrip("\n") for line in said if line.endswith("\n")]
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        ended = os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0
        if not (ended or (killed and how in (How.KILL_BEFORE, How.KILL_AFTER, How.KILL_TORN))):
            raise StoreTrouble(f"at step {at} the child ended with {status}", "", "")
        return lines


def _say(pipe: int, word: str, what: str) -> None:
    os.write(pipe, f"{word} {what}\n".encode())


def main(folder: str, what: str, how: str, stride: str) -> None:
    sys.stdout.write(json.dumps(Tries(Path(folder), what, how, int(stride)).all_of_them()))


if __name__ == "__main__":
    main(*sys.argv[1:])
