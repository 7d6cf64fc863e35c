"""What happens in the walkthrough: a council's bad day without a connection, with a better end."""

from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.walkthrough.laptop import DoesNotHold, Laptop
from desktop.walkthrough.link import Link

IMOGEN = "imogen.farrowby"
CALLUM = "callum.dreyling"
CHILD = "Juniper Vexley"
NOTE = "Juniper opened the door herself. We went through the bus times and she wrote the next date on her hand."
HALF = "Rang Damaris from the car. She says Juniper has slept and will come on Thursday if somebody"
REST = " meets her at the bus stop. Agreed to do that."
WHO = "Damaris, from the bus stop"
NEW_STREET = "5 Lantern Court"
HERS = "Ring twice. Dog is with a neighbour until the weekend."
HIS = "Ring Damaris first. Dog is back in the flat."
CASE_PAGES = (
    ("Alt+2", "Everything, newest first", "05-timeline"),
    ("Alt+3", "contacts since", "06-contacts"),
    ("Alt+4", "Why it was judged so", "case-assessment"),
    ("Alt+5", "In the child's words", "case-plan"),
    ("Alt+6", "The thread through court", "case-offences"),
    ("Alt+7", "Family and others", "case-people"),
    ("Alt+8", "documents", "case-documents"),
    ("Alt+9", "History", "case-history"),
)
RAIL_PAGES = (
    ("diary", " to Sunday"),
    ("court", "Court list"),
    ("documents", "Documents"),
    ("attention", "Nothing needs you"),
    ("settings", "Text size"),
)
SENT = "Connected. Everything sent."

Step = tuple[str, Callable[[], object]]


class Story:
    """Imogen works without a connection; Callum covers one of her cases from the office."""

    def __init__(
        self, hers: Laptop, his: Laptop, her_link: Link, his_link: Link, passwords: dict[str, str], out: Path
    ) -> None:
        self.hers, self.his = hers, his
        self.her_link, self.his_link = her_link, his_link
        self.passwords = passwords
        self.out = out

    def steps(self) -> Iterator[Step]:
        """The steps, in words and in deeds."""
        yield "Imogen signs in on a new laptop", self.sign_in
        yield "Her caseload comes down", self.first_pull
        yield "Every page opens", self.look_around
        yield "The connection is lost, and the window says so", self.lose_connection
        yield "She writes a contact note without a connection", self.write_contact
        yield "She changes an address without a connection", self.change_address
        yield "The laptop dies in mid-sentence (kill -9)", self.die_in_mid_sentence
        yield "It starts again and is unlocked without a connection", self.unlock
        yield "Both changes are there, waiting to be sent", self.find_edits
        yield "Every word of the half sentence is there", self.find_draft
        yield "She finishes the sentence and saves it", self.finish_sentence
        yield "The connection is back, and everything is sent", self.reconnect
        yield "Callum sees it all on a second laptop", self.colleague_sees
        yield "Both change the same field while apart", self.change_apart
        yield "Both versions are kept, on both laptops", self.both_versions
        yield "Imogen chooses, and both laptops show the same", self.settle
        yield "The appointment letter is previewed and saved as a PDF", self.letter
        yield "The case summary is previewed and saved as a PDF", self.summary

    # -- the morning ----------------------------------------------------------------------------

    def sign_in(self) -> None:
        """For the first time, so with a connection."""
        self.hers.start()
        self._sign_in(self.hers, IMOGEN, "01-sign-in")

    def _sign_in(self, laptop: Laptop, user: str, picture: str) -> None:
        laptop.says("Sign in")
        laptop.do("type", name="server", words=laptop.server, instead=True)
        laptop.do("type", name="user", words=user)
        laptop.do("type", name="password", words=self.passwords[user])
        laptop.shoot(picture)
        laptop.do("press", name="sign_in")
        laptop.do("widget_there", name="rail_today")

    def first_pull(self) -> None:
        """Forty cases, with about sixty contacts each."""
        self.hers.says(SENT, patience=60)
        self.hers.do("press", name="rail_caseload")
        self.hers.says("40 open cases", patience=60)
        self.hers.says(CHILD)

    def look_around(self) -> None:
        """A picture of each page, with everything on the laptop."""
        self.hers.do("press", name="rail_today")
        self.hers.says("Overdue")
        self.hers.shoot("02-today")
        self.hers.do("press", name="rail_caseload")
        self.hers.do("type", name="search", words="re")
        self.hers.says("have “re”")
        self.hers.shoot("03-caseload")
        self.hers.do("type", name="search", words="", instead=True)
        self._open_child(self.hers)
        self.hers.says("What comes next")
        self.hers.shoot("04-case-summary")
        for keys, words, picture in CASE_PAGES:
            self.hers.do("key", keys=keys)
            self.hers.says(words)
            self.hers.shoot(picture)
        for page, words in RAIL_PAGES:
            self.hers.do("press", name=f"rail_{page}")
            self.hers.says(words)
            self.hers.shoot(f"page-{page}")

    def _open_child(self, laptop: Laptop) -> None:
        laptop.do("press", name="rail_caseload")
        laptop.do("choose", words=CHILD)
        laptop.do("widget_there", name="record_contact")

    # -- no connection --------------------------------------------------------------------------

    def lose_connection(self) -> None:
        """She walks out of coverage."""
        self.her_link.cut()
        self.hers.says("No connection.")

    def write_contact(self) -> None:
        """On the doorstep."""
        self._open_child(self.hers)
        self.hers.do("press", name="record_contact")
        self._fill_contact(NOTE, "Juniper")
        self.hers.do("press", name="save")
        self.hers.says("Saved on this laptop")
        self.hers.says("1 change saved on this laptop.")
        self.hers.shoot("07-contact-offline")
        self.hers.do("key", keys="Escape")

    def _fill_contact(self, note: str, who: str) -> None:
        self.hers.do("type", name="field.date", words="today", instead=True)
        self.hers.do("type", name="field.start", words="0905", instead=True)
        self.hers.do("pick", name="field.kind", words="Phone")
        self.hers.do("press_words", words="Attended")
        self.hers.do("type", name="field.who_was_there", words=who, instead=True)
        self.hers.do("type", name="field.note", words=note)

    def change_address(self) -> None:
        """Damaris has moved one door down."""
        self.hers.do("key", keys="Alt+1")
        self.hers.do("press", name="change_address")
        self.hers.do("type", name="field.line_1", words=NEW_STREET, instead=True)
        self.hers.do("press", name="save")
        self.hers.says("2 changes saved on this laptop.")
        self.hers.shoot("08-address-offline")
        self.hers.do("key", keys="Escape")

    def die_in_mid_sentence(self) -> None:
        """Half a note, then no more battery."""
        self.hers.do("press", name="record_contact")
        self._fill_contact(HALF, WHO)
        self.hers.says("A draft was kept")
        self.hers.do("all_kept")
        self.hers.shoot("09-half-a-sentence")
        self.hers.kill()

    def unlock(self) -> None:
        """In the next flat, still without a connection."""
        self.hers.start()
        self.hers.do("widget_there", name="passphrase")
        self.hers.do("type", name="passphrase", words=self.passwords[IMOGEN])
        self.hers.shoot("10-unlock")
        self.hers.do("press", name="unlock")
        self.hers.do("widget_there", name="rail_today")

    def find_draft(self) -> None:
        """It opens where she was, and says what happened."""
        self.hers.do("key", keys="Escape")
        self.hers.do("widget_there", name="field.note")
        self.hers.says("closed without warning")
        found = self.hers.do("read", name="field.note")
        if found != HALF:
            raise DoesNotHold(f"the draft says “{found}”")
        self.hers.shoot("11-draft-found-again")

    def find_edits(self) -> None:
        """In the outbox, in plain words."""
        self.hers.says("2 changes saved on this laptop.")
        self.hers.do("key", keys="Ctrl+U")
        self.hers.says("What has not been sent yet")
        self.hers.says("Waits for a connection")
        self.hers.shoot("12-outbox")

    def finish_sentence(self) -> None:
        """She goes on where the caret is."""
        self.hers.do("type", name="field.note", words=REST)
        self.hers.do("press", name="save")
        self.hers.says("3 changes saved on this laptop.")

    # -- back in the office ---------------------------------------------------------------------

    def reconnect(self) -> None:
        """Nobody presses anything."""
        self.her_link.restore()
        self.hers.says(SENT, patience=60)
        self.hers.do("key", keys="Ctrl+U")
        self.hers.says("The centre has it")
        self.hers.shoot("13-everything-sent")

    def colleague_sees(self) -> None:
        """Callum signs in on his own laptop."""
        self.his.start()
        self._sign_in(self.his, CALLUM, "14-sign-in-second-laptop")
        self.his.says(SENT, patience=60)
        self._open_child(self.his)
        self.his.says(NEW_STREET)
        self.his.do("key", keys="Alt+3")
        self.his.do("choose", words=WHO)
        self.his.do("widget_there", name="field.note")
        if self.his.do("read", name="field.note") != HALF + REST:
            raise DoesNotHold("the note on Callum's laptop is not the one Imogen wrote")
        self.his.shoot("15-seen-on-second-laptop")
        self.his.do("key", keys="Escape")

    def change_apart(self) -> None:
        """The note about the address: both write it, neither sees the other's."""
        self.her_link.cut()
        self.his_link.cut()
        for laptop, words in ((self.hers, HERS), (self.his, HIS)):
            laptop.says("No connection.")
            self._open_child(laptop)
            laptop.do("key", keys="Alt+1")
            laptop.do("press", name="change_address")
            laptop.do("type", name="field.note", words=words, instead=True)
            laptop.do("press", name="save")
            laptop.says("1 change saved on this laptop.")
            laptop.do("key", keys="Escape")

    def both_versions(self) -> None:
        """His arrives first, hers cannot be laid on it; neither is thrown away."""
        self.his_link.restore()
        self.his.says(SENT)
        self.her_link.restore()
        for laptop, picture in ((self.hers, "16-two-versions"), (self.his, "17-two-versions-second-laptop")):
            laptop.says("1 change needs you.")
            laptop.do("press", name="connection_link")
            laptop.do("press_words", words="Look at both")
            laptop.says(HERS)
            laptop.says(HIS)
            laptop.shoot(picture)

    def settle(self) -> None:
        """Nothing is chosen in advance; she keeps both in full."""
        self.hers.do("press_words", words="Both in full")
        self.hers.do("press", name="keep_result")
        for laptop in (self.hers, self.his):
            laptop.says(SENT)
            self._open_child(laptop)
            laptop.do("key", keys="Alt+1")
            laptop.do("press", name="change_address")
            said = laptop.do("read", name="field.note")
            if HERS not in said or HIS not in said:
                raise DoesNotHold(f"{laptop.name} shows “{said}”")
            laptop.do("key", keys="Escape")

    # -- paper ----------------------------------------------------------------------------------

    def letter(self) -> None:
        """Without a connection, since printing needs none."""
        self.her_link.cut()
        self.hers.says("No connection.")
        self.hers.do("press", name="print")
        self._print("appointment-letter.pdf", "18-letter-preview", "Letters may go to")

    def summary(self) -> None:
        """The same for the case summary."""
        self.hers.do("pick", name="document_kind", words="Case summary")
        self._print("case-summary.pdf", "19-summary-preview", "Case notes, health and victim information are left out")

    def _print(self, file: str, picture: str, check: str) -> None:
        self.hers.says(check)
        self.hers.shoot(picture)
        self.hers.do("press", name="save_pdf")
        self.hers.do("type", name="fileNameEdit", words=str((self.out / file).resolve()), instead=True)
        self.hers.do("press_words", words="&Save")
        self.hers.says("Saved as a PDF.")
        if not (self.out / file).read_bytes().startswith(b"%PDF"):
            raise DoesNotHold(f"{file} is not a PDF")
