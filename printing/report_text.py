"""What the author of a report wrote, section by section: as written, in paragraphs and points."""

import re
from collections.abc import Iterable, Iterator

from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.reports import Report, ReportSection
from printing.content import Block, Bullets, Paragraph, Run, Words, bold, words
from printing.documents import Check
from printing.never_named import NeverNamed
from printing.wording import with_whole_dates

NOT_WRITTEN = "Nobody has written this section yet."
PRESUMING = re.compile(r"\b(?:aggravat|mitigat)\w*", re.IGNORECASE)
"""Words that are for the court to say. Source: Hillingdon, pre-sentence reports [S54]."""
_POINT = re.compile(r"^\s*[-•]\s+")


class ReportText:
    """The sections of one report. Every text is read for what must not be on it before it is given out."""

    def __init__(self, case_file: CaseFile, report: Report, never: NeverNamed) -> None:
        self.report = report
        self._never = never
        self._said: dict[str, str] = {}
        self._passed: dict[str, str] = {}
        # Oldest first: identifiers are in the order of their making. Two of one section were written by two people.
        for one in sorted(case_file.of(ReportSection), key=lambda one: one.id):
            if one.report == report.id and (text := (one.text or "").strip()):
                before = self._said.get(one.section or "")
                self._said[one.section or ""] = f"{before}\n\n{text}" if before else text

    def said(self, section: str) -> str:
        """The text of a section, "" if nobody has written it. Raises WordsNotForReport."""
        if section not in self._passed:
            self._passed[section] = with_whole_dates(self._never.passed(self._said.get(section), title(section)))
        return self._passed[section]

    def request(self) -> str:
        """What the report asks for: the proposal in words, else its name; "" while there is none."""
        note = with_whole_dates(self._never.passed(self.report.proposal_note, "The proposal in words"))
        name = code("disposal", self.report.proposal)
        return note or (f"We propose: {name[:1].lower()}{name[1:]}." if name else "")

    def blocks(self, section: str, strong: str = "", numbered: bool = True) -> tuple[Block, ...]:
        """Paragraphs and points; words equal to `strong` are bold. A section that nobody wrote says so."""
        text = self.said(section)
        if not text:
            return (Paragraph(words(NOT_WRITTEN), numbered=numbered, about=title(section)),)
        return tuple(written(text, title(section), strong, numbered))

    def sentences(self, section: str) -> tuple[Words, ...]:
        """The paragraphs of a section, for the box at the head of a report."""
        return tuple(words(each) for each in paragraphs(self.said(section)))

    def checks(self, sections: Iterable[str], request: bool = True) -> tuple[Check, ...]:
        """What its author should look at: what is not written, and words that are not theirs to say."""
        asked = tuple(sections)
        found = [
            Check(f"Nobody has written the section “{title(one)}” yet.", needs_you=True)
            for one in asked
            if not self.said(one)
        ]
        if request and not self.request():
            found.append(Check("No proposal is recorded in the report yet.", needs_you=True))
        for one in asked:
            said = self.said(one)
            if presuming := sorted({each.casefold() for each in PRESUMING.findall(said)}):
                listed = " and ".join(f"“{each}”" for each in presuming)
                found.append(Check(f"“{title(one)}” says {listed}. That is for the court to say.", needs_you=True))
            if self._never.may_name(said):
                found.append(
                    Check(f"“{title(one)}” may name somebody who must not be named. Read it again.", needs_you=True)
                )
        return tuple(found)


def title(section: str) -> str:
    """What a section is called to a person."""
    return code("report_section", section) or section


def paragraphs(text: str) -> list[str]:
    """Paragraphs, parted at empty lines; inside one the lines stay as they were written."""
    parts = re.split(r"\n\s*\n", text)
    return ["\n".join(line.strip() for line in part.strip().split("\n")) for part in parts if part.strip()]


def written(text: str, about: str, strong: str = "", numbered: bool = True) -> Iterator[Block]:
    """`text` in paragraphs; lines that begin with - become points under the paragraph before them."""

    def paragraph(lines: list[str]) -> Paragraph:
        return Paragraph(_with_strong("\n".join(lines), strong), numbered=numbered, about=about)

    for part in paragraphs(text):
        prose: list[str] = []
        points: list[Words] = []
        for line in part.split("\n"):
            if _POINT.match(line):
                if prose:
                    yield paragraph(prose)
                    prose = []
                points.append(words(_POINT.sub("", line)))
            elif points:
                yield Bullets(tuple(points), about=about)
                points, prose = [], [line]
            else:
                prose.append(line)
        if prose:
            yield paragraph(prose)
        if points:
            yield Bullets(tuple(points), about=about)


def _with_strong(text: str, strong: str) -> Words:
    if not strong or strong not in text:
        return words(text)
    before, after = text.split(strong, 1)
    return tuple(run for run in (Run(before), *bold(strong), Run(after)) if run.text)
