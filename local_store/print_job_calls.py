"""What `LocalStore` offers about printing: the queue, and the record of paper that is written with it."""

from collections.abc import Callable, Sequence

from casework.edits import Edit
from local_store import print_jobs, saving
from local_store.connection import Sql, StoreConnection
from local_store.print_job_shapes import PrintJob
from local_store.print_jobs import Change


class PrintJobCalls:
    """The part of a `LocalStore` that keeps what is to be printed. Every call is one transaction, durable."""

    _db: StoreConnection
    _now: Callable[[], str]
    _device_id: Callable[[Sql], str]

    def queue_print(self, job: PrintJob, pdf: bytes, edits: Sequence[Edit] = ()) -> None:
        """Keep a job with its document, and save the edits that say so. Nothing was handed to a print system yet."""
        with self._db.writing() as sql:
            self._save(sql, edits)
            print_jobs.add(sql, job, pdf)

    def print_jobs(self) -> list[PrintJob]:
        """Every job, oldest first."""
        with self._db.reading() as sql:
            return print_jobs.all_of_them(sql)

    def print_job_pdf(self, id: str) -> bytes | None:
        """The document of a job; None once it was let go."""
        with self._db.reading() as sql:
            return print_jobs.pdf_of(sql, id)

    def change_print_job(
        self, id: str, change: Change, edits: Sequence[Edit] = (), *, drop_pdf: bool = False
    ) -> PrintJob | None:
        """Change a job as it is now, and save the edits that say so: both or neither.

        The job as it is then; None where it is gone, or `change` says that nothing changes. The edits are not saved
        where the job's case has left.
        """
        with self._db.writing() as sql:
            changed = print_jobs.change(sql, id, change, drop_pdf=drop_pdf)
            if changed is not None and changed.case:
                self._save(sql, edits)
            return changed

    def print_again(self, id: str, new: str) -> PrintJob | None:
        """Queue the document of a job that came to nothing, under the id `new`. None where it is not there any more."""
        with self._db.writing() as sql:
            return print_jobs.again(sql, id, new, self._now())

    def drop_print_job(self, id: str) -> None:
        """Forget a job, and its document."""
        with self._db.writing() as sql:
            print_jobs.drop(sql, id)

    def tidy_print_jobs(self) -> None:
        """At unlock: jobs that were over more than a week ago go."""
        with self._db.writing() as sql:
            print_jobs.tidy(sql, self._now())

    def _save(self, sql: Sql, edits: Sequence[Edit]) -> None:
        saving.save(sql, edits, self._now(), lambda: self._device_id(sql))
