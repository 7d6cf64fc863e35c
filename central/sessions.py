"""Signing in, the tokens that stand for a person on a device, and laptops that are taken out of service."""

import datetime as dt
import hashlib
import secrets
import threading
from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from casework.service import Service
from central import accounts, passwords, schema
from central.answers import Refusal
from central.store import Store
from sync.wire import Enrol, Enrolled, Me, SignedIn, SignIn

SESSION_SECONDS = 12 * 3600
DEVICE_SECONDS = 14 * 24 * 3600
"""A device's token lapses this long after it was last used: as long as the laptop's own lease."""
FREE_ATTEMPTS = 5
LONGEST_WAIT = 300
_TURNS = tuple(threading.Lock() for _ in range(64))
"""One attempt of one user at a time: else the right passwords of several laptops count as wrong while looked at."""
_WORTH_WRITING = 3600  # a token is prolonged at most once an hour, so that reading does not turn into writing


class Caller(msgspec.Struct, frozen=True):
    """Who speaks, on which device ("" for none), as the bearer token says."""

    account: accounts.Account
    device: str
    revoked: bool
    fingerprint: str
    long_lived: bool
    expires_at: float

    @property
    def user(self) -> str:
        """The sign-in name."""
        return self.account.user

    @property
    def authority(self) -> int:
        """The only authority whose rows this caller's queries may touch."""
        return self.account.authority


def sign_in(store: Store, asked: SignIn, now: float) -> SignedIn:
    """A session for the right password, and with a `device_name` the laptop's own token.

    Raises Refusal: 401 for the wrong password, 429 after too many of them, and what `enrol` raises. A laptop that was
    taken out of service signs in without a `device_name`: it may deliver what it holds, and read nothing.
    """
    user = asked.user.strip()
    device = asked.device or ""
    if device or asked.device_name:
        _check_names(device, asked.device_name)
    account, _ = recognised(store, user, [asked.password], now)
    with store.writing() as connection:
        enrolled = _enrol(connection, account, Enrol(device, asked.device_name), now) if asked.device_name else ""
        token = _issue(connection, account, device, now, long_lived=False)
    return _signed_in(account, token, SESSION_SECONDS, enrolled)


def recognised(store: Store, user: str, tried: Sequence[str], now: float) -> tuple[accounts.Account, str]:
    """Whoever has this name and one of these passwords, and which of them it is: the first that fits.

    One attempt, however many are tried. Raises Refusal: 401 where none is right, 429 after too many attempts.
    """
    if not user.isprintable():
        raise _wrong()
    with _TURNS[hash(user) % len(_TURNS)]:
        _count_attempt(store, user, now)
        with store.reading() as connection:
            account = accounts.find(connection, user)
        kept = account.password if account else None
        fitting = next((password for password in tried if passwords.fits(kept, password)), None)
        if account is None or fitting is None:
            raise _wrong()
        _forgive(store, user, now)
        return account, fitting


def enrol(store: Store, caller: Caller, asked: Enrol, now: float) -> Enrolled:
    """A long-lived token for a laptop. Raises Refusal when the laptop is somebody else's, or was revoked."""
    _check_names(asked.id, asked.name)
    with store.writing() as connection:
        return Enrolled(device=asked.id, token=_enrol(connection, caller.account, asked, now))


def caller(store: Store, token: str, now: float) -> Caller:
    """Who this token stands for; using it keeps it alive. Raises Refusal 401 when it stands for nobody."""
    fingerprint = _fingerprint(token)
    with store.reading() as connection:
        row = connection.execute(_CALLER, {"fingerprint": fingerprint}).one_or_none()
    if row is None or row.expires_at < now:
        raise Refusal(401, "signed_out", "You are signed out. Sign in again; nothing on this laptop is lost.")
    service = msgspec.json.decode(row.service, type=Service)
    account = accounts.Account(row.user_name, row.full_name, row.role, row.authority, row.authority_name, service)
    expires = now + DEVICE_SECONDS
    if row.long_lived and expires - row.expires_at > _WORTH_WRITING:
        prolong(store, fingerprint, expires)
    return Caller(account, row.device, row.revoked_at is not None, fingerprint, row.long_lived, row.expires_at)


def refresh(store: Store, who: Caller, token: str, now: float) -> SignedIn:
    """The same token, good for as long again."""
    seconds = DEVICE_SECONDS if who.long_lived else SESSION_SECONDS
    prolong(store, who.fingerprint, now + seconds)
    return _signed_in(who.account, token, seconds)


def prolong(store: Store, fingerprint: str, expires: float) -> None:
    """Let a token live until `expires` (seconds since 1970)."""
    with store.writing() as connection:
        connection.execute(
            schema.token.update().where(schema.token.c.fingerprint == fingerprint).values(expires_at=expires)
        )


def revoke(store: Store, device: str, now: float) -> bool:
    """Take a lost laptop out of service, in whichever authority it is enrolled. False where nobody knows it."""
    with store.writing() as connection:
        found = connection.execute(
            schema.device.update().where(schema.device.c.id == device).values(revoked_at=_moment(now))
        )
    return found.rowcount > 0


def revoked() -> Refusal:
    """What a revoked laptop is told, whatever it asks to read."""
    return Refusal(
        403, "device_revoked", "This laptop was taken out of service. Speak to your service's administrator."
    )


def describe(store: Store, who: Caller, minimum_client: str) -> Me:
    """Who the caller is and how many cases their laptop holds."""
    held = sa.select(sa.func.count()).where(
        schema.scope.c.authority == who.authority,
        schema.scope.c.user_name == who.user,
        schema.scope.c.gone.is_(None),
    )
    with store.reading() as connection:
        cases = connection.execute(held).scalar_one()
    account = who.account
    return Me(
        user=account.user,
        name=account.name,
        role=account.role,
        authority=account.authority_name,
        authority_name=account.service.name,
        cases=cases,
        lease_days=DEVICE_SECONDS // 86400,
        minimum_client=minimum_client,
        service=account.service,
    )


_CALLER = (
    sa.select(
        schema.token.c.user_name,
        schema.token.c.device,
        schema.token.c.long_lived,
        schema.token.c.expires_at,
        schema.account.c.full_name,
        schema.account.c.role,
        schema.account.c.authority,
        schema.authority.c.name.label("authority_name"),
        schema.authority.c.service,
        schema.device.c.revoked_at,
    )
    .join(schema.account, schema.account.c.user_name == schema.token.c.user_name)
    .join(schema.authority, schema.authority.c.id == schema.account.c.authority)
    .outerjoin(
        schema.device,
        (schema.device.c.authority == schema.token.c.authority) & (schema.device.c.id == schema.token.c.device),
    )
    .where(schema.token.c.fingerprint == sa.bindparam("fingerprint"))
)


def _enrol(connection: sa.Connection, account: accounts.Account, asked: Enrol, now: float) -> str:
    devices = schema.device
    same = (devices.c.authority == account.authority) & (devices.c.id == asked.id)
    take_turns(connection)
    known = connection.execute(sa.select(devices.c.user_name, devices.c.revoked_at).where(same)).one_or_none()
    if known is None:
        values = {"authority": account.authority, "id": asked.id, "user_name": account.user, "name": asked.name}
        connection.execute(devices.insert().values(**values, enrolled_at=_moment(now)))
    elif known.user_name != account.user:
        raise Refusal(409, "device_taken", "This laptop is already enrolled for somebody else.")
    elif known.revoked_at:
        raise revoked()
    return _issue(connection, account, asked.id, now, long_lived=True)


def take_turns(connection: sa.Connection) -> None:
    """Let nobody else count an attempt or enrol a laptop until we commit: two who find no row would both make one."""
    connection.execute(sa.select(schema.database.c.id).with_for_update())


def _check_names(device: str, name: str) -> None:
    if not device or not all(len(text) <= 100 and text.isprintable() for text in (device, name)):
        raise Refusal(
            400, "message", "A laptop needs an id, and a name, of at most 100 characters that can be printed."
        )


def _wrong() -> Refusal:
    return Refusal(401, "wrong_password", "The user name or the password is not right.")


def _forgive(store: Store, user: str, now: float) -> None:
    """Forget the wrong attempts of whoever knows the password; and the tokens of everybody that have lapsed."""
    with store.writing() as connection:
        connection.execute(schema.attempt.delete().where(schema.attempt.c.user_name == user))
        connection.execute(schema.token.delete().where(schema.token.c.expires_at < now))


def _count_attempt(store: Store, user: str, now: float) -> None:
    """Count this attempt as wrong before it is looked at, so that many at once gain nothing."""
    attempts = schema.attempt
    with store.writing() as connection:
        take_turns(connection)
        row = connection.execute(sa.select(attempts).where(attempts.c.user_name == user)).one_or_none()
        failures = row.failures + 1 if row else 1
        if row and row.not_before > now:
            wait = int(row.not_before - now) + 1
            raise Refusal(429, "slow_down", f"Too many wrong passwords. Try again in {_words(wait)}.", retry_after=wait)
        wait = min(LONGEST_WAIT, 2 ** (failures - FREE_ATTEMPTS)) if failures >= FREE_ATTEMPTS else 0
        values = {"failures": failures, "not_before": now + wait}
        if row:
            connection.execute(attempts.update().where(attempts.c.user_name == user).values(values))
        else:
            connection.execute(attempts.delete().where(attempts.c.not_before < now - 86400))
            connection.execute(attempts.insert().values(user_name=user, **values))


def _issue(connection: sa.Connection, account: accounts.Account, device: str, now: float, *, long_lived: bool) -> str:
    token = secrets.token_urlsafe(32)
    connection.execute(
        schema.token.insert().values(
            fingerprint=_fingerprint(token),
            authority=account.authority,
            user_name=account.user,
            device=device,
            long_lived=long_lived,
            expires_at=now + (DEVICE_SECONDS if long_lived else SESSION_SECONDS),
        )
    )
    return token


def _signed_in(account: accounts.Account, token: str, seconds: int, device_token: str = "") -> SignedIn:
    return SignedIn(
        token=token,
        expires_in=seconds,
        user=account.user,
        name=account.name,
        role=account.role,
        authority=account.authority_name,
        authority_name=account.service.name,
        device_token=device_token,
    )


def _fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _moment(now: float) -> str:
    return dt.datetime.fromtimestamp(now, dt.UTC).isoformat(timespec="milliseconds")


def _words(seconds: int) -> str:
    return f"{seconds} seconds" if seconds < 120 else f"{seconds // 60} minutes"
