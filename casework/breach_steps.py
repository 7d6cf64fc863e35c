"""What the breach ladder is climbed by: failures, warnings, and the steps of enforcement, as plain values."""

import datetime as dt
import enum

import msgspec


class Failure(msgspec.Struct, frozen=True):
    """One failure to comply. `accepted` is None while nobody has judged the reason, or two versions are open."""

    record: str
    day: dt.date
    accepted: bool | None = False
    followed_up: bool = False


class Warning(msgspec.Struct, frozen=True):
    """One warning that reached the child. The three statements are what the law asks of it.

    (a) it describes the failure, (b) says it is unacceptable, (c) says that the child may be brought before the court.
    `recorded` is when it was written down. Source: CJIA 2008, schedule 2, paragraph 3 [S40].
    """

    record: str
    day: dt.date
    describes: bool = True
    unacceptable: bool = True
    may_go_to_court: bool = True
    recorded: dt.date | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """Which of the three statements it lacks, in words."""
        lacks = (
            (self.describes, "describe the failure"),
            (self.unacceptable, "say that it is unacceptable"),
            (self.may_go_to_court, "say that the child may be brought before the court"),
        )
        return tuple(words for said, words in lacks if not said)


class StepKind(enum.Enum):
    """The steps of enforcement after a warning. The value is what a record of the step holds."""

    COMPLIANCE_MEETING = "compliance_meeting"
    EXCEPTIONAL = "exceptional"
    INFORMATION_LAID = "information_laid"
    PANEL_CALLED = "panel_called"
    RECALL_ASKED = "recall_asked"
    POLICE_TOLD = "police_told"
    HEARING = "hearing"
    RESULT = "result"
    WITHDRAWAL = "withdrawal"


class Step(msgspec.Struct, frozen=True):
    """One step. `of` is the record that a withdrawal takes back: a failure, a warning or a step."""

    kind: StepKind
    record: str
    day: dt.date
    of: str = ""
