"""Between the messages of the protocol and what the store takes and gives."""

import msgspec

from casework.edits import Edit
from casework.people import Person
from local_store.shapes import Answer, Held, HiddenRecord, Hop, Look, Page, PageRecord, SeenBy
from sync import wire
from sync.wire import Applied, AskAlike, Changed, Changes, Duplicate, Refused, Result, Stale, WireEdit, to_wire


def page_of(changes: Changes) -> Page:
    """A page as the store takes it."""
    return Page(
        cursor=changes.cursor,
        changed=[_record_of(changed) for changed in changes.changed],
        entered=changes.entered,
        left=changes.left,
        more=changes.more,
        looks=[SeenBy(look.case, look.user, look.name, look.at, look.position) for look in changes.looks],
        hidden=[HiddenRecord(one.id, one.case, one.section) for one in changes.hidden],
    )


def _record_of(changed: Changed) -> PageRecord:
    return PageRecord(
        id=changed.id,
        type=changed.type,
        case=changed.case,
        set=changed.set,
        stamp=changed.stamp,
        stamps=changed.stamps,
        authors=changed.authors,
        times=changed.times,
        splices={
            field: [Hop(hop.over, hop.stamp, hop.splice) for hop in hops] for field, hops in changed.splices.items()
        },
        checksums=changed.checksums,
        withheld=changed.withheld,
    )


def answer_of(result: Result) -> Answer:
    """The answer to one edit as the store takes it."""
    match result:
        case Applied(id=id, position=position):
            return Answer(id, "applied", position)
        case Duplicate(id=id, position=position):
            return Answer(id, "duplicate", position)
        case Refused(id=id, code=code, reason=reason, proposal=proposal):
            return Answer(id, "refused", code=code, reason=reason, proposal=proposal)
        case Stale(id=id, fields=fields):
            held = {name: Held(one.value, one.stamp, one.author, one.at) for name, one in fields.items()}
            return Answer(id, "stale", fields=held)


def wire_edit(edit: Edit, device: str) -> WireEdit:
    """An edit as it travels; one that was made before this laptop was enrolled travels as this laptop's."""
    return to_wire(edit if edit.device else msgspec.structs.replace(edit, device=device))


def wire_look(look: Look) -> wire.Look:
    """A look as it travels."""
    return wire.Look(look.id, look.case, look.at, look.position, look.record)


def ask_alike(typed: Person) -> AskAlike:
    """The question about a child who is being typed in: what a child is recognised by, and nothing else of them."""
    return AskAlike(**{name: getattr(typed, name) for name in AskAlike.__struct_fields__})
