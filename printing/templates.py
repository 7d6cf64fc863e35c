"""The register of all templates: every kind of document that can be printed."""

from printing import appointment_letter, case_summary, closure_letter, diary_card, order_copy, warning_letter
from printing.documents import Template

TEMPLATES: dict[str, Template] = {
    one.kind: one
    for one in (
        appointment_letter.TEMPLATE,
        case_summary.TEMPLATE,
        warning_letter.TEMPLATE,
        diary_card.TEMPLATE,
        closure_letter.TEMPLATE,
        order_copy.TEMPLATE,
    )
}
"""By the code in casework.code_lists "document_kind", in the order in which they are offered."""
