"""Sentences for contacts that were missed, excused or moved, and for the calls that follow them up."""

MISSED: tuple[str, ...] = (
    "{name} did not come and sent no word.",
    "Waited {minutes} minutes. {name} did not arrive.",
    "No sign of {name} a quarter of an hour after the time, and {his} phone went to voicemail.",
    "{name} was expected at the office and did not attend.",
)
MISSED_MORE: tuple[str, ...] = (
    "Rang {carer}, who thought {he} had gone.",
    "Left a message with nothing in it but my name and a time to ring.",
    "{school} says {he} was in all day and left with the rest.",
    "The reminder had been delivered and read.",
    "Looked in at {place} on the way home, in case.",
    "{carer} said it had been a bad night, with a row about {trifle}.",
    "I will ring tomorrow and hear what happened before deciding anything.",
    "It is out of step with the last few weeks, and I have written that down as well.",
    "Text sent with the next date, so that {he} need not ask.",
    "Seen waiting by {place} at about that time: {friend}.",
)
REASONS: dict[str, str] = {
    "was ill": "Ill, appointment card seen",
    "kept the whole": "Kept at school, teacher rang",
    "hospital": "Hospital letter seen",
    "No buses": "No buses, message seen",
    "funeral": "Funeral in the family",
    "court": "Worker held at court",
    "shut": "Office shut",
    "nobody could cover": "Worker ill",
    "The room": "No room free",
}
"""Words of a sentence below -> the reason that goes into the record with it."""
EXCUSED: tuple[str, ...] = (
    "{carer} rang beforehand to say that {name} was ill; appointment card seen since.",
    "{name} could not come: {teacher} had kept the whole of {subject} behind and rang to say so.",
    "{name} had a hospital appointment, letter seen, and had told me last week.",
    "No buses from {place} because of {storm}; the company's message was shown to me on {his} phone.",
    "A funeral in the family. {carer} told me at the weekend and {name} sent a message {himself}.",
)
EXCUSED_MORE: tuple[str, ...] = (
    "Accepted.",
    "{He} rang {himself} as well, and said sorry though there was nothing to be sorry for.",
    "I have a copy of the card and have given the card back.",
    "New time agreed on the phone straight away.",
    "{name} did what we ask: tell us before, and show us something after.",
    "{carer} and I used the call to talk about {worry}, which had been waiting.",
    "It does not count against {him}, and I told {him} so in those words.",
    "{He} asked if it spoils the record. It does not.",
)
OURS: tuple[str, ...] = (
    "We had to move this one: I was held at court all day.",
    "Rearranged by us because the office was shut by {storm}.",
    "I was ill and nobody could cover, so the duty worker rang {name} to say so.",
    "The room had been given to somebody else, so we moved it.",
)
OURS_MORE: tuple[str, ...] = (
    "{name} had already set out, so the duty worker gave {him} the fare and {snack}.",
    "{He} took it well, better than I would have.",
    "New time within the week, chosen by {name}.",
    "This counts as ours and not as {his}.",
    "{carer} had taken time off for it, and I said sorry for that.",
    "We spoke for {minutes} minutes on the phone instead, about {worry} and about {hobby}.",
    "Noted for the monthly figures as our change.",
)
FOLLOW_UPS: tuple[str, ...] = (
    "Follow-up call about the missed appointment. {name} answered and knew why I was ringing.",
    "Rang to follow up. {He} had overslept, then was ashamed, then thought it was too late to ring.",
    "Follow-up: {name} had gone with {friend} to {place} and lost track. Not a reason I can accept, and {he} knows.",
)
FOLLOW_UPS_MORE: tuple[str, ...] = (
    "I explained what a warning is and that one is on its way.",
    "{He} listened, argued once, and then asked what time the next one is.",
    "{carer} will wake {him} on the day.",
    "We looked for what would make it easier and found the time of day.",
    "I said that {weeks} of good work still stand.",
    "{name} repeated back to me what happens if it goes on, in {his} own words.",
    "A text on the morning, at {clock}, was {his} suggestion.",
)
