"""Contacts in words and pictures: what each kind is called in a sentence, and which icon stands beside it."""

import msgspec

from casework.code_lists import words
from casework.contacts import Contact
from casework.standing import within


class KindWords(msgspec.Struct, frozen=True):
    """One kind of contact: "Record *the home visit*", "*Visit Zephyr at home*"; its icon; its short name for a list."""

    the: str
    do: str
    icon: str
    thing: str = "Contact"


KINDS = {
    "office": KindWords("the contact at the office", "See {name}", "footprints"),
    "home_visit": KindWords("the home visit", "Visit {name} at home", "house", "Home visit"),
    "phone": KindWords("the phone call", "Ring {name}", "phone", "Phone call"),
    "letter": KindWords("the letter", "Write to {name}", "mail", "Letter"),
    "text": KindWords("the text message", "Send {name} a text", "mail", "Text message"),
    "email": KindWords("the email", "Email {name}", "mail", "Email"),
    "school": KindWords("the contact at school", "See {name} at school", "school", "School"),
    "court": KindWords("the contact at court", "See {name} at court", "landmark", "Court"),
    "custody": KindWords("the custody visit", "Visit {name} in custody", "footprints", "Custody visit"),
    "panel": KindWords("the panel", "Go to the panel", "users", "Panel"),
    "reparation": KindWords("the reparation", "Have {name} at reparation", "footprints", "Reparation"),
    "activity": KindWords("the activity", "Have {name} at the activity", "footprints", "Activity"),
    "attendance_centre": KindWords(
        "the attendance centre", "Have {name} at the attendance centre", "footprints", "Attendance centre"
    ),
    "meeting": KindWords("the meeting", "Go to the meeting", "users", "Meeting"),
    "video": KindWords("the video call", "Speak to {name} by video", "phone", "Video call"),
}
OTHER = KindWords("the contact", "See {name}", "footprints")


def kind_words(kind: str | None) -> KindWords:
    """The words for a kind of contact; plain ones for a kind that this version does not know."""
    return KINDS.get(kind or "", OTHER)


def contact_title(contact: Contact) -> str:
    """Home visit, attended; Phone, follow-up; Office, planned"""
    kind = words("contact_kind", contact.kind) or "Contact"
    if contact.follow_up_of:
        return f"{kind}, follow-up"
    return f"{kind}, {within(words('attendance', contact.attendance)) or 'planned'}"


def contact_detail(contact: Contact) -> str:
    """What a list says of a contact beside its title: the reason given, else who was there."""
    return contact.reason or contact.who_was_there or ""
