"""The trouble printing can meet. Each refuses before a page exists, so no half-right paper is ever made.

PrintingTrouble
|- AddressClosed       no address of the child takes letters
|- ContactNotReady     the appointment lacks something a letter needs
|- WordsNotForLetter   a field would tell a stranger why the child is known to us
|- OrderNotReady       the record of the order lacks what a letter about it needs
|- NotWritten          the words of a letter are not there in the language asked for
|- WarningNotDue       the failure asks for no warning, or for more than a warning
|- TwoVersions         a field on the paper waits for somebody to choose
|- NoSuchLetter        no bundled typeface has a character
|- DoesNotFit          something cannot be made to fit its place
'- PrinterTrouble      the printer would not take the job
"""

from casework.trouble import Trouble

NOTHING_PRINTED = "Nothing was printed, and nothing in the case has changed."


class PrintingTrouble(Trouble):
    """The root of this room's errors. `safe` is always the same: nothing was printed."""

    def __init__(self, happened: str, next_step: str, detail: str = "") -> None:
        super().__init__(happened, safe=NOTHING_PRINTED, next_step=next_step, detail=detail)


class AddressClosed(PrintingTrouble):
    """No current address of the child may have a letter: confidential, closed to letters, or not known to be open."""


class ContactNotReady(PrintingTrouble):
    """The appointment is not there, has no day or time yet, or is of a kind no letter is written about."""


class WordsNotForLetter(PrintingTrouble):
    """A field of the letter speaks of court, offence, order or risk. Anybody at the address may open it."""


class OrderNotReady(PrintingTrouble):
    """The order is not there, or the record does not say when it ended or what a court changed in it."""


class NotWritten(PrintingTrouble):
    """Nobody has written the words of this letter in the language that was asked for."""


class WarningNotDue(PrintingTrouble):
    """No warning may be written: there is not exactly one failure that asks for one."""


class TwoVersions(PrintingTrouble):
    """A field of the letter has two versions, and nobody has chosen yet."""


class NoSuchLetter(PrintingTrouble):
    """A character that no bundled typeface has would print as an empty box."""

    def __init__(self, field: str, character: str, name: str) -> None:
        field = field.replace("\u00a0", " ")
        super().__init__(
            f"{field} has a character that cannot be printed: {character} ({name.lower()}).",
            "Write it another way in the record and print again.",
            detail=f"U+{ord(character):04X} {name}",
        )
        self.field = field
        self.character = character


class DoesNotFit(PrintingTrouble):
    """Something is longer than its place on the page, at the smallest size that can be read."""


class PrinterTrouble(PrintingTrouble):
    """The printer is not there any more, or would not take the job."""
