"""The Internet Printing Protocol, version 2.0: a message as values, and as bytes (RFC 8010, RFC 8011).

Written here because no library fits: pyipp and its fork need aiohttp, ippx (0.1.1) brings a second HTTP client, and
none of them speaks over the domain socket at which CUPS listens. What Holdfast asks of a printer is small.
"""

import enum
import struct
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

VERSION = b"\x02\x00"
MEDIA_TYPE = "application/ipp"


class Operation(enum.IntEnum):
    """What is asked."""

    PRINT_JOB = 0x0002
    VALIDATE_JOB = 0x0004
    CREATE_JOB = 0x0005
    SEND_DOCUMENT = 0x0006
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B
    RELEASE_JOB = 0x000D
    CUPS_GET_DEFAULT = 0x4001
    CUPS_GET_PRINTERS = 0x4002


class Status(enum.IntEnum):
    """The answers that Holdfast tells apart. Whatever is below `FIRST_ERROR` went well."""

    OK = 0x0000
    FIRST_ERROR = 0x0400
    FORBIDDEN = 0x0401
    NOT_AUTHENTICATED = 0x0402
    NOT_AUTHORIZED = 0x0403
    NOT_POSSIBLE = 0x0404
    NOT_FOUND = 0x0406


class GroupTag(enum.IntEnum):
    """What a group of attributes is about."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04
    UNSUPPORTED = 0x05


class Tag(enum.IntEnum):
    """The kinds of value that are written here. Others are read as bytes."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    RESOLUTION = 0x32
    RANGE = 0x33
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME_TYPE = 0x49


FIRST_VALUE = 0x10
"""Tags below it begin a group, or end the message."""
_WORDS = range(Tag.TEXT, Tag.MIME_TYPE + 1)


class Attribute(msgspec.Struct, frozen=True):
    """One attribute: its name, the kind of its values, and the values."""

    name: str
    tag: int
    values: tuple[Any, ...]


class Group(msgspec.Struct, frozen=True):
    """Attributes that belong together: of the request, of a job, of a printer."""

    tag: int
    attributes: tuple[Attribute, ...]

    def all(self, name: str) -> tuple[Any, ...]:
        """Every value of an attribute; empty where it is not there."""
        return next((one.values for one in self.attributes if one.name == name), ())

    def first(self, name: str) -> Any:
        """The first value of an attribute, or None."""
        return next(iter(self.all(name)), None)


class Message(msgspec.Struct, frozen=True):
    """A request (`code` is an Operation) or an answer (a Status), with the document behind it."""

    code: int
    groups: tuple[Group, ...]
    number: int = 1
    document: bytes = b""

    def of(self, tag: GroupTag) -> list[Group]:
        """The groups of one kind."""
        return [one for one in self.groups if one.tag == tag]


class NotIpp(ValueError):
    """These bytes are no message of the protocol."""


def attribute(name: str, tag: Tag, *values: Any) -> Attribute:
    """An attribute with these values."""
    return Attribute(name, tag, values)


def request(operation: Operation, *asked: Attribute, job: Sequence[Attribute] = (), document: bytes = b"") -> Message:
    """A request: the two attributes that every one begins with, then these (RFC 8011, 4.1.4)."""
    first = (
        attribute("attributes-charset", Tag.CHARSET, "utf-8"),
        attribute("attributes-natural-language", Tag.LANGUAGE, "en"),
    )
    groups = [Group(GroupTag.OPERATION, first + asked)]
    if job:
        groups.append(Group(GroupTag.JOB, tuple(job)))
    return Message(operation, tuple(groups), document=document)


def encode(message: Message) -> bytes:
    """A message as bytes."""
    parts = [VERSION, struct.pack(">hi", message.code, message.number)]
    for group in message.groups:
        parts.append(bytes([group.tag]))
        parts += [piece for one in group.attributes for piece in _pieces(one)]
    return b"".join([*parts, bytes([GroupTag.END]), message.document])


def _pieces(one: Attribute) -> Iterator[bytes]:
    """Each value with the name before the first of them; the others have an empty name (RFC 8010, 3.1.5)."""
    for at, value in enumerate(one.values):
        name = one.name.encode() if at == 0 else b""
        content = _content(one.tag, value)
        yield bytes([one.tag]) + struct.pack(">H", len(name)) + name + struct.pack(">H", len(content)) + content


def _content(tag: int, value: Any) -> bytes:
    if tag in (Tag.INTEGER, Tag.ENUM):
        return struct.pack(">i", value)
    if tag == Tag.BOOLEAN:
        return bytes([value])
    if tag == Tag.RANGE:
        return struct.pack(">ii", *value)
    if tag == Tag.RESOLUTION:
        return struct.pack(">iib", *value)
    return value if isinstance(value, bytes) else str(value).encode()


def decode(content: bytes) -> Message:
    """Bytes as a message. Raises NotIpp.

    A collection comes as its parts, which no caller here looks into.
    """
    try:
        _major, _minor, code, number = struct.unpack_from(">bbhi", content)
        groups: list[Group] = []
        at = 8
        while content[at] != GroupTag.END:
            tag, attributes = content[at], list[Attribute]()
            at += 1
            while content[at] >= FIRST_VALUE:
                at = _take(content, at, attributes)
            groups.append(Group(tag, tuple(attributes)))
    except (IndexError, struct.error, UnicodeDecodeError) as error:
        raise NotIpp(str(error)) from error
    return Message(code, tuple(groups), number, content[at + 1 :])


def _take(content: bytes, at: int, attributes: list[Attribute]) -> int:
    """Read one value into `attributes`; where the next one begins."""
    tag = content[at]
    name, at = _counted(content, at + 1)
    raw, at = _counted(content, at)
    value = _value(tag, raw)
    if name:
        attributes.append(Attribute(name.decode(), tag, (value,)))
    elif attributes:
        last = attributes[-1]
        attributes[-1] = msgspec.structs.replace(last, values=(*last.values, value))
    else:
        raise NotIpp("a group begins without a name")
    return at


def _counted(content: bytes, at: int) -> tuple[bytes, int]:
    [length] = struct.unpack_from(">H", content, at)
    end = at + 2 + length
    if end > len(content):
        raise NotIpp("cut off")
    return content[at + 2 : end], end


def _value(tag: int, raw: bytes) -> Any:
    if tag in (Tag.INTEGER, Tag.ENUM):
        return struct.unpack(">i", raw)[0]
    if tag == Tag.BOOLEAN:
        return raw != b"\x00"
    if tag == Tag.RANGE:
        return struct.unpack(">ii", raw)
    return raw.decode() if tag in _WORDS else raw
