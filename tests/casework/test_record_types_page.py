"""The page about the record types says what the declarations say."""

from tools.record_types_page import PAGE, page


def test_the_page_is_in_step_with_the_declarations() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "write it anew: python tools/record_types_page.py"
