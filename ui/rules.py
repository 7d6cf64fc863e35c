"""Rules of this service: every time limit, frequency and figure in force, where it comes from, and whose it is."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.due_reasons import Reason
from casework.local_rules import LocalRules, faults
from casework.rules_in_force import RuleGroup, RuleLine, rule_groups
from local_store.store import LocalStore
from ui.across import AcrossPage
from ui.desk import Desk
from ui.page import Now
from ui.parts.rows import Row, section
from ui.place import Place
from ui.why_line import WhyLine

LONG = 40
"""An amount of more letters stands on the second line of its row, where it may be cut: the line above says it whole."""


class RulesPage(AcrossPage):
    """Read only: the centre keeps the rules, and hands them out with the service. Enter says one of them in full."""

    page, name = "rules", "Rules of this service"

    def __init__(self, desk: Desk, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(desk, now, parent)
        self._lines: dict[str, RuleLine] = {}
        self.why = WhyLine(with_rules=False)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.why)
        self.list.selectionModel().currentChanged.connect(self._selection_moved)

    def read(self) -> None:
        """Ask for the rules as the centre last described them."""
        super().read()
        self.ask(_own_rules, self._show)

    def _show(self, rules: LocalRules) -> None:
        today = self.now().date()
        groups = rule_groups(rules, today)
        self._lines = {_key(group, at): line for group in groups for at, line in enumerate(group.lines)}
        own = sum(line.own for line in self._lines.values())
        self.show_rows(rule_rows(groups, faults(rules)), f"{own} set by your service, {len(self._lines) - own} not")

    def _open(self, row: Row) -> None:
        line = self._lines.get(row.key)
        if line is not None:
            amount = f"{line.amount[:1].upper()}{line.amount[1:]}"
            self.why.show_reason(Reason(f"{line.name}. {amount}.", line.source, line.standing))

    def _open_case(self, row: Row) -> None:
        self._open(row)

    def _selection_moved(self) -> None:
        row = self.list.current_row()
        if row is not None and not self.why.isHidden():
            self._open(row)

    def step_back(self) -> bool:
        """Escape closes the line that says a rule in full."""
        shown = not self.why.isHidden()
        self.why.hide()
        return shown

    def place(self) -> Place:
        """This page and the row selected."""
        return Place(page=self.page, record=self.list.current_key() or None)


def _own_rules(store: LocalStore) -> LocalRules:
    """All of the service's own lines, also those that are wrong: the page says what is wrong with them."""
    device = store.device()
    return device.service.rules if device else LocalRules()


def _key(group: RuleGroup, at: int) -> str:
    return f"{group.title}/{at}"


def rule_rows(groups: tuple[RuleGroup, ...], wrong: tuple[str, ...]) -> list[Row]:
    """What is wrong with the service's own table first; then each group with its lines."""
    rows: list[Row] = []
    if wrong:
        rows.append(section("wrong", "Not used: the default holds in its place", str(len(wrong))))
        rows += [Row(key=f"wrong/{at}", first=f"{said}.", kind="words") for at, said in enumerate(wrong)]
    for group in groups:
        rows.append(section(group.title, group.title, str(len(group.lines))))
        rows += [_row(group, at, line) for at, line in enumerate(group.lines)]
    return rows


def _row(group: RuleGroup, at: int, line: RuleLine) -> Row:
    short = len(line.amount) <= LONG
    return Row(
        key=_key(group, at),
        first=line.name,
        second=line.source if short else line.amount,
        end=line.amount if short else "",
        end_second=line.standing,
        end_ink="accent" if line.own else "ink",
        icon="scale",
        icon_ink="accent" if line.own else "ink3",
        spoken=f"{line.name}, {line.amount}. {line.standing}. Source: {line.source}",
        opens=line.name,
    )
