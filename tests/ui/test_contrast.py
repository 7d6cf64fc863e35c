"""The colours: every pair of the table of tokens holds the contrast it needs."""

import pytest

from ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, SCHEMES, Scheme, contrast

TEXT, SHAPE = 4.5, 3.0

PAIRS = [
    ("ink", "page window sunk soft hover mark warn_soft", TEXT),
    ("ink2", "page window sunk soft hover warn_soft", TEXT),
    ("ink3", "page sunk soft", TEXT),
    ("accent", "page sunk window soft warn_soft", TEXT),
    ("on_accent", "accent accent_hover", TEXT),
    ("warn", "page sunk window soft warn_soft", TEXT),
    ("bad", "page sunk soft bad_soft", TEXT),
    ("edge", "page sunk window", SHAPE),
    ("selected_ink", "soft", TEXT),
]


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("words", "grounds", "needed"), PAIRS)
def test_every_pair_has_the_contrast_it_needs(scheme: Scheme, words: str, grounds: str, needed: float) -> None:
    colours = SCHEMES[scheme]
    for ground in grounds.split():
        if ground == "soft" and colours.inverted_selection and words != "selected_ink":
            continue  # in high contrast every word of a selected row is in selected_ink
        assert contrast(getattr(colours, words), getattr(colours, ground)) >= needed, (scheme, words, ground)


def test_the_measured_table_of_the_tokens_is_reproduced() -> None:
    measured = {
        ("ink", "page"): (16.0, 13.3, 21.0),
        ("ink", "soft"): (13.5, 10.3, None),
        ("ink2", "page"): (7.3, 8.5, 21.0),
        ("ink3", "soft"): (4.8, 4.9, None),
        ("accent", "page"): (8.0, 9.0, 12.5),
        ("on_accent", "accent_hover"): (10.2, 10.8, 21.0),
        ("warn", "warn_soft"): (6.7, 8.5, 11.5),
        ("bad", "bad_soft"): (6.7, 7.6, 11.2),
        ("edge", "window"): (3.4, 4.9, 21.0),
    }
    for (words, ground), expected in measured.items():
        for colours, value in zip((LIGHT, DARK, HIGH_CONTRAST), expected, strict=True):
            if value is not None:
                assert round(contrast(getattr(colours, words), getattr(colours, ground)), 1) == value, (words, ground)


def test_contrast_is_symmetrical_and_runs_from_1_to_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#0D5962", "#0D5962") == 1
