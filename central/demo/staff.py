"""The invented people who work at Thornwick, and how they sign in to the demo."""

import msgspec

from casework.service import Service, ServiceWords

AUTHORITY = "Thornwick"
DEMO_PASSWORD = "harbour lantern teasel gannet"
"""One passphrase for everybody in the demo. It opens invented cases only."""

OFFICE = "3 Harbour Parade, Port Aldermere"
YOUTH_COURT = "Thornwick Youth Court"

SERVICE = Service(
    name="Thornwick Youth Justice Service",
    address=OFFICE,
    phone="01632 960144",
    text_phone="07700 900144",
    out_of_hours="01632 960199",
    email="youthjustice@thornwick.example.org",
    travel="The number 7 bus stops outside. We can pay your fare: bring the ticket with you.",
    training=True,
    in_languages=(
        ServiceWords(
            "CYM",
            name="Gwasanaeth Cyfiawnder Ieuenctid Thornwick",
            travel="Mae bws 7 yn stopio y tu allan. Gallwn dalu eich tocyn bws: dewch â’r tocyn gyda chi.",
        ),
    ),
)


class DemoUser(msgspec.Struct, frozen=True):
    """Somebody who can sign in to the demo. `name` is what records and letters call them."""

    user: str
    name: str
    role: str
    password: str = DEMO_PASSWORD


IMOGEN = DemoUser("imogen.farrowby", "Imogen Farrowby", "case_manager")
CALLUM = DemoUser("callum.dreyling", "Callum Dreyling", "case_manager")
MAREN = DemoUser("maren.tolliver-ash", "Maren Tolliver-Ash", "case_manager")
JORY = DemoUser("jory.pendlewick", "Jory Pendlewick", "case_manager")
ADAEZE = DemoUser("adaeze.winterbourne-lyle", "Adaeze Winterbourne-Lyle", "case_manager")
SAFIYA = DemoUser("safiya.okonjo-vane", "Safiya Okonjo-Vane", "court_officer")
WREN = DemoUser("wren.holloway-pike", "Wren Holloway-Pike", "manager")
TOBIAS = DemoUser("tobias.lark", "PC Tobias Lark", "police")
NELL = DemoUser("nell.carradine", "Dr Nell Carradine", "nurse")
BETTANY = DemoUser("bettany.quill", "Bettany Quill", "education_worker")
ODHRAN = DemoUser("odhran.mistlethwaite", "Odhran Mistlethwaite", "victim_worker")
PRIYA = DemoUser("priya.stanneby", "Priya Stanneby", "data_officer")

STAFF = (IMOGEN, CALLUM, MAREN, JORY, ADAEZE, SAFIYA, WREN, TOBIAS, NELL, BETTANY, ODHRAN, PRIYA)
