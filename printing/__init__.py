"""From a case file to a page: documents as PDF, and their way to a printer. ReportLab is imported late."""

from printing.documents import AppointmentLetter, CaseSummary, Document
from printing.render import fingerprint, render

__all__ = ["AppointmentLetter", "CaseSummary", "Document", "fingerprint", "render"]
