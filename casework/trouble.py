"""Trouble in the world, told to a person: what happened, what is safe, what to do next."""


class Trouble(Exception):
    """The root of every error that is shown to a person. Each room derives its own from it.

    `happened`, `safe` and `next_step` are whole sentences in plain English, without names of people.
    `detail` is for whoever supports the laptop: it can be copied, and holds no personal data either.
    """

    def __init__(self, happened: str, safe: str = "", next_step: str = "", detail: str = "") -> None:
        super().__init__(happened)
        self.happened = happened
        self.safe = safe
        self.next_step = next_step
        self.detail = detail

    def sentence(self) -> str:
        """All three parts, one after another."""
        return " ".join(part for part in (self.happened, self.safe, self.next_step) if part)
