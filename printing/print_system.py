"""What Holdfast asks of a print system, whichever it is: CUPS, or the operating system's own through Qt."""

from typing import Protocol

import msgspec

from printing.job_states import JobState, Standing


class PrinterChoice(msgspec.Struct, frozen=True):
    """One printer this computer knows. `name` is what the system calls it, `words` what a person does.

    `trouble` is what keeps it from printing now, where the system says so.
    """

    name: str
    words: str
    is_default: bool = False
    trouble: JobState | None = None


class PrintOrder(msgspec.Struct, frozen=True):
    """One document for one printer. `tag` is the job's own id, by which the print system can be asked for it.

    `title` shows in the print queue, which others can read: the kind of document, never a name. `pages` are ranges,
    counted from 1; empty for all of it.
    """

    tag: str
    printer: str
    title: str
    pdf: bytes
    copies: int = 1
    two_sided: bool = False
    pages: tuple[tuple[int, int], ...] = ()


class PrintSystem(Protocol):
    """One print system. Every call may take seconds; raises PrinterTrouble.

    A system that `holds` keeps a job until it is released, and can be asked for it by its tag: so a job is printed
    once, wherever Holdfast is cut off. One that does not prints with `hand_over`, and knows nothing afterwards.
    """

    holds: bool

    def printers(self) -> tuple[PrinterChoice, ...]:
        """The printers set up on this computer, the default first."""

    def hand_over(self, order: PrintOrder) -> str:
        """Give it a document; the system's own name for the job, held until `release`. Empty where it has none."""

    def find(self, tag: str, printer: str) -> tuple[str, ...]:
        """The jobs of a printer with this tag, by the system's own names, oldest first."""

    def release(self, job: str, printer: str) -> None:
        """Let a job that is held go to its printer. One that goes already is left alone."""

    def standing(self, job: str, printer: str) -> Standing:
        """How it stands. Raises JobUnknown where the system does not know it any more."""

    def take_out(self, job: str, printer: str) -> bool:
        """Stop a job where it is not done, and have the system forget it. False where a readable copy may stay."""
