"""Texts of the scripts that can be printed, for hypothesis to try."""

import unicodedata

from hypothesis import strategies as st

SCRIPTS = [
    "".join(chr(code) for code in range(first, last + 1) if unicodedata.category(chr(code)) != "Cn")
    for first, last in ((0x20, 0x7E), (0xA0, 0x17F), (0x5D0, 0x5EA), (0x600, 0x6FF), (0x900, 0x97F), (0xA00, 0xA7F))
]
"""Assigned characters: Latin in two parts, Hebrew, Arabic, Devanagari, Gurmukhi."""
JOINING = "\u0300\u0323\u064e\u200c\u200d"
words_of_one_script = st.sampled_from(SCRIPTS).flatmap(lambda letters: st.text(st.sampled_from(letters + JOINING)))
texts = st.lists(words_of_one_script, max_size=8).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda gap: gap.join(words))
)
