"""What the store hands out about documents that wait to be printed: frozen values."""

import enum

import msgspec


class Stage(enum.Enum):
    """How far Holdfast has come with a job, so that it goes on from there wherever it was cut off."""

    QUEUED = "queued"  # here only
    SENDING = "sending"  # may have reached the print system
    HELD = "held"  # the print system has it and waits for us; `system_job` is its name there
    RELEASED = "released"  # let go: the print system says how it stands
    CLEARING = "clearing"  # it is over; the print system is to forget it
    UNSURE = "unsure"  # it may have been printed, and nobody can be asked: waits for a person
    OVER = "over"
    FORGET = "forget"  # its case has left this laptop: to be taken out of the print system, unseen


class PrintJob(msgspec.Struct, frozen=True):
    """One document on its way to paper. It was written here before anything was handed to a print system.

    `id` is also the tag by which the print system is asked for it. `kind` is a code of document_kind, and its words are
    all that a print queue shows. `state` is a `printing.job_states.JobState`; `said` is what the print system says in
    its own words. `printer` is empty until there is one. `event` is the record of what happened to the paper.
    Times are ISO 8601. `stop`: somebody wants no more of it; `not_stoppable`: the print system does not let us stop it.
    `copy_left`: the print system may still have a copy that can be read.
    """

    id: str
    case: str = ""
    document: str = ""
    kind: str = ""
    version: int = 1
    fingerprint: str = ""
    event: str = ""
    printer: str = ""
    copies: int = 1
    two_sided: bool = False
    pages: tuple[tuple[int, int], ...] = ()
    queued_at: str = ""
    stage: Stage = Stage.QUEUED
    state: str = "waiting"
    said: str = ""
    holds: bool = False
    system_job: str = ""
    sent_at: str = ""
    handed_at: str = ""
    over_at: str = ""
    stop: bool = False
    not_stoppable: bool = False
    copy_left: bool = False
