"""Where what was written to a case that ended lies now, in the words its author reads."""

from collections.abc import Mapping

from local_store.shapes import CaseSummary

UNKNOWN = "whoever works on the case now"


def taken_on(case: str, rows: Mapping[str, CaseSummary]) -> tuple[str, str]:
    """Taken to NW-0123; whoever works on it takes it in or leaves it out. `rows` is the caseload, by case."""
    passed = {case}
    row = rows.get(case)
    while row is not None and row.merged_into and row.merged_into not in passed:
        passed.add(row.merged_into)
        row = rows.get(row.merged_into)
    if row is None or row.case == case:
        return f"Laid before {UNKNOWN}", "they take it in or leave it out"
    return f"Taken to {row.reference or 'the case that goes on'}", "whoever works on it takes it in or leaves it out"
