"""Authorities and the people who sign in to them."""

from collections.abc import Iterable

import msgspec
import sqlalchemy as sa

from casework.service import Service
from casework.trouble import Trouble
from central import passwords, schema
from central.store import Store

LEAST_PASSWORD = 10
"""Characters of a new password: as many as a laptop with a keyring wants of its passphrase. Length is the only rule."""


class AccountTrouble(Trouble):
    """An authority or a user that is not there, or is there already."""


class Account(msgspec.Struct, frozen=True):
    """One person who may sign in, and their authority: its number, its name, and how it describes itself."""

    user: str
    name: str
    role: str
    authority: int
    authority_name: str
    service: Service
    password: str = ""


_COLUMNS = (
    schema.account.c.user_name,
    schema.account.c.full_name,
    schema.account.c.role,
    schema.account.c.authority,
    schema.authority.c.name,
    schema.authority.c.service,
    schema.account.c.password,
)


def find(connection: sa.Connection, user: str) -> Account | None:
    """The account of this sign-in name, of whatever authority."""
    query = (
        sa.select(*_COLUMNS)
        .join(schema.authority, schema.authority.c.id == schema.account.c.authority)
        .where(schema.account.c.user_name == user)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    user, name, role, authority, authority_name, service, password = row
    return Account(user, name, role, authority, authority_name, msgspec.json.decode(service, type=Service), password)


def add_user(connection: sa.Connection, authority: int, user: str, role: str, name: str, password: str) -> None:
    """Let somebody sign in. Raises AccountTrouble where the name is taken, or there is no password."""
    if not user or user != user.strip() or not user.isprintable() or not password:
        raise AccountTrouble("A user needs a name and a password.")
    if find(connection, user) is not None:
        raise AccountTrouble("There is already a user of this name.", next_step="Choose another sign-in name.")
    connection.execute(
        schema.account.insert().values(
            user_name=user,
            authority=authority,
            full_name=name or user,
            role=role,
            password=passwords.hashed(password),
        )
    )
    _look_through_again(connection, authority)


def set_role(connection: sa.Connection, user: str, role: str) -> None:
    """Give somebody another role. With the next request their laptops hold what that lets them see, and no more.

    Raises AccountTrouble where there is no such user.
    """
    account = find(connection, user)
    if account is None:
        raise AccountTrouble("There is no user of this name.", next_step="Look at how the name is spelt.")
    connection.execute(schema.account.update().where(schema.account.c.user_name == user).values(role=role))
    _look_through_again(connection, account.authority)


def role_of(connection: sa.Connection, authority: int, user: str) -> str:
    """The role of this user, if they have an account in the authority; else none, which sees nothing held apart."""
    return connection.execute(_ROLE, {"authority": authority, "user": user}).scalar_one_or_none() or ""


_ROLE = sa.select(schema.account.c.role).where(
    schema.account.c.authority == sa.bindparam("authority"), schema.account.c.user_name == sa.bindparam("user")
)


def roles_of(connection: sa.Connection, authority: int, users: Iterable[str]) -> dict[str, str]:
    """The role of each of these who has an account in the authority."""
    wanted, account = sorted(users), schema.account.c
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        query = sa.select(account.user_name, account.role).where(
            account.authority == authority, account.user_name.in_(wanted[start : start + _AT_ONCE])
        )
        found |= {row.user_name: row.role for row in connection.execute(query)}
    return found


_AT_ONCE = 500


def _look_through_again(connection: sa.Connection, authority: int) -> None:
    """Whoever asks next looks through all assignments first, as on a new day (`central.scope.sweep`)."""
    connection.execute(schema.authority.update().where(schema.authority.c.id == authority).values(swept_on=""))


def set_password(connection: sa.Connection, user: str, password: str) -> None:
    """Let somebody sign in with another password. Their laptops keep their tokens.

    Raises AccountTrouble where there is no such user, or the password is too short.
    """
    if len(password) < LEAST_PASSWORD:
        raise AccountTrouble(f"The password is too short: it needs at least {LEAST_PASSWORD} characters.")
    changed = connection.execute(
        schema.account.update().where(schema.account.c.user_name == user).values(password=passwords.hashed(password))
    )
    if not changed.rowcount:
        raise AccountTrouble("There is no user of this name.", next_step="Look at how the name is spelt.")


def make_authority(connection: sa.Connection, name: str, service: Service) -> int:
    """The number of the authority of this name, made now when it is new."""
    number = find_authority(connection, name)
    if number is not None:
        return number
    values = {"name": name, "service": msgspec.json.encode(service).decode(), "position": 0, "swept_on": ""}
    return int(
        connection.execute(schema.authority.insert().values(values).returning(schema.authority.c.id)).scalar_one()
    )


def find_authority(connection: sa.Connection, name: str) -> int | None:
    """The number of the authority of this name."""
    return connection.execute(
        sa.select(schema.authority.c.id).where(schema.authority.c.name == name)
    ).scalar_one_or_none()


def describe_service(store: Store, authority: str, service: Service) -> None:
    """What stands at the head of this authority's letters. Raises AccountTrouble where there is no such authority."""
    body = msgspec.json.encode(service).decode()
    with store.writing() as connection:
        changed = connection.execute(
            schema.authority.update().where(schema.authority.c.name == authority).values(service=body)
        )
    if not changed.rowcount:
        raise AccountTrouble("There is no authority of this name.", next_step="Add a user to it first.")
