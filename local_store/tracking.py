"""How far one edit has come: saved, sent, received, seen, wherever it is by now and whatever took its place."""

from local_store import attention, outbox, receipts
from local_store.connection import Sql
from local_store.shapes import Tracked


def track(sql: Sql, edit_id: str) -> Tracked | None:
    """The whole way of an edit; None where it was never saved here."""
    found = _standing(sql, edit_id)
    if found is None:
        return None
    way, by = [found], {edit_id}
    while way[-1].replaced_by and way[-1].replaced_by not in by:
        by.add(way[-1].replaced_by)
        following = _standing(sql, way[-1].replaced_by)
        if following is None:
            break
        way.append(following)
    last = way[-1]
    return Tracked(
        edit=edit_id,
        saved_at=found.saved_at,
        first_sent_at=next((one.first_sent_at for one in way if one.first_sent_at), ""),
        attempts=sum(one.attempts for one in way),
        received_at=last.received_at,
        position=last.position,
        outcome=last.outcome,
        seen_by=last.seen_by,
        replaced_by=last.edit if last.edit != edit_id else None,
        trouble=last.trouble,
        follows=last.follows,
    )


def _standing(sql: Sql, edit_id: str) -> Tracked | None:
    """One edit by itself; `replaced_by` names the next one, where there is one."""
    waiting = outbox.find(sql, edit_id)
    if waiting:
        return Tracked(
            edit_id,
            waiting.saved_at,
            waiting.sent_at,
            waiting.attempts,
            trouble=waiting.trouble,
            follows=waiting.follows,
        )
    refused = attention.find(sql, edit_id)
    if refused:
        return Tracked(edit_id, refused.saved_at, refused.sent_at, refused.attempts, outcome="refused")
    receipt = receipts.of_edit(sql, edit_id)
    if receipt is None:
        return None
    return Tracked(
        edit_id,
        receipt.saved_at,
        receipt.sent_at,
        receipt.attempts,
        receipt.received_at,
        receipt.position,
        receipt.outcome,
        receipt.seen_by,
        receipt.replaced_by,
    )
