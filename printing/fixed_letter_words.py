"""The fixed sentences of letters in each language: the three statements of a warning, and what the service must say.

Data of a template, as in `printing.fixed_words`. The statements are those of the Criminal Justice and Immigration Act
2008, schedule 2, paragraph 3 [S40]; nobody can change them but by a new version.
"""

from collections.abc import Mapping

from printing.fixed_words import ENGLISH, Fixed

EASY_ENGLISH = "en-easy"
WELSH = "cy"


def fixed_in_letter(name: str, language: str = ENGLISH) -> Fixed:
    """The sentences of that name in a language. Raises KeyError where nobody has written them."""
    return IN_LETTERS[language][name]


BREACH = "DOMAIN section 4, enforcement"
STATEMENT = "CJIA 2008, schedule 2, paragraph 3 [S40]: a warning must"
DESCRIBES = f"{STATEMENT} describe the failure"
UNACCEPTABLE = f"{STATEMENT} say that it is unacceptable"
COURT = f"{STATEMENT} say that the child may be brought before the court"
PANEL = f"[K] {BREACH}: referral orders go back to the panel first"
DETENTION = f"[K] {BREACH}: detention and training orders have their own route"
LICENCE = f"[K] {BREACH}: licences have their own route"
RECORD = "[K] how long a record is kept, and what has to be said of it later, is for the service to confirm"
COPIES = "Sentencing Act 2020, schedule 7, paragraph 27 [S32]: to the child, to a parent under 14, to the officer"

IN_LETTERS: Mapping[str, Mapping[str, Fixed]] = {
    ENGLISH: {
        # The three statements of a warning. What follows the third depends on the route of the order.
        "warning_describes": Fixed(
            1,
            DESCRIBES,
            ("Your appointment was on **{when}**{where}. It was part of your {order}. You did not come.",),
        ),
        "warning_unacceptable": Fixed(1, UNACCEPTABLE, ("**Missing this appointment was not acceptable.**",)),
        "warning_may_court": Fixed(
            1,
            COURT,
            (
                "**If you miss another appointment without a good reason, you may be brought before the court.** The "
                "court could change your order or give you a different sentence.",
            ),
        ),
        "warning_may_panel": Fixed(
            1,
            PANEL,
            (
                "**If you miss another appointment without a good reason, you may be brought back before the panel, "
                "and the panel may send you before the court.** The court could give you a different sentence.",
            ),
        ),
        "warning_may_detention": Fixed(
            1,
            DETENTION,
            (
                "**If you miss another appointment without a good reason, you may be brought before the court.** The "
                "court could send you back to custody.",
            ),
        ),
        "warning_may_licence": Fixed(
            1,
            LICENCE,
            (
                "**If you miss another appointment without a good reason, you may be brought before those who decide "
                "on your licence.** You could be taken back to custody.",
            ),
        ),
        # The end of the work.
        "closure_record": Fixed(
            1,
            RECORD,
            (
                "We keep what is written about you locked away, for as long as the law and our rules say. Only people "
                "who need it for their work may look at it. You can ask to see it, and you can tell us if something "
                "in it is wrong.",
                "A school, a college or an employer may ask you about your past. What you have to tell them depends on "
                "what it was and how long ago. Ring us before you answer, and we will help you.",
            ),
        ),
        # The copy of a changed order.
        "order_copy_read": Fixed(
            1,
            COPIES,
            (
                "A copy of your order, as it is now, is in this envelope. Read it with somebody you trust, and keep it "
                "safe. It says what you have to do, and until when.",
            ),
        ),
        "order_copy_read_parent": Fixed(
            1,
            COPIES,
            (
                "A copy of {child}’s order, as it is now, is in this envelope. Read it together, and keep it safe. You "
                "get it because {child} is under 14: the law says that a parent or carer must then have a copy too.",
            ),
        ),
        "order_copy_read_family": Fixed(
            1,
            COPIES,
            ("A copy of {child}’s order, as it is now, is in this envelope. Read it together, and keep it safe.",),
        ),
        "order_copy_read_officer": Fixed(
            1,
            COPIES,
            (
                "A copy of the order, as it is now, goes with this letter to you as the responsible officer. Put the "
                "day on which the copies were handed over or posted into the record.",
            ),
        ),
    },
    EASY_ENGLISH: {
        "warning_describes": Fixed(
            1,
            DESCRIBES,
            ("You had a meeting.\nIt was on **{when}**{where}.\nIt was part of your {order}.\nYou did not come.",),
        ),
        "warning_unacceptable": Fixed(1, UNACCEPTABLE, ("**Missing this meeting was not acceptable.**",)),
        "warning_may_court": Fixed(
            1,
            COURT,
            (
                "**If you miss another meeting without a good reason, you may be brought before the court.**\n"
                "The court could change your order.\nOr the court could give you a different sentence.",
            ),
        ),
        "warning_may_panel": Fixed(
            1,
            PANEL,
            (
                "**If you miss another meeting without a good reason, you may be brought back before the panel.**\n"
                "**The panel may send you before the court.**\nThe court could give you a different sentence.",
            ),
        ),
        "warning_may_detention": Fixed(
            1,
            DETENTION,
            (
                "**If you miss another meeting without a good reason, you may be brought before the court.**\n"
                "The court could send you back to custody.",
            ),
        ),
        "warning_may_licence": Fixed(
            1,
            LICENCE,
            (
                "**If you miss another meeting without a good reason, you may be brought before those who decide on "
                "your licence.**\nYou could be taken back to custody.",
            ),
        ),
        "closure_record": Fixed(
            1,
            RECORD,
            (
                "We keep it locked away.\nThe law and our rules say for how long.\nOnly people who need it for their "
                "work may look at it.\nYou can ask to see it.\nTell us if something in it is wrong.",
                "A school or an employer may ask about your past.\nRing us before you answer.\nWe will help you.",
            ),
        ),
        "order_copy_read": Fixed(
            1,
            COPIES,
            (
                "A copy of your order is in this envelope.\nIt says what you have to do now.\nIt says until when.\n"
                "Read it with somebody you trust.\nKeep it safe.",
            ),
        ),
        "order_copy_read_parent": Fixed(
            1,
            COPIES,
            (
                "A copy of {child}’s order is in this envelope.\nRead it together.\nKeep it safe.\nYou get it because "
                "{child} is under 14.\nThe law says that a parent or carer must have a copy too.",
            ),
        ),
        "order_copy_read_family": Fixed(
            1, COPIES, ("A copy of {child}’s order is in this envelope.\nRead it together.\nKeep it safe.",)
        ),
    },
    # Not yet approved by a qualified translator: printing/translations/cy.toml says so, and the letter is a draft.
    WELSH: {
        "warning_describes": Fixed(
            1,
            DESCRIBES,
            ("Dyddiad eich apwyntiad oedd **{when}**{where}. Roedd yn rhan o’ch {order}. Ni ddaethoch.",),
        ),
        "warning_unacceptable": Fixed(1, UNACCEPTABLE, ("**Nid oedd colli’r apwyntiad hwn yn dderbyniol.**",)),
        "warning_may_court": Fixed(
            1,
            COURT,
            (
                "**Os byddwch yn colli apwyntiad arall heb reswm da, gellir dod â chi gerbron y llys.** Gallai’r llys "
                "newid eich gorchymyn neu roi dedfryd wahanol i chi.",
            ),
        ),
        "warning_may_panel": Fixed(
            1,
            PANEL,
            (
                "**Os byddwch yn colli apwyntiad arall heb reswm da, gellir dod â chi yn ôl gerbron y panel, a gall y "
                "panel eich anfon gerbron y llys.** Gallai’r llys roi dedfryd wahanol i chi.",
            ),
        ),
        "warning_may_detention": Fixed(
            1,
            DETENTION,
            (
                "**Os byddwch yn colli apwyntiad arall heb reswm da, gellir dod â chi gerbron y llys.** Gallai’r llys "
                "eich anfon yn ôl i’r ddalfa.",
            ),
        ),
        "warning_may_licence": Fixed(
            1,
            LICENCE,
            (
                "**Os byddwch yn colli apwyntiad arall heb reswm da, gellir dod â chi gerbron y rhai sy’n penderfynu "
                "ar eich trwydded.** Gallech gael eich anfon yn ôl i’r ddalfa.",
            ),
        ),
    },
}
