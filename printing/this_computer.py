"""The print system of this computer: its CUPS where one answers, else the operating system's printing through Qt."""

from printing.cups import Cups
from printing.cups_address import cups_address
from printing.errors import PrinterTrouble, PrintSystemAway
from printing.print_system import PrinterChoice, PrintSystem
from printing.printers import DrawnPrinting


def print_system() -> PrintSystem:
    """Whichever answers now. Asks it, which can take a moment."""
    address = cups_address()
    if address is None:
        return DrawnPrinting()
    cups = Cups(address)
    try:
        cups.printers()
    except PrintSystemAway:
        return DrawnPrinting()
    except PrinterTrouble:  # it answers, and whoever asks it next is told what
        return cups
    return cups


def printers() -> tuple[PrinterChoice, ...]:
    """The printers set up on this computer, the default first. Asks the system, which can take a moment."""
    return print_system().printers()
