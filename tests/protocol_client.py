"""A laptop in memory, written from docs/protocol.md alone: it enrols, pulls, pushes, resumes and settles a conflict."""

import time
import uuid
from datetime import UTC, datetime

import requests


def uuid7():
    """48 bits of milliseconds, the version, then chance."""
    return str(uuid.UUID(f"{time.time_ns() // 1_000_000:012x}7{uuid.uuid4().hex[13:]}"))


def now():
    """The device's clock. It decides nothing."""
    return datetime.now(UTC).isoformat()


class Client:
    """One device. `records`: id -> type, case, fields; a field is (value, stamp, author, time). `sent`: unanswered."""

    def __init__(self, url, user, password):
        self.url, self.user, self.password, self.device = url, user, password, str(uuid.uuid4())
        self.records, self.cursor, self.sent, self.saw = {}, "", [], {}
        self.http = requests.Session()
        self.http.trust_env = False
        self.http.headers.update({"Holdfast-Protocol": "1", "Accept-Encoding": "gzip"})

    def call(self, method, path, **more):
        """Ask, and wait while the centre is busy. Other trouble raises OSError; whatever has no answer is kept."""
        answer = self.http.request(method, self.url + path, timeout=90, **more)
        if answer.status_code in (429, 503):
            time.sleep(float(answer.headers.get("Retry-After", 5)))
            return self.call(method, path, **more)
        if answer.status_code >= 400 or "Holdfast-Protocol" not in answer.headers:
            raise OSError(f"{answer.status_code} {answer.text[:200]}")
        return answer.json()

    def enrol(self):
        """Sign in, and have a token of our own from then on."""
        who = {"user": self.user, "password": self.password, "device": self.device, "device_name": "adapter"}
        self.http.headers["Authorization"] = "Bearer " + self.call("POST", "/v1/signin", json=who)["device_token"]

    def pull(self, limit_bytes=65536):
        """Page after page, each kept together with its cursor (elsewhere: in one transaction)."""
        more = True
        while more:
            asked = {"cursor": self.cursor, "limit_bytes": limit_bytes, "splices": "no"}
            page = self.call("GET", "/v1/changes", params=asked)
            gone = {one["id"] for one in page.get("hidden", [])}.union(page.get("left", []))
            self.records = {id: record for id, record in self.records.items() if not gone & {id, record["case"]}}
            for new in page.get("changed", []):
                for name in new.get("withheld", []):
                    self.records.get(new["id"], new | {"fields": {}})["fields"].pop(name, None)
                for name, value in new["set"].items():
                    who, at = (new.get(told, {}).get(name) for told in ("authors", "times"))
                    self.take(new, name, (value, new.get("stamps", {}).get(name, new["stamp"]), who, at))
            self.cursor, more = page["cursor"], page.get("more", False)

    def take(self, of, name, field):
        """Keep a field where it is newer than the one held."""
        empty = {"type": of["type"], "case": of["case"], "fields": {}}
        fields = self.records.setdefault(of["id"], empty)["fields"]
        fields[name] = max(fields.get(name, field), field, key=lambda held: held[1])

    def edit(self, record, values, type=None, case=None, replaces=None):
        """An edit on top of what is held, marked as sent (elsewhere: durably) before anything leaves."""
        held = self.records.get(record, {"type": type, "case": case, "fields": {}})
        saw = {name: held["fields"].get(name, (None, 0)) for name in values}
        about = {"record": record, "type": held["type"], "case": held["case"], "replaces": replaces}
        made = {"id": uuid7(), "at": now(), "author": self.user, "device": self.device}
        self.sent.append(made | about | {"set": values, "seen": {name: stamp for name, (_, stamp, *_) in saw.items()}})
        self.saw[made["id"]] = {name: value for name, (value, *_) in saw.items()}

    def push(self):
        """Send whatever has no answer yet, unchanged. A list of (edit, result)."""
        results = self.call("POST", "/v1/edits", json={"edits": self.sent})["results"]
        pairs, self.sent = list(zip(self.sent, results, strict=True)), []
        for edit, result in pairs:
            for name, value in edit["set"].items() if "position" in result else ():
                self.take(edit | {"id": edit["record"]}, name, (value, result["position"], self.user, edit["at"]))
        return pairs

    def rebase(self, old):
        """Lay a stale edit on what a pull brought; what both changed becomes a conflict record."""
        rest = {}
        for name, mine in old["set"].items():
            base, theirs = self.saw[old["id"]][name], self.records[old["record"]]["fields"][name]
            if theirs[0] in (base, mine):
                rest[name] = mine
            elif mine != base:
                about = {"of": old["record"], "of_type": old["type"], "field": name, "edit": old["id"], "base": base}
                ours = {"mine": mine, "mine_author": old["author"], "mine_at": old["at"]}
                told = dict(zip(("theirs", "theirs_position", "theirs_author", "theirs_at"), theirs, strict=True))
                conflict = str(uuid.uuid5(uuid.UUID(old["id"]), f"conflict/{name}"))
                self.edit(conflict, about | ours | told, "conflict", old["case"])
        if rest:
            self.edit(old["record"], rest, replaces=old["id"])
