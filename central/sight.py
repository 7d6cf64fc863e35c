"""What somebody may see of the cases they hold: by the sections that their role reads."""

import zlib
from collections.abc import Mapping
from functools import cache

import msgspec

from casework.record_types import RECORD_TYPES
from casework.sections import RESTRICTED_FIELDS, sections_read

_NOTHING: frozenset[str] = frozenset()


class Sight(msgspec.Struct, frozen=True):
    """The sections that are read, the fields that are withheld (of types that are open), and the mark of both.

    A cursor holds the mark. Where it is another one by now, somebody has another role, or the rules have changed: then
    all that they hold travels again, with what is hidden of it.
    """

    sections: frozenset[str]
    hides: Mapping[str, frozenset[str]]
    mark: int

    def sees(self, section: str) -> bool:
        """Whether records that are kept with this section are seen."""
        return section in self.sections

    def withheld(self, type: str) -> frozenset[str]:
        """Which fields of a record of this type are not."""
        return self.hides.get(type, _NOTHING)


@cache
def sight_of(role: str) -> Sight:
    """What this role sees."""
    sections = frozenset(section.value for section in sections_read(role))
    withheld = {
        type: frozenset(name for name, section in fields.items() if section.value not in sections)
        for type, fields in RESTRICTED_FIELDS.items()
    }
    apart = sorted((type, one.restricted_to.value) for type, one in RECORD_TYPES.items() if type not in withheld)
    fields = sorted((type, sorted(names)) for type, names in withheld.items())
    mark = zlib.crc32(msgspec.json.encode([role, sorted(sections), apart, fields]))
    return Sight(sections, {type: names for type, names in withheld.items() if names}, mark)
