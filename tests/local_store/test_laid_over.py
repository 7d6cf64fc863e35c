"""What waits for a record lies beside it: never more of it than is shown, and nothing where nothing waits."""

import pytest

from casework import new_edit
from tests.local_store.desk import ME, Desk


def laid(desk: Desk) -> dict[str, str]:
    """What lies over which record."""
    asked = "SELECT record.id, CAST(laid_over.fields AS TEXT) FROM laid_over JOIN record USING (n)"
    found: dict[str, str] = dict(desk.store._db._db.conn.execute(asked).fetchall())
    return found


def in_row(desk: Desk, id: str) -> tuple[str, str | None]:
    """What the row of a record has from the centre, and of what was made here."""
    asked = "SELECT CAST(held AS TEXT), CAST(shown AS TEXT) FROM record WHERE id = ?"
    line: tuple[str, str | None] = desk.store._db._db.conn.execute(asked, (id,)).fetchone()
    return line


def everything_that_is_laid_over_something(desk: Desk) -> int:
    count: int = desk.store._db._db.conn.execute("SELECT count(*) FROM laid_over").fetchone()[0]
    return count


def test_a_save_over_what_the_centre_has_leaves_its_row_as_it_is(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "held"})
    before = in_row(desk, contact.id)
    desk.write(contact, note="written")
    assert in_row(desk, contact.id) == before
    assert laid(desk) == {contact.id: '{"note":"written"}'}
    assert desk.show(contact.id).fields == {"note": "written"}


def test_nothing_lies_there_once_the_centre_has_it(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "held"})
    desk.applied(desk.write(contact, note="written"))
    assert laid(desk) == {}
    assert in_row(desk, contact.id) == ('{"note":"written"}', None)


def test_what_was_made_here_is_in_its_row_until_the_centre_has_it(desk: Desk) -> None:
    made = desk.write_new("contact", note="made")
    assert laid(desk) == {}
    assert in_row(desk, made.record) == ("{}", '{"note":"made"}')
    more = desk.write(desk.show(made.record), note="more")
    assert laid(desk) == {made.record: '{"note":"more"}'}
    assert desk.show(made.record).fields == {"note": "more"}
    desk.applied(made)
    assert in_row(desk, made.record) == ('{"note":"made"}', None)
    assert desk.show(made.record).fields == {"note": "more"}
    desk.applied(more)
    assert laid(desk) == {}
    assert in_row(desk, made.record) == ('{"note":"more"}', None)


def test_what_was_made_here_and_is_taken_back_in_part_is_as_it_was_made(desk: Desk) -> None:
    made = desk.write_new("contact", note="made")
    more = desk.write(desk.show(made.record), place="Library")
    desk.refused(more)
    assert laid(desk) == {made.record: '{"note":"made"}'}
    desk.store.give_up(more.id)
    desk.refused(made)
    desk.store.give_up(made.id)
    assert desk.store.record(made.record) is None
    assert everything_that_is_laid_over_something(desk) == 0


def test_a_colleagues_change_goes_under_what_waits(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "held", "place": "office"})
    desk.write(contact, note="written")
    desk.bring("contact", {"place": "Library"}, id=contact.id)
    assert desk.show(contact.id).fields == {"note": "written", "place": "Library"}
    assert in_row(desk, contact.id) == ('{"note":"held","place":"Library"}', None)


def test_a_refused_edit_lies_over_nothing(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "held"})
    desk.refused(desk.write(contact, note="written"))
    assert laid(desk) == {}
    assert desk.show(contact.id).fields == {"note": "held"}


def test_what_is_taken_back_lies_over_nothing(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "held"})
    desk.store.write_on(new_edit(contact, {"note": "held on"}, ME))
    desk.store.write_on(new_edit(desk.show(contact.id), {"note": "held"}, ME))
    assert desk.store.pending() == []
    assert laid(desk) == {}
    assert desk.show(contact.id).fields == {"note": "held"}


def test_it_goes_with_its_record(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "held"})
    edit = desk.write(contact, note="written")
    desk.leaves()
    assert laid(desk) == {contact.id: '{"note":"written"}'}
    desk.applied(edit, outcome="duplicate")
    assert everything_that_is_laid_over_something(desk) == 0
    assert desk.store.record(contact.id) is None


@pytest.mark.parametrize("words", ["theirs", "written"])
def test_a_row_is_written_whenever_it_is_different(desk: Desk, words: str) -> None:
    """The same words at another stamp are a difference."""
    contact = desk.bring("contact", {"note": "held"})
    edit = desk.write(contact, note="written")
    desk.stale(edit, note=words)
    assert in_row(desk, contact.id)[0] == f'{{"note":"{words}"}}'
    desk.bring("contact", {"note": "newer"}, id=contact.id)
    assert in_row(desk, contact.id)[0] == '{"note":"newer"}'
    assert desk.show(contact.id).fields["note"] == "written"
