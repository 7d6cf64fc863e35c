"""What the form of a home visit starts with: which visit, who may have been there, and when it began."""

import datetime as dt
from collections.abc import Sequence

from casework import CaseFile, Value, words
from casework.contacts import Contact
from casework.standing import is_planned
from local_store.shapes import Draft
from ui.case import contact_view
from ui.case.contact_view import order_choices

KIND = "home_visit"
MOST_NAMES = 5


def visit_to_write_up(case: CaseFile, drafts: Sequence[Draft], today: dt.date) -> str | None:
    """The id of the home visit that somebody most likely means: one typed here and never saved, else today's.

    The first of today's that was planned and is not written up. None where a new one is to be made.
    """
    unsaved = [one for one in drafts if not one.aside and one.record not in case.records]
    visits = [one for one in unsaved if one.type == "contact" and one.fields.get("kind") == KIND]
    if visits:
        return max(visits, key=lambda one: one.kept_at).record
    planned = [one for one in case.contacts if one.kind == KIND and one.date == today and is_planned(one)]
    return min(planned, key=lambda one: one.start or dt.time.max).id if planned else None


def suggested(case: CaseFile, now: dt.datetime) -> dict[str, Value]:
    """A new visit begins now, and counts towards the order that the case is under."""
    began = now.time().replace(second=0, microsecond=0, tzinfo=None).isoformat()
    return contact_view.suggested(case, now.date()) | {"kind": KIND, "start": began}


def may_be_seen(case: CaseFile) -> list[str]:
    """Whom to offer by name: the child, then who lives with the child, then others around them.

    Whoever may have no contact with the child is not offered; such a name can be typed.
    """
    around = sorted(case.relationships, key=lambda one: not one.lives_with)
    names = [one.name.strip() for one in around if one.name and one.contact_allowed is not False]
    child = words.letter_name(case.person)
    return list(dict.fromkeys(name for name in (child, *names) if name))[:MOST_NAMES]


def counts_towards(case: CaseFile, contact: Contact) -> str:
    """Counts towards the youth rehabilitation order ... ; "" where it counts towards none."""
    order = order_choices(case).get(contact.order or "")
    return f"Counts towards: {order}." if order else ""
