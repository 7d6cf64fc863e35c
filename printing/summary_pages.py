"""The case summary on its pages: facts, where things stand, the chronology, what is not included."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from printing import blocks, styles
from printing.blocks import facts, paragraph, with_heading
from printing.content import Summary

STANDING_WIDTHS = (24 * mm, 80 * mm, 61 * mm)
CHRONOLOGY_WIDTHS = (23 * mm, 21 * mm, 90 * mm, 31 * mm)
NO_ENTRIES = "Nothing is recorded yet."


def story(summary: Summary) -> list[Flowable]:
    """The whole summary, top to bottom."""
    standing = blocks.table(
        ("Area", "Now", "Next step, who and when"),
        [(row.area, row.now, row.next) for row in summary.standing],
        STANDING_WIDTHS,
        dense=True,
    )
    return [
        paragraph(summary.title, styles.TITLE),
        paragraph(summary.sub, styles.SUB),
        facts(summary.facts),
        *with_heading([paragraph("Where things stand", styles.H1)], standing),
        Spacer(0, 2 * mm),
        *_chronology(summary),
        *_not_included(summary),
    ]


def _chronology(summary: Summary) -> list[Flowable]:
    heading = [paragraph("Chronology", styles.H1), paragraph(summary.chronology_note, styles.TABLE_NOTE)]
    count = paragraph(summary.count_line, styles.TABLE_SUMMARY)
    if not summary.entries:
        return [KeepTogether([*heading, paragraph(NO_ENTRIES, styles.BODY), count])]
    table = blocks.table(
        ("Date", "Kind", "What happened", "Recorded by"),
        [(entry.date, entry.kind, entry.what, entry.recorded_by) for entry in summary.entries],
        CHRONOLOGY_WIDTHS,
        dense=True,
    )
    return [*with_heading(heading, table), count]


def _not_included(summary: Summary) -> list[Flowable]:
    """One paragraph, kept with its heading."""
    return [
        KeepTogether(
            [paragraph("Not included", styles.H1), paragraph(" ".join(summary.not_included), styles.BODY)],
        )
    ]
