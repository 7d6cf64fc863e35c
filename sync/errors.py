"""What can go wrong between this laptop and the centre, each told in three plain sentences.

SyncTrouble
    NoConnection            nothing answers, or the link was cut
    InsecureAddress         plain http to another machine, or not an address
    NotHoldfast             something else answers: a guest network's sign-in page, another program
    CertificateProblem      the server cannot prove that it is the centre
    SignedOut               the centre wants a sign-in
        WrongPassword
    NotAllowed              the centre knows who asks, and says no
        Revoked             to a laptop that was taken out of service
        LaptopNotKnown      about a laptop that was never enrolled there
    AnotherPerson           this laptop's cases belong to somebody else
    TooOld                  this version of Holdfast may send, and read nothing
    CentreTrouble           the centre answers that it has a problem
        Busy                it asks for time (`retry_after`)
    RequestRefused          the centre cannot take the request as it is
        TooBig              ... because of its size
"""

from casework.trouble import Trouble
from sync.status import Link

SAFE = "Everything you saved is safe on this laptop."
GOES_BY_ITSELF = "You can go on working. Your changes go by themselves when the connection is back."


class SyncTrouble(Trouble):
    """The root: any reason why a cycle did not end. `link` is how the window shows it."""

    link = Link.CENTRE_TROUBLE

    def __init__(self, happened: str, next_step: str, detail: str = "") -> None:
        super().__init__(happened, SAFE, next_step, detail)

    @property
    def short(self) -> str:
        """The trouble in a word, to be kept with what could not be sent (`local_store.shapes.SendTrouble`)."""
        return self.link.name.lower()


class NoConnection(SyncTrouble):
    """Nothing answered, or the link was cut (`at_once`), or went silent for too long."""

    link = Link.OFFLINE

    def __init__(self, detail: str = "", *, at_once: bool = True) -> None:
        super().__init__("There is no connection to the centre.", GOES_BY_ITSELF, detail)
        self.at_once = at_once


class InsecureAddress(SyncTrouble):
    """An address that is not https, and not this machine itself; or no address at all."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "The address of the centre does not begin with https://, so nothing was sent to it.",
            "Check the address with whoever looks after your laptop.",
            detail,
        )


class NotHoldfast(SyncTrouble):
    """An answer came, but not from a Holdfast server."""

    link = Link.NOT_HOLDFAST

    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "Something that is not Holdfast answers at the address of the centre.",
            "If this network has a sign-in page, open it in a browser first. Else check the address.",
            detail,
        )


class CertificateProblem(SyncTrouble):
    """The certificate does not fit the address, has run out, or is signed by nobody this laptop knows."""

    link = Link.CERTIFICATE

    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "The server could not prove that it is the centre, so nothing was sent to it.",
            "Try another network. If it happens there too, tell whoever looks after your laptop.",
            detail,
        )


class SignedOut(SyncTrouble):
    """The centre does not accept this laptop's token, and no password is at hand."""

    link = Link.SIGNED_OUT

    def __init__(self, detail: str = "", happened: str = "The centre has signed this laptop out.") -> None:
        super().__init__(happened, "Sign in again to send your changes. Until then you can go on working.", detail)


class WrongPassword(SignedOut):
    """The centre does not accept the name and password."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail, "The centre does not know this name and password together.")


class NotAllowed(SyncTrouble):
    """The centre knows who asks, and says no: an account that was closed, a laptop that was revoked."""

    link = Link.SIGNED_OUT

    def __init__(self, reason: str = "", detail: str = "") -> None:
        super().__init__(
            reason or "The centre does not let this laptop in.", "Ask your manager, or whoever runs the centre.", detail
        )


class Revoked(NotAllowed):
    """This laptop was taken out of service: it may deliver what it holds, and read nothing."""


class LaptopNotKnown(NotAllowed):
    """The centre was never told of this laptop, or has forgotten it."""


class AnotherPerson(SyncTrouble):
    """The cases on this laptop were brought down for another person than the one who signed in."""

    link = Link.SIGNED_OUT

    def __init__(self) -> None:
        super().__init__(
            "The cases on this laptop belong to another account.",
            "Sign in with the account that was used here before.",
        )


class TooOld(SyncTrouble):
    """The centre serves newer laptops only. What waits here can still be sent."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "This version of Holdfast is too old for the centre. It can send your changes, but bring nothing down.",
            "Ask whoever looks after your laptop for the new version.",
            detail,
        )


class CentreTrouble(SyncTrouble):
    """The centre answered that it has a problem of its own, or answered what no centre should."""

    def __init__(self, detail: str = "", happened: str = "The centre has a problem and did not answer.") -> None:
        super().__init__(happened, GOES_BY_ITSELF, detail)


class Busy(CentreTrouble):
    """The centre asks for time. `retry_after` is in seconds, or None where it did not say how long."""

    def __init__(self, retry_after: float | None = None, detail: str = "") -> None:
        super().__init__(detail, "The centre is busy and asks this laptop to wait.")
        self.retry_after = retry_after


class RequestRefused(SyncTrouble):
    """The centre cannot take this request as it is. `code` and `reason` are the centre's own."""

    def __init__(self, code: str, reason: str, detail: str = "") -> None:
        super().__init__(
            "The centre could not take what this laptop sent.", "Tell whoever looks after your laptop.", detail
        )
        self.code = code
        self.reason = reason

    @property
    def short(self) -> str:
        return self.code


class TooBig(RequestRefused):
    """The request is bigger than the centre takes."""

    def __init__(self, detail: str = "") -> None:
        super().__init__("too_big", "This change is too big for the centre to take in one piece.", detail)
