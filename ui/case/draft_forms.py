"""Which form a draft belongs to, where one form writes several records and each keeps a draft of its own."""

from local_store.shapes import Draft

WITHIN = "/"
"""Between the id of the main record and the field, in the caret of a draft: so that a draft of one record of a form
leads back to all of it."""


def main_record(draft: Draft) -> str:
    """The id of the main record of the form in which a draft was typed; "" for a form of one record."""
    record, within, _ = draft.caret[0].partition(WITHIN)
    return record if within else ""


def caret_in(draft: Draft) -> tuple[str, int]:
    """The field of the form with the caret, and the position in it."""
    return draft.caret[0].rpartition(WITHIN)[2], draft.caret[1]


def begins_case(draft: Draft) -> bool:
    """Whether it was typed in the form of a child who is being added: its main record is the case that it begins."""
    return main_record(draft) == draft.case
