"""What stands at the head of page 1: the service, and how to reach it."""

from casework.service import Service
from printing.content import Letterhead
from printing.logo import logo_of
from printing.wording import clean, unbroken


def letterhead(service: Service) -> Letterhead:
    """The service's name, and its address, phone and email where it has them."""
    lines = (clean(service.address), unbroken(service.phone), clean(service.email))
    return Letterhead(
        clean(service.name),
        tuple(line for line in lines if line),
        logo=logo_of(service.logo),
        footer=clean(service.footer).replace("\n", ", "),
    )
