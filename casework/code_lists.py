"""Short code lists: the code that is stored, and the words people read.

Long ones (offences, courts, languages...) are data in `casework.reference`. A retired code stays readable for
the dates it was in use and is not offered for new ones.
"""

from collections.abc import Mapping

from casework import reference

CODE_LISTS: Mapping[str, Mapping[str, str]] = {
    "sex": {"female": "Female", "male": "Male", "not_known": "Not known"},
    # The police self-defined (18+1) codes. Labels after the 2011 census groups.
    "ethnicity": {
        "W1": "White: British",
        "W2": "White: Irish",
        "W3": "White: Gypsy or Irish Traveller",
        "W9": "White: any other background",
        "M1": "Mixed: White and Black Caribbean",
        "M2": "Mixed: White and Black African",
        "M3": "Mixed: White and Asian",
        "M9": "Mixed: any other background",
        "A1": "Asian: Indian",
        "A2": "Asian: Pakistani",
        "A3": "Asian: Bangladeshi",
        "A4": "Asian: Chinese",
        "A9": "Asian: any other background",
        "B1": "Black: Caribbean",
        "B2": "Black: African",
        "B9": "Black: any other background",
        "O2": "Arab",
        "O9": "Any other ethnic group",
        "NS": "Not stated",
    },
    "ethnicity_source": {"child": "The child", "family": "Family", "police": "Police", "school": "School"},
    "care_status": {
        "none": "Not in care",
        "child_in_need": "Child in need",
        "child_protection": "Child protection plan",
        "s20": "Looked after, section 20",
        "s31": "Looked after, care order (section 31)",
        "remand": "Looked after through remand",
        "leaving_care": "Leaving care",
        "early_help": "Early help",
    },
    "name_kind": {"former_name": "Former name", "alias": "Also known as", "birth_name": "Name at birth"},
    "address_kind": {
        "home": "Home",
        "placement": "Placement",
        "family": "Family",
        "bail": "Bail address",
        "postal": "Postal",
        "previous": "Previous",
    },
    "suitability": {"not_assessed": "Not assessed", "suitable": "Suitable", "unsuitable": "Not suitable"},
    "alert_kind": {
        "visiting": "Visiting",
        "safety": "Safety of the child",
        "exploitation": "Exploitation",
        "missing": "Missing",
        "health": "Health",
        "other": "Other",
    },
    "alert_icon": {"dog": "Dog", "triangle-alert": "Warning", "phone": "Phone", "house": "House"},
    "plea": {"guilty": "Guilty", "not_guilty": "Not guilty", "none": "No plea yet", "admitted": "Admitted to police"},
    "hearing_kind": {
        "first": "First appearance",
        "trial": "Trial",
        "sentence": "Sentence",
        "adjourned": "Adjourned",
        "review": "Review",
        "breach": "Breach",
        "panel": "Decision panel, out of court",
    },
    "remand": {
        "unconditional": "Bail without conditions",
        "conditional": "Bail with conditions",
        "bail_support": "Bail with support",
        "iss_bail": "Bail with intensive supervision",
        "la_remand": "Remand to local authority accommodation",
        "youth_detention": "Remand to youth detention accommodation",
        "not_applicable": "Not applicable",
    },
    "report_kind": {
        "psr": "Pre-sentence report",
        "stand_down": "Stand-down report",
        "referral_order_report": "Referral order report",
        "progress": "Progress report",
        "breach": "Breach report",
    },
    "disposal": {
        "referral_order": "Referral order",
        "yro": "Youth rehabilitation order",
        "yro_iss": "Youth rehabilitation order with intensive supervision",
        "dto": "Detention and training order",
        "section_250": "Detention under section 250",
        "youth_caution": "Youth caution",
        "youth_conditional_caution": "Youth conditional caution",
        "community_resolution": "Community resolution",
        "diversion": "Diversion",
        "prevention": "Prevention",
        "bail": "Bail",
        "remand": "Remand",
        "absolute_discharge": "Absolute discharge",
        "conditional_discharge": "Conditional discharge",
        "fine": "Fine",
        "compensation": "Compensation order",
        "reparation_order": "Reparation order",
        "parenting_order": "Parenting order",
        "bind_over": "Bind over",
        "adjourned": "Adjourned",
        "reprimand": "Reprimand",
        "final_warning": "Final warning",
        "unmapped": "Imported, not matched to an outcome",
    },
    "order_phase": {
        "community": "In the community",
        "custody": "In custody",
        "licence": "On licence",
        "report_ordered": "Report to the court ordered",
    },
    "end_reason": {
        "completed": "Completed",
        "revoked": "Revoked",
        "breached": "Ended by breach",
        "transferred": "Transferred",
        "replaced": "Replaced by another order",
    },
    "requirement": {
        "supervision": "Supervision",
        "activity": "Activity",
        "extended_activity": "Extended activity",
        "unpaid_work": "Unpaid work",
        "programme": "Programme",
        "attendance_centre": "Attendance centre",
        "prohibited_activity": "Prohibited activity",
        "curfew": "Curfew",
        "exclusion": "Exclusion",
        "residence": "Residence",
        "la_residence": "Local authority residence",
        "mental_health_treatment": "Mental health treatment",
        "drug_treatment": "Drug treatment",
        "drug_testing": "Drug testing",
        "intoxicating_substance_treatment": "Intoxicating substance treatment",
        "education": "Education",
        "electronic_monitoring": "Electronic monitoring",
        "reparation": "Reparation",
        "contract_item": "Contract item",
        "licence_condition": "Licence condition",
        "caution_condition": "Caution condition",
        "bail_condition": "Bail condition",
        "bail_support": "Bail support",
    },
    "unit": {"days": "days", "hours": "hours", "weeks": "weeks", "months": "months", "sessions": "sessions"},
    "assessment_stage": {
        "referral_order_report": "Referral order report",
        "psr": "Pre-sentence report",
        "bail": "Bail and remand",
        "case_start": "Case start",
        "review": "Review",
        "entering_custody": "Entering custody",
        "in_custody": "In custody",
        "leaving_custody": "Leaving custody",
        "transfer": "Case transfer",
        "closure": "Closure",
        "diversion": "Prevention and diversion assessment",
    },
    "assessment_state": {
        "draft": "Draft",
        "submitted": "Submitted",
        "returned": "Returned for changes",
        "countersigned": "Countersigned",
        "imported": "Imported",
    },
    "judgement": {"low": "Low", "medium": "Medium", "high": "High", "very_high": "Very high"},
    "level": {"standard": "Standard", "enhanced": "Enhanced", "intensive": "Intensive"},
    "target_state": {"open": "In progress", "met": "Met", "partly_met": "Partly met", "not_met": "Not met"},
    "contact_kind": {
        "office": "Office",
        "home_visit": "Home visit",
        "phone": "Phone",
        "letter": "Letter",
        "text": "Text message",
        "email": "Email",
        "school": "School",
        "court": "Court",
        "custody": "Custody visit",
        "panel": "Panel",
        "reparation": "Reparation",
        "activity": "Activity",
        "attendance_centre": "Attendance centre",
        "meeting": "Meeting",
        "video": "Video call",
    },
    "attendance": {
        "attended": "Attended",
        "acceptable_absence": "Acceptable absence",
        "unacceptable_absence": "Unacceptable absence",
        "rearranged_by_us": "Rearranged by us",
        "cancelled_by_us": "Cancelled by us",
    },
    "case_kind": {
        "court_order": "Court order",
        "out_of_court": "Out of court",
        "bail_or_remand": "Bail or remand",
        "prevention": "Prevention",
    },
    "assignment_role": {
        "case_manager": "Case manager",
        "covering": "Covering",
        "court_officer": "Court officer",
        "specialist": "Specialist worker",
        "manager": "Manager",
    },
    "document_kind": {
        "appointment_letter": "Appointment letter",
        "case_summary": "Case summary",
        "warning_letter": "Warning letter",
        "contract": "Referral order contract",
        "psr": "Pre-sentence report",
        "bail_support_report": "Bail support report",
        "breach_report": "Breach report",
        "licence_notice": "Licence notice",
        "my_plan": "My plan",
        "closure_letter": "Closure letter",
        "referral": "Referral to another service",
        "other": "Other",
    },
    "document_state": {
        "draft": "Draft",
        "issued": "Issued",
        "printed": "Handed to the printer",
        "served": "Served",
        "stopped": "Stopped",
    },
    "served_how": {
        "handed": "Handed over",
        "posted": "Posted",
        "emailed": "Sent by email",
        "read_out": "Read out and explained",
    },
    "conflict_choice": {
        "mine": "The version that came second",
        "theirs": "The version that was there first",
        "both": "Both in full",
        "else": "Something else",
    },
    "proposal_reason": {
        "case_left": "The case was no longer its author's",
        "merged": "The case or the child had been put together with another",
    },
    "proposal_choice": {"taken": "Taken into the case", "left out": "Left out"},
}


RETIRED: Mapping[str, frozenset[str]] = {"disposal": frozenset({"reprimand", "final_warning", "unmapped"})}
"""Readable, and not offered: reprimands and final warnings ended in 2013; unmapped is for what was imported."""


def words(codes: str, code: object) -> str:
    """The words for a code. A code this version does not know is shown as it is, never hidden."""
    if code is None or code == "":
        return ""
    if codes in reference.FILES:
        entry = reference.lookup(codes, code)
        return entry.title if entry else str(code)
    return CODE_LISTS.get(codes, {}).get(str(code), str(code))


def is_known(codes: str, code: object) -> bool:
    """Whether the list has the code, retired or not. A list this version does not know takes any code."""
    if codes in reference.FILES:
        return reference.lookup(codes, code) is not None
    return codes not in CODE_LISTS or str(code) in CODE_LISTS[codes]


def choices(codes: str) -> dict[str, str]:
    """Code -> words, of what a form offers: the list without what is retired. Raises KeyError for no such list."""
    if codes in reference.FILES:
        return {entry.code: entry.title for entry in reference.entries(codes) if entry.offered}
    retired = RETIRED.get(codes, frozenset())
    return {code: said for code, said in CODE_LISTS[codes].items() if code not in retired}
