"""Changing a password, having it set by an administrator, and the secret that helps to open a laptop."""

import base64
from pathlib import Path

import pytest

from central import password_change, recovery, sessions
from central.answers import Refusal
from central.store import Store
from sync.wire import AskRecovery, ChangePassword, Enrol, Me, PasswordChanged, RecoverySecret, SignedIn, SignIn
from tests.central.conftest import MakeLaptop
from tests.central.laptop import PASSWORD, Laptop
from tests.central.test_sessions import problem
from tests.central_process import CentralProcess

NEW = "another long password"
NOW = 1_800_000_000.0


@pytest.fixture
def kofi(shared_centre: CentralProcess, request: pytest.FixtureRequest) -> Laptop:
    """The laptop of somebody whose password no other test uses."""
    user = f"kofi-{abs(hash(request.node.nodeid))}"
    shared_centre.add_user(user, PASSWORD)
    return Laptop(shared_centre.url, user)


def test_whoever_knows_the_old_one_changes_it_and_tokens_stay_good(kofi: Laptop) -> None:
    del kofi.http.headers["Authorization"]
    changed = kofi.ask("POST", "password", ChangePassword(kofi.user, PASSWORD, NEW), PasswordChanged)
    assert changed == PasswordChanged(kofi.user)
    assert problem(kofi.call("POST", "signin", SignIn(kofi.user, PASSWORD)), 401).code == "wrong_password"
    again = kofi.ask("POST", "signin", SignIn(kofi.user, NEW), SignedIn)
    for token in (kofi.session.token, again.token):
        kofi.use(token)
        assert kofi.ask("GET", "me", None, Me).user == kofi.user


def test_asked_again_it_answers_the_same_and_changes_nothing(kofi: Laptop) -> None:
    asked = ChangePassword(kofi.user, PASSWORD, NEW)
    assert kofi.ask("POST", "password", asked, PasswordChanged) == kofi.ask("POST", "password", asked, PasswordChanged)
    kofi.ask("POST", "signin", SignIn(kofi.user, NEW), SignedIn)


def test_a_wrong_old_one_or_a_short_new_one_changes_nothing(kofi: Laptop) -> None:
    wrong = problem(kofi.call("POST", "password", ChangePassword(kofi.user, "not this one", NEW)), 401)
    assert wrong.code == "wrong_password"
    nobody = problem(kofi.call("POST", "password", ChangePassword("nobody at all", "not this one", NEW)), 401)
    assert nobody == wrong
    short = problem(kofi.call("POST", "password", ChangePassword(kofi.user, PASSWORD, "ninechars")), 422)
    assert short.code == "password_short"
    kofi.ask("POST", "signin", SignIn(kofi.user, PASSWORD), SignedIn)


def test_wrong_ones_slow_down_together_with_those_of_a_sign_in(tmp_path: Path) -> None:
    with CentralProcess(tmp_path) as centre:
        centre.add_user("amina", PASSWORD)
        store = Store(centre.database)
        attempts = (
            lambda: password_change.change(store, ChangePassword("amina", "wrong", "also wrong, but long"), NOW),
            lambda: recovery.secret_of(store, AskRecovery("amina", "wrong", "d"), NOW),
        )
        for turn in range(sessions.FREE_ATTEMPTS):
            with pytest.raises(Refusal) as refused:
                attempts[turn % 2]()
            assert refused.value.status == 401
        for asked in (
            lambda: password_change.change(store, ChangePassword("amina", PASSWORD, NEW), NOW),
            lambda: recovery.secret_of(store, AskRecovery("amina", PASSWORD, "d"), NOW),
            lambda: sessions.sign_in(store, SignIn("amina", PASSWORD), NOW),
        ):
            with pytest.raises(Refusal) as refused:
                asked()
            assert refused.value.status == 429
        store.close()


def test_an_administrator_gives_somebody_another_password(centre: CentralProcess) -> None:
    centre.add_user("amina", PASSWORD)
    done = centre.run("user", "password", "amina", "--password-stdin", stdin=NEW + "\n")
    assert (done.returncode, done.stdout) == (0, "Set.\n"), done.stderr
    store = Store(centre.database)
    assert sessions.sign_in(store, SignIn("amina", NEW), NOW).user == "amina"
    with pytest.raises(Refusal):
        sessions.sign_in(store, SignIn("amina", PASSWORD), NOW)
    store.close()
    for user, password, why in (
        ("nobody", NEW, "no user"),
        ("amina", "short", "too short"),
        ("amina", "", "too short"),
    ):
        refused = centre.run("user", "password", user, "--password-stdin", stdin=password + "\n")
        assert refused.returncode == 1
        assert why in refused.stderr


def test_the_secret_of_a_laptop_is_the_same_each_time_and_another_for_each(laptop: MakeLaptop) -> None:
    amina, other = laptop("amina"), laptop("amina")

    def secret(of: Laptop) -> str:
        answer: RecoverySecret = of.ask("POST", "recovery", AskRecovery("amina", PASSWORD, of.device), RecoverySecret)
        assert answer.device == of.device
        return answer.secret

    assert secret(amina) == secret(amina)
    assert len(base64.b64decode(secret(amina))) == 32
    assert secret(amina) != secret(other)


def test_it_is_given_to_its_own_user_by_password_and_to_nobody_else(
    laptop: MakeLaptop, shared_centre: CentralProcess
) -> None:
    amina = laptop("amina")
    wrong = AskRecovery("amina", "wrong password", amina.device)
    assert problem(amina.call("POST", "recovery", wrong), 401).code == "wrong_password", "a good token is not enough"
    manager = AskRecovery("carla", PASSWORD, amina.device)
    assert problem(amina.call("POST", "recovery", manager), 409).code == "device_taken"
    elsewhere = AskRecovery("esi", PASSWORD, amina.device)
    assert problem(amina.call("POST", "recovery", elsewhere), 404).code == "no_such_device"
    nowhere = AskRecovery("amina", PASSWORD, "never enrolled")
    assert problem(amina.call("POST", "recovery", nowhere), 404).code == "no_such_device"
    assert shared_centre.run("device", "revoke", amina.device).returncode == 0
    revoked = AskRecovery("amina", PASSWORD, amina.device)
    assert problem(amina.call("POST", "recovery", revoked), 403).code == "device_revoked"


def test_a_laptop_enrolled_before_gets_one_too(tmp_path: Path) -> None:
    """Its row has no secret yet: it is made when it is first asked for."""
    with CentralProcess(tmp_path) as centre:
        centre.add_user("amina", PASSWORD)
        store = Store(centre.database)
        token = sessions.sign_in(store, SignIn("amina", PASSWORD), NOW).token
        sessions.enrol(store, sessions.caller(store, token, NOW), Enrol("d", "n"), NOW)
        first = recovery.secret_of(store, AskRecovery("amina", PASSWORD, "d"), NOW)
        assert recovery.secret_of(store, AskRecovery("amina", PASSWORD, "d"), NOW) == first
        store.close()


def test_no_message_shows_a_password_or_a_secret() -> None:
    for message in (
        SignIn("amina", PASSWORD),
        ChangePassword("amina", PASSWORD, NEW),
        AskRecovery("amina", PASSWORD, "d"),
        RecoverySecret("d", NEW),
    ):
        assert PASSWORD not in repr(message)
        assert NEW not in repr(message)
