"""What a rule says about a record: in a sentence, with its source, and with how much weight."""

import enum

import msgspec

from casework.limits import LOCAL


class Weight(enum.Enum):
    """How much a finding weighs. Only what cannot be true is in the way of saving."""

    CANNOT_BE = "cannot be true"
    """It contradicts itself, or the calendar. It is not saved as it is."""
    AGAINST_THE_LAW = "the law does not allow it"
    """It is kept as it was typed, since a court can have said so: ask the court, or look at the dates again."""
    ADVICE = "advice"
    """Usual practice, or a local rule. It is kept as it is."""


class Finding(msgspec.Struct, frozen=True):
    """One sentence about one field of one record, and where the rule comes from. `rule` is a stable name."""

    rule: str
    record: str
    field: str
    sentence: str
    source: str
    weight: Weight = Weight.ADVICE

    @property
    def blocks(self) -> bool:
        """Whether the record cannot be saved as it is."""
        return self.weight is Weight.CANNOT_BE

    @property
    def is_local(self) -> bool:
        """Whether the rule behind it is a default that each service is to settle for itself ([K])."""
        return self.source.startswith(LOCAL)


_HEAVIEST = tuple(Weight)


def in_order(found: "set[Finding] | list[Finding]") -> tuple[Finding, ...]:
    """The same findings in one order, whatever order the records came in: what weighs most first. None twice."""
    return tuple(
        sorted(
            set(found),
            key=lambda one: (_HEAVIEST.index(one.weight), one.rule, one.record, one.field, one.sentence),
        )
    )
