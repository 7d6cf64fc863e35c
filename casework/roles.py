"""Roles, and what each of them may do with the cases it can see. Which cases those are is a matter of assignment."""

import enum


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


class Act(enum.Enum):
    """What a role may or may not do."""

    READ_CASE = "read_case"
    WRITE_CASE = "write_case"
    ASSESS = "assess"
    ASSIGN = "assign"
    COUNTERSIGN = "countersign"
    READ_WHOLE_SERVICE = "read_whole_service"
    MANAGE_USERS = "manage_users"


_PRACTICE = frozenset({Act.READ_CASE, Act.WRITE_CASE, Act.ASSESS})
_OWN_SECTION = frozenset({Act.READ_CASE, Act.WRITE_CASE})

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
    Role.DATA_OFFICER: frozenset({Act.READ_CASE, Act.READ_WHOLE_SERVICE}),
    Role.BUSINESS_SUPPORT: _OWN_SECTION,
    Role.ADMINISTRATOR: frozenset({Act.MANAGE_USERS}),
}
"""Source: DOMAIN notes, section 1, people and the working day. A data officer reads all and changes nothing; business
support writes contacts, letters and documents but judges nothing; an administrator sees no case by default. Nobody
countersigns their own work: see `may_countersign`."""

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
