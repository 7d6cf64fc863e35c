"""Every field that belongs on a paper is on it, and no other: of every field of every type of record.

What belongs on which paper is in `fields_on_paper.toml`, read by a person. That the PDF says all that its content says
is tested in `test_tagged`.
"""

import pytest

from casework.about import Kind
from casework.record_types import about_fields
from printing.render import render
from printing.templates import TEMPLATES
from tests.printing.case_files import text_of, unbroken
from tests.printing.fields_on_paper import decides, fields, ledger, said, shows
from tests.printing.whole_case import PAPERS, case_of, planted, word

LEDGER = ledger()
every_paper = pytest.mark.parametrize("paper", PAPERS)
TEXTS = (Kind.TEXT, Kind.NARRATIVE)


def test_every_paper_has_been_read() -> None:
    assert LEDGER.keys() == PAPERS.keys()


@every_paper
def test_every_field_that_belongs_on_it_is_on_it(paper: str) -> None:
    belong = LEDGER[paper]
    assert [field for field in belong["shows"] if not shows(paper, field)] == []
    assert [field for field in belong["decides"] if not decides(paper, field)] == []


@every_paper
def test_no_word_of_any_other_field_is_in_its_text(paper: str) -> None:
    document, records = planted(paper)
    bound = TEMPLATES[document.kind].papers  # a bundle of other papers, each of which has a line of its own here
    text = said(document, records) if bound else unbroken(text_of(render(document, case_of(records))))
    others = [field for field in fields() if field not in LEDGER[paper]["shows"]]
    written = [(type, name) for type, name in others if about_fields(type)[name].kind in TEXTS]
    assert len(written) > 200
    assert [field for field in written if word(*field) in text] == []


@pytest.mark.soak
@every_paper
def test_nothing_on_it_changes_with_any_other_field(paper: str) -> None:
    belong = LEDGER[paper]
    others = [field for field in fields() if field not in belong["shows"] | belong["decides"]]
    assert [field for field in others if decides(paper, field)] == []
