"""Signing in, tokens, and laptops that were lost."""

import concurrent.futures
from pathlib import Path

import msgspec
import pytest
import requests
import sqlalchemy as sa

from casework.edits import new_edit, new_id, new_record
from central import schema, sessions
from central.answers import Refusal
from central.store import Store
from sync.wire import Enrol, Me, Problem, Refused, SignedIn, SignIn
from tests.central.conftest import MakeLaptop
from tests.central.laptop import PASSWORD, Laptop, plain
from tests.central_process import CentralProcess


def problem(response: requests.Response, status: int) -> Problem:
    assert response.status_code == status, response.content
    told = msgspec.json.decode(plain(response), type=Problem)
    assert told.reason.endswith(".")
    return told


def test_a_wrong_password_and_an_unknown_user_are_told_the_same(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    wrong = problem(amina.call("POST", "signin", SignIn("amina", "wrong")), 401)
    nobody = problem(amina.call("POST", "signin", SignIn("nobody at all", "wrong")), 401)
    assert wrong == nobody
    assert wrong.code == "wrong_password"
    assert amina.call("POST", "signin", SignIn("amina", PASSWORD)).status_code == 200


@pytest.mark.parametrize("user", ["amina", "somebody who does not exist"])
def test_repeated_wrong_passwords_slow_down(tmp_path: Path, user: str) -> None:
    with CentralProcess(tmp_path) as centre:
        centre.add_user("amina", PASSWORD)
        store = Store(centre.database)
        now = 1_800_000_000.0
        for _ in range(sessions.FREE_ATTEMPTS):
            with pytest.raises(Refusal) as refused:
                sessions.sign_in(store, SignIn(user, "wrong"), now)
            assert refused.value.status == 401
        with pytest.raises(Refusal) as refused:
            sessions.sign_in(store, SignIn(user, PASSWORD), now)
        assert (refused.value.status, refused.value.code) == (429, "slow_down")
        assert refused.value.headers() == {"Retry-After": "2"}
        waits = []
        for _ in range(2):
            now += 400
            with pytest.raises(Refusal):
                sessions.sign_in(store, SignIn(user, "wrong"), now)
            with pytest.raises(Refusal) as refused:
                sessions.sign_in(store, SignIn(user, "wrong"), now)
            waits.append(refused.value.retry_after)
        assert waits == [3, 5]
        if user == "amina":
            assert sessions.sign_in(store, SignIn(user, PASSWORD), now + 400).user == "amina"
        store.close()


@pytest.mark.parametrize("token", ["", "not a token", "Bearer", "Bearer nonsense"])
def test_without_a_good_token_nothing_is_read(laptop: MakeLaptop, token: str) -> None:
    amina = laptop("amina")
    amina.http.headers["Authorization"] = token
    for method, path, message in (
        ("GET", "me", None),
        ("GET", "changes", None),
        ("POST", "edits", {"edits": []}),
        ("POST", "refresh", None),
        ("POST", "devices", Enrol("d", "n")),
    ):
        assert problem(amina.call(method, path, message), 401).code == "signed_out"


def test_me_says_who_and_where(laptop: MakeLaptop) -> None:
    me = laptop("carla").ask("GET", "me", None, Me)
    assert (me.user, me.name, me.role, me.authority, me.lease_days) == (
        "carla",
        "Carla Example",
        "manager",
        "northwick",
        14,
    )


def test_enrolling_a_laptop_again_gives_another_token_and_keeps_the_first(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    first = str(amina.http.headers["Authorization"])
    again = Laptop(amina.url, "amina", device=amina.device)
    assert again.http.headers["Authorization"] != first
    amina.ask("GET", "me", None, Me)
    again.ask("GET", "me", None, Me)


def test_a_laptop_of_somebody_else_cannot_be_enrolled(laptop: MakeLaptop) -> None:
    amina, bo = laptop("amina"), laptop("bo")
    assert problem(bo.call("POST", "devices", Enrol(amina.device, "x")), 409).code == "device_taken"


def test_refresh_keeps_the_token_alive(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    refreshed = amina.ask("POST", "refresh", None, SignedIn)
    assert f"Bearer {refreshed.token}" == amina.http.headers["Authorization"]
    assert (refreshed.expires_in, refreshed.user) == (14 * 86400, "amina")


def test_a_laptops_token_lapses_fourteen_days_after_its_last_use(tmp_path: Path) -> None:
    with CentralProcess(tmp_path) as centre:
        centre.add_user("amina", PASSWORD)
        store = Store(centre.database)
        day, now = 86400.0, 1_800_000_000.0
        session = sessions.sign_in(store, SignIn("amina", PASSWORD), now)
        token = sessions.enrol(store, sessions.caller(store, session.token, now), Enrol("d1", "x"), now).token
        for _ in range(5):
            now += 13 * day
            assert sessions.caller(store, token, now).device == "d1"
        with pytest.raises(Refusal) as refused:
            sessions.caller(store, session.token, now)
        assert refused.value.status == 401, "a session does not last"
        with pytest.raises(Refusal):
            sessions.caller(store, token, now + 14.1 * day)
        store.close()


def test_no_token_and_no_password_is_kept_in_clear(shared_centre: CentralProcess, laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    token = str(amina.http.headers["Authorization"]).removeprefix("Bearer ")
    store = Store(shared_centre.database)
    with store.reading() as connection:
        fingerprints = set(connection.execute(sa.select(schema.token.c.fingerprint)).scalars())
        passwords = list(connection.execute(sa.select(schema.account.c.password)).scalars())
    store.close()
    assert token not in fingerprints
    assert all(kept.startswith("$argon2id$") and PASSWORD not in kept for kept in passwords)


def test_a_revoked_laptop_delivers_into_quarantine_and_reads_nothing(
    shared_centre: CentralProcess, laptop: MakeLaptop
) -> None:
    lost, other = laptop("amina"), laptop("amina")
    case = lost.open_case()
    done = shared_centre.run("device", "revoke", lost.device)
    assert done.returncode == 0, done.stderr
    for method, path in (("GET", "changes"), ("GET", "me"), ("POST", "refresh")):
        assert problem(lost.call(method, path), 403).code == "device_revoked"
    edit = new_edit(new_record("contact", case), {"note": "Written before it was lost."}, "amina")
    (result,) = lost.push(edit)
    assert isinstance(result, Refused)
    assert result.code == "device_revoked"
    store = Store(shared_centre.database)
    with store.reading() as connection:
        row = connection.execute(sa.select(schema.ledger).where(schema.ledger.c.id == edit.id)).one()
    store.close()
    assert (row.result, row.code, row.device, row.user_name) == ("refused", "device_revoked", lost.device, "amina")
    assert msgspec.json.decode(row.edit)["set"] == {"note": "Written before it was lost."}
    other.pull()
    assert edit.record not in other.fields
    lost.use(lost.session.token)
    assert problem(lost.call("POST", "devices", Enrol(lost.device, "x")), 403).code == "device_revoked"


def test_one_request_signs_in_and_enrols(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    device = new_id()
    asked = SignIn("amina", PASSWORD, device, "New laptop")
    signed_in = amina.ask("POST", "signin", asked, SignedIn)
    assert len({signed_in.token, signed_in.device_token, ""}) == 3
    amina.use(signed_in.device_token)
    assert amina.ask("POST", "refresh", None, SignedIn).expires_in == sessions.DEVICE_SECONDS
    again = amina.ask("POST", "signin", asked, SignedIn)
    assert again.device_token not in ("", signed_in.device_token)
    amina.ask("GET", "me", None, Me)
    assert amina.ask("POST", "signin", SignIn("amina", PASSWORD, device), SignedIn).device_token == ""


def test_many_at_once_sign_in_and_enrol(shared_centre: CentralProcess) -> None:
    device = new_id()

    def arrive(_: int) -> str:
        return Laptop(shared_centre.url, "amina", device=device).device

    at_once = 2 * sessions.FREE_ATTEMPTS
    with concurrent.futures.ThreadPoolExecutor(at_once) as pool:
        assert list(pool.map(arrive, range(at_once))) == [device] * at_once


def test_wrong_passwords_tried_at_once_gain_nothing(tmp_path: Path) -> None:
    with CentralProcess(tmp_path) as centre:
        centre.add_user("amina", PASSWORD)
        store = Store(centre.database)

        def guess(number: int) -> int:
            try:
                sessions.sign_in(store, SignIn("amina", f"guess {number}"), 1_800_000_000.0)
            except Refusal as refusal:
                return refusal.status
            return 200

        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            told = sorted(pool.map(guess, range(12)))
        store.close()
    assert told == [401] * sessions.FREE_ATTEMPTS + [429] * (12 - sessions.FREE_ATTEMPTS)


def test_signing_in_on_a_laptop_that_cannot_be_enrolled_is_told_why(laptop: MakeLaptop) -> None:
    amina, bo = laptop("amina"), laptop("bo")
    taken = problem(bo.call("POST", "signin", SignIn("bo", PASSWORD, amina.device, "x")), 409)
    assert taken.code == "device_taken"
    for device, name in (("", "x"), ("\x00", ""), (new_id(), "\x00"), ("x" * 101, "x")):
        assert problem(bo.call("POST", "signin", SignIn("bo", PASSWORD, device, name)), 400).code == "message"
    assert problem(bo.call("POST", "signin", SignIn("b\x00o", PASSWORD)), 401).code == "wrong_password"
    for _ in range(sessions.FREE_ATTEMPTS):
        problem(bo.call("POST", "signin", SignIn("bo", PASSWORD, amina.device, "x")), 409)
    assert bo.call("POST", "signin", SignIn("bo", PASSWORD)).status_code == 200, "the password was right each time"


def test_a_revoked_laptop_signs_in_to_deliver_and_reads_nothing(
    shared_centre: CentralProcess, laptop: MakeLaptop
) -> None:
    lost = laptop("amina")
    case = lost.open_case()
    assert shared_centre.run("device", "revoke", lost.device).returncode == 0
    enrolling = lost.call("POST", "signin", SignIn("amina", PASSWORD, lost.device, "Lost laptop"))
    assert problem(enrolling, 403).code == "device_revoked"
    lost.use(lost.ask("POST", "signin", SignIn("amina", PASSWORD, lost.device), SignedIn).token)
    (result,) = lost.push(new_edit(new_record("contact", case), {"note": "Written before it was lost."}, "amina"))
    assert isinstance(result, Refused)
    assert result.code == "device_revoked"
    for path in ("changes", "me"):
        assert problem(lost.call("GET", path), 403).code == "device_revoked"
