"""What the unlock page is told: whose laptop it is, and who else has signed in on it."""

from casework.roles import title
from desktop import lock_screen
from desktop.folders import AccountFolder, Folders
from ui.account_choice import KnownAccount
from ui.unlock import UnlockFacts


def unlock_facts(folders: Folders, account: AccountFolder, because: str) -> UnlockFacts:
    """The facts of one account, and the names of all. Nothing is opened for it."""
    facts = lock_screen.read(account.folder)
    days = [day for aside in folders.aside_of(account) if (day := aside.put_aside_on())]
    return UnlockFacts(
        name=facts.name,
        role=title(facts.role),
        service=facts.authority_name,
        device_name=facts.device_name,
        account=account.folder.name,
        accounts=tuple(_known(one) for one in folders.accounts()),
        put_aside=max(days, default=None),
        because=because,
        waiting=facts.waiting,
        last_contact=facts.last_contact,
        lease_until=facts.lease_until(),
        latest_seen=facts.latest_day(),
        taken_out=facts.taken_out,
    )


def _known(account: AccountFolder) -> KnownAccount:
    facts = lock_screen.read(account.folder)
    return KnownAccount(account.folder.name, facts.name or facts.user, facts.authority_name)
