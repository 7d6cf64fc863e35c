"""A process that saves for as long as it lives, and says on its output what was promised: run by the P1 tests.

python -m tests.promises.p1_writer STORE KEY forever          until it is killed
python -m tests.promises.p1_writer STORE KEY until-full FREE  until the disk is full; removes FREE, then saves again
python -m tests.promises.p1_writer STORE KEY until-limit SIZE until no file may grow beyond SIZE; then lifts that
"""

import sys
from collections.abc import Callable
from pathlib import Path

from casework import Edit, new_edit, new_id, new_record
from local_store import Draft, LocalStore, Page, PageRecord
from local_store.errors import DiskFull

CASE = "01a2056c-57a2-76b8-a991-c07321d206b4"
NOTE = "Met at the office; the bursary form was filled in together. " * 20


def say(word: str, what: object) -> None:
    sys.stdout.write(f"{word} {what}\n")
    sys.stdout.flush()


def note(number: int) -> Edit:
    return new_edit(new_record("contact", CASE), {"note": f"{number} {NOTE}"}, "imogen.farrowby")


def keep_draft(store: LocalStore, number: int) -> None:
    store.keep_draft(Draft("contact/open", CASE, "open", "contact", {"note": number}))


def forever(store: LocalStore) -> None:
    """Everything that writes, in turn: a note, several at once, a draft, a page."""
    number = store.counts().records
    while True:
        number += 1
        edit = note(number)
        store.save(edit)
        say("saved", edit.id)
        together = [note(number), note(number)]
        store.save_all(together)
        for one in together:
            say("saved", one.id)
        keep_draft(store, number)
        say("draft", number)
        store.apply_page(Page(str(number), [PageRecord(new_id(), "contact", CASE, {"note": NOTE}, number)]))
        say("cursor", number)


def until_full(path: Path, key: bytes, make_room: Callable[[], None]) -> None:
    """Save until the disk takes no more; see what can be done meanwhile; make room, and save the same edit again."""
    with LocalStore.open(path, key) as store:
        edit = save_until_full(store)
        assert store.record(edit.record) is None, "nothing of the failed save is kept"
        say("readable", len(store.pending()))
    try:
        with LocalStore.open(path, key) as store:
            say("opened", len(store.pending()))
    except DiskFull:
        say("opened", "not before there is room")
    make_room()
    with LocalStore.open(path, key) as store:
        store.save(edit)
        say("saved", edit.id)
        keep_draft(store, 1)
        say("draft", 1)


def save_until_full(store: LocalStore) -> Edit:
    """The edit that could not be saved any more."""
    number = 0
    while True:
        number += 1
        edit = note(number)
        try:
            store.save(edit)
        except DiskFull as trouble:
            say("full", trouble.happened)
            return edit
        say("saved", edit.id)


def lift_limit() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def main(path: str, key: str, how: str, what: str = "") -> None:
    file, key_bytes = Path(path), bytes.fromhex(key)
    if not file.exists():
        LocalStore.create(file, key_bytes).close()
    if how == "forever":
        with LocalStore.open(file, key_bytes) as store:
            forever(store)
    elif how == "until-full":
        until_full(file, key_bytes, Path(what).unlink)
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(what), resource.RLIM_INFINITY))
        until_full(file, key_bytes, lift_limit)


if __name__ == "__main__":
    main(*sys.argv[1:])
