"""What the doctor found, in plain sentences for IT support; and of that, what needs a person."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from casework.words import count, day_month_year, moment
from desktop.doctor import Account, Report

_ENCRYPTED = {
    True: "The disk under it is encrypted by the operating system.",
    False: "The disk under it is not encrypted by the operating system. Holdfast encrypts the cases all the same.",
    None: "Whether the disk under it is encrypted is not known: the operating system does not tell.",
}


def needs(report: Report) -> list[str]:
    """What somebody has to see to; nothing where all is well."""
    found = [need for account in report.accounts for need in _needs_of(account)]
    for file in report.files:
        if file.kind == "in the clear":
            found.append(f"Words of a case can be read in {file.path}. Tell whoever looks after Holdfast at once.")
        elif file.kind == "unknown":
            found.append(f"{file.path} is neither encrypted nor a file of Holdfast's. Find out what put it there.")
        if not file.private:
            found.append(f"Other people of this computer may read {file.path}. Make it readable by its owner only.")
    return found


def as_json(report: Report, found: list[str]) -> str:
    """The report for another program: without the words that were looked for, the token, or anybody's record."""
    told = msgspec.to_builtins(report)
    for account in told["accounts"]:
        if account["held"] is not None:
            account["held"] = {name: value for name, value in account["held"].items() if name not in ("words", "facts")}
    return msgspec.json.encode(told | {"needs": found}).decode()


def _needs_of(account: Account) -> Iterator[str]:
    who = account.user or account.folder
    if account.trouble:
        yield f"{who}: {account.trouble}"
    if account.faults:
        yield f"{who}: the store is damaged in {count(len(account.faults), 'place')}. Unlock Holdfast: it sees to it."
    if account.damaged:
        yield f"{who}: damage was met. Unlock Holdfast: it begins a new store with everything that was not sent."
    for name in account.put_aside:
        yield f"{who}: a damaged store was put aside as {name}. Once nothing in it is missed, it can be deleted."
    if account.held is not None and account.held.newer:
        yield f"{who}: a newer version of Holdfast filled the store. Install that version."
    if account.held is not None and account.held.refused_only_here:
        what = count(account.held.refused_only_here, "change")
        yield f"{who}: {what} could not be taken in by the centre and can be read only here, under Needs attention."
    if account.out_of_service:
        yield f"{who}: this laptop was taken out of service. Unlock it with a connection: it hands in what it holds."
    elif account.lease_ended:
        yield f"{who}: the laptop has not met the centre for too long. Reading cases needs a connection."


def sentences(report: Report, now: dt.datetime) -> list[str]:
    """All of it, a line each."""
    lines = [f"Holdfast keeps its data in {report.data_folder}.", _ENCRYPTED[report.disk_encrypted]]
    if not report.accounts:
        lines.append("Nobody has signed in here: no cases are held.")
    for account in report.accounts:
        lines += ["", *_of_account(account, now)]
    lines += ["", *_of_files(report)]
    found = needs(report)
    lines += ["", "Nothing here needs anybody." if not found else "This needs somebody:"]
    return lines + [f"- {need}" for need in found]


def _of_account(account: Account, now: dt.datetime) -> Iterator[str]:
    name = ", ".join(part for part in (account.name, account.user, account.service) if part)
    yield f"Account in {account.folder}: {name or 'not known without its passphrase'}."
    if account.since:
        yield f"It has its present key since {_when(account.since, now)}."
    yield (
        f"The centre was last met {_when(account.last_contact, now)}."
        if account.last_contact
        else ("It has not met the centre yet.")
    )
    if account.lease_until:
        until = day_month_year(dt.date.fromisoformat(account.lease_until))
        yield f"Cases can be read without a connection until {until}{' (over)' if account.lease_ended else ''}."
    if account.keyring:
        yield "The key needs the passphrase and the secret in this computer's keyring together."
    else:
        yield "No keyring protects the key: the passphrase alone does."
    if account.backup_since:
        yield f"A copy from before the last update is kept since {_when(account.backup_since, now)}, encrypted."
    yield from _of_store(account)


def _of_store(account: Account) -> Iterator[str]:
    held = account.held
    if held is None:
        if account.waiting is not None:
            yield f"When it was last locked, {count(account.waiting, 'change')} waited to be sent."
        yield "How much it holds is told only with the passphrase (--passphrase-stdin)."
        return
    yield (
        f"It holds {count(held.cases, 'case')} in {count(held.records, 'record')}, and {count(held.files, 'file')}. "
        f"The schema is at {held.step}."
    )
    yield (
        f"Not sent yet: {count(held.waiting, 'change')}, {count(held.files_to_send, 'file')}, "
        f"{count(held.looks_to_send, 'look', 'looks')}. Typed and not saved: {count(held.drafts, 'draft')}. "
        f"Refused by the centre: {count(held.refused, 'change')}."
    )
    if account.faults:
        yield f"The seal of {count(len(account.faults), 'page')} does not fit: {'; '.join(account.faults[:3])}."
    else:
        yield "The seal of every page fits."


def _of_files(report: Report) -> Iterator[str]:
    total = sum(file.size for file in report.files)
    yield f"{count(len(report.files), 'file')}, {_size(total)} in all:"
    for file in report.files:
        what = f" ({file.what})" if file.what else ""
        yield f"  {file.path}: {_size(file.size)}, {file.kind}{what}"
    if report.leftovers:
        yield f"Left over where something was cut off, and harmless: {', '.join(report.leftovers)}."
    looked = any(account.held for account in report.accounts)
    if looked and not any(file.kind == "in the clear" for file in report.files):
        yield "None of these files holds any of the words that were looked for from the opened store."
    elif not looked:
        yield "Words of cases were not looked for: that needs the passphrase."


def _when(text: str, now: dt.datetime) -> str:
    return moment(dt.datetime.fromisoformat(text), now)


def _size(size: int) -> str:
    if size < 1024:
        return count(size, "byte")
    return f"{size / 1024:,.0f} KiB" if size < 1024 * 1024 else f"{size / 1024 / 1024:,.1f} MiB"
