"""What is said of a case of which nothing is on this laptop: not yet, or no longer."""

from casework.trouble import Trouble

NOT_YET = "Not on this laptop yet. The case comes by itself when there is a connection."
LEFT = "This case is no longer yours, and is no longer on this laptop."


class CaseLeft(Trouble):
    """It left while it was in view. `typed`: somebody was writing in it."""

    def __init__(self, typed: bool) -> None:
        safe = "Everything you saved in it was sent."
        if typed:
            safe += " What you had typed and not saved goes to whoever has the case now."
        super().__init__(LEFT, safe, "Ask your manager if it should still be yours.")
