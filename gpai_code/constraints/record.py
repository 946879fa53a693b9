"""What records share: equality, hash and repr, and how a notebook shows them."""

from typing import Any


class Compared:
    """
    What a frozen record has besides its fields, as attrs defines it.

    The catalogue needs some twenty classes before it can give its first answer, and compiling these
    methods takes as long as all else that importing them does.
    """

    __slots__ = ()
    __attrs_attrs__: Any

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return _values(self) == _values(other)

    def __hash__(self) -> int:
        return hash((type(self), _values(self)))

    def __repr__(self) -> str:
        names = [field.name for field in self.__attrs_attrs__]
        held = (f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__name__}({', '.join(held)})"


def _values(record: Any) -> tuple[Any, ...]:
    return tuple([getattr(record, field.name) for field in record.__attrs_attrs__])


class ShownInNotebooks:
    """
    What a notebook asks a value for.

    How each type is shown is a matter of `gpai_code.render`, which no record knows; this is the one
    place that reaches up to it, by name and only when a notebook asks.
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        from importlib import import_module  # noqa: PLC0415

        html: str = import_module("gpai_code.render.notebook").to_notebook(self)
        return html
