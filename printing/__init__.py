"""From a case file to a page: documents as PDF, and their way to a printer. ReportLab is imported late."""

from printing.appointment_letter import AppointmentLetter
from printing.case_summary import CaseSummary
from printing.documents import Document
from printing.render import fingerprint, render

__all__ = ["AppointmentLetter", "CaseSummary", "Document", "fingerprint", "render"]
