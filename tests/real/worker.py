"""A laptop as a process of its own that works and syncs for as long as it lives, and says what was promised.

python -m tests.real.worker STORE KEY URL USER CASE PERSON CONTACT SEED

Each line on its output: `saved ID TOKEN` once an edit is safe on this laptop; `synced` or `trouble KIND` after a cycle.
"""

import random
import sys
import time
from pathlib import Path

from casework import Edit, new_edit, new_record
from local_store import LocalStore
from sync import Credentials, Server, SyncEngine
from sync.errors import SyncTrouble
from tests.sync.laptops import PASSWORD

MOST_WAITING = 40


class Work:
    """What one practitioner does: new contacts, a phone number that the other one changes too, words into one note."""

    def __init__(
        self, store: LocalStore, user: str, case: str, person: str, contact: str, chance: random.Random
    ) -> None:
        self._store = store
        self._user = user
        self._case, self._person, self._contact = case, person, contact
        self._chance = chance

    def do_one(self) -> None:
        """Save one edit, and say so."""
        token = f"{self._user}{self._chance.getrandbits(40):010x}"
        edit = self._edit(token)
        self._store.save(edit)
        say(f"saved {edit.id} {token}")

    def _edit(self, token: str) -> Edit:
        kind = self._chance.random()
        person, contact = self._store.record(self._person), self._store.record(self._contact)
        if kind < 0.2 and person:
            return new_edit(person, {"phone": token}, self._user)
        if kind < 0.5 and contact:
            note = str(contact.fields["note"])
            at = self._chance.choice([i for i, sign in enumerate(note) if sign == " "])
            return new_edit(contact, {"note": f"{note[:at]} {token}{note[at:]}"}, self._user)
        return new_edit(new_record("contact", self._case), {"date": "2026-11-26", "note": token}, self._user)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(path: str, key: str, url: str, user: str, case: str, person: str, contact: str, seed: str) -> None:
    chance = random.Random(seed)
    with LocalStore.open(Path(path), bytes.fromhex(key)) as store:
        work = Work(store, user, case, person, contact, chance)
        server = Server(url, Credentials(user, PASSWORD), connect_seconds=1.0, silence_seconds=1.0)
        engine = SyncEngine(store, server, device_name="Worker")
        while True:
            for _ in range(chance.randint(1, 4)):
                if len(store.pending()) < MOST_WAITING:
                    work.do_one()
            try:
                engine.sync_once()
                say("synced")
            except SyncTrouble as trouble:
                say(f"trouble {type(trouble).__name__}")
                time.sleep(0.05)  # the link thread of the window waits too, and longer


if __name__ == "__main__":
    main(*sys.argv[1:])
