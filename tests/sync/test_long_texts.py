"""Long narratives over the link, both ways: what a small change costs, and that every laptop comes to the same text."""

import random

import pytest

from casework.splices import checksum
from local_store.pages import HopMissing
from local_store.shapes import Hop, Page, PageRecord, State
from sync.merge import lay
from sync.wire import to_wire
from tests.sync.laptops import Laptop, Service, case_on

SMALL = 1024
"""Bytes: what a change of one word may cost each way, everything but headers and TLS."""


def long_text(seed: int, size: int = 25_000) -> str:
    """Prose of words that do not pack well, in sentences and paragraphs."""
    chance = random.Random(seed)
    text = ""
    while len(text) < size:
        words = ["".join(chance.choices("abcdefghilmnoprstuwy", k=chance.randint(2, 9))) for _ in range(14)]
        text += " ".join(words).capitalize() + chance.choice([". ", ". ", ".\n\n"])
    return text


def words_of(text: str, *places: int) -> str:
    """`text` with the words at these places changed."""
    words = text.split(" ")
    for place in places:
        words[place] = f"CHANGED-{place}"
    return " ".join(words)


@pytest.fixture
def record(service: Service, amina: Laptop, callum: Laptop) -> str:
    """A contact with a long note, on both laptops."""
    ids = service.case()
    amina.sync()
    edit = amina.add("contact", ids.case, date="2026-11-26", kind="office", note=long_text(1))
    amina.sync()
    callum.sync()
    return edit.record


def note(laptop: Laptop, record: str) -> str:
    return str(laptop.shows(record, "note"))


def both_show(record: str, text: str, *laptops: Laptop) -> None:
    for laptop in laptops:
        assert note(laptop, record) == text
    for laptop in laptops[1:]:
        case = laptop.store.record(record).case
        assert case_on(laptop, case) == case_on(laptops[0], case)


def test_one_word_of_a_long_note_costs_little_each_way(record, amina, callum):
    changed = words_of(note(amina, record), 1500)
    amina.change(record, note=changed)
    sent = amina.sync()
    assert 0 < sent.bytes_up < SMALL
    assert sent.bytes_down < SMALL
    received = callum.sync()
    assert received.pulled == 1
    assert received.bytes_down < SMALL
    both_show(record, changed, amina, callum)


def test_ten_edits_of_a_long_note_are_ten_hops(record, amina, callum):
    text = note(amina, record)
    for place in range(100, 1100, 100):
        text = words_of(text, place)
        amina.change(record, note=text)
        amina.sync()
    assert callum.sync().bytes_down < 2 * SMALL
    both_show(record, text, amina, callum)


def test_own_edits_in_between_are_not_laid_twice(record, amina, callum):
    """Callum's laptop holds the text of his own hop, in the middle of those that it is sent."""
    first = words_of(note(amina, record), 100)
    amina.change(record, note=first)
    amina.sync()
    callum.sync()
    second = words_of(first, 200)
    callum.change(record, note=second)
    callum.sync()
    amina.sync()
    third = words_of(second, 300)
    amina.change(record, note=third)
    assert amina.sync().bytes_up < SMALL
    assert callum.sync().bytes_down < SMALL
    both_show(record, third, amina, callum)


def test_a_chain_of_own_edits_goes_as_splices_over_one_another(record, amina, callum):
    text = note(amina, record)
    for place in (100, 200, 300):
        text = words_of(text, place)
        amina.change(record, note=text)
    assert amina.sync().bytes_up < 2 * SMALL
    assert callum.sync().bytes_down < 2 * SMALL
    both_show(record, text, amina, callum)


def test_two_people_in_different_parts_merge_by_splices(record, amina, callum):
    base = note(amina, record)
    amina.change(record, note=words_of(base, 100))
    callum.change(record, note=words_of(base, 3000))
    amina.sync()
    report = callum.sync()
    assert (report.conflicts, report.pushed) == (0, 1)
    assert report.bytes_up + report.bytes_down < 2 * SMALL
    amina.sync()
    both_show(record, words_of(base, 100, 3000), amina, callum)


def test_a_stale_splice_is_made_again_over_what_stands(service, record, amina, callum):
    """Callum's edit is on its way when Amina's arrives: it keeps its content, is stale, and its rebase is a splice."""
    base = note(amina, record)
    amina.change(record, note=words_of(base, 100))
    amina.sync()
    edit = callum.change(record, note=words_of(base, 3000))
    callum.store.mark_sent([edit.id])
    report = callum.sync()
    assert report.conflicts == 0
    amina.sync()
    both_show(record, words_of(base, 100, 3000), amina, callum)
    ledger = service.ledger(edit.case)
    assert ledger[edit.id][0] == "stale"
    again = [edit_ for result, edit_ in ledger.values() if edit_.replaces == edit.id]
    assert [type(one.set["note"]) for one in again] == [list]


def test_a_chain_on_a_stale_edit_comes_to_the_same_text(record, amina, callum):
    base = note(amina, record)
    callum.change(record, note=words_of(base, 3000))
    callum.change(record, note=words_of(base, 3000, 3100))
    amina.change(record, note=words_of(base, 100))
    amina.sync()
    callum.store.mark_sent([edit.id for edit in callum.waiting()])
    callum.sync()
    amina.sync()
    both_show(record, words_of(base, 100, 3000, 3100), amina, callum)


def test_the_same_word_changed_by_both_is_a_conflict_with_both_texts_whole(record, amina, callum):
    base = note(amina, record)
    amina.change(record, note=base.replace(base.split()[500], "AMINA"))
    callum.change(record, note=base.replace(base.split()[500], "CALLUM"))
    amina.sync()
    assert callum.sync().conflicts == 1
    amina.sync()
    for laptop in (amina, callum):
        (conflict,) = laptop.conflicts(record)
        assert conflict.fields["mine"] == base.replace(base.split()[500], "CALLUM")
        assert conflict.fields["theirs"] == base.replace(base.split()[500], "AMINA")


def test_a_text_that_was_set_whole_in_between_travels_whole(record, amina, callum):
    amina.change(record, note=words_of(note(amina, record), 100))
    amina.sync()
    amina.change(record, note=long_text(2))
    amina.sync()
    amina.change(record, note=words_of(long_text(2), 7))
    amina.sync()
    assert callum.sync().bytes_down > 5 * SMALL
    both_show(record, words_of(long_text(2), 7), amina, callum)


def test_a_cleared_note_and_one_written_anew_travel_whole(record, amina, callum):
    for text in (None, long_text(3), words_of(long_text(3), 5)):
        amina.change(record, note=text)
        amina.sync()
    callum.sync()
    both_show(record, words_of(long_text(3), 5), amina, callum)


def test_a_new_laptop_has_the_text_whole(service, record, amina, tmp_path):
    changed = words_of(note(amina, record), 100)
    amina.change(record, note=changed)
    amina.sync()
    new = service.laptop(tmp_path, "callum")
    new.sync()
    both_show(record, changed, amina, new)


def test_a_laptop_that_started_again_in_the_middle_finds_its_hop(record, amina, callum):
    text = note(amina, record)
    for place in (100, 200):
        text = words_of(text, place)
        amina.change(record, note=text)
        amina.sync()
        callum.start_again()
        callum.sync()
    both_show(record, text, amina, callum)


def test_what_travels_is_the_same_each_time(record, amina):
    edit = amina.change(record, note=words_of(note(amina, record), 100))
    once, again = to_wire(edit), to_wire(amina.waiting()[0])
    assert once.set == again.set != edit.set
    assert once.checksums == again.checksums == {"note": checksum(edit.set["note"])}


def test_a_laptop_that_holds_another_text_than_it_should_is_given_the_whole_one(record, amina, callum):
    """A fault that should not be: what it holds has a stamp that the text never had."""
    shown = callum.store.record(record)
    wrong = PageRecord(record, "contact", shown.case, {"note": "Not the text."}, shown.stamps["note"] + 1)
    callum.store.apply_page(Page(callum.store.cursor(), [wrong]))
    amina.change(record, place="Kelford")  # so that the next stamp of the note is another
    amina.change(record, note=words_of(note(amina, record), 100))
    amina.sync()
    assert callum.sync().bytes_down > 5 * SMALL
    both_show(record, note(amina, record), amina, callum)
    amina.change(record, note=words_of(note(amina, record), 200))
    amina.sync()
    assert callum.sync().bytes_down < SMALL, "from there on it is splices again"
    both_show(record, note(amina, record), amina, callum)


def page_with(hops: list[Hop], laptop: Laptop, record: str, text: str) -> Page:
    case = laptop.store.record(record).case
    changed = PageRecord(
        record, "contact", case, {"place": "Kelford"}, hops[-1].stamp if hops else 10**6,
        splices={"note": hops}, checksums={"note": checksum(text)},
    )  # fmt: skip
    return Page("the cursor after it", [changed])


@pytest.mark.parametrize(
    "fault", ["another stamp", "does not fit", "another text", "no hops", "no such record", "no text held"]
)
def test_hops_that_do_not_lead_on_from_what_is_held_change_nothing(fault, record, amina):
    shown = amina.store.record(record)
    text, stamp, cursor = shown.fields["note"], shown.stamps["note"], amina.store.cursor()
    good = Hop(stamp, stamp + 1000, [(0, 1, "X")])
    hops = {
        "another stamp": [Hop(stamp - 1, stamp + 1000, [(0, 1, "X")])],
        "does not fit": [Hop(stamp, stamp + 1000, [(0, len(text) + 1, "X")])],
        "another text": [Hop(stamp, stamp + 1000, [(0, 2, "X")])],
        "no hops": [],
    }.get(fault, [good])
    page = page_with(hops, amina, record, "X" + text[1:])
    if fault == "no such record":
        one = page.changed[0]
        page = Page("later", [PageRecord("another", one.type, one.case, {}, one.stamp, splices=one.splices)])
    if fault == "no text held":
        one = page.changed[0]
        hop = Hop(0, stamp + 1000, [(0, 0, "X")])
        page = Page("later", [PageRecord(record, one.type, one.case, {}, one.stamp, splices={"reason": [hop]})])
    with pytest.raises(HopMissing) as missing:
        amina.store.apply_page(page)
    assert amina.store.cursor() == cursor
    assert amina.store.record(record) == shown, "nothing of the page was taken"
    assert text[:20] not in str(missing.value.detail)


def test_hops_begin_at_the_text_that_is_held_and_end_there_where_it_is_as_new(record, amina):
    shown = amina.store.record(record)
    text, stamp = shown.fields["note"], shown.stamps["note"]
    hops = [
        Hop(stamp - 2, stamp, [(0, 9, "no longer of interest")]),
        Hop(stamp, stamp + 1000, [(0, 1, "X")]),
        Hop(stamp + 1000, stamp + 1001, [(1, 1, "Y")]),
    ]
    wanted = "XY" + text[2:]
    amina.store.apply_page(page_with(hops, amina, record, wanted))
    assert note(amina, record) == wanted
    amina.store.apply_page(page_with(hops, amina, record, wanted))
    amina.store.apply_page(page_with(hops[:2], amina, record, "X" + text[1:]))
    assert note(amina, record) == wanted
    assert amina.store.record(record).stamps["note"] == stamp + 1001


def test_hops_are_laid_under_what_waits_on_this_laptop(record, amina):
    shown = amina.store.record(record)
    text, stamp = shown.fields["note"], shown.stamps["note"]
    edit = amina.change(record, note=words_of(text, 3000))
    amina.store.apply_page(page_with([Hop(stamp, stamp + 1000, [(0, 1, "X")])], amina, record, "X" + text[1:]))
    assert note(amina, record) == words_of(text, 3000), "shown as its author left it until the rebase"
    assert [(item.edit.id, item.state) for item in amina.store.pending()] == [(edit.id, State.WAITING)]
    amina.store.rebase(lay)
    assert note(amina, record) == words_of("X" + text[1:], 3000)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_two_people_do_to_one_long_note_they_come_to_show_the_same(seed, record, amina, callum):
    """Each word either wrote is in the note of both in the end, or in a conflict that both see."""
    chance = random.Random(seed)
    written: list[str] = []
    for n in range(25):
        laptop = chance.choice([amina, callum])
        act = chance.choice(["write", "write", "write", "sync", "sync", "cut", "start again"])
        if act == "write":
            words = note(laptop, record).split(" ")
            written.append(f"{laptop.user}-{n}")
            words[chance.randrange(len(words))] = written[-1]
            laptop.change(record, note=" ".join(words))
        elif act == "sync":
            laptop.sync()
        elif act == "cut":  # as if the answer to a push had been lost before anything arrived
            laptop.store.mark_sent([item.edit.id for item in laptop.store.sendable(100)])
        else:
            laptop.start_again()
    for laptop in (amina, callum, amina, callum):
        laptop.sync()
    assert not amina.waiting() + callum.waiting()
    both_show(record, note(amina, record), amina, callum)
    kept = note(amina, record) + " ".join(str(one.fields) for one in amina.conflicts(record))
    overwritten = [word for word in written if word not in kept]
    everything = [str(edit.base.get("note")) + str(edit.set["note"]) for edit in amina.saved + callum.saved]
    for word in overwritten:  # only where the other, or the same person, saw the word and wrote over it
        assert sum(word in texts for texts in everything) > 1
