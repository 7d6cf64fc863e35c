"""Signed out or locked: the pages that let somebody in, and what becomes of what they type there."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QThread, Signal

from casework.trouble import Trouble
from desktop import lock_screen, sign_in, taken_out
from desktop.at_the_door import unlock_facts
from desktop.folders import AccountFolder, Folders
from desktop.taken_out import TakenOut
from local_store.errors import StoreTrouble
from local_store.key_errors import NoWayBack
from ui.errand import Errand
from ui.window import Window


class Entrance(QObject):
    """Shows the page for signing in or for unlocking, and takes what is asked of it to where it is decided.

    tried: somebody asks to come in. opened: they may, with this `sign_in.Opened`.
    `still_leaving` are the threads of before that have not ended yet.
    """

    tried = Signal()
    opened = Signal(object)

    def __init__(
        self,
        folders: Folders,
        window: Window,
        server: str,
        hint: str,
        still_leaving: Callable[[], Sequence[QThread]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._folders, self._window = folders, window
        self._server, self._hint = server, hint
        self._still_leaving = still_leaving
        self.account: AccountFolder | None = None
        window.sign_in_wanted.connect(self._sign_in)
        window.unlock_wanted.connect(self._unlock)
        window.use_another_account_wanted.connect(self._other_account)
        window.account_chosen.connect(self._choose_account)
        window.unlock_with_centre_wanted.connect(self._unlock_with_centre)
        window.begin_again_wanted.connect(self._begin_again)

    def show_first_page(self, because: str) -> None:
        """Unlock where somebody has signed in on this laptop, else sign in.

        `because`: why it is locked, where it was open before.
        """
        out = self._finish_emptying()
        if out is not None:
            self._window.show_stop(out)
            return
        self.account = self._folders.last_account() or next(iter(self._folders.accounts()), None)
        if self.account is None:
            self._other_account()
        else:
            self.show_unlock(because)

    def _finish_emptying(self) -> Trouble | None:
        """A laptop that was being emptied when the program was cut off goes on with it; what is to be said of it."""
        try:
            out = taken_out.finish(self._folders)
        except StoreTrouble as trouble:  # the disk does not let go of it now: the key, which went first, is gone
            return trouble
        taken_out.told(self._folders)
        return out[-1] if out else None

    def show_unlock(self, because: str) -> None:
        """The page that unlocks, for whoever was here last or was chosen since."""
        assert self.account is not None
        self._window.show_unlock(unlock_facts(self._folders, self.account, because))

    def show_emptied(self, out: TakenOut) -> None:
        """Nothing is here any more: the laptop was taken out of service."""
        self.account = None
        self._window.show_stop(out)
        taken_out.told(self._folders)

    def _choose_account(self, id: str) -> None:
        chosen = next((one for one in self._folders.accounts() if one.folder.name == id), None)
        if chosen is not None and chosen != self.account:
            self.account = chosen
            self.show_unlock("")

    def _other_account(self) -> None:
        self._window.show_sign_in(self._server, None, self._hint)

    def _sign_in(self, server: str, user: str, password: str) -> None:
        self._try(
            "Signing in. The first time, this laptop is made ready for your cases.",
            lambda: sign_in.first_sign_in(self._folders, server, user, password),
            partial(self._not_signed_in, server.strip(), user.strip()),
        )

    def _not_signed_in(self, server: str, user: str, trouble: Trouble) -> None:
        """Where what is here opens with neither the password nor the centre, the page says what can be done."""
        if isinstance(trouble, NoWayBack):
            self.account = self._folders.account(server, user)
            self._window.show_forgotten(unlock_facts(self._folders, self.account, ""), trouble)
        else:
            self._not_opened(trouble)

    def _unlock_with_centre(self, password: str) -> None:
        account, facts = self._whose()
        if not facts.user:
            self._other_account()
            return
        self._try(
            "Asking the centre.",
            lambda: sign_in.unlock_with_centre(account, facts.server, facts.user, password),
            self._not_opened,
        )

    def _begin_again(self, password: str) -> None:
        account, facts = self._whose()
        if not facts.user:
            self._other_account()
            return
        self._try(
            "Putting aside what is here, and making this laptop ready again.",
            lambda: sign_in.begin_again(self._folders, account, facts.server, facts.user, password),
            self._not_opened,
        )

    def _whose(self) -> tuple[AccountFolder, lock_screen.LockScreen]:
        """The account, and what lies beside its store. Where that is gone it names no user, who then has to say."""
        assert self.account is not None
        return self.account, lock_screen.read(self.account.folder)

    def _unlock(self, passphrase: str) -> None:
        account = self.account
        assert account is not None
        leaving = self._still_leaving()
        self._try(
            "Unlocking.",
            lambda: sign_in.unlock(account, passphrase, lambda: [thread.wait() for thread in leaving]),
            self._not_opened,
        )

    def _try(self, busy: str, open_it: Callable[[], sign_in.Opened], not_opened: Callable[[Trouble], None]) -> None:
        self._window.busy(busy)
        self.tried.emit()
        Errand(open_it, self._opened, not_opened, self).start()

    def _opened(self, opened: sign_in.Opened) -> None:
        self.account = opened.account
        self.opened.emit(opened)

    def _not_opened(self, trouble: Trouble) -> None:
        if isinstance(trouble, TakenOut):
            self.show_emptied(trouble)
        else:
            self._window.say_trouble(trouble)
