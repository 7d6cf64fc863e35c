"""A process that kills itself (kill -9) at one of its steps: a fork, since to start Python anew takes longer."""

import os
import signal
import traceback
from collections.abc import Callable
from typing import Any


class Steps:
    """The steps of one process, counted. At the last it dies."""

    def __init__(self, last: int) -> None:
        self._left = last

    def step(self) -> None:
        """One more."""
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def each(self, act: Callable[..., Any], *, after: bool = False) -> Callable[..., Any]:
        """`act` with a step before each call of it, and with `after` one behind it too."""

        def acts(*arguments: Any, **named: Any) -> Any:
            self.step()
            done = act(*arguments, **named)
            if after:
                self.step()
            return done

        return acts


def dies(at: int, act: Callable[[Steps], object]) -> bool:
    """Have a process of its own do `act`, which says what its steps are. False where it came to its end before `at`.

    What `act` plants in modules is planted there only.
    """
    child = os.fork()
    if child == 0:
        try:
            act(Steps(at))
        except BaseException:  # noqa: BLE001 - whatever it is, it is told, and this process ends with it
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ended in (0, -signal.SIGKILL), ended
    return ended != 0
