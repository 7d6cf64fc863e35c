"""Roles, and what each of them may do with the cases it can see. Which cases those are is a matter of assignment."""

import enum
from collections.abc import Mapping

from casework.about import Section


class Role(enum.Enum):
    """What somebody is in the service. The value is what the centre stores."""

    CASE_MANAGER = "case_manager"
    COURT_OFFICER = "court_officer"
    PRE_COURT = "pre_court"
    POLICE = "police"
    SPECIALIST = "specialist"
    NURSE = "nurse"
    EDUCATION_WORKER = "education_worker"
    VICTIM_WORKER = "victim_worker"
    MANAGER = "manager"
    DATA_OFFICER = "data_officer"
    BUSINESS_SUPPORT = "business_support"
    ADMINISTRATOR = "administrator"
    SESSIONAL_WORKER = "sessional_worker"
    VOLUNTEER = "volunteer"


class Act(enum.Enum):
    """What a role may or may not do."""

    READ_CASE = "read_case"
    WRITE_CASE = "write_case"
    ASSESS = "assess"
    ASSIGN = "assign"
    COUNTERSIGN = "countersign"
    READ_WHOLE_SERVICE = "read_whole_service"
    MANAGE_USERS = "manage_users"
    KEEP_OFFLINE = "keep_offline"


_PRACTICE = frozenset({Act.READ_CASE, Act.WRITE_CASE, Act.ASSESS, Act.KEEP_OFFLINE})
_OWN_SECTION = frozenset({Act.READ_CASE, Act.WRITE_CASE, Act.KEEP_OFFLINE})

MAY: dict[Role, frozenset[Act]] = {
    Role.CASE_MANAGER: _PRACTICE,
    Role.COURT_OFFICER: _PRACTICE,
    Role.PRE_COURT: _PRACTICE,
    Role.POLICE: _PRACTICE,
    Role.SPECIALIST: _OWN_SECTION,
    Role.NURSE: _OWN_SECTION,
    Role.EDUCATION_WORKER: _OWN_SECTION,
    Role.VICTIM_WORKER: _OWN_SECTION,
    Role.MANAGER: _PRACTICE | {Act.ASSIGN, Act.COUNTERSIGN, Act.READ_WHOLE_SERVICE},
    Role.DATA_OFFICER: frozenset({Act.READ_CASE, Act.READ_WHOLE_SERVICE, Act.KEEP_OFFLINE}),
    Role.BUSINESS_SUPPORT: _OWN_SECTION,
    Role.ADMINISTRATOR: frozenset({Act.MANAGE_USERS}),
    Role.SESSIONAL_WORKER: frozenset({Act.READ_CASE}),
    Role.VOLUNTEER: frozenset(),
}
"""Source: DOMAIN notes, section 1, people and the working day. A data officer reads all and changes nothing; business
support writes contacts, letters and documents but judges nothing; an administrator sees no case by default. A sessional
worker sees a single case and keeps nothing on a laptop; a panel volunteer has the printed papers only. Nobody
countersigns their own work: see `may_countersign`."""

_OPEN = frozenset({Section.CASE})

READS: Mapping[Role, frozenset[Section]] = {
    **dict.fromkeys(Role, _OPEN),
    Role.NURSE: _OPEN | {Section.HEALTH},
    Role.SPECIALIST: _OPEN | {Section.HEALTH},
    Role.VICTIM_WORKER: _OPEN | {Section.VICTIM},
    Role.PRE_COURT: _OPEN | {Section.VICTIM},
    Role.POLICE: _OPEN | {Section.VICTIM, Section.POLICE_INTELLIGENCE},
    Role.MANAGER: frozenset(Section),
    Role.DATA_OFFICER: _OPEN | {Section.HEALTH, Section.VICTIM},
}
"""Which sections a role reads, of a case that it may read at all. Source: DOMAIN notes, section 1: seconded workers
have their own section and no other restricted one; the pre-court worker (often the seconded police officer) needs
victims; a data officer reads all. [K]: that this is not police intelligence; that a substance misuse worker is of the
health section; that a manager reads every section."""

WRITES: Mapping[Role, frozenset[Section]] = {
    **READS,
    Role.MANAGER: _OPEN | {Section.VICTIM},
    Role.DATA_OFFICER: frozenset(),
}
"""Which sections a role writes, where it may write at all. [K]: a manager writes no health note and no intelligence."""

NEEDS: Mapping[str, Act] = {
    "judgement": Act.ASSESS,
    "assessment_section": Act.ASSESS,
    "oversight": Act.COUNTERSIGN,
    "assignment": Act.ASSIGN,
    "case_access": Act.ASSIGN,
}
"""Record type -> what writing one takes; all others take WRITE_CASE. Business support makes no judgement of risk."""

TITLES: dict[Role, str] = {
    Role.CASE_MANAGER: "Case manager",
    Role.COURT_OFFICER: "Court officer",
    Role.PRE_COURT: "Pre-court worker",
    Role.POLICE: "Seconded police officer",
    Role.SPECIALIST: "Specialist worker",
    Role.NURSE: "Seconded nurse",
    Role.EDUCATION_WORKER: "Education worker",
    Role.VICTIM_WORKER: "Victim and restorative justice worker",
    Role.MANAGER: "Operations manager",
    Role.DATA_OFFICER: "Data officer",
    Role.BUSINESS_SUPPORT: "Business support",
    Role.ADMINISTRATOR: "System administrator",
    Role.SESSIONAL_WORKER: "Sessional worker",
    Role.VOLUNTEER: "Panel volunteer",
}


def role_named(name: str) -> Role | None:
    """The role that the centre stores under `name`; None for one that this version does not know."""
    return next((role for role in Role if role.value == name), None)


def may(role: Role | str, act: Act | str) -> bool:
    """Whether the role may do it. A role or act that this version does not know may nothing."""
    known = role if isinstance(role, Role) else role_named(role)
    wanted = act if isinstance(act, Act) else next((one for one in Act if one.value == act), None)
    return known is not None and wanted in MAY[known]


def may_countersign(role: Role | str, name: str, author: str | None) -> bool:
    """Whether somebody called `name` may countersign what `author` wrote: never their own."""
    return may(role, Act.COUNTERSIGN) and name != author


def title(role: Role | str) -> str:
    """The role in words; one that this version does not know is shown as it is."""
    known = role if isinstance(role, Role) else role_named(role)
    return TITLES[known] if known else str(role)
