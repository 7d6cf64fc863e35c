"""How long each disposal may last and for whom it is, by the date of sentence: data. Source: DOMAIN section 4."""

import datetime as dt
import enum

import msgspec

from casework.dates import add_months
from casework.findings import Weight
from casework.words import count, listed

PCSC_2022 = dt.date(2022, 6, 28)
"""The day on which the Police, Crime, Sentencing and Courts Act 2022 changed detention and training orders (section
158) and curfews (schedule 17, paragraph 19)."""
ONE_DAY = dt.timedelta(days=1)


class Measure(enum.Enum):
    MONTHS = "month"
    WEEKS = "week"


class Length(msgspec.Struct, frozen=True):
    """How long a disposal may last if it was made from `since` to `until`, both in.

    `least` and `most` are whole months or weeks, both allowed; `among` lists the only ones, where there are such.
    """

    disposal: str
    measure: Measure
    source: str
    weight: Weight
    least: int = 0
    most: int = 0
    among: tuple[int, ...] = ()
    since: dt.date = dt.date.min
    until: dt.date = dt.date.max

    def words(self) -> str:
        """4, 6, 8, 10, 12, 18 or 24 months; from 3 to 12 months; at most 36 months"""
        if self.among:
            return f"{listed([str(one) for one in self.among]).replace(' and ', ' or ')} {self.measure.value}s"
        most = count(self.most, self.measure.value)
        return f"from {self.least} to {most}" if self.least else f"at most {most}"

    def allows(self, number: int) -> bool:
        """Whether a whole number of months or weeks is allowed."""
        return number in self.among if self.among else self.least <= number <= self.most

    def fits(self, first: dt.date, last: dt.date) -> bool:
        """Whether a disposal from `first` to `last` is of an allowed length.

        An order of 3 months from 30 November is counted to 28 February, and to the day before: services write either.
        Between the least and the most any day will do, since days on remand are taken off the end.
        """
        if self.among:
            return any(self._is(first, last, number) for number in self.among)
        return self._end(first, self.least) - ONE_DAY <= last <= self._end(first, self.most)

    def _is(self, first: dt.date, last: dt.date, number: int) -> bool:
        end = self._end(first, number)
        return last in (end, end - ONE_DAY)

    def _end(self, first: dt.date, number: int) -> dt.date:
        return add_months(first, number) if self.measure is Measure.MONTHS else first + dt.timedelta(weeks=number)


SALFORD = "Salford, referral order [S29]"
LENGTHS: tuple[Length, ...] = (
    Length(
        "dto",
        Measure.MONTHS,
        "PCSC Act 2022, section 158 [S35]: before it, section 101 of the 2000 Act",
        Weight.AGAINST_THE_LAW,
        among=(4, 6, 8, 10, 12, 18, 24),
        until=PCSC_2022 - ONE_DAY,
    ),
    Length(
        "dto",
        Measure.MONTHS,
        "PCSC Act 2022, section 158 [S35]",
        Weight.AGAINST_THE_LAW,
        least=4,
        most=24,
        since=PCSC_2022,
    ),
    Length("referral_order", Measure.MONTHS, SALFORD, Weight.AGAINST_THE_LAW, least=3, most=12),
    Length("yro", Measure.MONTHS, "Devon, youth rehabilitation orders [S31]", Weight.AGAINST_THE_LAW, most=36),
    Length("yro_iss", Measure.MONTHS, "Devon, youth rehabilitation orders [S31]", Weight.AGAINST_THE_LAW, most=36),
    Length("conditional_discharge", Measure.MONTHS, "[K] discharge: up to 3 years", Weight.ADVICE, most=36),
    Length("reparation_order", Measure.MONTHS, "[K] reparation: within 3 months", Weight.ADVICE, most=3),
    Length(
        "youth_conditional_caution",
        Measure.WEEKS,
        "[K] conditions up to 16 weeks, 20 in limited cases",
        Weight.ADVICE,
        most=20,
    ),
)
CAUTION_USUALLY = 16
"""Weeks: what conditions of a caution may last without a special case. [K]"""
BREACH_MOVES_END_BY = 6
"""Months by which the end of a youth rehabilitation order may move on breach, once. Sentencing Act 2020, schedule 7,
paragraphs 10 and 27 [S32]."""
CRIMINAL_RESPONSIBILITY = 10
"""Years. Nobody younger can be convicted or cautioned: youth justice is for those aged 10 to 17 (DOMAIN section 1)."""


class Ages(msgspec.Struct, frozen=True):
    """What a disposal says of somebody whose age when it was made is from `least` to `most`, in whole years."""

    rule: str
    disposals: tuple[str, ...]
    least: int
    most: int
    sentence: str
    source: str
    weight: Weight = Weight.ADVICE


AGES: tuple[Ages, ...] = (
    Ages(
        "dto_too_young",
        ("dto",),
        10,
        11,
        "A detention and training order is not made for a child of 10 or 11",
        "Law Gazette 21180 and revision notes [S36, weak]",
        Weight.AGAINST_THE_LAW,
    ),
    Ages(
        "dto_persistent",
        ("dto",),
        12,
        14,
        "At 12 to 14 a detention and training order is only for a persistent offender: record why the court said so",
        "Law Gazette 21180 and revision notes [S36, weak]",
    ),
    Ages(
        "iss_persistent",
        ("yro_iss",),
        10,
        14,
        "Under 15, intensive supervision is only for a persistent offender: record why the court said so",
        "CJIA 2008, schedule 1 [S33]; pilot notes [S34]",
    ),
    Ages(
        "parent_at_panel",
        ("referral_order",),
        10,
        15,
        "Under 16, a parent or guardian is required at the panel",
        SALFORD,
    ),
    Ages("parent_pays", ("fine", "compensation"), 10, 15, "Under 16, the parent pays", "[K] parent pays if under 16"),
)


def length_rule(disposal: str | None, made_on: dt.date) -> Length | None:
    """The length that is allowed for a disposal made that day; None where there is no rule."""
    return next((one for one in LENGTHS if one.disposal == disposal and one.since <= made_on <= one.until), None)
