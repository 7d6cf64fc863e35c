"""A store that was put aside: what was only in it, brought into the one in use."""

import msgspec

from desktop.folders import AccountFolder
from local_store import Draft, LocalStore, damage, keys


class BroughtBack(msgspec.Struct, frozen=True):
    """How much came back. `complete` is False where something in the store put aside could not be read."""

    edits: int
    drafts: int
    complete: bool = True


def bring_back(aside: AccountFolder, passphrase: str, store: LocalStore) -> BroughtBack:
    """Open `aside` with its old passphrase and put its unsent changes, drafts, looks and files into `store`.

    Done again after a cut it changes nothing: every edit keeps its id. The folder stays, and is no longer offered.
    Raises WrongPassphrase, DeviceSecretGone, or what is wrong with the store in use.
    """
    key = keys.unlock(aside.folder, passphrase)
    found = damage.rescue(aside.store, key)
    store.take_over(found.edits, found.sent)
    for draft in found.drafts:
        _keep(draft, aside, store)
    store.keep_looks(found.looks)
    complete = found.complete
    for file in found.files:
        content = damage.content_of(aside.store, key, file.sha256)
        if content is None:
            complete = False
        else:
            store.attach(file.case, content, file.media_type)
    aside.note_brought_back()
    return BroughtBack(len(found.edits), len(found.drafts), complete)


def _keep(draft: Draft, aside: AccountFolder, store: LocalStore) -> None:
    """A draft in its place; where something else was typed there meanwhile, beside it."""
    there = store.draft(draft.key)
    if there is None:
        store.keep_draft(draft)
    elif msgspec.structs.replace(there, kept_at=draft.kept_at) != draft:
        store.keep_draft(msgspec.structs.replace(draft, key=f"{draft.key} from {aside.folder.name}", aside=True))
