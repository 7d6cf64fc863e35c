"""Printing through CUPS, over IPP: a document is handed over held, known by its tag, and released once.

CUPS keeps what it printed as a readable file in its spool. A job is therefore taken out of CUPS as soon as it is over,
and what CUPS does not let go is told.
"""

import getpass
from collections.abc import Sequence
from urllib.parse import quote

from printing import ipp
from printing.cups_address import CupsAddress
from printing.errors import JobRefused, JobUnknown, PrinterTrouble
from printing.ipp import Attribute, Group, GroupTag, Operation, Status, Tag, attribute
from printing.job_states import Standing, of_job, of_printer
from printing.print_system import PrinterChoice, PrintOrder

A4 = "iso_a4_210x297mm"
CANCEL_AFTER = 30 * 24 * 60 * 60
"""Seconds. By itself CUPS cancels what is not printed within three hours, as when paper is out overnight."""
_ABOUT_PRINTER = (
    "printer-name", "printer-info", "printer-state", "printer-state-reasons", "printer-state-message", "device-uri",
)  # fmt: skip
_ABOUT_JOB = ("job-state", "job-state-reasons", "time-at-processing", "job-printer-up-time")
_TAG = "document-name"
_TAG_KEPT = ("document-name-supplied", _TAG)
"""CUPS keeps the name of a document under the first of these (seen in 2.4); the standard's own name is the second."""


class Cups:
    """The CUPS of this computer."""

    holds = True

    def __init__(self, address: CupsAddress) -> None:
        self._address = address
        self._user = attribute("requesting-user-name", Tag.NAME, getpass.getuser())

    def printers(self) -> tuple[PrinterChoice, ...]:
        """The queues, the default first."""
        name_only = _requested("printer-name")
        answer = self._ask(ipp.request(Operation.CUPS_GET_DEFAULT, name_only), allowed=(Status.NOT_FOUND,))
        default = next((one.first("printer-name") for one in answer.of(GroupTag.PRINTER)), "")
        found = self._ask(
            ipp.request(Operation.CUPS_GET_PRINTERS, _requested(*_ABOUT_PRINTER)), allowed=(Status.NOT_FOUND,)
        )
        choices = [_choice(one, default) for one in found.of(GroupTag.PRINTER)]
        return tuple(sorted(choices, key=lambda one: (not one.is_default, one.words.casefold())))

    def hand_over(self, order: PrintOrder) -> str:
        """See PrintSystem. Raises JobRefused where the queue does not take it."""
        asked = (
            _printer(order.printer),
            self._user,
            attribute("job-name", Tag.NAME, order.title),
            attribute(_TAG, Tag.NAME, order.tag),
            attribute("document-format", Tag.MIME_TYPE, "application/pdf"),
        )
        message = ipp.request(Operation.PRINT_JOB, *asked, job=_wishes(order), document=order.pdf)
        answer = self._ask(message, f"/printers/{quote(order.printer)}")
        return str(_only(answer, GroupTag.JOB).first("job-id"))

    def find(self, tag: str, printer: str) -> tuple[str, ...]:
        """Among all jobs of the queue, done ones too as long as CUPS keeps them."""
        found: list[int] = []
        for which in ("not-completed", "completed"):
            asked = (
                _printer(printer),
                self._user,
                attribute("which-jobs", Tag.KEYWORD, which),
                _requested("job-id", *_TAG_KEPT),
            )
            answer = self._ask(ipp.request(Operation.GET_JOBS, *asked))
            jobs = answer.of(GroupTag.JOB)
            found += [one.first("job-id") for one in jobs if tag in (one.first(name) for name in _TAG_KEPT)]
        return tuple(str(one) for one in sorted(found))

    def release(self, job: str, printer: str) -> None:
        """See PrintSystem."""
        message = ipp.request(Operation.RELEASE_JOB, *self._of(job, printer))
        self._ask(message, allowed=(Status.NOT_POSSIBLE,))

    def standing(self, job: str, printer: str) -> Standing:
        """See PrintSystem."""
        of_it = ipp.request(Operation.GET_JOB_ATTRIBUTES, *self._of(job, printer), _requested(*_ABOUT_JOB))
        about = _only(self._ask(of_it), GroupTag.JOB)
        where = ipp.request(Operation.GET_PRINTER_ATTRIBUTES, _printer(printer), _requested(*_ABOUT_PRINTER))
        return of_job(about, _only(self._ask(where), GroupTag.PRINTER))

    def take_out(self, job: str, printer: str) -> bool:
        """See PrintSystem: `purge-job` has CUPS delete what it kept of the job, its document too."""
        purge = attribute("purge-job", Tag.BOOLEAN, True)
        message = ipp.request(Operation.CANCEL_JOB, *self._of(job, printer), purge)
        denied = (Status.FORBIDDEN, Status.NOT_AUTHENTICATED, Status.NOT_AUTHORIZED, Status.NOT_POSSIBLE)
        try:
            return self._ask(message, allowed=denied).code < Status.FIRST_ERROR
        except JobUnknown:  # taken out before, by a run that was cut off
            return True

    def _of(self, job: str, printer: str) -> tuple[Attribute, ...]:
        return _printer(printer), attribute("job-id", Tag.INTEGER, int(job)), self._user

    def _ask(self, message: ipp.Message, path: str = "/", allowed: Sequence[Status] = ()) -> ipp.Message:
        answer = self._address.ask(message, path)
        if answer.code >= Status.FIRST_ERROR and answer.code not in allowed:
            raise _trouble(message, answer)
        return answer


def _trouble(asked: ipp.Message, answer: ipp.Message) -> PrinterTrouble:
    said = f"{Operation(asked.code).name} was answered {answer.code:#06x}"
    if asked.code == Operation.PRINT_JOB:
        return JobRefused(said)
    if answer.code == Status.NOT_FOUND:
        return JobUnknown(said)
    return PrinterTrouble("The print system did not do what it was asked.", "It is tried again by itself.", said)


def _printer(name: str) -> Attribute:
    return attribute("printer-uri", Tag.URI, f"ipp://localhost/printers/{quote(name)}")


def _requested(*names: str) -> Attribute:
    return attribute("requested-attributes", Tag.KEYWORD, *names)


def _wishes(order: PrintOrder) -> list[Attribute]:
    """How it is printed. It is held: nothing prints before Holdfast has kept which job this is."""
    wishes = [
        attribute("job-hold-until", Tag.KEYWORD, "indefinite"),
        attribute("copies", Tag.INTEGER, order.copies),
        attribute("sides", Tag.KEYWORD, "two-sided-long-edge" if order.two_sided else "one-sided"),
        attribute("media", Tag.KEYWORD, A4),
        attribute("print-color-mode", Tag.KEYWORD, "monochrome"),
        attribute("job-sheets", Tag.KEYWORD, "none", "none"),
        attribute("job-cancel-after", Tag.INTEGER, CANCEL_AFTER),
    ]
    if order.pages:
        wishes.append(attribute("page-ranges", Tag.RANGE, *order.pages))
    return wishes


def _choice(about: Group, default: str) -> PrinterChoice:
    name = str(about.first("printer-name"))
    return PrinterChoice(name, about.first("printer-info") or name, name == default, of_printer(about))


def _only(answer: ipp.Message, tag: GroupTag) -> Group:
    return next(iter(answer.of(tag)), Group(tag, ()))
