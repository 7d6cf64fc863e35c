"""What a generated case is about: which order, how long, how far along, at which level."""

import random

import msgspec

LENGTHS = {
    "referral_order": (3, 4, 6, 6, 9, 12),
    "yro": (6, 9, 12, 12, 18),
    "youth_conditional_caution": (3, 4),
    "dto_custody": (8, 10, 12),
    "dto_licence": (8, 10, 12),
    "bail": (0,),
    "prevention": (4, 6),
}
"""Kind of course -> how many months it may last. A caution's 12 to 16 weeks are counted as months."""

LEVELS = {
    "referral_order": ("standard",) * 4 + ("enhanced",),
    "yro": ("standard", "standard", "enhanced", "enhanced", "enhanced", "intensive"),
    "dto_custody": ("intensive",),
    "dto_licence": ("intensive",),
}
NEAREST_END = 28
"""Orders end at least this many days ahead, so that closing assessments are not all overdue at once."""

DAYS_IN_A_MONTH = 30.44


class Course(msgspec.Struct, frozen=True):
    """One kind of case. `ends` is in days from today; `made` is how many days ago it was made (positive).

    `signed` is False for a referral order whose contract is still to be agreed. `coming` is the next contact if it
    is to be a certain one: in how many days, of which kind, and what for.
    """

    kind: str
    length: int
    ends: int
    made: int
    level: str | None
    review_overdue: int = 0
    signed: bool = True
    coming: tuple[int, str, str] | None = None
    hours: tuple[str, int, int] | None = None  # requirement, hours or days ordered, and done

    @property
    def disposal(self) -> str:
        """The code of the order."""
        return "dto" if self.kind.startswith("dto") else self.kind

    @property
    def in_custody(self) -> bool:
        return self.kind == "dto_custody"

    @property
    def released(self) -> int:
        """How many days ago somebody on licence came home: half of the order is served."""
        return max(3, self.made - int(self.length * DAYS_IN_A_MONTH / 2))


def draw_course(rng: random.Random, kind: str) -> Course:
    """A course of this kind, somewhere along its way."""
    length = rng.choice(LENGTHS[kind])
    whole = int(length * DAYS_IN_A_MONTH)
    if kind == "bail":
        return Course(kind, 0, ends=rng.randint(6, 24), made=rng.randint(16, 45), level=None)
    gone = (
        rng.uniform(0.58, 0.8) if kind == "dto_licence" else rng.uniform(0.12, 0.45 if kind == "dto_custody" else 0.85)
    )
    ends = max(NEAREST_END, whole - int(whole * gone))
    made = max(9, whole - ends) + (21 if kind == "referral_order" else 0)
    return Course(
        kind,
        length,
        ends=ends,
        made=made,
        level=rng.choice(LEVELS[kind]) if kind in LEVELS else None,
        review_overdue=rng.randint(1, 16) if kind == "yro" and rng.random() < 0.15 else 0,
        hours=_hours(rng, kind),
    )


def _hours(rng: random.Random, kind: str) -> tuple[str, int, int] | None:
    if kind == "referral_order":
        ordered = rng.choice((6, 9, 12, 15, 20))
        return "reparation", ordered, rng.randint(0, ordered // 3) * 2
    if kind == "yro":
        requirement, ordered = rng.choice(
            (("activity", 20), ("reparation", 12), ("attendance_centre", 24), ("attendance_centre", 12))
        )
        return requirement, ordered, rng.randint(0, ordered // 4) * 2
    return None
