"""The plainest laptop: it speaks the protocol with requests and keeps what it was told in dictionaries."""

from typing import Any

import msgspec
import requests
import zstandard

from casework.edits import Record, new_case, new_edit, new_id, new_record
from casework.splices import spliced
from sync import wire

PASSWORD = "a long enough password"


class Laptop:
    """One enrolled device of one user. `fields` and `stamps` are by record id, as the pages so far give them."""

    def __init__(self, url: str, user: str, *, device: str | None = None, session: wire.SignedIn | None = None) -> None:
        self.url = url
        self.user = user
        self.device = device or new_id()
        self.http = requests.Session()
        self.http.trust_env = False
        self.http.headers.update({wire.PROTOCOL_HEADER: wire.PROTOCOL, "Accept-Encoding": "zstd"})
        self.session = session or self.ask("POST", "signin", wire.SignIn(user, PASSWORD), wire.SignedIn)
        self.use(self.session.token)
        self.use(self.ask("POST", "devices", wire.Enrol(self.device, "Test laptop"), wire.Enrolled).token)
        self.cursor = ""
        self.fields: dict[str, dict[str, Any]] = {}
        self.stamps: dict[str, dict[str, int]] = {}
        self.cases: set[str] = set()

    def use(self, token: str) -> None:
        """Speak with this token from now on."""
        self.http.headers["Authorization"] = f"Bearer {token}"

    def call(self, method: str, path: str, message: Any = None, **params: Any) -> requests.Response:
        """Any request; the answer as it came."""
        body = None if message is None else wire.encode(message)
        return self.http.request(method, f"{self.url}/v1/{path}", data=body, params=params, timeout=30)

    def ask(self, method: str, path: str, message: Any, answer: Any, **params: Any) -> Any:
        """A request that must succeed, and its answer as a message."""
        response = self.call(method, path, message, **params)
        assert response.status_code == 200, response.content
        return msgspec.json.decode(plain(response), type=answer)

    def push(self, *edits: Any) -> list[wire.Result]:
        """Deliver edits (of casework, or as they travel)."""
        travelling = [edit if isinstance(edit, wire.WireEdit) else wire.to_wire(edit) for edit in edits]
        results: list[wire.Result] = self.ask("POST", "edits", wire.Edits(travelling), wire.Results).results
        return results

    def page(self, **params: Any) -> wire.Changes:
        """One page, taken in."""
        changes: wire.Changes = self.ask("GET", "changes", None, wire.Changes, cursor=self.cursor, **params)
        self.cases = (self.cases | set(changes.entered)) - set(changes.left)
        for change in changes.changed:
            texts = {field: self.laid(change.id, field, hops) for field, hops in change.splices.items()}
            self.fields.setdefault(change.id, {}).update(change.set | texts)
            stamps = {name: change.stamps.get(name, change.stamp) for name in change.set | texts}
            self.stamps.setdefault(change.id, {}).update(stamps)
        self.cursor = changes.cursor
        return changes

    def laid(self, record: str, field: str, hops: list[wire.Hop]) -> str:
        """The text of a field after the hops that follow the stamp it has."""
        text, stamp = self.fields[record][field], self.stamps[record][field]
        for hop in hops:
            if hop.over == stamp:
                text, stamp = spliced(text, hop.splice), hop.stamp
        assert stamp == hops[-1].stamp, "the hops do not lead on from what this laptop has"
        return str(text)

    def pull(self, **params: Any) -> list[wire.Changes]:
        """Pages until there are no more."""
        pages = [self.page(**params)]
        while pages[-1].more:
            pages.append(self.page(**params))
        return pages

    def open_case(self, **fields: Any) -> str:
        """A new case of this user's."""
        case = new_case()
        (result,) = self.push(new_edit(case, {"reference": "TEST-1", **fields}, self.user))
        assert isinstance(result, wire.Applied), result
        return case.id

    def write(self, case: str, type: str, **fields: Any) -> str:
        """A new record, delivered. Returns its id."""
        record = new_record(type, case)
        (result,) = self.push(new_edit(record, fields, self.user))
        assert isinstance(result, wire.Applied), result
        return record.id

    def change(self, case: str, type: str, record: str, seen: int | str | None = None, **fields: Any) -> wire.Result:
        """Set fields of a record as this laptop sees it (or saw it, at stamp `seen`)."""
        stamps = self.stamps.get(record, {}) if seen is None else dict.fromkeys(fields, seen)
        shown = Record(record, type, case, self.fields.get(record, {}), dict(stamps))
        (result,) = self.push(new_edit(shown, fields, self.user))
        return result


def plain(response: requests.Response) -> bytes:
    """The body of an answer, unpacked where requests does not do so."""
    if response.headers.get("Content-Encoding") == "zstd" and response.content[:4] == b"\x28\xb5\x2f\xfd":
        return zstandard.ZstdDecompressor().decompress(response.content, max_output_size=1 << 28)
    return response.content
