"""The messages of the Internet Printing Protocol, and what is made of what CUPS says."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from printing import ipp
from printing.ipp import Attribute, Group, GroupTag, Operation, Tag, attribute
from printing.job_states import WORDS, JobState, of_job, of_printer

NUMBER = some.integers(-(2**31), 2**31 - 1)
VALUES = {
    Tag.INTEGER: NUMBER,
    Tag.ENUM: NUMBER,
    Tag.BOOLEAN: some.booleans(),
    Tag.RANGE: some.tuples(NUMBER, NUMBER),
    Tag.NAME: some.text("aŵ ਖ", max_size=9),
    Tag.KEYWORD: some.text("ab-", max_size=9),
}
ATTRIBUTES = some.sampled_from(sorted(VALUES)).flatmap(
    lambda tag: some.builds(
        Attribute,
        name=some.text("ab-", min_size=1, max_size=9),
        tag=some.just(int(tag)),
        values=some.lists(VALUES[tag], min_size=1, max_size=3).map(tuple),
    )
)
GROUPS = some.builds(
    Group,
    tag=some.sampled_from([int(GroupTag.OPERATION), int(GroupTag.JOB), int(GroupTag.PRINTER)]),
    attributes=some.lists(ATTRIBUTES, max_size=3).map(tuple),
)
MESSAGES = some.builds(
    ipp.Message,
    code=some.integers(0, 0x7FFF),
    groups=some.lists(GROUPS, max_size=3).map(tuple),
    number=some.integers(1, 2**31 - 1),
    document=some.binary(max_size=60),
)


@given(MESSAGES)
def test_a_message_survives_the_way_there_and_back(message: ipp.Message) -> None:
    assert ipp.decode(ipp.encode(message)) == message


@given(MESSAGES, some.data())
def test_a_message_that_is_cut_off_is_told_as_no_message(message: ipp.Message, data: some.DataObject) -> None:
    whole = ipp.encode(message)[: len(ipp.encode(message)) - len(message.document)]
    with pytest.raises(ipp.NotIpp):
        ipp.decode(whole[: data.draw(some.integers(0, len(whole) - 1))])


def test_a_request_is_written_as_the_standard_writes_it() -> None:
    """The bytes of a Get-Printer-Attributes as RFC 8010 (A.6) has them, for another printer."""
    asked = ipp.request(
        Operation.GET_PRINTER_ATTRIBUTES,
        attribute("printer-uri", Tag.URI, "ipp://p/q"),
        attribute("requested-attributes", Tag.KEYWORD, "a", "b"),
    )
    assert ipp.encode(asked) == (
        b"\x02\x00\x00\x0b\x00\x00\x00\x01\x01"
        b"\x47\x00\x12attributes-charset\x00\x05utf-8"
        b"\x48\x00\x1battributes-natural-language\x00\x02en"
        b"\x45\x00\x0bprinter-uri\x00\x09ipp://p/q"
        b"\x44\x00\x14requested-attributes\x00\x01a"
        b"\x44\x00\x00\x00\x01b"
        b"\x03"
    )


def job(state: int, *reasons: str, **more: int) -> Group:
    """A job as CUPS describes it."""
    numbers = (attribute(name.replace("_", "-"), Tag.INTEGER, value) for name, value in more.items())
    state_of_it = attribute("job-state", Tag.ENUM, state)
    return Group(GroupTag.JOB, (state_of_it, attribute("job-state-reasons", Tag.KEYWORD, *reasons), *numbers))


def queue(*reasons: str, state: int = 4, said: str = "", device: str = "ipp://printer/") -> Group:
    """Its queue."""
    return Group(
        GroupTag.PRINTER,
        (
            attribute("printer-state", Tag.ENUM, state),
            attribute("printer-state-reasons", Tag.KEYWORD, *(reasons or ("none",))),
            attribute("printer-state-message", Tag.TEXT, said),
            attribute("device-uri", Tag.URI, device),
        ),
    )


@pytest.mark.parametrize(
    ("about_job", "about_queue", "expected"),
    [
        (job(3), queue(), JobState.WAITING),
        (job(5), queue(), JobState.PRINTING),
        (job(5), queue("media-empty"), JobState.OUT_OF_PAPER),
        (job(3), queue("media-empty-error"), JobState.OUT_OF_PAPER),
        (job(5), queue("media-empty-report"), JobState.PRINTING),
        (job(5), queue("media-empty-warning"), JobState.PRINTING),
        (job(5), queue("media-empty-warning", state=5), JobState.OUT_OF_PAPER),
        (job(5), queue("marker-supply-low-report", "media-needed"), JobState.OUT_OF_PAPER),
        (job(5), queue("media-jam-error"), JobState.PAPER_STUCK),
        (job(5), queue("door-open"), JobState.COVER_OPEN),
        (job(5), queue("toner-empty"), JobState.OUT_OF_INK),
        (job(5), queue("offline-report"), JobState.NOT_REACHED),
        (job(5), queue(said="The printer is unreachable at this time."), JobState.NOT_REACHED),
        (job(3), queue(said="The printer is unreachable at this time."), JobState.WAITING),
        (job(5), queue(said="Waiting for job to complete."), JobState.PRINTING),
        (
            job(5, time_at_processing=100, job_printer_up_time=101),
            queue("connecting-to-device"),
            JobState.CONNECTING,
        ),
        (
            job(5, time_at_processing=100, job_printer_up_time=120),
            queue("connecting-to-device"),
            JobState.NOT_REACHED,
        ),
        (job(3), queue("paused", state=5), JobState.STOPPED),
        (job(4, "job-hold-until-specified"), queue(), JobState.STOPPED),
        (job(6), queue(), JobState.STOPPED),
        (job(7), queue("media-empty"), JobState.CANCELLED),
        (job(8), queue("media-empty"), JobState.FAILED),
        (job(9, "job-completed-successfully"), queue("media-empty"), JobState.PRINTED),
        (job(9, "job-completed-with-errors"), queue(), JobState.FAILED),
        (job(9), queue(device="socket://printer:9100"), JobState.SENT),
        (job(9), queue(device="usb://Maker/Model"), JobState.SENT),
    ],
)
def test_each_state_is_what_cups_says(about_job: Group, about_queue: Group, expected: JobState) -> None:
    assert of_job(about_job, about_queue).state is expected


def test_a_queue_that_prints_has_no_trouble() -> None:
    assert of_printer(queue(state=3)) is None


@pytest.mark.parametrize("state", list(JobState))
def test_every_state_has_words_and_says_what_to_do_where_somebody_must(state: JobState) -> None:
    told: Any = WORDS[state]
    assert told.words
    assert told.next_step.endswith((".", "?")) or not (state.needs_you or state.is_over)
