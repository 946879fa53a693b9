"""Walking through a foreign document: what is not there is an error with its place."""

from collections.abc import Iterator
from typing import Any, NoReturn

from gpai_code.errors import DocumentError, Fault
from gpai_code.text_io.strict_json import describe, pointer


class Node:
    """
    A value of a JSON document, with its place in it.

    Attributes:
        value: The value.
        document: What to call the document in errors.
        path: The names and positions that lead to the value.

    >>> Node({"a": [{"b": "c"}]}, "example").items("a")[0].text("b")
    'c'
    """

    def __init__(self, value: Any, document: str, path: tuple[str | int, ...] = ()) -> None:
        self.value, self.document, self.path = value, document, path

    def refuse(self, rule: str, wanted: str) -> NoReturn:
        """
        Say that the value cannot be used.

        Raises:
            DocumentError: Always.
        """
        fault = Fault(pointer(self.path), rule, describe(self.value), wanted)
        raise DocumentError(self.document, (fault,))

    def member(self, name: str) -> "Node":
        """
        Return a member of an object.

        Raises:
            DocumentError: If the value is no object or has no such member.
        """
        member = self.get(name)
        if member is None:
            self.refuse("required", f"add {name}")
        return member

    def get(self, name: str) -> "Node | None":
        """
        Return a member of an object; None if it has none of that name.

        Raises:
            DocumentError: If the value is no object.
        """
        if not isinstance(self.value, dict):
            self.refuse("type", "write an object")
        if name not in self.value:
            return None
        return Node(self.value[name], self.document, (*self.path, name))

    def items(self, name: str) -> "list[Node]":
        """
        Return what the list in a member holds; nothing if there is no such member.

        Raises:
            DocumentError: If the member is no list.
        """
        return list(self._items(name))

    def _items(self, name: str) -> "Iterator[Node]":
        member = self.get(name)
        if member is None:
            return
        if not isinstance(member.value, list):
            member.refuse("type", "write a list")
        for position, item in enumerate(member.value):
            yield Node(item, self.document, (*member.path, position))

    def text(self, name: str) -> str:
        """
        Return the text in a member.

        Raises:
            DocumentError: If there is none, or it is no text.
        """
        member = self.member(name)
        if not isinstance(member.value, str):
            member.refuse("type", "write a text")
        return member.value

    def text_or_none(self, name: str) -> str | None:
        """
        Return the text in a member; None if there is no such member.

        Raises:
            DocumentError: If it is no text.
        """
        return self.text(name) if self.get(name) is not None else None
