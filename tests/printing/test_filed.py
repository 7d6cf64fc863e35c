"""What is filed can be kept: every document is well-formed PDF/A-2b, and the same bytes wherever it is made."""

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pikepdf
import pytest
from pikepdf import pdfa

from printing import render
from printing.content import Look
from tests.printing.case_files import NOW
from tests.printing.every_document import EVERY_BLOCK, EVERY_BUNDLE, EVERY_DOCUMENT, page_with, pdf_of, typeset_page

ROOT = Path(__file__).parents[2]
MADE = EVERY_DOCUMENT | EVERY_BUNDLE
every_document = pytest.mark.parametrize("name", MADE)


@every_document
def test_a_document_is_pdf_a_2b_as_it_is(name: str) -> None:
    report = pdfa.validate_written(io.BytesIO(pdf_of(name)), "2b")
    assert report.passed, report.summary()


@pytest.mark.parametrize("block", EVERY_BLOCK)
def test_every_block_is_pdf_a_2b(block: str) -> None:
    report = pdfa.validate_written(io.BytesIO(typeset_page(page_with(EVERY_BLOCK[block], Look.REPORT))), "2b")
    assert report.passed, report.summary()


@every_document
def test_a_document_is_well_formed(name: str) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(name))) as document:
        assert document.check_pdf_syntax() == []
        assert document.pdf_version == "1.7"
        assert all("/Trans" not in page for page in document.pages)


def test_the_validator_finds_what_is_wrong() -> None:
    damaged = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_of("letter"))) as document:
        del document.Root.OutputIntents
        document.save(damaged)
    damaged.seek(0)
    assert not pdfa.validate_written(damaged, "2b").passed


def test_every_document_has_the_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib\n"
        "from printing import render\n"
        "from tests.printing.every_document import EVERY_BUNDLE, EVERY_DOCUMENT\n"
        "for name, made in (EVERY_DOCUMENT | EVERY_BUNDLE).items():\n"
        "    print(name, hashlib.sha256(render(*made)).hexdigest(), sep=': ')\n"
    )
    here = {name: hashlib.sha256(pdf_of(name)).hexdigest() for name in MADE}
    another = {"SOURCE_DATE_EPOCH": "1", "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    told = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=os.environ | another,
        capture_output=True,
        text=True,
        check=True,
    )
    assert dict(line.split(": ") for line in told.stdout.splitlines()) == here


@pytest.mark.parametrize(
    ("zone", "old", "new"),
    [
        ("+00:00", "D:20261123093000+00'00'", "2026-11-23T09:30:00+00:00"),
        ("+01:00", "D:20261123093000+01'00'", "2026-11-23T09:30:00+01:00"),
        ("-03:30", "D:20261123093000-03'30'", "2026-11-23T09:30:00-03:30"),
    ],
)
def test_its_dates_are_the_moment_of_printing(zone: str, old: str, new: str) -> None:
    letter, case = EVERY_DOCUMENT["letter"]
    at = NOW.fromisoformat(f"2026-11-23T09:30:00{zone}")
    pdf = render(msgspec.structs.replace(letter, printed_at=at), case)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.docinfo.CreationDate == document.docinfo.ModDate == old
        assert document.Root.Metadata.read_bytes().decode().count(f">{new}<") == 3
    assert pdfa.validate_written(io.BytesIO(pdf), "2b").passed


def test_two_documents_of_one_moment_have_two_ids() -> None:
    ids = []
    for name in ("letter", "letter, long", "summary", "summary, draft"):
        with pikepdf.open(io.BytesIO(pdf_of(name))) as document:
            ids.append(bytes(document.trailer.ID[0]))
    assert len(set(ids)) == len(ids)
