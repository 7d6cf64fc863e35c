"""What a document says, before it has a shape: frozen text, the same for the page, the fingerprint and the checks.

A document is a title, who it is about, and blocks in the order in which they are read. How a block looks is decided
once for each look (a court paper, a letter, what a child keeps) in `printing.laying_out`.
"""

import enum
from collections.abc import Iterator

import msgspec

Texts = Iterator[tuple[str, str]]
"""Every piece of text with the words that name it to a person."""


class Run(msgspec.Struct, frozen=True):
    """Words in one weight; `small` ones say what stood there before, or who somebody is."""

    text: str
    bold: bool = False
    small: bool = False


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


class Block(msgspec.Struct, frozen=True, tag=True):
    """One piece of a document, from top to bottom."""

    def texts(self) -> Texts:
        """Its texts in the order in which they are read."""
        return iter(())


class Heading(Block, frozen=True):
    """A heading over what follows. A `numbered` one begins a section; the number is made on the page.

    A `second` one is of the second level, the last there is: over a table inside a section.
    """

    text: str
    numbered: bool = False
    second: bool = False

    def texts(self) -> Texts:
        """The heading itself."""
        yield "A heading", self.text


class Paragraph(Block, frozen=True):
    """One paragraph. A `numbered` one has the number of its section before it: 2.1. `about` names it to a person.

    `point`: the one line a letter is about, large. `small`: a note, or what the law wants said.
    """

    said: Words
    numbered: bool = False
    about: str = ""
    point: bool = False
    small: bool = False

    def texts(self) -> Texts:
        """The paragraph."""
        yield self.about or "A paragraph", plain(self.said)


class Bullets(Block, frozen=True):
    """A list, one line or a few for each."""

    items: tuple[Words, ...]
    about: str = ""

    def texts(self) -> Texts:
        """Each item."""
        for item in self.items:
            yield self.about or "A list", plain(item)


class Fact(msgspec.Struct, frozen=True):
    """A label and its value. `wide` takes a row of its own."""

    label: str
    value: str
    strong: bool = False
    wide: bool = False


class Facts(Block, frozen=True):
    """Labels and values, two pairs to a row; in a letter one pair, large."""

    pairs: tuple[Fact, ...]

    def texts(self) -> Texts:
        """Each value under its label."""
        for fact in self.pairs:
            yield fact.label, fact.value


class Brief(Block, frozen=True):
    """The box at the head of a court report: the point of it in three to five sentences, the request last."""

    paragraphs: tuple[Words, ...]
    heading: str = "In brief"

    def texts(self) -> Texts:
        """Heading and sentences."""
        yield "The heading of the box", self.heading
        for paragraph in self.paragraphs:
            yield self.heading, plain(paragraph)


class Boxed(Block, frozen=True):
    """Lines in a frame: the next appointment on a warning."""

    lines: tuple[Words, ...]
    about: str = ""

    def texts(self) -> Texts:
        """Each line."""
        for line in self.lines:
            yield self.about or "The box", plain(line)


class Table(Block, frozen=True):
    """A head, rows under it, and a line that counts them. `widths` are millimetres and make 165.

    `about` names it to a person and, with what stands first in the row, its cells. `note` stands above, `summary`
    below; `empty` stands in place of a table without rows. `heavy` are the rows, counted from 0, that a strong line
    stands above.
    """

    about: str
    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[float, ...]
    note: str = ""
    summary: str = ""
    empty: str = ""
    dense: bool = False
    heavy: tuple[int, ...] = ()

    def texts(self) -> Texts:
        """Note, head, cells row by row, summary."""
        if self.note:
            yield self.about, self.note
        if self.rows:
            for title in self.head:
                yield f"{self.about}, a heading", title
        elif self.empty:
            yield self.about, self.empty
        for row in self.rows:
            for title, said in zip(self.head, row, strict=True):
                yield f"{self.about}, {plain(row[0])}, {title.lower()}", plain(said)
        if self.summary:
            yield f"{self.about}, the count", self.summary


class Signer(msgspec.Struct, frozen=True):
    """Somebody who signs: who, and as what."""

    name: str
    role: str = ""


class Signatures(Block, frozen=True):
    """Lines for pens, kept with the paragraph before them."""

    signers: tuple[Signer, ...]

    def texts(self) -> Texts:
        """Names and roles."""
        for signer in self.signers:
            yield "Who signs", signer.name
            if signer.role:
                yield "Who signs, as what", signer.role


class SignOff(Block, frozen=True):
    """The end of a letter: greeting, room for a signature, name, role."""

    farewell: str
    sender: str
    role: str = ""

    def texts(self) -> Texts:
        """Greeting, name, role."""
        yield "The end of the letter", self.farewell
        yield "The name of the worker", self.sender
        yield "The role of the worker", self.role


class Symbol(enum.Enum):
    """A drawing beside a part of what a child keeps. It decorates: the words beside it say it all."""

    STAR = "star"
    STEPS = "steps"
    NOT = "not"
    CALENDAR = "calendar"
    PHONE = "phone"
    PEOPLE = "people"
    HEART = "heart"
    SPEECH = "speech"
    PEN = "pen"
    HOME = "home"
    CLOCK = "clock"


class Part(Block, frozen=True):
    """A symbol, a heading and blocks beside it, never parted by the end of a page: one row of My plan."""

    symbol: Symbol
    heading: str
    blocks: tuple[Block, ...]

    def texts(self) -> Texts:
        """Heading and what is beside the symbol."""
        yield "A heading", self.heading
        for block in self.blocks:
            yield from block.texts()


class Boxes(Block, frozen=True):
    """Large boxes, one for each session, of which the first `ticked` are ticked. Ticks come from the record."""

    of: int
    ticked: int = 0


class Choice(Block, frozen=True):
    """Boxes to tick with words beside them, all on as few lines as they need; `chosen` are ticked from the record."""

    options: tuple[str, ...]
    chosen: tuple[str, ...] = ()
    label: str = ""

    def texts(self) -> Texts:
        """Label and options."""
        if self.label:
            yield "A question", self.label
        for option in self.options:
            yield self.label or "A choice", option


class Lines(Block, frozen=True):
    """A label and empty lines to write on."""

    label: str
    lines: int = 1

    def texts(self) -> Texts:
        """The label."""
        yield "A question", self.label


class Large(Block, frozen=True):
    """Words a size above all else: the number to ring."""

    said: str

    def texts(self) -> Texts:
        """The words."""
        yield "The number", self.said


class Side(msgspec.Struct, frozen=True):
    """One column of `Beside`, in one language ("en", "cy")."""

    blocks: tuple[Block, ...]
    language: str = "en"


class Beside(Block, frozen=True):
    """Two columns, level with each other: two parts, or one part in two languages. `ruled`: a line between them."""

    left: Side
    right: Side
    ruled: bool = False

    def texts(self) -> Texts:
        """The left column, then the right."""
        for side in (self.left, self.right):
            for block in side.blocks:
                yield from block.texts()


class Code(Block, frozen=True):
    """A bar code with its words under it, so that a scanned form finds its way home."""

    value: str

    def texts(self) -> Texts:
        """What it says."""
        yield "The bar code", self.value


class NewPage(Block, frozen=True):
    """What follows begins on a page of its own."""


class Letterhead(msgspec.Struct, frozen=True, omit_defaults=True):
    """The service at the top of page 1. `name` can have two lines, one for each language.

    `logo` is a picture that stands in place of the name, which it is read aloud as. `footer` stands under every page.
    """

    name: str
    lines: tuple[str, ...]
    logo: bytes = b""
    footer: str = ""


class Window(msgspec.Struct, frozen=True):
    """What an envelope's window shows, and the date to its right. `private` says Private, in each language."""

    private: str
    name: str
    address: tuple[str, ...]
    dates: tuple[str, ...]


class Look(enum.Enum):
    """Which sizes and spaces a document is set in."""

    REPORT = "report"
    LETTER = "letter"
    CONTRACT = "contract"
    PLAN = "plan"
    SHEET = "sheet"
    COLUMNS = "columns"
    EASY_LETTER = "easy letter"


class FootWords(msgspec.Struct, frozen=True):
    """The words in the foot of every page, in the language of the document. Empty ones leave what follows alone."""

    version: str = "version"
    fingerprint: str = "fingerprint"
    printed: str = "printed"
    page: str = "Page {page} of {pages}"


class Content(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A document, word for word. What is as it is by itself is no part of the fingerprint: a new field changes none.

    `title` is the plain name of the document, and never has a child's name; `short_title` stands in the foot.
    `headed`: the title stands at the top of page 1, with `sub` under it. `running_name` stands on the right of page 2
    and on: full name and date of birth on court papers, less on what a child keeps. `marked`: OFFICIAL-SENSITIVE on
    every page. `language` is that of the document ("en", "cy"), and `foot` the words under its pages. `overleaf` is
    the same in another language: it begins on a page of its own and is numbered by itself. `in_turn` is printed in its
    place where it is longer than a page: two languages, one after the other. `draft_because` says why it can be no more
    than a draft, whoever signs it.
    """

    kind: str
    version: int
    letterhead: Letterhead
    title: str
    look: Look
    blocks: tuple[Block, ...]
    running_name: str
    short_title: str = ""
    headed: bool = True
    sub: str = ""
    window: Window | None = None
    marked: bool = False
    language: str = "en"
    foot: FootWords = FootWords()
    overleaf: "Content | None" = None
    in_turn: "Content | None" = None
    draft_because: str = ""

    def sides(self) -> "tuple[Content, ...]":
        """This, and what is printed overleaf."""
        return (self, *self.overleaf.sides()) if self.overleaf else (self,)

    def texts(self) -> Texts:
        """Every piece of text with the words that name it to a person, in the order in which it is read."""
        yield "The name of the service", self.letterhead.name
        for line in self.letterhead.lines:
            yield "The letterhead", line
        if self.window:
            yield "The name on the letter", self.window.name
            for line in self.window.address:
                yield "The address", line
        yield "The child's name", self.running_name
        if self.headed:
            yield "The title", self.title
        if self.sub:
            yield "The line under the title", self.sub
        for block in self.blocks:
            yield from block.texts()
        if self.overleaf:
            yield from self.overleaf.texts()

    def said(self) -> str:
        """All of it as one text."""
        return "\n".join(text for _, text in self.texts())
