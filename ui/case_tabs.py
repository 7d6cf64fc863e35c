"""The pages of a case, and on which of them each type of record is found."""

from collections.abc import Mapping

PAGES = (
    ("summary", "Summary"),
    ("timeline", "Timeline"),
    ("contacts", "Contacts"),
    ("assessment", "Assessment"),
    ("plan", "Plan"),
    ("offences", "Offences and court"),
    ("people", "People"),
    ("documents", "Documents"),
    ("history", "History"),
)
"""Those that are in view under the identity bar, in the order of Alt+1 to Alt+9."""
MORE_PAGES = (
    ("before_court", "Around the offences"),
    ("custody", "Custody"),
    ("health", "Health and education"),
    ("enforcement", "Enforcement and oversight"),
    ("victims", "People harmed"),
    ("service", "Referrals and transfers"),
)
"""Those behind More: not every case has anything on them."""
ALL_PAGES = (*PAGES, *MORE_PAGES)

LISTED: Mapping[str, tuple[str, ...]] = {
    "contacts": ("contact",),
    "assessment": ("judgement", "assessment_section"),
    "plan": ("plan_target", "plan", "programme", "delivery", "panel"),
    "offences": ("offence", "hearing", "outcome", "order", "requirement"),
    "people": (
        "person",
        "alert",
        "address",
        "relationship",
        "professional",
        "other_name",
        "care_status",
        "missing_episode",
        "onward_referral",
        "assignment",
        "case_access",
    ),
    "documents": ("document",),
    "before_court": (
        "arrest",
        "pre_court_interview",
        "pre_court_decision",
        "co_accused",
        "basis_of_plea",
        "offence_at_hearing",
        "remand",
        "report",
        "report_section",
    ),
    "custody": ("custody", "custody_meeting", "temporary_release", "licence"),
    "health": (
        "education",
        "exclusion",
        "support_plan",
        "screening",
        "health_note",
        "accommodation_status",
        "education_status",
        "other_status",
    ),
    "enforcement": ("enforcement", "oversight", "intelligence"),
    "victims": ("victim", "victim_consent", "victim_contact"),
    "service": ("case", "referral", "transfer", "reference", "document_event", "merging"),
}
"""Page -> the types of record on it, in the order of the page."""
TAB_OF: Mapping[str, str] = {type: tab for tab, types in LISTED.items() for type in types}


def tab_of(type: str) -> str:
    """The page on which records of the type are found; the summary for one that has no list."""
    return TAB_OF.get(type, "summary")
