"""The queue: it waits, goes on, tells the truth, lets go of what it kept, and leaves a record."""

import datetime as dt
from pathlib import Path

import pytest

from casework import new_edit
from local_store import Page, PageRecord, Stage
from local_store.print_jobs import DAYS_LISTED
from local_store.shapes import HiddenRecord
from printing import print_queue, queue_by_hand
from printing.errors import JobRefused, PrintSystemAway
from printing.job_states import JobState, Standing
from printing.print_queue import SETTLE_SECONDS
from printing.print_system import PrinterChoice, PrintOrder
from printing.printers import DrawnPrinting
from tests.printing.queued import IMOGEN, PDF, Laptop, PlayedSystem


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path / "cases.holdfast")


@pytest.fixture
def system() -> PlayedSystem:
    return PlayedSystem()


def test_a_job_goes_to_its_printer_and_is_let_go_of_once_it_is_printed(laptop: Laptop, system: PlayedSystem) -> None:
    job = laptop.queue(printer="portable", copies=2, two_sided=True, pages=((1, 2),))
    laptop.go_on(system)
    assert laptop.state(job.id) is JobState.PRINTING
    assert laptop.pdf(job.id) == PDF
    [order] = system.held.values()
    assert order == PrintOrder(job.id, "portable", "Appointment letter", PDF, 2, True, ((1, 2),))
    system.standings["1"] = Standing(JobState.PRINTED)
    laptop.go_on(system)
    assert laptop.state(job.id) is JobState.PRINTED
    assert laptop.job(job.id).stage is Stage.OVER
    assert laptop.pdf(job.id) is None
    assert system.standings == {}, "the print system was made to forget it"
    assert not laptop.job(job.id).copy_left


def test_each_state_of_the_print_system_is_told_with_its_own_words(laptop: Laptop, system: PlayedSystem) -> None:
    job = laptop.queue(printer="portable")
    laptop.go_on(system)
    for state in (JobState.OUT_OF_PAPER, JobState.NOT_REACHED, JobState.STOPPED, JobState.PRINTING):
        system.standings["1"] = Standing(state, f"said {state.value}")
        laptop.go_on(system)
        assert (laptop.state(job.id), laptop.job(job.id).said) == (state, f"said {state.value}")


def test_what_happened_to_the_paper_is_recorded(laptop: Laptop, system: PlayedSystem) -> None:
    laptop.queue(printer="portable", copies=2)
    laptop.go_on(system)
    [event] = laptop.events()
    expected = {
        "document": laptop.letter.id,
        "kind": "printed",
        "at": "2026-11-26T10:12:00+00:00",
        "by": "Imogen Farrowby",
        "version": 2,
        "fingerprint": "7c1e40b2",
        "note": "2 copies on Portable printer.",
    }
    assert event.fields == expected
    assert laptop.document().fields["printed_at"] == "2026-11-26T10:12:00+00:00"
    assert laptop.document().fields["state"] == "printed"
    system.standings["1"] = Standing(JobState.PRINTED)
    laptop.go_on(system)
    [event] = laptop.events()
    assert event.fields["note"] == "2 copies on Portable printer. The printer says it is done."


def test_a_print_that_fails_is_recorded_as_stopped_beside_its_being_handed_over(
    laptop: Laptop, system: PlayedSystem
) -> None:
    job = laptop.queue(printer="portable")
    laptop.go_on(system)
    laptop.now += dt.timedelta(minutes=1)
    system.standings["1"] = Standing(JobState.FAILED)
    laptop.go_on(system)
    assert [(one.fields["kind"], one.fields["note"]) for one in laptop.events()] == [
        ("printed", "1 copy on Portable printer."),
        ("stopped", "The printer gave up."),
    ]
    assert laptop.pdf(job.id) == PDF, "it can be printed again"


def test_what_was_served_stays_served(laptop: Laptop, system: PlayedSystem) -> None:
    with laptop.open() as store:
        store.save(new_edit(laptop.document(), {"state": "served"}, IMOGEN.user))
    laptop.queue(printer="portable")
    laptop.go_on(system)
    assert laptop.document().fields["state"] == "served"


def test_without_a_printer_it_waits_and_goes_on_when_one_appears(laptop: Laptop, system: PlayedSystem) -> None:
    system.choices = []
    job = laptop.queue()
    laptop.go_on(system)
    assert laptop.state(job.id) is JobState.NOT_THERE
    assert laptop.job(job.id).stage is Stage.QUEUED
    system.choices = [PrinterChoice("other", "Other printer", True), PrinterChoice("portable", "Portable printer")]
    laptop.go_on(system)
    assert laptop.job(job.id).printer == "other", "the default of this computer"
    assert len(system.paper) == 1


def test_a_job_for_one_printer_goes_to_no_other(laptop: Laptop, system: PlayedSystem) -> None:
    job = laptop.queue(printer="at-home")
    laptop.go_on(system)
    assert laptop.state(job.id) is JobState.NOT_THERE
    assert system.held == {}


def test_nothing_is_handed_to_a_queue_that_is_stopped(laptop: Laptop, system: PlayedSystem) -> None:
    """Here it is encrypted; there it would lie readable."""
    system.choices = [PrinterChoice("portable", "Portable printer", True, JobState.STOPPED)]
    job = laptop.queue(printer="portable")
    laptop.go_on(system)
    assert laptop.state(job.id) is JobState.STOPPED
    assert system.held == {}
    system.choices = [PrinterChoice("portable", "Portable printer", True)]
    laptop.go_on(system)
    assert system.paper == [job.id]


def test_a_print_system_that_does_not_answer_is_told_and_tried_again(laptop: Laptop, system: PlayedSystem) -> None:
    job = laptop.queue(printer="portable")
    system.answers = False
    laptop.go_on(system)
    assert laptop.state(job.id) is JobState.SYSTEM_AWAY
    system.answers = True
    laptop.go_on(system)
    assert system.paper == [job.id]


class AnswerLost(PlayedSystem):
    """Takes a document, and the answer never arrives."""

    lost = True

    def hand_over(self, order: PrintOrder) -> str:
        name = super().hand_over(order)
        if self.lost:
            raise PrintSystemAway()
        return name


def test_an_answer_that_was_lost_makes_no_second_print(laptop: Laptop) -> None:
    system = AnswerLost()
    job = laptop.queue(printer="portable")
    laptop.go_on(system)
    assert laptop.job(job.id).stage is Stage.SENDING
    laptop.go_on(system)
    assert system.paper == [job.id]
    assert len(system.held) == 1


def test_what_never_arrived_is_sent_again_after_a_moment(laptop: Laptop, system: PlayedSystem) -> None:
    sent_at = laptop.now.isoformat()
    job = laptop.queue(printer="portable", stage=Stage.SENDING, holds=True, sent_at=sent_at)
    laptop.go_on(system)
    assert system.held == {}
    laptop.now += dt.timedelta(seconds=SETTLE_SECONDS)
    laptop.go_on(system)
    assert system.paper == [job.id]


def test_what_arrived_late_after_all_is_taken_out_unprinted(laptop: Laptop) -> None:
    system = PlayedSystem()
    job = laptop.queue(printer="portable")
    laptop.go_on(system)
    system.hand_over(PrintOrder(job.id, "portable", "Appointment letter", PDF))
    system.standings["1"] = Standing(JobState.PRINTED)
    laptop.go_on(system)
    assert system.paper == [job.id]
    assert system.standings == {}


def test_the_print_system_no_longer_knows_it(laptop: Laptop, system: PlayedSystem) -> None:
    job = laptop.queue(printer="portable")
    laptop.go_on(system)
    system.standings.clear()
    laptop.go_on(system)
    assert laptop.state(job.id) is JobState.FORGOTTEN
    assert laptop.events()[0].fields["note"].endswith("The print system does not tell how it went.")
    assert system.paper == [job.id], "it is not printed once more by itself"


def test_a_copy_that_the_print_system_does_not_let_go_is_told(laptop: Laptop, system: PlayedSystem) -> None:
    system.may_take_out = False
    job = laptop.queue(printer="portable")
    laptop.go_on(system)
    system.standings["1"] = Standing(JobState.PRINTED)
    laptop.go_on(system)
    assert laptop.state(job.id) is JobState.PRINTED
    assert laptop.job(job.id).copy_left


class Refusing(PlayedSystem):
    """Takes nothing."""

    def hand_over(self, order: PrintOrder) -> str:
        raise JobRefused()


def test_a_printer_that_refuses_is_told_and_it_can_be_printed_again(laptop: Laptop, system: PlayedSystem) -> None:
    job = laptop.queue(printer="portable")
    laptop.go_on(Refusing())
    assert laptop.state(job.id) is JobState.REFUSED
    assert laptop.events() == []
    with laptop.open() as store:
        again = store.print_again(job.id, "another id")
        assert [one.id for one in store.print_jobs()] == ["another id"]
    assert again is not None
    laptop.go_on(system)
    assert system.paper == ["another id"]
    system.standings["1"] = Standing(JobState.PRINTED)
    laptop.go_on(system)
    [event] = laptop.events()
    assert event.fields["note"] == "1 copy on Portable printer. The printer says it is done."


@pytest.mark.parametrize("cycles", [0, 1])
def test_a_job_that_is_stopped_does_not_come_out(laptop: Laptop, system: PlayedSystem, cycles: int) -> None:
    job = laptop.queue(printer="portable")
    for _ in range(cycles):
        laptop.go_on(system)
    with laptop.open() as store:
        queue_by_hand.stop(store, job.id)
    laptop.go_on(system)
    assert laptop.state(job.id) is JobState.CANCELLED
    assert laptop.pdf(job.id) is None
    assert system.standings == {}
    assert len(system.held) == cycles


def test_a_job_that_the_print_system_does_not_stop_is_not_called_stopped(laptop: Laptop, system: PlayedSystem) -> None:
    job = laptop.queue(printer="portable")
    laptop.go_on(system)
    system.may_take_out = False
    with laptop.open() as store:
        queue_by_hand.stop(store, job.id)
    laptop.go_on(system)
    assert laptop.state(job.id) is JobState.PRINTING
    assert laptop.job(job.id).not_stoppable
    assert not laptop.job(job.id).stop
    assert laptop.pdf(job.id) == PDF
    system.standings["1"] = Standing(JobState.PRINTED)
    laptop.go_on(system)
    assert laptop.state(job.id) is JobState.PRINTED


def test_a_job_that_is_held_is_never_let_go_once_it_is_stopped(laptop: Laptop, system: PlayedSystem) -> None:
    order = PrintOrder("tag", "portable", "Appointment letter", PDF)
    number = system.hand_over(order)
    job = laptop.queue(printer="portable", stage=Stage.HELD, holds=True, system_job=number, stop=True)
    system.may_take_out = False
    for _ in range(2):
        laptop.go_on(system)
    assert system.paper == []
    assert laptop.state(job.id) is JobState.CANCELLED
    assert laptop.job(job.id).copy_left
    assert laptop.events() == []


def test_a_job_to_be_stopped_that_the_print_system_does_not_know_may_have_been_printed(
    laptop: Laptop, system: PlayedSystem
) -> None:
    job = laptop.queue(printer="portable")
    laptop.go_on(system)
    with laptop.open() as store:
        queue_by_hand.stop(store, job.id)
    system.standings.clear()
    laptop.go_on(system)
    assert laptop.state(job.id) is JobState.FORGOTTEN


def test_a_job_to_be_stopped_whose_hand_over_was_cut_off_is_taken_out(laptop: Laptop) -> None:
    system = AnswerLost()
    job = laptop.queue(printer="portable")
    laptop.go_on(system)
    with laptop.open() as store:
        queue_by_hand.stop(store, job.id)
    laptop.go_on(system)
    laptop.go_on(system)
    assert laptop.state(job.id) is JobState.CANCELLED
    assert system.paper == []
    assert system.standings == {}


def test_what_was_printed_before_it_was_stopped_is_told_as_printed(laptop: Laptop, system: PlayedSystem) -> None:
    job = laptop.queue(printer="portable")
    laptop.go_on(system)
    with laptop.open() as store:
        queue_by_hand.stop(store, job.id)
    system.standings["1"] = Standing(JobState.PRINTED)
    laptop.go_on(system)
    assert laptop.state(job.id) is JobState.PRINTED


def test_it_can_be_said_that_it_was_printed_elsewhere(laptop: Laptop, system: PlayedSystem) -> None:
    job = laptop.queue()
    with laptop.open() as store:
        queue_by_hand.say_printed(store, job.id, laptop.now, IMOGEN, JobState.ELSEWHERE)
    laptop.go_on(system)
    assert system.held == {}
    assert laptop.state(job.id) is JobState.ELSEWHERE
    assert laptop.pdf(job.id) is None
    assert [one.fields["note"] for one in laptop.events()] == ["Printed elsewhere."]


def test_it_cannot_be_said_of_one_that_the_printer_has(laptop: Laptop, system: PlayedSystem) -> None:
    job = laptop.queue(printer="portable")
    laptop.go_on(system)
    with laptop.open() as store:
        queue_by_hand.say_printed(store, job.id, laptop.now, IMOGEN, JobState.ELSEWHERE)
    assert laptop.state(job.id) is JobState.PRINTING
    assert len(laptop.events()) == 1


class Untold(DrawnPrinting):
    """A printer behind Qt that takes everything."""

    def printers(self) -> tuple[PrinterChoice, ...]:
        return (PrinterChoice("portable", "Portable printer", True),)

    def hand_over(self, order: PrintOrder) -> str:
        return ""


def test_where_nothing_is_told_nothing_is_claimed(laptop: Laptop) -> None:
    job = laptop.queue(printer="portable")
    laptop.go_on(Untold())
    assert laptop.state(job.id) is JobState.NOT_TOLD
    assert laptop.pdf(job.id) is None
    assert [one.fields["note"] for one in laptop.events()] == [
        "1 copy on Portable printer. The printer does not tell how it went."
    ]


def test_cut_off_while_qt_printed_nobody_knows_and_a_person_is_asked(laptop: Laptop) -> None:
    job = laptop.queue(printer="portable", stage=Stage.SENDING, sent_at=laptop.now.isoformat())
    laptop.go_on(Untold())
    laptop.go_on(Untold())
    assert laptop.state(job.id) is JobState.UNSURE
    assert laptop.pdf(job.id) == PDF
    assert laptop.events() == []
    with laptop.open() as store:
        queue_by_hand.stop(store, job.id)
        queue_by_hand.say_printed(store, job.id, laptop.now, IMOGEN, JobState.SEEN)
    laptop.go_on(Untold())
    assert laptop.state(job.id) is JobState.SEEN
    assert laptop.pdf(job.id) is None
    assert [one.fields["note"] for one in laptop.events()] == ["Printed, as seen at the printer."]


def test_qt_is_not_asked_about_a_job_that_cups_has(laptop: Laptop, system: PlayedSystem) -> None:
    job = laptop.queue(printer="portable")
    laptop.go_on(system)
    laptop.go_on(Untold())
    assert laptop.state(job.id) is JobState.SYSTEM_AWAY
    laptop.go_on(system)
    assert laptop.state(job.id) is JobState.PRINTING


def test_one_that_fails_does_not_stop_the_others(laptop: Laptop, system: PlayedSystem) -> None:
    first, second = laptop.queue(printer="gone"), laptop.queue(printer="portable")
    laptop.go_on(system)
    assert system.paper == [second.id]
    assert laptop.state(first.id) is JobState.NOT_THERE


def test_nothing_of_a_case_that_leaves_is_printed_or_kept(laptop: Laptop, system: PlayedSystem) -> None:
    waits, printing = laptop.queue(printer="gone"), laptop.queue(printer="portable")
    laptop.go_on(system)
    with laptop.open() as store:
        store.apply_page(Page(cursor="1", left=[laptop.case]))
        left = store.print_jobs()
        assert [(one.id, one.stage, one.case, one.document, one.kind) for one in left] == [
            (printing.id, Stage.FORGET, "", "", "")
        ]
        assert store.print_job_pdf(printing.id) is None
        assert store.print_job_pdf(waits.id) is None
    laptop.go_on(system)
    assert system.standings == {}, "taken out of the print system"
    with laptop.open() as store:
        assert store.print_jobs() == []


def test_a_document_that_is_for_others_now_is_not_printed(laptop: Laptop, system: PlayedSystem) -> None:
    laptop.queue(printer="gone")
    with laptop.open() as store:
        hidden = HiddenRecord(laptop.letter.id, laptop.case, "health")
        store.apply_page(Page(cursor="1", hidden=[hidden]))
        assert store.print_jobs() == []


def test_a_job_whose_case_leaves_while_it_is_handed_over_is_taken_out(laptop: Laptop) -> None:
    class LeavesMeanwhile(PlayedSystem):
        def hand_over(self, order: PrintOrder) -> str:
            with laptop.open() as store:
                store.apply_page(Page(cursor="1", left=[laptop.case]))
            return super().hand_over(order)

    system = LeavesMeanwhile()
    laptop.queue(printer="portable")
    laptop.go_on(system)
    laptop.go_on(system)
    assert system.paper == []
    assert system.standings == {}
    with laptop.open() as store:
        assert store.print_jobs() == []
    assert laptop.events() == []


def test_after_a_week_a_job_that_is_over_is_not_listed_any_more(laptop: Laptop, system: PlayedSystem) -> None:
    done, waits = laptop.queue(printer="portable"), laptop.queue(printer="gone")
    laptop.go_on(system)
    system.standings["1"] = Standing(JobState.PRINTED)
    laptop.go_on(system)
    laptop.now += dt.timedelta(days=DAYS_LISTED)
    with laptop.open() as store:
        store.tidy_print_jobs()
        assert [one.id for one in store.print_jobs()] == [done.id, waits.id]
    laptop.now += dt.timedelta(days=1)
    with laptop.open() as store:
        store.tidy_print_jobs()
        assert [one.id for one in store.print_jobs()] == [waits.id]


def test_a_colleagues_page_does_not_touch_the_queue(laptop: Laptop) -> None:
    job = laptop.queue()
    with laptop.open() as store:
        store.apply_page(Page(cursor="1", changed=[PageRecord("r1", "contact", laptop.case, {"note": "n"}, stamp=1)]))
    assert laptop.job(job.id) == job


def test_nothing_of_the_document_is_readable_on_the_disk(laptop: Laptop) -> None:
    laptop.queue(printer="gone")
    for file in laptop.path.parent.iterdir():
        assert b"Quillsworth" not in file.read_bytes()


def test_from_a_laptop_that_is_emptied_everything_is_taken_out(laptop: Laptop, system: PlayedSystem) -> None:
    laptop.queue(printer="portable")
    laptop.queue(printer="gone")
    laptop.go_on(system)
    with laptop.open() as store:
        assert print_queue.take_everything_out(store, system)
    assert system.standings == {}


def test_what_stays_with_the_print_system_of_an_emptied_laptop_is_told(laptop: Laptop, system: PlayedSystem) -> None:
    laptop.queue(printer="portable")
    laptop.go_on(system)
    system.may_take_out = False
    with laptop.open() as store:
        assert not print_queue.take_everything_out(store, system)
        assert not print_queue.take_everything_out(store, Untold())
