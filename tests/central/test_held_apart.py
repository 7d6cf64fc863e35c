"""What becomes restricted leaves the laptops that may no longer hold it, and what becomes open arrives whole."""

import datetime as dt
import threading
from pathlib import Path
from typing import Any

import alembic.command
import alembic.config
import msgspec
import pytest
import sqlalchemy as sa

from casework.edits import Record, conflict_id, new_edit, new_id, new_record
from central.schema import REVISION
from central.store import MIGRATIONS, Store
from sync import wire
from tests.central.conftest import MakeLaptop
from tests.central.laptop import PASSWORD, Laptop
from tests.central_process import CentralProcess

TODAY = dt.date.today().isoformat()
YESTERDAY = (dt.date.today() - dt.timedelta(days=1)).isoformat()


class Shared:
    """A case of amina's that bo, carla (manager) and nia (nurse) work on too, each with a laptop that has all of it."""

    def __init__(self, laptop: MakeLaptop) -> None:
        self.amina, self.bo, self.carla, self.nia = (laptop(user) for user in ("amina", "bo", "carla", "nia"))
        self.everybody = (self.amina, self.bo, self.carla, self.nia)
        self.case = self.amina.open_case()
        for worker in ("bo", "carla", "nia"):
            self.carla.write(self.case, "assignment", worker=worker, since=YESTERDAY)
        self.pull()

    def pull(self) -> None:
        for one in self.everybody:
            one.pull()

    def set(self, laptop: Laptop, type: str, record: str, **fields: Any) -> wire.Result:
        """What somebody sets who has just looked."""
        laptop.pull()
        return laptop.change(self.case, type, record, **fields)


@pytest.fixture
def shared(laptop: MakeLaptop) -> Shared:
    return Shared(laptop)


def refusal(result: wire.Result) -> str:
    assert isinstance(result, wire.Refused), result
    assert result.reason.endswith(".")
    return result.code


def hidden(pages: list[wire.Changes]) -> dict[str, str]:
    return {one.id: one.section for page in pages for one in page.hidden}


def changed(pages: list[wire.Changes]) -> dict[str, wire.Changed]:
    return {one.id: one for page in pages for one in page.changed}


def test_a_contact_kept_for_health_leaves_and_comes_back_whole(shared: Shared) -> None:
    contact = shared.amina.write(shared.case, "contact", date=TODAY, kind="office", note="Clinic on Monday.")
    shared.pull()
    assert isinstance(shared.set(shared.nia, "contact", contact, only_for="health"), wire.Applied)
    for laptop in (shared.amina, shared.bo):
        pages = laptop.pull()
        assert hidden(pages) == {contact: "health"}
        assert contact not in changed(pages)
    assert hidden(shared.carla.pull()) == {}, "a manager sees it"
    assert shared.carla.fields[contact]["only_for"] == "health"
    assert isinstance(shared.set(shared.nia, "contact", contact, note="Clinic on Tuesday."), wire.Applied)
    assert shared.amina.page() == wire.Changes(cursor=shared.amina.cursor), "not even that it changed"
    assert isinstance(shared.set(shared.nia, "contact", contact, only_for=None), wire.Applied)
    for laptop in (shared.amina, shared.bo):
        whole = changed(laptop.pull())[contact]
        assert whole.set == {
            "date": TODAY, "kind": "office", "note": "Clinic on Tuesday.", "only_for": None
        }, "also on the laptop that wrote most of it"  # fmt: skip
        assert whole.splices == {}
        assert hidden(laptop.pull()) == {}
    fresh = Laptop(shared.amina.url, "amina", session=shared.amina.session)
    assert contact in changed(fresh.pull())


def test_what_waits_for_a_record_that_is_hidden_by_now_comes_before_those_who_may(shared: Shared) -> None:
    contact = shared.amina.write(shared.case, "contact", date=TODAY, note="Clinic on Monday.")
    shared.pull()
    assert isinstance(shared.set(shared.nia, "contact", contact, only_for="health"), wire.Applied)
    late = shared.bo.change(shared.case, "contact", contact, note="He did not come.")
    assert refusal(late) == "hidden"
    assert isinstance(late, wire.Refused)
    assert "“Health”" in late.reason
    assert late.proposal
    assert late.proposal in hidden(shared.bo.pull())
    assert late.proposal not in hidden(shared.nia.pull())
    proposal = shared.nia.fields[late.proposal]
    assert (proposal["of"], proposal["because"], proposal["author"]) == (contact, "hidden", "bo")
    assert msgspec.json.decode(proposal["values"]) == {"note": "He did not come."}
    made_up = new_edit(Record(contact, "contact", shared.case, {}, {}), {"place": "Home"}, "bo")
    assert refusal(shared.bo.push(made_up)[0]) == "hidden", "a field that nobody had set yet is a change too"


def test_what_repeats_a_record_is_as_restricted_as_that_one(shared: Shared) -> None:
    paper = shared.amina.write(shared.case, "document", kind="letter", title="Letter")
    event = shared.amina.write(shared.case, "document_event", document=paper, kind="posted", to_whom="Dr Bryce")
    about = Record(conflict_id(new_id(), "title"), "conflict", shared.case, {}, {})
    versions = {"of": paper, "of_type": "document", "field": "title", "mine": "To Dr Bryce", "theirs": "Letter"}
    assert isinstance(shared.bo.push(new_edit(about, versions, "bo"))[0], wire.Applied)
    nested = Record(conflict_id(new_id(), "mine"), "conflict", shared.case, {}, {})
    again = {"of": about.id, "of_type": "conflict", "field": "mine", "mine": "To Dr Bryce"}
    assert isinstance(shared.bo.push(new_edit(nested, again, "bo"))[0], wire.Applied)
    shared.pull()
    assert isinstance(shared.set(shared.nia, "document", paper, only_for="health"), wire.Applied)
    all_of_them = {paper, event, about.id, nested.id}
    for laptop in (shared.amina, shared.bo):
        assert hidden(laptop.pull()) == dict.fromkeys(all_of_them, "health")
    new = Record(conflict_id(new_id(), "title"), "conflict", shared.case, {}, {})
    (late,) = shared.bo.push(new_edit(new, {**versions, "mine": "To Dr Brice"}, "bo"))
    assert refusal(late) == "hidden", "two versions that were found before they heard of it"
    settled = Record(about.id, "conflict", shared.case, {}, {})
    assert refusal(shared.bo.push(new_edit(settled, {"kept": "mine"}, "bo"))[0]) == "hidden"
    shared.nia.pull()
    assert isinstance(shared.set(shared.nia, "document", paper, only_for=None), wire.Applied)
    for laptop in (shared.amina, shared.bo):
        came = changed(laptop.pull())
        assert all_of_them <= came.keys()
        assert came[event].set["to_whom"] == "Dr Bryce"


def test_two_versions_of_a_restricted_field_are_as_restricted_whatever_they_say_they_are_of(shared: Shared) -> None:
    victim = new_record("screening", shared.case)
    assert isinstance(shared.nia.push(new_edit(victim, {"note": "Cannabis."}, "nia"))[0], wire.Applied)
    about = {"of": victim.id, "of_type": "contact", "field": "note", "mine": "Cannabis.", "theirs": "None."}
    conflict = Record(conflict_id(new_id(), "note"), "conflict", shared.case, {}, {})
    assert refusal(shared.amina.push(new_edit(conflict, about, "amina"))[0]) == "not_your_section"
    assert isinstance(shared.nia.push(new_edit(conflict, about, "nia"))[0], wire.Applied)
    assert hidden(shared.amina.pull()) == {conflict.id: "health"}


def test_nobody_keeps_a_record_for_a_section_that_is_not_theirs(shared: Shared) -> None:
    contact = shared.amina.write(shared.case, "contact", note="Met.")
    for section in ("health", "police_intelligence", "a section of 2031", [[0, 0, "health"]], 7):
        result = shared.amina.change(shared.case, "contact", contact, seen=0, only_for=section)
        assert refusal(result) == "not_your_section", section
    new = new_edit(new_record("contact", shared.case), {"note": "Met.", "only_for": "victim"}, "nia")
    assert refusal(shared.nia.push(new)[0]) == "not_your_section"
    shared.pull()
    assert shared.bo.fields[contact] == {"note": "Met."}, "nothing of it was applied"
    assert refusal(shared.carla.push(new_edit(new_record("health_note", shared.case), {"note": "x"}, "carla"))[0])


def test_a_field_that_is_only_named_as_seen_is_not_told_either(shared: Shared) -> None:
    screening = new_record("screening", shared.case)
    fields = {"subject": "substance_misuse", "note": "Cannabis."}
    assert isinstance(shared.nia.push(new_edit(screening, fields, "nia"))[0], wire.Applied)
    edit = wire.to_wire(new_edit(screening, {"tool": "ASSIST"}, "amina"))
    (result,) = shared.amina.push(msgspec.structs.replace(edit, seen={"tool": 0, "note": 0}))
    assert refusal(result) == "hidden"
    (result,) = shared.amina.push(msgspec.structs.replace(edit, id=new_id(), seen={"tool": 0}))
    assert isinstance(result, wire.Applied), "the open part is anybody's who works on the case"


def test_the_first_answer_does_not_tell_later_what_is_hidden_by_then(shared: Shared) -> None:
    contact = shared.amina.write(shared.case, "contact", note="One.")
    shared.pull()
    assert isinstance(shared.set(shared.nia, "contact", contact, note="Two."), wire.Applied)
    shown = Record(contact, "contact", shared.case, {"note": "One."}, {"note": shared.bo.stamps[contact]["note"]})
    edit = new_edit(shown, {"note": "Three."}, "bo")
    (stale,) = shared.bo.push(edit)
    assert isinstance(stale, wire.Stale)
    assert stale.fields["note"].value == "Two."
    assert isinstance(shared.set(shared.nia, "contact", contact, only_for="health"), wire.Applied)
    assert shared.bo.push(edit) == [wire.Stale(edit.id, {})]


def test_a_list_takes_the_case_from_everybody_who_is_not_on_it_and_ends(shared: Shared) -> None:
    contact = shared.bo.write(shared.case, "contact", note="Met.")
    shared.pull()
    entry = new_record("case_access", shared.case)
    listed = {"worker": "amina", "may_write": False, "because": "Her brother works here."}
    begun = new_edit(entry, listed, "carla")
    assert isinstance(shared.carla.push(begun)[0], wire.Applied)
    for laptop in (shared.bo, shared.nia):
        assert [page.left for page in laptop.pull()] == [[shared.case]]
    assert [page.left for page in shared.amina.pull()] == [[]]
    late = shared.bo.change(shared.case, "contact", contact, note="Met at home.")
    assert refusal(late) == "case_left"
    assert isinstance(late, wire.Refused)
    assert late.proposal
    assert refusal(shared.amina.change(shared.case, "contact", contact, place="Home")) == "list_reads_only"
    assert isinstance(shared.carla.change(shared.case, "contact", contact, seen=0, place="Home"), wire.Applied)
    assert isinstance(
        shared.carla.change(shared.case, "case_access", entry.id, seen=begun.id, may_write=True), wire.Applied
    )
    assert isinstance(shared.amina.change(shared.case, "contact", contact, seen=0, kind="office"), wire.Applied)
    assert isinstance(shared.carla.change(shared.case, "case_access", entry.id, seen=0, until=YESTERDAY), wire.Applied)
    pages = shared.bo.pull()
    assert shared.case in pages[0].entered
    assert changed(pages)[contact].set["note"] == "Met."


def test_no_list_locks_everybody_out(shared: Shared) -> None:
    def put(**fields: Any) -> wire.Result:
        (result,) = shared.carla.push(new_edit(new_record("case_access", shared.case), fields, "carla"))
        return result

    assert refusal(put(worker="nobody.here")) == "nobody_on_list"
    assert refusal(put(worker="esi")) == "nobody_on_list", "she is of another authority"
    assert isinstance(put(worker="bo"), wire.Applied)
    assert shared.carla.pull()[0].left == [], "whoever makes a list is a manager, and stays"
    only_managers = new_edit(new_record("case_access", shared.case), {"worker": "amina"}, "amina")
    assert refusal(shared.amina.push(only_managers)[0]) == "not_your_role"


def test_nobody_countersigns_their_own_work(shared: Shared) -> None:
    stage = shared.amina.write(shared.case, "judgement", stage="start", author="amina", why="Sleeps badly.")
    own = shared.carla.write(shared.case, "judgement", stage="review", author="carla", why="Sleeps better.")
    unsigned = shared.carla.write(shared.case, "judgement", stage="review", why="Sleeps better still.")
    by_name = shared.carla.write(shared.case, "judgement", stage="review", author="Carla Example", why="Well.")
    shared.pull()
    signed = {"state": "countersigned", "countersigned_on": TODAY, "countersigned_by": "carla"}
    assert refusal(shared.amina.change(shared.case, "judgement", stage, **signed)) == "not_your_role"
    for record in (own, unsigned, by_name):
        assert refusal(shared.carla.change(shared.case, "judgement", record, **signed)) == "own_work"
    new = new_edit(new_record("judgement", shared.case), {"stage": "end", **signed}, "carla")
    assert refusal(shared.carla.push(new)[0]) == "own_work"
    decision = {"kind": "countersigned", "date": TODAY, "by": "carla", "about_record": own}
    of_own = new_edit(new_record("oversight", shared.case), decision, "carla")
    assert refusal(shared.carla.push(of_own)[0]) == "own_work"
    assert isinstance(shared.carla.change(shared.case, "judgement", stage, **signed), wire.Applied)
    of_theirs = new_edit(new_record("oversight", shared.case), {**decision, "about_record": stage}, "carla")
    assert isinstance(shared.carla.push(of_theirs)[0], wire.Applied)
    assert isinstance(shared.carla.change(shared.case, "judgement", own, seen=0, level="standard"), wire.Applied)


def test_another_role_takes_off_what_it_does_not_see_and_brings_what_it_does(tmp_path: Path) -> None:
    with CentralProcess(tmp_path) as centre:
        for user, role in (("amina", "manager"), ("nia", "nurse")):
            centre.add_user(user, PASSWORD, role=role)
        centre.start()
        amina, nia = Laptop(centre.url, "amina"), Laptop(centre.url, "nia")
        case = amina.open_case()
        amina.write(case, "assignment", worker="nia", since=YESTERDAY)
        nia.pull()
        note, screening = nia.write(case, "health_note", note="Asthma."), nia.write(case, "screening", note="Cannabis.")
        nia.pull()
        woken: list[wire.Changes] = []
        waits = threading.Thread(target=lambda: woken.append(nia.page(wait=30)))
        waits.start()
        assert centre.run("user", "role", "nia", "--role", "case_manager").returncode == 0
        waits.join(20)
        assert not waits.is_alive(), "a request that waits hears of it"
        pages = woken + ([nia.pull()] if woken[-1].more else [])
        assert hidden(pages) == {note: "health"}
        assert changed(pages)[screening].withheld == ["note"]
        assert "note" not in changed(pages)[screening].set
        (late,) = nia.push(
            new_edit(Record(screening, "screening", case, {}, {"note": 1}), {"note": "Cannabis daily."}, "nia")
        )
        assert refusal(late) == "hidden"
        assert centre.run("user", "role", "nia", "--role", "nurse").returncode == 0
        pages = nia.pull()
        assert changed(pages)[note].set == {"note": "Asthma."}
        assert changed(pages)[screening].set == {"note": "Cannabis."}
        assert hidden(pages) == {}
        for role in ("administrator", "volunteer", "sessional_worker"):
            assert centre.run("user", "role", "nia", "--role", role).returncode == 0
            assert [page.left for page in nia.pull()] == [[case]], "a role that keeps nothing on a laptop"
            assert centre.run("user", "role", "nia", "--role", "nurse").returncode == 0
            assert nia.pull()[0].entered == [case]
        assert centre.run("user", "role", "nobody", "--role", "nurse").returncode == 1


def test_a_look_at_a_hidden_record_is_kept_and_says_so(shared: Shared, shared_centre: CentralProcess) -> None:
    note = shared.nia.write(shared.case, "health_note", note="Asthma.")
    looks = [wire.Look(new_id(), shared.case, "2026-11-26T10:00:00+00:00", 1, note)]
    shared.amina.ask("POST", "looks", wire.Looks(looks), wire.Kept)
    printed = shared_centre.run("looks", shared.case, "--authority", "northwick").stdout
    assert f"record {note}\tHIDDEN FROM THEIR ROLE" in printed


def test_records_from_before_are_put_in_their_sections(tmp_path: Path) -> None:
    url = f"sqlite:///{(tmp_path / 'before.sqlite').as_posix()}"
    engine = sa.create_engine(url)
    steps = alembic.config.Config()
    steps.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        steps.attributes["connection"] = connection
        alembic.command.upgrade(steps, "0005")
        connection.exec_driver_sql("INSERT INTO authority VALUES (1, 'northwick', '{}', 9, '', 0, 0)")
        rows: dict[str, tuple[str, dict[str, Any]]] = {
            "victim": ("victim", {"name": "V"}),
            "kept": ("contact", {"only_for": "health"}),
            "open": ("contact", {"note": "The word only_for stands in it", "only_for": None}),
            "screening": ("screening", {"note": "n"}),
            "of field": ("conflict", {"of": "screening", "of_type": "screening", "field": "note"}),
            "of open": ("conflict", {"of": "screening", "of_type": "screening", "field": "subject"}),
            "of kept": ("proposal", {"of": "kept", "of_type": "contact", "values": "{}"}),
            "of of kept": ("conflict", {"of": "of kept", "of_type": "proposal", "field": "kept"}),
        }
        for id, (type, fields) in rows.items():
            values = (id, type, msgspec.json.encode(fields).decode())
            connection.exec_driver_sql(
                "INSERT INTO record (authority, id, case_id, type, tier, day, position, born, born_author, "
                "born_device, born_at, fields, marks) VALUES (1, ?, 'c', ?, 0, '', 1, 1, '', '', '', ?, '')",
                values,
            )
    engine.dispose()
    store = Store(url)
    store.prepare()
    with store.reading() as connection:
        found = connection.execute(sa.text("SELECT id, section, follows FROM record")).all()
        assert connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one() == REVISION
    store.close()
    assert {id: section for id, section, _ in found} == {
        "victim": "victim", "kept": "health", "open": "case", "screening": "case", "of field": "health",
        "of open": "case", "of kept": "health", "of of kept": "health",
    }  # fmt: skip
    assert {id: follows for id, _, follows in found if follows} == {
        "of field": "screening", "of open": "screening", "of kept": "kept", "of of kept": "of kept",
    }  # fmt: skip
