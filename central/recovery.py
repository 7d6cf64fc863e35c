"""The secrets that help to open a laptop whose passphrase was forgotten: one for each laptop, kept here."""

import base64
import secrets

import sqlalchemy as sa

from central import schema, sessions
from central.answers import Refusal
from central.store import Store
from sync.wire import AskRecovery, RecoverySecret

SECRET_BYTES = 32


def secret_of(store: Store, asked: AskRecovery, now: float) -> RecoverySecret:
    """The secret of one laptop, made when it is first asked for: the same each time.

    A password is wanted, and a token is not enough: a token lies in the laptop's store, and this is the way in.
    Raises Refusal: 401 for the wrong password, 429 after too many, 404 for a laptop that is not enrolled, 409 for
    somebody else's, 403 for one that was taken out of service.
    """
    account, _ = sessions.recognised(store, asked.user.strip(), [asked.password], now)
    devices = schema.device
    same = (devices.c.authority == account.authority) & (devices.c.id == asked.device)
    with store.writing() as connection:
        sessions.take_turns(connection)
        query = sa.select(devices.c.user_name, devices.c.revoked_at, devices.c.recovery).where(same)
        known = connection.execute(query).one_or_none()
        if known is None:
            raise Refusal(404, "no_such_device", "The centre does not know this laptop.")
        if known.user_name != account.user:
            raise Refusal(409, "device_taken", "This laptop is already enrolled for somebody else.")
        if known.revoked_at:
            raise sessions.revoked()
        secret = known.recovery or base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()
        if not known.recovery:
            connection.execute(devices.update().where(same).values(recovery=secret))
    return RecoverySecret(asked.device, secret)
