"""
Records from the package's own data, which are known to fit: made by `tools/write_build.py`.

A frozen record takes its values one slow step at a time. Here it is filled as an open twin, which
has the same slots and no guard, and is given its own class, and with it the guard, at the end.
"""
# mypy: disable-error-code="misc,assignment,method-assign"
# ruff: noqa: SIM401 - `found.get` takes longer

from typing import Any

from gpai_code.catalog.correspondence import Correspondence, CorrespondenceTable
from gpai_code.vocabulary import Relation

_new = object.__new__
_relation = {member.value: member for member in Relation}


class _Correspondence(Correspondence):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _CorrespondenceTable(CorrespondenceTable):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


def correspondence(found: dict[str, Any]) -> Correspondence:
    """Make this record: Correspondence."""
    made = _new(_Correspondence)
    made.old = ()
    if "old" in found:
        made.old = tuple(found["old"])
    made.new = ()
    if "new" in found:
        made.new = tuple(found["new"])
    made.relation = _relation[found["relation"]]
    made.what_changed = found["what_changed"]
    made.why = found["why"]
    made.note = found["note"] if "note" in found else None
    made.__class__ = Correspondence
    return made


def correspondence_table(found: dict[str, Any]) -> CorrespondenceTable:
    """Make this record: CorrespondenceTable."""
    made = _new(_CorrespondenceTable)
    made.older = found["older"]
    made.newer = found["newer"]
    made.revision = found["revision"]
    made.entries = tuple([correspondence(one) for one in found["entries"]])
    made.__class__ = CorrespondenceTable
    return made
