"""Somebody changes their own password."""

from central import accounts, sessions
from central.answers import Refusal
from central.store import Store
from sync.wire import ChangePassword, PasswordChanged


def change(store: Store, asked: ChangePassword, now: float) -> PasswordChanged:
    """Take the new password of whoever knows the old one. Asked again it changes nothing, and answers the same.

    Every token stays good: another laptop in somebody's bag goes on sending. Raises Refusal: 401 where neither password
    is right, 422 where the new one is too short, 429 after too many attempts.
    """
    user = asked.user.strip()
    if len(asked.new) < accounts.LEAST_PASSWORD:
        raise Refusal(422, "password_short", f"A password needs at least {accounts.LEAST_PASSWORD} characters.")
    account, fitting = sessions.recognised(store, user, [asked.new, asked.old], now)
    if fitting != asked.new:
        with store.writing() as connection:
            accounts.set_password(connection, account.user, asked.new)
    return PasswordChanged(account.user)
