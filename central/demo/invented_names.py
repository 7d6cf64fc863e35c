"""Names of people and places that exist nowhere, in many spellings, for the generated cases."""

FIRST_NAMES: dict[str, tuple[str, ...]] = {
    "female": (
        "Aveline", "Beatrix", "Calliope", "Dilys", "Elodie", "Fenella", "Ginevra", "Henna", "Isolde", "Jacinta",
        "Kezia", "Liadan", "Marnie", "Nerys", "Ottoline", "Perpetua", "Quilla", "Romilly", "Saoirse", "Thandiwe",
        "Undine", "Verity", "Winifred", "Xanthe", "Yesenia", "Zuleika", "Łucja", "Siân", "Ọlábísí", "Đurđica",
        "Noémie", "Žydrė", "Ştefania", "Amaïa", "Céleste", "Hafwen",
    ),
    "male": (
        "Ambrose", "Bram", "Caspian", "Dashiell", "Evander", "Fergus", "Gethin", "Hollis", "Ivo", "Jago",
        "Kofi", "Leander", "Magnus", "Niall", "Osric", "Peregrine", "Quentin", "Rafferty", "Silvan", "Tobiah",
        "Ulric", "Viggo", "Wystan", "Xavi", "Yannick", "Zebedee", "Łukasz", "Gŵyn", "Adébáyọ̀", "Đorđe",
        "Étienne", "Šarūnas", "Ionuț", "Björn", "Tadhg", "Anh Dũng",
    ),
}  # fmt: skip

BEGINNINGS = (
    "Alder", "Amber", "Bracken", "Bramble", "Burnet", "Campion", "Clover", "Cornel", "Dunlin", "Ember", "Fennel",
    "Fulmar", "Gorse", "Guille", "Hazel", "Heather", "Juniper", "Kestrel", "Larch", "Linnet", "Mallow", "Marram",
    "Merle", "Orrery", "Petrel", "Plover", "Quill", "Rowan", "Samphire", "Sedge", "Skerry", "Sorrel", "Tansy",
    "Teasel", "Thistle", "Umber", "Vetch", "Whimbrel", "Wrack", "Yarrow",
)  # fmt: skip
ENDINGS = (
    "by",
    "combe",
    "croft",
    "dale",
    "ford",
    "garth",
    "holm",
    "ley",
    "mere",
    "ridge",
    "shaw",
    "stow",
    "thwaite",
    "wick",
)
SECOND_PARTS = (
    "Pell", "Moss", "Rees", "Quint", "Teel", "Drax", "Lisle", "Vane", "Pike", "Okoro", "Nowak", "Mensah", "Dhillon",
    "Ionescu", "Öztürk", "Wójcik", "Nguyễn", "Papadaki", "Bāliņa", "Fáilte", "Ng", "Sørby", "Ruiz", "Abara",
)  # fmt: skip

OTHER_SCRIPTS: tuple[tuple[str, str, str], ...] = (
    ("UKR", "Оксана", "Їжакевич"),
    ("GRE", "Ελένη", "Παπαδάκη"),
    ("PNJ", "ਸਿਮਰਨ", "ਢਿੱਲੋਂ"),
    ("ARA", "ليلى", "المرسى"),
    ("URD", "زینب", "ساحلی"),
)
"""Language code, and a name as the family writes it: kept beside the legal name, as an also-known-as."""

CARERS: dict[str, tuple[str, ...]] = {
    "mother": ("Petronella", "Ludmila", "Honora", "Temperance", "Carys", "Marisol", "Folasade", "Greta", "Anneliese"),
    "father": ("Bartholomew", "Emeka", "Casimir", "Howell", "Ignatius", "Dermot", "Anselm", "Radu", "Lorcan"),
    "grandmother": ("Euphemia", "Dorothea", "Wilhelmina", "Blodwen", "Hyacinth"),
    "aunt": ("Rosalba", "Clementine", "Ngozi", "Philippa"),
    "foster carer": ("Araminta", "Cuthbert", "Iolanthe"),
}

STREETS = (
    "Anchor Wynd", "Bollard Street", "Capstan Close", "Dogger View", "Eddystone Road", "Fathom Lane",
    "Gullwing Terrace",
    "Halyard Walk", "Inkerman Slip", "Jetty Row", "Kelp Cottages", "Lodestar Avenue", "Mizzen Road", "Net Loft Lane",
    "Oilskin Alley", "Pontoon Street", "Quay Steps", "Rigger's Yard", "Sextant Rise", "Tidewaiter Street",
)  # fmt: skip
TOWNS = ("Port Aldermere",) * 6 + ("Thornwick Quay", "Saltmarsh End", "Lower Aldermere", "Gorsey Head")
SCHOOLS = (
    "Saltmarsh Academy", "Kittiwake School", "Port Aldermere High School", "Thornwick Quay School", "Lodestar Academy",
    "The Beacon, alternative provision", "Port Aldermere College", "Gorsey Head Training Centre",
)  # fmt: skip
TEACHERS = (
    "Mr Abernathy-Foyle", "Ms Bellweather", "Mrs Chidgey", "Mr Dunmow-Ito", "Ms Ellershaw", "Mr Fothergate",
    "Mrs Gannaway",
    "Ms Haldane-Roux", "Mr Imrie", "Mrs Jessamy",
)  # fmt: skip
SOCIAL_WORKERS = ("Aurelia Stanmore-Bui", "Fintan Holloway", "Mehreen Castellane", "Piers Oduya-Lamb", "Sunniva Trask")
