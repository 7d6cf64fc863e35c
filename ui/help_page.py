"""What to do when something is wrong, and what the words about the connection mean."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desk import Desk
from ui.keys import KEYS
from ui.page import Now, Page, Scroll
from ui.parts.facts import Fact, Facts
from ui.parts.headings import PageTitle, SectionHeading
from ui.parts.words import Words
from ui.place import Place
from ui.theme import sized, spaced

WHEN = (
    (
        "This laptop’s disk is full",
        "Nothing that was saved is lost. Delete files you do not need, or empty the recycle bin, then go on. Until "
        "there is room, Holdfast cannot save new words and says so each time.",
    ),
    (
        "Reading cases here ends on a day",
        "Without a connection, cases can be read on this laptop for a set number of days. Connect once before that day "
        "and the days begin again. Changes that were not sent stay safe on this laptop however long it takes.",
    ),
    (
        "Something else answers for the centre",
        "A hotel or train network may ask you to sign in first: open a web page, sign in there, and press Send now. "
        "If that is not so, tell IT support. Holdfast sends nothing until it is sure of the centre.",
    ),
    (
        "The centre cannot prove who it is",
        "Holdfast sends nothing. Check that the date and time of this laptop are right, then tell IT support.",
    ),
    (
        "This laptop has a problem",
        "What was saved is kept. Close Holdfast and open it again. If the sentence comes back, tell IT support.",
    ),
)


class HelpPage(Page):
    """Plain words for each trouble, and the keys."""

    def __init__(self, desk: Desk, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(desk, now, parent)
        main = QWidget()
        column = spaced(QVBoxLayout(main), (24, 18, 24, 20), 10)
        column.addWidget(PageTitle("What to do, and keys"))
        for heading, words in WHEN:
            column.addWidget(SectionHeading(heading))
            column.addWidget(Words(words, "body", wrap=True))
        column.addWidget(SectionHeading("Keys"))
        column.addWidget(Facts([Fact(keys, does) for keys, does in KEYS], label_width=190))
        column.addStretch(1)
        spaced(QVBoxLayout(self)).addWidget(Scroll(sized(main, max_width=820)))

    def place(self) -> Place:
        """This page."""
        return Place(page="help")
