"""The register of all templates: every kind of document that can be printed."""

from printing import (
    appointment_letter,
    bail_timetable,
    breach_information,
    breach_report,
    case_summary,
    child_information_form,
    chronology_alone,
    closure_letter,
    contract,
    diary_card,
    home_visit_form,
    home_visit_record,
    licence_notice,
    my_plan,
    order_copy,
    panel_pack,
    progress_report,
    psr,
    referral_order_report,
    stand_down_report,
    transfer_bundle,
    warning_letter,
)
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
        my_plan.TEMPLATE,
        contract.TEMPLATE,
        bail_timetable.TEMPLATE,
        licence_notice.TEMPLATE,
        home_visit_record.TEMPLATE,
        home_visit_form.TEMPLATE,
        psr.TEMPLATE,
        stand_down_report.TEMPLATE,
        progress_report.TEMPLATE,
        breach_report.TEMPLATE,
        breach_information.TEMPLATE,
        referral_order_report.TEMPLATE,
        chronology_alone.TEMPLATE,
        child_information_form.TEMPLATE,
        transfer_bundle.TEMPLATE,
        panel_pack.TEMPLATE,
    )
}
"""By the code in casework.code_lists "document_kind", in the order in which they are offered."""
