"""What a document says, before it has a shape: frozen text, the same for the page, the fingerprint and the checks."""

from collections.abc import Iterator

import msgspec


class Run(msgspec.Struct, frozen=True):
    """Words in one weight."""

    text: str
    bold: bool = False


Words = tuple[Run, ...]


def words(text: str) -> Words:
    """Plain words."""
    return (Run(text),) if text else ()


def bold(text: str) -> Words:
    """Words that carry the point."""
    return (Run(text, bold=True),) if text else ()


def plain(said: Words) -> str:
    """The words alone."""
    return "".join(run.text for run in said)


class Fact(msgspec.Struct, frozen=True):
    """A label and its value. `wide` takes a row of its own."""

    label: str
    value: str
    strong: bool = False
    wide: bool = False


class Part(msgspec.Struct, frozen=True):
    """A heading of a letter and what stands under it."""

    heading: str
    paragraphs: tuple[Words, ...]


class Letterhead(msgspec.Struct, frozen=True):
    """The service at the top of page 1."""

    name: str
    lines: tuple[str, ...]


class Letter(msgspec.Struct, frozen=True):
    """An appointment letter, word for word."""

    kind: str
    version: int
    letterhead: Letterhead
    name: str
    address: tuple[str, ...]
    date: str
    greeting: str
    heading: str
    rows: tuple[Fact, ...]
    parts: tuple[Part, ...]
    sign_off: str
    sender: str
    role: str

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every piece of text with the words that name it to a person."""
        yield from _letterhead_texts(self.letterhead)
        yield "The name on the letter", self.name
        for line in self.address:
            yield "The address", line
        yield "The greeting", self.greeting
        for row in self.rows:
            yield row.label, row.value
        for part in self.parts:
            for paragraph in part.paragraphs:
                yield part.heading, plain(paragraph)
        yield "The name of the worker", self.sender
        yield "The role of the worker", self.role


class Standing(msgspec.Struct, frozen=True):
    """One row of "Where things stand"."""

    area: str
    now: Words
    next: str


class Entry(msgspec.Struct, frozen=True):
    """One line of the chronology."""

    date: str
    kind: str
    what: Words
    recorded_by: str


class Summary(msgspec.Struct, frozen=True):
    """A case summary and chronology, word for word."""

    kind: str
    version: int
    letterhead: Letterhead
    title: str
    sub: str
    name: str
    born: str
    facts: tuple[Fact, ...]
    standing: tuple[Standing, ...]
    chronology_note: str
    entries: tuple[Entry, ...]
    count_line: str
    not_included: tuple[str, ...]

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every piece of text with the words that name it to a person."""
        yield from _letterhead_texts(self.letterhead)
        yield "What the summary is prepared for", self.sub
        yield "The child's name", self.name
        for fact in self.facts:
            yield fact.label, fact.value
        for row in self.standing:
            yield f"{row.area}, now", plain(row.now)
            yield f"{row.area}, next step", row.next
        for entry in self.entries:
            line = f"The chronology, {entry.date}, {entry.kind.lower()}"
            yield line, plain(entry.what)
            yield f"{line}, recorded by", entry.recorded_by
        yield "The count under the chronology", self.count_line
        for sentence in self.not_included:
            yield "Not included", sentence


def _letterhead_texts(letterhead: Letterhead) -> Iterator[tuple[str, str]]:
    yield "The name of the service", letterhead.name
    for line in letterhead.lines:
        yield "The letterhead", line
