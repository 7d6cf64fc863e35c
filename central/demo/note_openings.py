"""First sentences of case notes, for each kind of contact. Slots in braces are filled for each child and contact."""

OPENINGS: dict[str, tuple[str, ...]] = {
    "office": (
        "{name} came to the office {late}, {mood}.",
        "Seen at the office. {name} arrived {late} and asked for the room with the window.",
        "Office appointment kept. {He} had walked from {place} because of the buses.",
        "{name} attended, {mood}, and chose to start with the hard part.",
        "Session at Harbour Parade. {name} brought {snack} and shared it.",
        "Saw {name} on {his} own for {minutes} minutes.",
    ),
    "home_visit": (
        "Home visit as arranged. {carer} let me in and {name} came down {mood}.",
        "Visited at home. The kettle was on and {name} had tidied {his} corner of the table.",
        "Home visit: {name} and {carer} both there, television off without my asking.",
        "Called at home in the {weather}. {name} met me at the gate, {mood}.",
        "Saw {name} in {his} room with the door open, then {carer} in the kitchen.",
    ),
    "school": (
        "Met {name} at {school} at the end of {subject}.",
        "Seen at {school}, in the small room behind reception; {teacher} joined us at the end.",
        "School visit. {name} was fetched out of {subject} and was glad of it.",
        "Joint meeting at {school} with {teacher}. {name} took the notes.",
    ),
    "phone": (
        "Rang {name}, who picked up at once and sounded {mood}.",
        "Phone call with {carer}, then {name}, in between {subject} and {snack}.",
        "{name} rang me, which has not happened before.",
        "Checked in by phone after {place}. {He} had {minutes} minutes and used all of them.",
        "Call from {carer}, worried, and right to ring.",
    ),
    "text": (
        "Sent {name} a text to say when and where we meet next; {he} answered inside {minutes} minutes with a thumb "
        "and a question.",
        "Text from {name}: could we talk about {worry}. Answered, and rang back the same day.",
        "Exchanged messages with {name} about the bus and about {hobby}.",
    ),
    "email": (
        "Email from {teacher} at {school} about the last fortnight, passed on with {carer}'s agreement.",
        "Wrote to {teacher} to ask how {subject} is going and what would help.",
        "Email from the housing officer about the damp, copied to {carer}.",
    ),
    "meeting": (
        "Planning meeting with {social}, {teacher} and {carer}; {name} chose to come for the second half.",
        "Case discussion with my manager. We looked at the plan, at what has changed, and at what we do not know.",
        "Professionals' meeting by video. Everybody had read the paper this time.",
        "Team around the child meeting at {school}. {name} sat next to {carer} and spoke twice, both times to the "
        "point.",
    ),
    "reparation": (
        "{hours} hours of reparation with the harbour rangers, in the {weather}.",
        "{hours} hours at the community garden. {name} worked beside a volunteer of seventy and kept up.",
        "Reparation, {hours} hours: sanding and painting benches for the bowls club.",
    ),
    "activity": (
        "Activity day at the boat shed. {name} was given the plane and the good vice.",
        "Community kitchen with {name}: lunch for forty, {snack} to finish.",
        "Cycle workshop. {name} took a back wheel apart and put it together again.",
    ),
    "attendance_centre": (
        "{hours} hours at the attendance centre: first aid and budgeting.",
        "{hours} hours at the attendance centre; {name} was on time both ways.",
    ),
    "custody": (
        "Visit to HMYOI Brackwater. {name} was brought over {late} and was {mood}.",
        "Saw {name} in the visits hall at HMYOI Brackwater for {minutes} minutes.",
        "Review in custody, with the unit and education; {name} had written down what {he} wanted to say.",
    ),
    "video": (
        "Video call with {name} from the unit office. The sound held.",
        "Spoke to {name} by video; {he} showed me {his} certificate by holding it too close to the camera.",
    ),
    "panel": (
        "Panel in the community room. {name} came with {carer} and shook hands with everybody.",
        "Panel review. {name} had a page of notes and put them away after the first minute.",
    ),
    "court": (
        "At court with {name} and {carer}. Waited two hours for twelve minutes.",
        "Met {name} on the court steps; {he} had a shirt borrowed from a cousin.",
    ),
}
