"""Pages as somebody writes them."""

import pytest

from casework.trouble import Trouble
from printing.page_ranges import page_ranges, said


@pytest.mark.parametrize(
    ("text", "ranges", "words"),
    [
        ("", (), ""),
        ("  ", (), ""),
        ("2", ((2, 2),), "page 2"),
        ("1-2", ((1, 2),), "pages 1-2"),
        ("1\u20132", ((1, 2),), "pages 1-2"),
        (" 4 , 1 - 2,", ((1, 2), (4, 4)), "pages 1-2, 4"),
        ("1,2,3", ((1, 3),), "pages 1-3"),
        ("2-3,1-2", ((1, 3),), "pages 1-3"),
    ],
)
def test_it_is_understood(text: str, ranges: tuple[tuple[int, int], ...], words: str) -> None:
    assert page_ranges(text, 5) == ranges
    assert said(ranges) == words


@pytest.mark.parametrize("text", ["0", "6", "2-1", "1-6", "all", "1 2", "-2", "1-2-3", "99999"])
def test_what_is_no_page_of_it_is_told_with_what_to_write(text: str) -> None:
    with pytest.raises(Trouble) as trouble:
        page_ranges(text, 5)
    assert "It has 5 pages. Write 1-2" in trouble.value.next_step
