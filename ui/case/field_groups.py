"""Long forms in parts, as a practitioner would look for them: record type -> headings, and the fields under each.

The first part has no heading and holds what a record is not complete without. A type that is not here is short enough
to stand as it is declared.
"""

from collections.abc import Iterable, Iterator, Mapping

from casework.record_types import about_fields

Parts = tuple[tuple[str, str], ...]

KEPT_BY_HOLDFAST: Mapping[str, frozenset[str]] = {
    "case": frozenset({"merged_into"}),
    "person": frozenset({"merged_into"}),
    "document": frozenset({"fingerprint", "printed_at", "file", "file_name", "file_type", "file_size", "template"}),
    "document_event": frozenset({"fingerprint"}),
    "judgement": frozenset({"fingerprint"}),
    "oversight": frozenset({"fingerprint"}),
    "merging": frozenset({"took", "of_type", "other", "name_added", "undone_on", "undone_by", "undone_because"}),
}
"""Fields that Holdfast writes itself, of files, printing and what was put together. A form shows them, and no more."""

OF_EVERY_TYPE = frozenset({"removed_on", "removed_by", "removed_because", "imported_from"})
"""Written by removing a record, and by an import."""

PARTS: Mapping[str, Parts] = {
    "person": (
        ("", "first_names surname date_of_birth birth_estimated preferred_name pronouns"),
        ("About the child", "sex gender_identity ethnicity ethnicity_source nationality religion disability residence"),
        ("Language", "first_language other_languages letter_language interpreter communication"),
        ("Reaching the child", "phone phone_note email"),
        ("Numbers", "upn uln nhs_number pnc_id cro_number"),
        ("Care, school and work now", "care_status care_status_since education education_note"),
        ("If the child has died", "deceased_on"),
    ),
    "address": (
        ("", "kind whose line_1 line_2 town postcode since until letters confidential"),
        ("Suitability", "suitability suitability_on suitability_why curfew_address"),
        ("More", "uprn note"),
    ),
    "relationship": (
        ("", "name relation lives_with parental_responsibility emergency_contact contact_allowed"),
        ("Reaching them", "phone email address letters language interpreter"),
        ("More", "date_of_birth note"),
    ),
    "offence": (
        ("", "title committed_on committed_until offence_code place note"),
        (
            "How it is charged",
            "form charged_on first_charged_as plea basis_of_plea finding finding_on taken_into_consideration",
        ),
        ("How serious", "seriousness gravity category domestic hate weapon"),
        ("Where it is dealt with", "pre_court hearing decision arrest co_accused"),
        ("Police", "police_force police_reference home_office_code pnc_code"),
    ),
    "hearing": (
        ("", "court date time court_code kind"),
        ("What happened", "result child_present parent_present bench representative representative_firm prosecutor"),
        ("Bail or remand", "remand remand_conditions"),
        ("Report", "report_ordered report_due report_due_time"),
        (
            "The next hearing",
            "adjourned_because adjourned_note next_date next_time next_court next_court_code adjourned_from breach",
        ),
        ("How it was entered", "worker entered_on entered_by entered_from"),
    ),
    "outcome": (
        ("", "disposal decided_on offence hearing main"),
        ("For how long", "length_number length_unit length starts ends counted counted_with"),
        ("To pay", "compensation costs surcharge paid_by amount"),
        ("More", "decision sub_outcome ancillary breach_of note"),
    ),
    "order": (
        ("", "kind made_on start end phase level responsible_officer conditions"),
        ("Where it was made", "court court_code hearing outcome decision convicted_on"),
        ("How it began and ended", "standards_signed_on extended_on original_end ended_on end_reason transfer"),
    ),
    "requirement": (
        ("", "order kind text state"),
        ("How much", "amount unit done hours_a_day hours_a_week times times_each"),
        ("When and where", "start end ended_on daily_from daily_to tagged place provider"),
    ),
    "judgement": (
        ("", "stage tool order state version started_on due_on author"),
        ("Judged", "reoffending reoffending_why serious_harm serious_harm_why safety safety_why level why"),
        ("Score", "score score_source score_on indicated_level"),
        ("Countersigning", "submitted_on submitted_to countersigned_on countersigned_by returned_because"),
        ("Imported", "judged_in_words"),
    ),
    "contact": (
        ("", "date start end kind place order attendance reason who_was_there seen_alone note"),
        ("In the child's words, and at home", "child_words home_condition safety_concerns what_we_will_do follow_up"),
        ("If the child did not come", "absence evidence evidence_on evidence_paper rearranged_to follow_up_of"),
        ("What it delivers", "requirement programme statutory hours hearing missing_episode"),
        ("Planned", "planned_start planned_end planned_by planned_on"),
        ("Who may read it, and who wrote it", "only_for worker recorded_by recorded_at"),
    ),
    "plan_target": (
        ("", "target number child_words steps who_helps owner"),
        ("When", "set_on due_on review_on signed_on"),
        ("How it went", "state met_on outcome plan"),
    ),
    "document": (
        ("", "title kind made_on version state author language"),
        ("What it is about", "order about_record due_on text"),
        ("Checked and signed", "quality_checked_on quality_checked_by signed_on signed_by"),
        ("Served", "served_on served_how"),
        ("Who may read it", "only_for"),
    ),
    "arrest": (
        ("", "date time station force voluntary custody_number summons_number"),
        ("Who was with the child", "appropriate_adult adult_kind solicitor"),
        ("How it ended", "released released_on bail_until conditions held_overnight why_not_moved note"),
    ),
    "pre_court_decision": (
        ("", "date made_by panel disposal sub_outcome reason"),
        ("Given to the child", "issued_on issued_by force"),
        ("Before it", "assessment victim_views_heard"),
        ("How it went", "compliance compliance_on police_told_on"),
    ),
    "report": (
        ("", "kind ordered_on ordered_by ordered_at for_hearing"),
        ("When it is due", "due_on due_time court_due_on author state"),
        ("What it proposes", "proposal proposal_note followed judgement"),
        ("Checked and sent", "quality_checked_on quality_checked_by sent_on sent_to document reuses"),
    ),
    "enforcement": (
        ("", "kind date order requirement contact follows by"),
        ("What happened", "what_happened reason_given reason_accepted"),
        ("Letter or paper", "document served_on served_how recorded_on"),
        ("Decision", "decision decided_because exceptional"),
        ("Court", "court hearing result note"),
    ),
    "plan": (
        ("", "kind order state due_on made_on author"),
        ("Signed", "child_signed_on parent_signed_on worker_signed_on child_view parent_view"),
        ("Safety", "external_controls contingency"),
        ("Review", "reviews review_on"),
    ),
    "custody": (
        ("", "establishment since kind order remand caseworker vulnerability"),
        ("Release", "expected_release earliest_release latest_release release_plan release_address"),
        ("How it ended", "until out_because"),
    ),
    "licence": (
        ("", "order kind released_on release home_detention_until expires_on"),
        ("Conditions", "reporting conditions signed_on document"),
        ("MAPPA", "mappa mappa_reason"),
        ("Recall", "recalled_on recall_reason released_again_on"),
    ),
    "education": (
        ("", "kind place year_group since until"),
        ("Hours and attendance", "hours_offered hours_attended attendance attendance_on"),
        ("More", "suitable contact_name source note"),
    ),
    "screening": (
        ("", "subject order screened_on screened_by tool need"),
        ("Help", "already_known offered offered_on service attended attended_on ended_on not_because"),
        ("What was found", "note"),
    ),
    "oversight": (
        ("", "kind date by about_record version decision reason"),
        ("A date or a level that was moved", "rule due_was due_is level"),
        ("To be done", "done_by done_on"),
    ),
    "victim": (
        ("", "kind name organisation offence worker"),
        ("Reaching them", "address postcode phone email language carer date_of_birth"),
        ("What it did to them, and what they wish", "knows_child impact views wants_to_be_told told_on supported_by"),
        ("Contact with the child", "direct_contact no_contact_condition"),
        (
            "Restorative justice",
            "restorative_offered_on restorative_agreed restorative_agreed_on restorative_kind restorative_done_on"
            " satisfaction",
        ),
        ("More", "note"),
    ),
}


def kept_fields(type: str) -> tuple[str, ...]:
    """The fields that no form writes, in the order declared."""
    kept = KEPT_BY_HOLDFAST.get(type, frozenset()) | OF_EVERY_TYPE
    return tuple(name for name in about_fields(type) if name in kept)


def form_parts(type: str, leave_out: Iterable[str] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The parts of the form of a type: its heading, and its fields. `leave_out`: those that stand elsewhere.

    Each field that is not kept by Holdfast itself comes once: one that no part names, in a last part.
    """
    out = {*leave_out, *kept_fields(type)}
    about = about_fields(type)
    if type not in PARTS:
        required = [name for name in about if about[name].required]
        short = (*required, *(name for name in about if name not in required))
        yield "", tuple(name for name in short if name not in out)
        return
    named: set[str] = set()
    for heading, names in PARTS[type]:
        named.update(names.split())
        if fields := tuple(name for name in names.split() if name in about and name not in out):
            yield heading, fields
    if rest := tuple(name for name in about if name not in named and name not in out):
        yield "More", rest
