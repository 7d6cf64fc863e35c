"""What is typed outlives a kill before the store has it, and comes back once, as if the window's queue had gone on."""

import multiprocessing
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework import new_edit, new_record
from local_store import Draft, LocalStore, damage, keys
from local_store.drafts import set_apart
from local_store.frames import MARK
from local_store.shapes import HiddenRecord, Page
from local_store.typed_words import LARGE, LeftBehind, Mark, TypedWords, every_file, newest, read
from tests.local_store.desk import KEY, ME, Desk
from tests.local_store.test_trouble import NOW, break_pages

HALF = Draft("contact/1", "case", "1", "contact", {"note": "She said that"}, {"note": 4}, {"note": "She"}, ("note", 13))


def saying(words: str, key: str = "contact/1", **others: Any) -> Draft:
    """What is typed in an editor."""
    return msgspec.structs.replace(HALF, key=key, fields={"note": words}, kept_at="2026-11-26T10:54:00+00:00", **others)


def killed(typed: TypedWords) -> None:
    """The process that had the files is no more: the system has closed them, and nothing else was done."""
    for file in typed._open:
        file.close()


def words_in(store: LocalStore, *, aside: bool = False) -> dict[str, str]:
    """What the drafts say, by editor."""
    return {draft.editor: draft.fields["note"] for draft in store.drafts() if draft.aside is aside}


def sizes(path: Path) -> list[int]:
    return [one.stat().st_size for one in every_file(path) if one.exists()]


@pytest.fixture
def made(path: Path) -> None:
    """A store without anything in it."""
    LocalStore.create(path, KEY).close()


def test_what_was_only_written_down_is_there_at_the_next_opening(path: Path, made: None) -> None:
    typed = TypedWords(path, KEY)
    for words in ("S", "Sh", "She"):
        typed.put(saying(words))
    typed.put(saying("elsewhere", "address/2"))
    killed(typed)
    with LocalStore.open(path, KEY) as opened:
        assert words_in(opened) == {"contact/1": "She", "address/2": "elsewhere"}
        assert opened.draft("contact/1") == saying("She"), "with its caret, and what its author saw"
    assert sizes(path) == [0]


def test_another_process_that_is_killed_loses_none_of_it(path: Path, made: None) -> None:
    chosen = multiprocessing.get_context("spawn")
    one = chosen.Process(target=type_and_die, args=(path,))
    one.start()
    one.join(60)
    assert one.exitcode != 0
    with LocalStore.open(path, KEY) as opened:
        assert words_in(opened) == {"contact/1": "word 199"}


def type_and_die(path: Path) -> None:
    typed = TypedWords(path, KEY)
    for number in range(200):
        typed.put(saying(f"word {number}"))
    os.kill(os.getpid(), 9)


def test_once_the_store_has_all_of_it_the_file_is_empty(path: Path, made: None) -> None:
    typed = TypedWords(path, KEY)
    with LocalStore.open(path, KEY) as opened:
        first, second = typed.put(saying("one")), typed.put(saying("two", "address/2"))
        opened.keep_draft(saying("one"), first)
        typed.kept([first])
        typed.empty_when_kept()
        assert sizes(path) != [0], "one of them only stands here"
        opened.keep_draft(saying("two", "address/2"), second)
        typed.kept([second])
        typed.empty_when_kept()
        assert sizes(path) == [0]
        assert typed.mark("contact/1") == Mark("contact/1"), "nothing of it stands there"
    typed.close()


SETTLED: dict[str, Callable[[LocalStore, Mark], object]] = {
    "kept": lambda store, mark: store.keep_draft(saying("kept"), mark),
    "saved": lambda store, mark: store.save_all([new_edit(new_record("contact", "c"), {"note": "n"}, ME)], [mark]),
    "dropped": lambda store, mark: store.drop_draft("contact/1", mark),
    "put aside": lambda store, mark: store.put_aside("contact/1", None, [mark]),
}


@pytest.mark.parametrize("how", SETTLED)
def test_a_kill_between_the_stores_commit_and_its_answer_brings_nothing_back(path: Path, made: None, how: str) -> None:
    typed = TypedWords(path, KEY)
    with LocalStore.open(path, KEY) as opened:
        mark = typed.put(saying("typed"))
        opened.keep_draft(saying("typed"))
        SETTLED[how](opened, mark)
        expected = opened.drafts()
    killed(typed)
    with LocalStore.open(path, KEY) as opened:
        assert opened.drafts() == expected
    assert sizes(path) == [0]


def test_a_kill_between_laying_in_and_emptying_lays_nothing_in_again(path: Path, made: None) -> None:
    typed = TypedWords(path, KEY)
    typed.put(saying("typed"))
    killed(typed)
    [there] = [one for one in every_file(path) if one.exists()]
    content = there.read_bytes()
    with LocalStore.open(path, KEY) as opened:
        opened.drop_draft("contact/1")
    there.write_bytes(content)
    with LocalStore.open(path, KEY) as opened:
        assert words_in(opened) == {}


def test_nothing_typed_any_more_is_remembered_too(path: Path, made: None) -> None:
    typed = TypedWords(path, KEY)
    with LocalStore.open(path, KEY) as opened:
        opened.keep_draft(saying("typed"), typed.put(saying("typed")))
    typed.put_gone("contact/1")
    killed(typed)
    with LocalStore.open(path, KEY) as opened:
        assert opened.drafts() == []


def test_while_a_window_has_the_file_another_opening_leaves_it_alone(path: Path, made: None) -> None:
    typed = TypedWords(path, KEY)
    mark = typed.put(saying("on its way"))
    with LocalStore.open(path, KEY) as opened:
        assert opened.drafts() == []
        opened.keep_draft(saying("on its way"), mark)
    typed.kept([mark])
    typed.close()
    assert sizes(path) == [0]


def test_a_window_that_closes_leaves_what_the_store_did_not_take(path: Path, made: None) -> None:
    typed = TypedWords(path, KEY)
    typed.put(saying("refused by a full disk"))
    typed.close()
    assert typed.put(saying("after the end")) == Mark("contact/1")
    with LocalStore.open(path, KEY) as opened:
        assert words_in(opened) == {"contact/1": "refused by a full disk"}


def test_what_could_not_be_laid_in_when_the_store_was_opened_is_put_aside_later(path: Path, made: None) -> None:
    before = TypedWords(path, KEY)
    with LocalStore.open(path, KEY) as opened:  # before, as where the disk was full
        before.put(saying("of the window before"))
        before.put(set_apart(saying("aside", "address/2"), "2026-11-26"))
        killed(before)
        typed = TypedWords(path, KEY)
        mark, other = typed.put(saying("typed since")), typed.put(saying("more", "address/2"))
        opened.keep_draft(saying("typed since"), mark)
        assert words_in(opened) == {"contact/1": "typed since"}
        assert words_in(opened, aside=True) == {"contact/1": "of the window before", "address/2": "aside"}
        opened.keep_draft(saying("more", "address/2"), other)
        assert len(opened.drafts()) == 4
    killed(typed)
    with LocalStore.open(path, KEY) as again:
        assert len(again.drafts()) == 4, "once"


def test_a_flipped_byte_costs_one_frame_and_a_torn_end_the_last(path: Path, made: None) -> None:
    typed = TypedWords(path, KEY)
    for number in range(5):
        typed.put(saying("x", f"contact/{number}"))
    killed(typed)
    file = every_file(path)[0]
    content = file.read_bytes()
    for at in range(0, len(content), 7):
        file.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        assert len(read(path, KEY)) == 4, at
    last = content.rfind(MARK)
    for end in range(last, len(content), 7):
        file.write_bytes(content[:end])
        assert [one.key for one in read(path, KEY)] == [f"contact/{number}" for number in range(4)], end


def test_rubble_never_keeps_a_store_from_opening(path: Path, made: None) -> None:
    typed = TypedWords(path, KEY)
    typed.put(saying("whole"))
    killed(typed)
    file = every_file(path)[0]
    file.write_bytes(os.urandom(3000) + MARK + file.read_bytes() + MARK * 3)
    with LocalStore.open(path, KEY) as opened:
        assert words_in(opened) == {"contact/1": "whole"}
    assert sizes(path) == [0]


def test_another_key_reads_nothing_of_it(path: Path, made: None) -> None:
    typed = TypedWords(path, KEY)
    typed.put(saying("Zephyrine Quillsworth"))
    killed(typed)
    assert b"Quillsworth" not in every_file(path)[0].read_bytes()
    assert (len(read(path, KEY)), read(path, KEY[::-1])) == (1, [])


def test_a_store_that_takes_nothing_does_not_let_the_files_grow(path: Path, made: None) -> None:
    typed = TypedWords(path, KEY)
    typed.put(saying("first, and never kept", "address/2"))
    long = "word " * 10_000
    most = 0
    for number in range(120):
        typed.put(saying(f"{long} {number}"))
        most = max(most, sum(sizes(path)))
    assert most < LARGE + 2 * 60_000, "of more than 6 million bytes"
    killed(typed)
    found = {one.key: one.draft for one in newest(read(path, KEY))}
    assert found == {
        "contact/1": saying(f"{long} 119"),
        "address/2": saying("first, and never kept", "address/2"),
    }


def test_a_kill_between_the_two_files_leaves_it_in_both_and_counts_once(path: Path, made: None) -> None:
    typed = TypedWords(path, KEY)
    long = "word " * 10_000
    first, second = every_file(path)
    number, before = 0, b""
    while not second.exists() or not second.stat().st_size:
        before = first.read_bytes() if first.exists() else b""
        typed.put(saying(f"{long} {number}"))
        number += 1
    killed(typed)
    last = number - 1
    for rest, other in ((before, second.read_bytes()), (b"", second.read_bytes()), (before, b"")):
        first.write_bytes(rest)
        second.write_bytes(other)
        [one] = newest(read(path, KEY))
        assert one.draft is not None
        assert one.draft.fields["note"] == f"{long} {last if other else last - 1}"
    second.write_bytes(other)


def test_a_disk_that_takes_nothing_disturbs_nobody(path: Path, made: None) -> None:
    resource = pytest.importorskip("resource", reason="limits on file size need POSIX")
    typed = TypedWords(path, KEY)
    typed.put(saying("short"))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, before[1]))
    try:
        mark = typed.put(saying("long " * 500))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert mark.number == 2
    assert [one.number for one in read(path, KEY)] == [1]
    typed.put(saying("room again"))
    killed(typed)
    assert [one.number for one in read(path, KEY)] == [1, 3]
    nowhere = TypedWords(path / "no folder" / "store.db", KEY)
    assert nowhere.put(saying("x")) == Mark("contact/1")


def test_words_of_a_case_that_left_meanwhile_go_out_and_nothing_of_them_stays(desk: Desk, path: Path) -> None:
    contact, hidden = desk.bring("contact", {"note": "as it was"}), desk.bring("contact", {"note": "x"}, case="other")
    typed = TypedWords(path, KEY)
    of_it = {"case": desk.case, "record": contact.id, "seen": dict(contact.stamps), "base": {"note": "as it was"}}
    for_other = {"case": "other", "record": hidden.id, "seen": dict(hidden.stamps), "base": {"note": "x"}}
    typed.put(saying("as it was, and more", f"contact/{contact.id}", **of_it))
    typed.put(set_apart(saying("thought better of it", "contact/9", **of_it), "2026-11-26"))
    typed.put(saying("x and y", f"contact/{hidden.id}", **for_other))
    desk.leaves()
    desk.position += 1
    one = HiddenRecord(hidden.id, "other", "health")
    desk.store.apply_page(Page(cursor=str(desk.position), hidden=[one]))
    assert desk.store.case(desk.case) == []
    desk.store.close()
    killed(typed)
    with LocalStore.open(path, KEY) as opened:
        assert opened.drafts() == []
        assert sorted(item.edit.set["note"] for item in opened.pending()) == ["as it was, and more", "x and y"]
    assert sizes(path) == [0]


def test_a_damaged_store_is_begun_again_with_what_was_typed_last(path: Path, made: None) -> None:
    typed = TypedWords(path, KEY)
    with LocalStore.open(path, KEY) as opened:
        opened.keep_draft(saying("kept"), typed.put(saying("kept")))
    typed.put(saying("kept, and more"))
    typed.put(saying("new", "address/2"))
    killed(typed)
    break_pages(path, 1, 10_000)
    rescued = damage.start_again(path, KEY, NOW)
    assert {draft.key: draft.fields["note"] for draft in rescued.drafts} == {
        "contact/1": "kept, and more",
        "address/2": "new",
    }
    with LocalStore.open(path, KEY) as opened:
        assert words_in(opened) == {"contact/1": "kept, and more", "address/2": "new"}
    assert every_file(rescued.aside)[0].stat().st_size > 0, "it is kept with the damaged file"
    assert sizes(path) == []


def test_what_was_saved_does_not_come_back_when_a_damaged_store_is_put_aside(path: Path, made: None) -> None:
    typed = TypedWords(path, KEY)
    with LocalStore.open(path, KEY) as opened:
        opened.drop_draft("contact/1", typed.put(saying("saved")))
    killed(typed)
    assert damage.rescue(path, KEY).drafts == ()


def test_another_passphrase_opens_it_as_before(tmp_path: Path) -> None:
    key = keys.make_keys(tmp_path, "one long passphrase")
    path = tmp_path / "store.db"
    LocalStore.create(path, key).close()
    typed = TypedWords(path, key)
    typed.put(saying("typed before"))
    killed(typed)
    keys.put_in_force(tmp_path, keys.rewrap(tmp_path, key, "another passphrase"))
    with LocalStore.open(path, keys.unlock(tmp_path, "another passphrase")) as opened:
        assert words_in(opened) == {"contact/1": "typed before"}


def test_two_who_look_at_what_is_left_take_turns(path: Path, made: None) -> None:
    with LeftBehind(path, KEY), pytest.raises((BlockingIOError, PermissionError)):
        LeftBehind(path, KEY)


class Queue:
    """A window and its store: what is asked waits here until it is worked off, and may fail then."""

    def __init__(self, path: Path) -> None:
        self.store, self.typed = LocalStore.open(path, KEY), TypedWords(path, KEY)
        self.waiting: list[tuple[str, str, Draft | None, list[Mark]]] = []
        self.not_done: list[tuple[str, Draft | None]] = []
        """Drafts, by key, of which the store knows nothing; a later one of the same key takes its place."""

    def type(self, key: str, words: str) -> None:
        draft = saying(words, key)
        self._ask("keep", key, draft, [self.typed.put(draft)], (key, draft))

    def undo(self, key: str) -> None:
        self._ask("drop", key, None, [self.typed.put_gone(key)], (key, None))

    def save(self, key: str) -> None:
        self._ask("save", key, None, [self.typed.mark(key)])

    def put_aside(self, key: str, words: str) -> None:
        aside = set_apart(saying(words, key), "2026-11-26")
        marks = [self.typed.put(aside), self.typed.put_gone(key)]
        self._ask("aside", key, aside, marks, (aside.key, aside), (key, None))

    def _ask(self, act: str, key: str, draft: Draft | None, marks: list[Mark], *new: tuple[str, Draft | None]) -> None:
        self.waiting.append((act, key, draft, marks))
        self.not_done = [one for one in self.not_done if one[0] not in {key for key, _ in new}] + list(new)

    def work(self, fails: bool, heard: bool) -> None:
        """Do the next thing asked. It may fail, or be done without the window hearing of it."""
        if not self.waiting:
            return
        act, key, draft, marks = self.waiting.pop(0)
        if fails:
            return
        if act == "keep" and draft is not None:
            self.store.keep_draft(draft, marks[0])
        elif act == "drop":
            self.store.drop_draft(key, marks[0])
        elif act == "save":
            self.store.save_all([], marks)
        else:
            self.store.put_aside(key, draft, marks)
        later = {mark.key for _, _, _, others in self.waiting for mark in others if mark.number}
        done = {mark.key for mark in marks if mark.number or act != "save"} - later
        self.not_done = [one for one in self.not_done if one[0] not in done]
        self.typed.kept(marks)
        if heard:
            self.typed.empty_when_kept()

    def after_a_kill(self) -> dict[str, Draft]:
        """What there has to be: what the store has, and over it what it was still to hear."""
        expected = {draft.key: draft for draft in self.store.drafts()}
        for key, draft in self.not_done:
            expected.pop(key, None)
            if draft is not None:
                expected[key] = draft
        return expected


KEYS = st.sampled_from(["contact/1", "address/2"])
STEPS = st.one_of(
    st.tuples(st.just("type"), KEYS, st.text("abc", max_size=4)),
    st.tuples(st.just("put_aside"), KEYS, st.text("xyz", max_size=4)),
    st.tuples(st.just("undo"), KEYS),
    st.tuples(st.just("save"), KEYS),
    st.tuples(st.just("work"), st.sampled_from([False, False, False, True]), st.booleans()),
    st.tuples(st.just("work"), st.sampled_from([False, False, False, True]), st.booleans()),
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rounds=st.lists(st.lists(STEPS, max_size=16), min_size=1, max_size=3))
def test_whatever_was_done_and_wherever_it_was_cut_the_rest_of_the_queue_is_made_up_for(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[list[tuple[Any, ...]]]
) -> None:
    path = tmp_path_factory.mktemp("queue") / "store.db"
    LocalStore.create(path, KEY).close()
    for steps in rounds:
        queue = Queue(path)
        for act, *what in steps:
            getattr(queue, act)(*what)
        expected = queue.after_a_kill()
        queue.store.close()
        killed(queue.typed)
        with LocalStore.open(path, KEY) as opened:
            assert {draft.key: draft for draft in opened.drafts()} == expected
