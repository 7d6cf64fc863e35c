"""The lines of the form of a child who is being added: what is known when a child is referred, and no more."""

import datetime as dt
from collections.abc import Callable

from casework.about import About
from casework.code_lists import choices
from casework.new_child import NewChild
from casework.record_types import about_fields
from ui.case.form_fields import code_field
from ui.case.form_line import Line
from ui.case.several_records import named
from ui.parts.choices import YesNoField
from ui.parts.fields import CodeField, DateField, TextField
from ui.parts.words import Words

WIDE, MIDDLE, SHORT = 476, 238, 150
CASE_FIELDS = ("kind", "opened")
"""Those of the case itself: the main record of the form, so that they have their own names in it."""


def new_child_lines(child: NewChild, today: Callable[[], dt.date]) -> list[Line]:
    """All lines. The first screen is the child; the rest of a case comes later, through the forms of the case."""
    return [*_who(child.person.id, today), *_reached(child), *_numbers(child.person.id), *_referred(child, today)]


def _who(person: str, today: Callable[[], dt.date]) -> list[Line]:
    about = about_fields("person")
    return [
        Line("&First names", ((named(person, "first_names"), _text("Legal first names")),), heading="The child"),
        Line("&Surname", ((named(person, "surname"), _text("Legal surname")),)),
        Line("&Known as", ((named(person, "preferred_name"), _text("Known as", MIDDLE)),)),
        Line(
            "&Date of birth",
            (
                (named(person, "date_of_birth"), DateField("Date of birth", today)),
                ("", Words("an estimate?", "body", "ink2")),
                (named(person, "birth_estimated"), YesNoField("Date of birth is an estimate")),
            ),
        ),
        Line("Se&x", ((named(person, "sex"), code_field(about["sex"], today())),)),
    ]


def _reached(child: NewChild) -> list[Line]:
    person, address = child.person.id, child.address.id
    language = about_fields("person")["first_language"]
    return [
        Line("&Phone", ((named(person, "phone"), _text("Phone", MIDDLE)),), heading="How to reach the child"),
        Line("&Building, street", ((named(address, "line_1"), _text("Building and street")),)),
        Line(
            "&Town",
            (
                (named(address, "town"), _text("Town", MIDDLE)),
                ("", Words("postcode", "body", "ink2")),
                (named(address, "postcode"), _text("Postcode", SHORT)),
            ),
        ),
        Line(
            "First &language",
            (
                (named(person, "first_language"), _codes(language)),
                ("", Words("interpreter?", "body", "ink2")),
                (named(person, "interpreter"), YesNoField("Interpreter needed")),
            ),
        ),
    ]


def _numbers(person: str) -> list[Line]:
    return [
        Line(
            "Police (PN&C)",
            ((named(person, "pnc_id"), _text("Police number (PNC ID)", MIDDLE)),),
            heading="Numbers, where they are known",
        ),
        Line("N&HS", ((named(person, "nhs_number"), _text("NHS number", MIDDLE)),)),
        Line("P&upil (UPN)", ((named(person, "upn"), _text("Pupil number (UPN)", MIDDLE)),)),
    ]


def _referred(child: NewChild, today: Callable[[], dt.date]) -> list[Line]:
    referral, about = child.referral.id, about_fields("referral")
    return [
        Line(
            "Who &referred",
            (
                (named(referral, "source"), _codes(about["source"])),
                (named(referral, "source_name"), TextField("Name of the referrer", hint="Name")),
            ),
            heading="Where the child comes from",
        ),
        Line("Referred for", ((named(referral, "kind"), _codes(about["kind"])),)),
        Line("Recei&ved on", ((named(referral, "received_on"), DateField("Received on", today)),)),
        Line("Kind &of case", (("kind", _codes(about_fields("case")["kind"])),), heading="The case"),
        Line("Ope&ned", (("opened", DateField("Opened", today)),)),
    ]


def _text(name: str, width: int = WIDE) -> TextField:
    return TextField(name, width=width)


def _codes(about: About) -> CodeField:
    return CodeField(choices(about.codes), about.title, width=MIDDLE)
