"""The name at the head of every page from the second on."""

from casework import words as said
from casework.people import Person
from printing.wording import NBSP, clean, long_date

GAP = NBSP * 3


def name_and_birth(person: Person) -> str:
    """`Juniper Vexley   born 14 October 2010`: for court papers, where a loose page must say whose it is."""
    name = clean(said.full_name(person))
    return f"{name}{GAP}born {long_date(person.date_of_birth)}" if person.date_of_birth else name
