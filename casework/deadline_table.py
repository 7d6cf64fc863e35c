"""Every deadline as data: what sets it off, how long there is, what settles it, whose it is, and where it comes from.

The amounts are in `casework.local_rules` under the same names, where a service can set its own. Source: DOMAIN
section 5, with sections 3 and 4.
"""

import datetime as dt
from collections.abc import Callable, Iterator

import msgspec

from casework import contact_deadlines, court_deadlines, occasions, order_deadlines
from casework.case_file import CaseFile
from casework.due import Due
from casework.local_rules import LIMITS, LocalRules
from casework.occasions import Occasions
from casework.roles import Role

Opens = Callable[[CaseFile, dt.date, LocalRules], Iterator[Due]]


class Line(msgspec.Struct, frozen=True):
    """How a deadline reads on Today: what to do, as a thing, and the start of why ("5 working days" and `after`)."""

    what: str
    thing: str
    after: str
    icon: str


class Deadline(msgspec.Struct, frozen=True):
    """One row. `limits` are the names of its amounts. `of` finds its occasions in a case.

    `line` is how it reads where this table makes the line; None where a rule with words of its own does. Where that
    rule alone knows what is open, `opens` is it, and `of` finds only what was settled.
    """

    name: str
    title: str
    trigger: str
    settled_by: str
    owner: Role
    limits: tuple[str, ...]
    section: str
    of: Occasions | None = None
    line: Line | None = None
    opens: Opens | None = None

    @property
    def is_local(self) -> bool:
        """Whether any of its amounts is a default that each service is to settle for itself ([K])."""
        return any(one.is_local for name in self.limits for one in LIMITS[name])


WORKER, MANAGER, COURT = Role.CASE_MANAGER, Role.MANAGER, Role.COURT_OFFICER
TIMELINESS = "section 5"
DEADLINES: tuple[Deadline, ...] = (
    Deadline(
        "follow_up",
        "Miss followed up",
        "an unacceptable absence",
        "words under follow-up, a contact that follows it up, or the child coming again",
        WORKER,
        ("follow_up",),
        TIMELINESS,
        occasions.follow_up,
    ),
    Deadline(
        "plan_review",
        "Order review",
        "the start of the order, or the last review",
        "a review stage that is complete",
        WORKER,
        ("plan_review",),
        TIMELINESS,
        occasions.plan_reviews,
        opens=order_deadlines.plan_review,
    ),
    Deadline(
        "full_review",
        "Full assessment review",
        "the start of the order, or the last stage of assessment",
        "any stage of assessment that is complete",
        WORKER,
        ("full_review",),
        "section 3, review cadence",
        occasions.full_review,
        Line("Review the whole assessment", "Assessment review", "after the last assessment", "book-open"),
    ),
    Deadline(
        "report",
        "Report to the court",
        "a court that orders a report",
        "the report served or stopped, or the hearing it was for",
        WORKER,
        ("report_before_hearing", "report_norm", "report_first_warning", "report_last_warning"),
        TIMELINESS,
        opens=court_deadlines.reports_due,
    ),
    Deadline(
        "result",
        "Result of a hearing",
        "a hearing",
        "its result, or an outcome or order of that day",
        COURT,
        ("result_entered",),
        "section 1, a day",
        occasions.result_entered,
    ),
    Deadline(
        "first_panel",
        "Initial referral order panel",
        "a referral order",
        "a panel that the child attended",
        WORKER,
        ("first_panel",),
        TIMELINESS,
        occasions.first_panel,
    ),
    Deadline(
        "panel_review",
        "Panel review",
        "the last panel",
        "the next panel",
        WORKER,
        ("panel_review",),
        TIMELINESS,
        occasions.panel_reviews,
        opens=order_deadlines.panel,
    ),
    Deadline(
        "final_panel",
        "Final panel",
        "the end of a referral order",
        "a panel in its last month",
        WORKER,
        ("final_panel", "final_panel_within"),
        TIMELINESS,
        occasions.final_panel,
        Line("Hold the final panel", "Final panel", "before the order ends", "users"),
    ),
    Deadline(
        "first_contact",
        "First contact",
        "the start of supervision, or release",
        "the first contact that counts",
        WORKER,
        ("first_contact", "first_contact_iss", "first_contact_licence"),
        TIMELINESS,
        occasions.first_contact,
    ),
    Deadline(
        "home_visit_release",
        "Home visit after release",
        "release from custody",
        "a home visit that was attended",
        WORKER,
        ("home_visit_release",),
        TIMELINESS,
        occasions.release_visit,
        Line("Visit at home", "Home visit after release", "after release", "house"),
    ),
    Deadline(
        "plan_made",
        "Plan in the community",
        "the start of the order, or release",
        "a target signed or set, or the plan given to the child",
        WORKER,
        ("plan_made",),
        TIMELINESS,
        occasions.plan_made,
        Line("Agree the plan", "Plan", "from the start of the order", "list"),
    ),
    Deadline(
        "custody_planning",
        "Initial custody planning meeting",
        "entry into custody",
        "a meeting or a visit in custody",
        WORKER,
        ("custody_planning",),
        TIMELINESS,
        occasions.custody_planning,
        Line("Hold the first planning meeting in custody", "Custody planning meeting", "after entry", "users"),
    ),
    Deadline(
        "resettlement_plan",
        "Resettlement plan",
        "entry into custody",
        "a plan, or a complete stage in custody",
        WORKER,
        ("resettlement_plan",),
        TIMELINESS,
        occasions.resettlement_plan,
        Line("Write the resettlement plan", "Resettlement plan", "after entry", "list"),
    ),
    Deadline(
        "accommodation_check",
        "Accommodation check",
        "moving into a placement on licence",
        "its suitability judged",
        WORKER,
        ("accommodation_check",),
        "section 6, indicator 1",
        occasions.accommodation_check,
    ),
    Deadline(
        "breach_decision",
        "Breach decision",
        "the failure that brings an order back to court or panel",
        "a warning or breach report that went out, or a breach hearing",
        MANAGER,
        ("breach_decision", "warned_period", "warning", "back_to_panel"),
        "section 4, enforcement",
        opens=contact_deadlines.breach_decision,
    ),
    Deadline(
        "condition_at_risk",
        "Police told of a condition at risk",
        "a session of a conditional caution missed without a good reason",
        "a contact with the police that follows it up, or a paper about it",
        WORKER,
        ("condition_at_risk",),
        "section 4, youth conditional caution",
        occasions.police_told,
        opens=contact_deadlines.condition_at_risk,
    ),
    Deadline(
        "closure_assessment",
        "Closure assessment",
        "the end of the order",
        "the closure stage complete",
        WORKER,
        ("closure_assessment",),
        TIMELINESS,
        occasions.closure,
    ),
    Deadline(
        "oversight",
        "Manager oversight",
        "the start of the order, or the last oversight",
        "a manager's decision, or a stage that one countersigned",
        MANAGER,
        ("oversight", "oversight_high"),
        TIMELINESS,
        occasions.oversight,
        Line("Oversee the case", "Manager oversight", "after the last oversight", "eye"),
    ),
)
"""The rows for one case. Reports used again (`casework.report_rules`), the quarterly return
(`casework.quarterly_return`) and becoming 18 (`casework.order_deadlines`) are asked for by themselves."""


def deadline(name: str) -> Deadline | None:
    """The row called `name`; None for what is no deadline of this table (a planned contact, a hearing)."""
    return _BY_NAME.get(name)


_BY_NAME = {one.name: one for one in DEADLINES}
