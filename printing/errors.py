"""The trouble printing can meet. Each refuses before a page exists, so no half-right paper is ever made.

PrintingTrouble
|- AddressClosed       no address of the child takes letters
|- ContactNotReady     the appointment lacks something a letter needs
|- WordsNotForLetter   a field would tell a stranger why the child is known to us
|- NotWritten          the words of a letter are not there in the language asked for
|- WarningNotDue       the failure asks for no warning, or for more than a warning
|- WordsNotForChild    a text must not stand on what the child keeps
|- WordsNotForReport   a text names somebody, or a place, that must not be on a report
|- PaperNotReady       the record lacks what the paper cannot be without
|- WordsNotUsable      the service's own words for a fixed sentence cannot be used
|- TwoVersions         a field on the paper waits for somebody to choose
|- NoSuchLetter        no bundled typeface has a character
|- DoesNotFit          something cannot be made to fit its place
|- PasswordNotUsable   a password that could be guessed, or that a PDF cannot have
|- CopyNotMade         a document could not be read to make a copy of it
|- PaperNotOpened      a paper that others made cannot be read
|- NotSettled          papers for others have something that may not leave
'- PrinterTrouble      the printer would not take the job
   |- JobRefused       the print system does not take this document
   |- PrintSystemAway  the print system of this computer does not answer
   '- JobUnknown       the print system has no such job (any more)
"""

from typing import Any

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


class NotWritten(PrintingTrouble):
    """Nobody has written the words of this letter in the language that was asked for."""


class WarningNotDue(PrintingTrouble):
    """No warning may be written: there is not exactly one failure that asks for one."""


class WordsNotForChild(PrintingTrouble):
    """A text on what the child keeps names somebody it must not, gives an address away, or is no words for a child."""


class WordsNotForReport(PrintingTrouble):
    """What was written for a report names somebody who was harmed, another child, or a confidential address."""


class PaperNotReady(PrintingTrouble):
    """The record lacks what the paper cannot be without: an order, the words of a requirement, an assessment."""


class WordsNotUsable(PrintingTrouble):
    """The service's own words for a fixed sentence ask for something in braces that there is nothing for."""

    def __init__(self, name: str, known: list[str]) -> None:
        may = f"only {{{'}, {'.join(known)}}} may stand in braces" if known else "nothing may stand in braces"
        super().__init__(
            f"The service’s own words for “{name.replace('_', ' ')}” cannot be used: {may}.",
            "Ask whoever looks after the centre to mend them.",
        )


class TwoVersions(PrintingTrouble):
    """A field of the paper has two versions, and nobody has chosen yet."""


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


class PasswordNotUsable(PrintingTrouble):
    """A password for a copy is empty, or so short that it could be tried out, or longer than a PDF can have."""


class CopyNotMade(PrintingTrouble):
    """A document could not be read, so no copy of it could be made."""


class PaperNotOpened(PrintingTrouble):
    """A PDF that others made is locked, damaged or empty."""


class NotSettled(PrintingTrouble):
    """Pages on their way out have words that may not leave, and nobody has said yet what becomes of them.

    `hits` are the places (`printing.redaction.Hit`).
    """

    def __init__(self, happened: str, next_step: str, hits: tuple[Any, ...]) -> None:
        super().__init__(happened, next_step)
        self.hits = hits


class PrinterTrouble(PrintingTrouble):
    """The printer is not there any more, or would not take the job."""


class JobRefused(PrinterTrouble):
    """The print system does not take this document for this printer."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "The printer did not take the document.",
            "Look whether it is on and connected, or choose another, or save as a PDF.",
            detail,
        )


class PrintSystemAway(PrinterTrouble):
    """Nobody answers where this computer's print system should be, or not in words that can be read."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "This computer's print system does not answer.",
            "It is tried again by itself. If it stays like this, tell IT support, or save as a PDF.",
            detail,
        )


class JobUnknown(PrinterTrouble):
    """The print system keeps no history, or somebody took the job out of it."""

    def __init__(self, detail: str = "") -> None:
        super().__init__("The print system does not know this print any more.", "Look at the paper.", detail)
