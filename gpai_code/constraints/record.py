"""What records share: equality, hash, a short repr, plain values and back, and notebooks."""

from collections.abc import Sized
from functools import cache
from operator import attrgetter

from gpai_code.constraints.tabular import MAX_REPR_LENGTH, Tabular

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, ClassVar, Self

_PIECE = 60
"""Longest piece of it for one value."""

_SHOWN_FIRST = ("id", "slug", "label", "title", "name", "term", "document")


class Record(Tabular):
    """
    What a frozen record has besides its fields.

    A class that attrs gives no equality of its own (`eq=False`) has that of here, which is the same
    and costs nothing at import: the catalogue needs some twenty classes before it can give its
    first answer, and compiling such methods takes as long as all else that importing them does.
    """

    __slots__ = ()
    if TYPE_CHECKING:
        __attrs_attrs__: ClassVar[Any]

    def __init_subclass__(cls) -> None:
        # attrs writes no `__repr__` where a class has one of its own
        if "__repr__" not in vars(cls):
            cls.__repr__ = cls.__repr__  # type: ignore[method-assign]

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        equal: bool = _values(self) == _values(other)
        return equal

    def __hash__(self) -> int:
        return hash((type(self), _values(self)))

    def __repr__(self) -> str:
        name = type(self).__name__
        # of each field that says something, what it holds, as long as there is room
        room = MAX_REPR_LENGTH - len(f"{name}(, ...)")
        pieces: list[str] = []
        for field in sorted(self.__attrs_attrs__, key=_shown_first):
            value = getattr(self, field.name)
            if value is None or (isinstance(value, (tuple, dict)) and not value):
                continue
            piece = f"{field.name}={brief(value)}"
            if len(piece) + 2 > room:
                return f"{name}({', '.join([*pieces, '...'])})"
            room -= len(piece) + 2
            pieces.append(piece)
        return f"{name}({', '.join(pieces)})"

    @classmethod
    def __get_pydantic_core_schema__(cls, _: "Any", __: "Any") -> "Any":
        """Let Pydantic, and so FastAPI, take the record as the type of a field."""
        return _pydantic_schema(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, _: "Any", __: "Any") -> "dict[str, Any]":
        """Describe it to Pydantic by the schema of the library, which has an `$id` of its own."""
        from importlib import import_module  # noqa: PLC0415 - the schemas lie above, as views do

        schema: dict[str, Any] = import_module("gpai_code.schemas.published").schema_for(cls)
        return schema

    def to_dict(self) -> "dict[str, Any]":
        """Return the record as plain JSON values; what is empty is left out."""
        from gpai_code.constraints.unstructuring import unstructure  # noqa: PLC0415

        values: dict[str, Any] = unstructure(self)
        return values

    @classmethod
    def from_dict(cls, values: object) -> "Self":
        """
        Make a record from plain JSON values, as `to_dict` gives them.

        Raises:
            DocumentError: With every fault and its JSON Pointer.
        """
        from gpai_code.constraints.structuring import structure  # noqa: PLC0415

        return structure(values, cls, _document_name(cls))

    def to_json(self) -> str:
        """
        Return the record as JSON text, which `from_json` gives back.

        Raises:
            ValueRuleError: If it holds what would not be read, or is larger than is read.
        """
        from gpai_code.text_io.json_writer import write_json  # noqa: PLC0415
        from gpai_code.text_io.strict_json import MAX_BYTES  # noqa: PLC0415

        return write_json(self.to_dict(), max_bytes=MAX_BYTES)

    @classmethod
    def from_json(cls, source: str | bytes) -> "Self":
        """
        Make a record from JSON text.

        Raises:
            DocumentError: With every fault, its JSON Pointer, line and column.
        """
        from gpai_code.text_io.sources import read_document  # noqa: PLC0415

        return read_document(source, cls.from_dict, _document_name(cls))


def _pydantic_schema(kind: "type[Record]") -> "Any":
    from pydantic_core import PydanticCustomError, core_schema  # noqa: PLC0415 - only it asks

    from gpai_code.errors import MAX_FAULTS, DocumentError, GpaiCodeError  # noqa: PLC0415

    def validate(value: object) -> Record:
        if isinstance(value, kind):
            return value
        try:
            return kind.from_dict(value)
        except GpaiCodeError as error:
            # in plain values, which web frameworks can write into their answer
            faults = error.faults[:MAX_FAULTS] if isinstance(error, DocumentError) else ()
            details = [
                {"path": fault.path, "rule": fault.rule, "wanted": fault.wanted} for fault in faults
            ]
            context = {"message": str(error), "faults": details}
            raise PydanticCustomError("document", "{message}", context) from None

    return core_schema.no_info_plain_validator_function(
        validate,
        serialization=core_schema.plain_serializer_function_ser_schema(
            lambda record: record.to_dict()
        ),
    )


def _document_name(kind: type) -> str:
    """Return what errors call a record as a document: its class's name as words."""
    return "".join(
        f" {letter.lower()}" if letter.isupper() else letter for letter in kind.__name__
    ).strip()


def _values(record: "Record") -> "Any":
    kind: type = type(record)
    return _getter(kind)(record)


@cache
def _getter(kind: "type[Record]") -> "Callable[[Record], Any]":
    """Return what gives the values of all fields of a record."""
    return attrgetter(*(field.name for field in kind.__attrs_attrs__))


def _shown_first(field: "Any") -> int:
    name = field.name
    return _SHOWN_FIRST.index(name) if name in _SHOWN_FIRST else len(_SHOWN_FIRST)


def brief(value: object) -> str:
    """Show a value in a few characters; of a collection or a long text, how long it is."""
    if isinstance(value, Record):
        text = repr(value)
        return text if len(text) <= _PIECE else f"{type(value).__name__}(...)"
    if isinstance(value, str) and type(value) is str and len(value) > _PIECE:
        return f"{value[: _PIECE - 10]!r}..."
    if isinstance(value, (tuple, list, dict, frozenset)):
        if len(value) > 3 or any(isinstance(item, Record) for item in value):
            return f"<{len(value)} items>"
    elif isinstance(value, int) and value.bit_length() > 4 * _PIECE:
        return "<a long number>"  # Python may refuse to write it out
    text = repr(value)
    if len(text) <= _PIECE:
        return text
    return f"<{len(value)} items>" if isinstance(value, Sized) else f"<{type(value).__name__}>"
