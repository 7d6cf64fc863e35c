"""Case notes for generated contacts: sentences drawn like cards, with the slots filled for this child."""

import random
from collections.abc import Sequence

from central.demo import note_absences as absences
from central.demo import note_sentences as sentences
from central.demo.generated_child import Child
from central.demo.note_openings import OPENINGS

FEWEST_WORDS = 42
MOST_WORDS = 118

FILLINGS: dict[str, tuple[str, ...]] = {
    "late": (
        "on time", "ten minutes early", "five minutes late and out of breath", "a quarter of an hour early",
        "to the minute",
    ),
    "mood": (
        "tired but talkative", "cheerful", "quiet at first", "in good spirits", "flat", "hungry", "a bit wary",
        "proud of something",
        "cross about the rain", "calm", "sleepy", "chatty", "low, then better", "full of news",
    ),
    "snack": (
        "toast", "noodles", "two oranges", "a cheese roll", "plantain", "soup", "jollof", "chips", "pierogi",
        "an apple", "pancakes",
        "rice and peas", "ginger biscuits", "a bacon roll", "dal",
    ),
    "subject": (
        "maths", "design", "science", "English", "history", "food", "art", "PE", "geography", "construction", "music",
        "childcare",
    ),
    "place": (
        "the bus station", "the sea wall", "the market", "Saltmarsh library", "the skate park", "the ferry steps",
        "the arcade",
        "the lido", "the old cannery", "the bandstand",
    ),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "evening": ("eight", "half past eight", "nine", "half past nine", "ten"),
    "storm": ("high wind", "a flood on the coast road", "thick fog", "a fallen tree"),
    "weather": ("rain", "wind off the harbour", "fog", "drizzle", "a shower", "a sea mist"),
    "clock": (
        "9:40am", "10:15am", "11am", "half past twelve", "1:20pm", "quarter to four", "4:30pm", "five o'clock", "8pm",
        "half past nine",
    ),
    "minutes": ("ten", "fifteen", "twenty", "twenty-five", "thirty", "forty", "forty-five", "fifty"),
    "number": ("four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    "few": ("two", "three", "four"),
    "step": ("one", "two", "three", "four"),
    "weeks": ("two weeks", "three weeks", "a month", "six weeks", "two months"),
    "percent": tuple(str(part) for part in range(71, 99)),
    "late_before": ("sixty", "seventy", "ninety", "over a hundred"),
    "trifle": (
        "the washing-up", "headphones", "a charger", "the remote", "trainers", "the last of the milk", "the bathroom",
        "homework",
    ),
    "next_topic": (
        "friends, good and bad", "the page about temper", "money", "the letter", "a way home from college",
        "what to say on the phone",
        "the review form", "step two of the plan", "sleep", "an answer for the tutor", "college dates",
        "the apology, second try",
    ),
}  # fmt: skip

THEMES: dict[str, tuple[str, ...]] = {
    "home_visit": ("home", "home", "health", "safety", "strengths"),
    "school": ("school", "school", "work", "strengths", "thinking"),
    "email": ("told", "told", "clipped"),
    "text": ("told", "told", "clipped"),
    "phone": ("told", "told", "told", "safety", "home", "clipped"),
    "meeting": ("told", "safety", "school", "home"),
    "reparation": ("reparation", "reparation", "strengths"),
    "activity": ("reparation", "strengths", "work"),
    "attendance_centre": ("reparation", "work", "strengths"),
    "custody": ("custody", "custody", "thinking", "health"),
    "video": ("custody", "custody", "strengths"),
    "panel": ("strengths", "thinking", "school", "home"),
    "court": ("safety", "home", "clipped"),
}
ANY_THEME = ("thinking", "thinking", "home", "school", "safety", "health", "strengths", "clipped", "work")

FAR = ("phone", "text", "email", "video")
"""Kinds of contact in which nobody is in the room."""

PRONOUNS = {
    "he": {"he": "he", "him": "him", "his": "his", "himself": "himself"},
    "she": {"he": "she", "him": "her", "his": "her", "himself": "herself"},
    "they": {"he": "they", "him": "them", "his": "their", "himself": "themselves"},
}


class NoteWriter:
    """Writes the notes of one child. No sentence comes again until all of its theme have been used."""

    def __init__(self, rng: random.Random, child: Child, written: set[str]) -> None:
        self._rng = rng
        self._written = written
        self._decks: dict[Sequence[str], list[str]] = {}
        pronouns = PRONOUNS[child.pronoun]
        self._own = {
            **pronouns,
            "He": pronouns["he"].capitalize(),
            "His": pronouns["his"].capitalize(),
            "name": child.known_as or child.first_names,
            "carer": child.carer,
            "school": child.school,
            "teacher": child.teacher,
            "hobby": child.hobby,
            "goal": child.goal,
            "friend": child.friend,
            "worry": child.worry,
            "social": child.social_worker,
        }

    def contact(self, kind: str, hours: float | None = None) -> str:
        """What was done and said in a contact that was kept."""
        pools = [sentences.MIDDLES[theme] for theme in THEMES.get(kind, ANY_THEME)]
        closings = sentences.FAR_CLOSINGS if kind in FAR else sentences.CLOSINGS
        return self._write(OPENINGS[kind], pools, closings, hours)

    def absence(self, attendance: str) -> tuple[str, str]:
        """What is written where the child did not come, or we moved it; and the reason in a few words."""
        first, more = {
            "unacceptable_absence": (absences.MISSED, absences.MISSED_MORE),
            "acceptable_absence": (absences.EXCUSED, absences.EXCUSED_MORE),
        }.get(attendance, (absences.OURS, absences.OURS_MORE))
        note = self._write(first, [more])
        opening = note.split(".")[0]
        return note, next((reason for words, reason in absences.REASONS.items() if words in opening), "No reason given")

    def follow_up(self) -> str:
        """The call after an absence."""
        return self._write(absences.FOLLOW_UPS, [absences.FOLLOW_UPS_MORE])

    def _write(
        self,
        openings: Sequence[str],
        pools: Sequence[Sequence[str]],
        closings: Sequence[str] = (),
        hours: float | None = None,
    ) -> str:
        """40 to 120 words that nobody in the demo has written before."""
        while True:
            target = self._rng.randint(FEWEST_WORDS + 6, MOST_WORDS - 28)
            parts = [self._draw(openings, hours)]
            while _count(parts) < target:
                sentence = self._draw(self._rng.choice(pools), hours)
                if sentence not in parts:
                    parts.append(sentence)
            if closings and _count(parts) < MOST_WORDS - 20:
                parts.append(self._draw(closings, hours))
            note = " ".join(parts)
            if note not in self._written and FEWEST_WORDS <= _count(parts) <= MOST_WORDS:
                self._written.add(note)
                return note

    def _draw(self, pool: Sequence[str], hours: float | None) -> str:
        deck = self._decks.get(pool)
        if not deck:
            deck = self._decks[pool] = self._rng.sample(pool, len(pool))
        return deck.pop().format_map(_Filled(self._rng, self._own, hours))


class _Filled(dict[str, str]):
    """The words for each slot of one sentence: the child's own, or drawn afresh."""

    def __init__(self, rng: random.Random, own: dict[str, str], hours: float | None) -> None:
        super().__init__(own)
        self._rng = rng
        self["hours"] = f"{hours:g}" if hours else "Two"

    def __missing__(self, slot: str) -> str:
        drawn = self[slot] = self._rng.choice(FILLINGS[slot])
        return drawn


def _count(parts: list[str]) -> int:
    return sum(len(part.split()) for part in parts)
