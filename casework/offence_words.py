"""What people type for an offence and the official list does not say: abbreviations, section numbers, plain words.

The list names an offence in its own way: "Take a motor vehicle without the owners consent", never TWOC. [K]: the words
are common knowledge of practice, and only widen a search; they decide nothing.
"""

import datetime as dt
from collections.abc import Mapping

MEANT: Mapping[str, tuple[str, ...]] = {
    "abh": ("actual bodily harm",),
    "gbh": ("grievous bodily harm", "wounding"),
    "s18": ("section 18", "grievous bodily harm with intent", "wounding with intent"),
    "s20": ("grievous bodily harm without intent", "wounding without intent", "malicious wounding"),
    "s39": ("common assault", "assault by beating"),
    "s47": ("actual bodily harm",),
    "s4 public order": ("threatening abusive insulting fear violence",),
    "s4a": ("threatening abusive cause harassment alarm distress",),
    "s5": ("threatening abusive likely harassment alarm distress",),
    "poa": ("threatening abusive words behaviour", "affray", "violent disorder"),
    "pwits": ("possess intent supply",),
    "pwis": ("possess intent supply",),
    "intent to supply": ("intent supply",),
    "drug dealing": ("possess intent supply", "supply controlled drug", "offer to supply controlled drug"),
    "possession": ("possess", "possession"),
    "possessing": ("possess", "possession"),
    "poss": ("possess",),
    "weed": ("cannabis",),
    "coke": ("cocaine",),
    "crack": ("crack cocaine", "cocaine"),
    "ecstasy": ("mdma",),
    "spice": ("synthetic cannabinoid", "psychoactive substance", "class b other"),
    "ket": ("ketamine",),
    "nos": ("nitrous oxide",),
    "twoc": ("take vehicle without consent", "take conveyance without consent"),
    "twocking": ("take vehicle without consent", "take conveyance without consent"),
    "tda": ("take vehicle without consent", "take conveyance without consent"),
    "tadav": ("take vehicle without consent", "take conveyance without consent"),
    "uttmv": ("take motor vehicle without consent",),
    "carried": ("carried", "allow carried"),
    "joyriding": ("take vehicle without consent", "aggravated vehicle taking"),
    "agg twoc": ("aggravated vehicle taking",),
    "avt": ("aggravated vehicle taking",),
    "tfmv": ("theft from motor vehicle", "theft from vehicle"),
    "tomv": ("theft of motor vehicle",),
    "car theft": ("theft motor vehicle",),
    "bike theft": ("theft pedal cycle", "theft cycle"),
    "bike": ("pedal cycle", "cycle", "bike"),
    "car": ("motor vehicle", "car"),
    "moped": ("motor vehicle", "moped"),
    "shoplifting": ("theft from shop",),
    "shoplift": ("theft from shop",),
    "shop theft": ("theft from shop",),
    "pickpocket": ("theft from person",),
    "mugging": ("robbery",),
    "burg": ("burglary",),
    "house burglary": ("burglary dwelling",),
    "hsg": ("handle stolen goods",),
    "handling": ("handle stolen goods", "handling"),
    "going equipped": ("going equipped",),
    "crim dam": ("criminal damage",),
    "crimdam": ("criminal damage",),
    "graffiti": ("criminal damage", "graffiti"),
    "vandalism": ("criminal damage",),
    "bladed": ("bladed", "blade"),
    "knife": ("knife", "blade", "bladed"),
    "machete": ("offensive weapon", "blade", "bladed"),
    "zombie": ("offensive weapon", "blade", "bladed"),
    "knuckleduster": ("offensive weapon",),
    "oow": ("offensive weapon",),
    "off wep": ("offensive weapon",),
    "gun": ("firearm",),
    "bb gun": ("imitation firearm", "air weapon"),
    "acid": ("corrosive",),
    "assault pc": ("assault constable", "assault emergency worker"),
    "assault police": ("assault constable", "assault emergency worker"),
    "assault on police": ("assault constable", "assault emergency worker"),
    "aew": ("assault emergency worker",),
    "police": ("police", "constable"),
    "obstruct police": ("obstruct constable in execution", "obstruct police"),
    "resist arrest": ("resist constable", "resist arrest"),
    "battery": ("assault by beating", "battery"),
    "punch": ("assault by beating", "common assault"),
    "strangulation": ("strangulation", "suffocation"),
    "d and d": ("drunk disorderly",),
    "drunk": ("drunk", "drink"),
    "drink driving": ("drive alcohol above limit",),
    "drink drive": ("drive alcohol above limit",),
    "drug driving": ("drive drug above limit", "drive drugs"),
    "no insurance": ("without insurance", "without third party insurance", "no insurance"),
    "no licence": ("otherwise than in accordance licence", "without licence"),
    "dwd": ("drive whilst disqualified",),
    "dangerous driving": ("dangerous driving", "drive dangerously"),
    "careless driving": ("careless driving", "drive without due care", "driving without due care"),
    "fail to stop": ("fail to stop",),
    "bilking": ("make off without payment",),
    "making off": ("make off",),
    "fta": ("fail surrender bail",),
    "fts": ("fail surrender bail",),
    "bail act": ("fail surrender bail", "bail"),
    "ptcj": ("pervert course justice",),
    "perverting": ("pervert",),
    "threats": ("threat", "threaten"),
    "malcomms": ("letter communication distress", "send communication", "electronic communications network"),
    "sexting": ("indecent photograph",),
    "iioc": ("indecent photograph child",),
    "nudes": ("indecent photograph", "intimate photograph"),
    "fireworks": ("firework",),
    "aggro begging": ("begging",),
    "breach of yro": ("youth rehabilitation order requirements",),
    "breach of dto": ("supervision requirements detention training order",),
    "cbo": ("criminal behaviour order",),
    "dto": ("detention training order",),
    "yro": ("youth rehabilitation order",),
}
"""What is typed -> the ways in which the list says it: every word of one of them has to be in the title."""

PRINCIPAL = frozenset(
    (
        *("TH68", "OF61", "CJ88", "PU86", "MD71", "CD71", "PC53", "PL96", "RT88", "RA88", "SX03"),
        *("PH97", "FI68", "CJ67", "TH78", "CD98", "CA81", "BA76", "SC15", "SE20", "COML"),
    )
)
"""Acts under which most offences of children fall, by the first four signs of their codes: they come before byelaws of
an airport that have the same words. [K]: an order of display, and nothing more."""

COMMON = (
    *("TH68010", "CJ88001", "CJ88116", "CD71039", "CJ88144", "PC53001", "OF61102", "OF61131", "OF61017", "OF61016"),
    *("TH68023", "TH68025", "TH68001", "TH68007", "TH68013", "TH68036", "TH68037", "TH68050", "TH68052", "TH68054"),
    *("TH68006", "TH68073", "TH68078", "TH68142", "TH68146", "CD71038", "CD71015", "CJ88151", "CJ88152", "CJ88159"),
    *("CJ88160", "PL96001", "PL96003", "PU86149", "PU86116", "PU86004", "PU86003", "PU86002", "CJ67002", "PH97004"),
    *("MD71530", "MD71526", "MD71533", "MD71210", "MD71230", "MD71234", "CA81001", "RT88007", "RT88026", "RT88333"),
    *("RT88334", "RA88001", "TH78011", "BA76001", "SE20001", "CJ08507", "OF61014", "PK78001", "COML030"),
)
"""Offences that a youth justice service meets often: of those that fit the words, they come first. [K]: an order of
display, and nothing more."""

OF_AN_OLDER_CENTURY = frozenset({"VG24"})
"""Codes whose two figures of a year mean 18.. although 20.. has come: the Vagrancy Act 1824."""

ENDED: Mapping[str, dt.date] = {"PC00": dt.date(2020, 11, 30)}
"""The first four signs of a code -> the last day on which the Act was in force. The list itself gives no such dates and
has dropped most repealed offences. Source: Sentencing Act 2020, in force 1 December 2020, in place of the Powers of
Criminal Courts (Sentencing) Act 2000."""
