"""What a person does to the print queue: stop a job, or say that it was printed in another way."""

import datetime as dt

import msgspec

from local_store.print_job_shapes import PrintJob, Stage
from local_store.store import LocalStore
from printing import paper_record
from printing.job_states import JobState
from printing.paper_record import Whose
from printing.print_queue import ENDED


def say_printed(store: LocalStore, id: str, at: dt.datetime, whose: Whose, state: JobState) -> None:
    """Somebody printed it in another way (ELSEWHERE), or saw that it came out (SEEN).

    Does nothing where the print system has the job by now.
    """
    jobs = {one.id: one for one in store.print_jobs()}
    job = jobs.get(id)
    if job is None:
        return

    def change(kept: PrintJob) -> PrintJob | None:
        if kept.stage not in (Stage.QUEUED, *ENDED):
            return None
        return msgspec.structs.replace(kept, stage=Stage.OVER, state=state.value, said="", over_at=at.isoformat())

    edits = paper_record.said_printed(job, store.record(job.document), at, whose, state)
    store.change_print_job(id, change, edits, drop_pdf=True)


def stop(store: LocalStore, id: str) -> None:
    """Somebody wants no more of it: the queue stops it, wherever it is."""

    def change(kept: PrintJob) -> PrintJob | None:
        return None if kept.stage in ENDED else msgspec.structs.replace(kept, stop=True)

    store.change_print_job(id, change)
