"""The form of every letter to a home: window, greeting, what it says, sign-off; in one language, two, or easy words.

A letter gives what it says once, as a function of the words it is said in. Two languages then say the same, row by row.
"""

from collections.abc import Callable

import msgspec

from casework.case_file import CaseFile
from casework.service import Service
from printing.content import (
    Beside,
    Block,
    Content,
    FootWords,
    Heading,
    Letterhead,
    Look,
    Paragraph,
    Run,
    Side,
    SignOff,
    Window,
    Words,
    words,
)
from printing.fixed_letter_words import EASY_ENGLISH, fixed_in_letter
from printing.letter_language import LetterDocument, phrases_for, why_a_draft
from printing.letter_words import telling_words
from printing.letterhead import letterhead
from printing.phrases import ENGLISH, WELSH, Phrases, english, filled
from printing.recipients import Recipient
from printing.wording import clean, unbroken

Says = Callable[[Phrases], tuple[Block, ...]]
IN_ENGLISH_OVERLEAF = "In English overleaf."


class Form(msgspec.Struct, frozen=True):
    """What a kind of letter is, whatever it says. `subject` is where its words are; `kind` names it in the foot.

    `side_by_side`: short enough for Welsh and English in two columns of one page.
    """

    subject: str
    title: str
    kind: dict[str, str] = {}
    side_by_side: bool = False


def letter_content(
    document: LetterDocument, case_file: CaseFile, recipient: Recipient, form: Form, says: Says
) -> Content:
    """The whole letter. `says` gives what stands between greeting and sign-off, in the words it is handed.

    Raises NotWritten if it was asked for in a language nobody has written it in.
    """
    said = phrases_for(document, recipient, form.subject)
    own = _Written(document, case_file, recipient, form, says)
    if said.code == ENGLISH:
        return own.alone(said)
    first = own.alone(said)
    overleaf = own.alone(english(), draft_because=first.draft_because)
    in_turn = msgspec.structs.replace(first, overleaf=overleaf)
    if said.code == WELSH and form.side_by_side:
        return msgspec.structs.replace(own.beside(said, english()), in_turn=in_turn)
    return in_turn


class _Written(msgspec.Struct, frozen=True):
    """One letter on its way to its content."""

    document: LetterDocument
    case_file: CaseFile
    recipient: Recipient
    form: Form
    says: Says

    def alone(self, said: Phrases, draft_because: str = "") -> Content:
        """In one language on its own sheet."""
        foreign = said.code != ENGLISH
        because = draft_because or why_a_draft(said)
        return self._content(
            short_title=said.text(f"{self.form.subject}.kind", **self.form.kind),
            letterhead=head_in(self.document.service, said),
            private=said.text("letter.private"),
            dates=(said.long_date(self.document.today) if foreign else said.day_and_date(self.document.today),),
            look=Look.EASY_LETTER if said.easy else Look.LETTER,
            blocks=(
                self._greeting(said),
                *self.says(said),
                *self._interpreter(said),
                SignOff(said.text("letter.farewell"), self._sender(), self._role(said)),
                *note(said),
            ),
            language=said.tag,
            foot=foot_words(said),
            draft_because=because,
        )

    def beside(self, said: Phrases, other: Phrases) -> Content:
        """In two languages on one page, row by row; `said` comes first in every line that both share."""
        both = (said, other)
        names = dict.fromkeys(head_in(self.document.service, one).name for one in both)
        left, right = (
            (self._greeting(one), *self.says(one), *self._interpreter(one), *self._welcome(one)) for one in both
        )
        because = why_a_draft(said)
        return self._content(
            short_title=self._shared(both, f"{self.form.subject}.kind", **self.form.kind),
            letterhead=msgspec.structs.replace(head_in(self.document.service, said), name="\n".join(names)),
            private=self._shared(both, "letter.private"),
            dates=tuple(one.long_date(self.document.today) for one in both),
            look=Look.COLUMNS,
            blocks=(
                Beside(Side(left, said.tag), Side(right, other.tag), ruled=True),
                SignOff(
                    self._shared(both, "letter.farewell"),
                    self._sender(),
                    " / ".join(dict.fromkeys(filter(None, (self._role(one) for one in both)))),
                ),
                *((Paragraph(words(because), small=True),) if because else ()),
            ),
            language=said.tag,
            foot=FootWords(
                version=self._shared(both, "foot.version"),
                fingerprint="",
                printed="",
                page=" / ".join(one.pattern("foot.page") for one in both),
            ),
            draft_because=because,
        )

    def _content(
        self,
        *,
        short_title: str,
        letterhead: Letterhead,
        private: str,
        dates: tuple[str, ...],
        look: Look,
        blocks: tuple[Block, ...],
        language: str,
        foot: FootWords,
        draft_because: str,
    ) -> Content:
        recipient = self.recipient
        return Content(
            kind=self.document.kind,
            version=self.document.version,
            letterhead=letterhead,
            title=self.form.title,
            short_title=short_title,
            look=look,
            headed=False,
            running_name=recipient.name,
            window=Window(private=private, name=recipient.name, address=recipient.address, dates=dates),
            blocks=blocks,
            language=language,
            foot=foot,
            draft_because=draft_because,
        )

    def _greeting(self, said: Phrases) -> Paragraph:
        return Paragraph(said.said("letter.dear", name=self.recipient.called), about="The greeting")

    def _interpreter(self, said: Phrases) -> tuple[Block, ...]:
        """That there is one, to a family that needs one or has letters in another language; on both sides the same."""
        written = phrases_for(self.document, self.recipient, self.form.subject).code
        if not self.recipient.interpreter and written in (ENGLISH, WELSH):
            return ()
        return lines(said.said("letter.interpreter"))

    def _welcome(self, said: Phrases) -> tuple[Block, ...]:
        return (Paragraph(said.said("letter.language_welcome")),)

    def _sender(self) -> str:
        return clean(self.document.worker_name)

    def _role(self, said: Phrases) -> str:
        """A role that would tell a stranger why the child is known is left off."""
        role = clean(self.document.worker_role)
        return "" if telling_words(role, self.case_file) else said.words["roles"].get(role, role)

    @staticmethod
    def _shared(both: tuple[Phrases, Phrases], key: str, **facts: str) -> str:
        return " / ".join(dict.fromkeys(one.text(key, **facts) for one in both))


def note(said: Phrases) -> tuple[Block, ...]:
    """The line at the end of a sheet in another language, for whoever has it in hand and does not read it."""
    if said.code == ENGLISH:
        return ()
    return (Paragraph(words(" ".join(filter(None, (IN_ENGLISH_OVERLEAF, why_a_draft(said))))), small=True),)


def foot_words(said: Phrases) -> FootWords:
    """The words in the foot of a page in that language."""
    version, fingerprint, printed = (said.text(f"foot.{key}") for key in ("version", "fingerprint", "printed"))
    return FootWords(version, fingerprint, printed, said.pattern("foot.page"))


def head_in(service: Service, said: Phrases) -> Letterhead:
    """The letterhead with the name that the service has in that language."""
    own = letterhead(service)
    if said.code == ENGLISH:
        return own
    return msgspec.structs.replace(own, name=clean(service.in_language(said.code).name))


def lines(said: Words, about: str = "", *, point: bool = False) -> tuple[Paragraph, ...]:
    """A sentence of the letter as paragraphs: easy words have one idea to a line, and each line stands by itself."""
    found: list[list[Run]] = [[]]
    for run in said:
        for number, text in enumerate(run.text.split("\n")):
            if number:
                found.append([])
            if text:
                found[-1].append(msgspec.structs.replace(run, text=text))
    return tuple(Paragraph(tuple(line), about=about, point=point) for line in found if line)


def by_phone_or_text(service: Service, said: Phrases, prefix: str, **facts: str) -> Words:
    """How to reach us, by what the service has: the sentence `prefix` followed by ring_or_text, ring, text or tell."""
    phone, text = unbroken(service.phone), unbroken(service.text_phone)
    key = "ring_or_text" if phone and text else "ring" if phone else "text" if text else "tell"
    return said.said(f"{prefix}{key}", phone=phone, text=text, **facts)


def heading(said: Phrases, key: str, **facts: str) -> Heading:
    """A heading of the letter."""
    return Heading(said.text(key, **facts))


def statements(said: Phrases, name: str, **facts: str) -> tuple[Words, ...]:
    """The paragraphs of fixed words in the language of `said`, with the facts put in."""
    paragraphs = fixed_in_letter(name, EASY_ENGLISH if said.easy else said.tag).paragraphs
    return tuple(filled(paragraph, **facts) for paragraph in paragraphs)


def statement(said: Phrases, name: str, **facts: str) -> Words:
    """The same after one another."""
    return joined(said, *statements(said, name, **facts))


def joined(said: Phrases, *parts: Words) -> Words:
    """Sentences after one another; in easy words each on a line of its own."""
    found: list[Run] = []
    for part in parts:
        if part:
            found += [*(words("\n" if said.easy else " ") if found else ()), *part]
    return tuple(found)
