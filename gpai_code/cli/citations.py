"""Entries that an argument names: by id or label, or as people cite them."""

from typing import TYPE_CHECKING

from gpai_code.cli.console import print_note

if TYPE_CHECKING:
    from gpai_code.catalog.code import Code
    from gpai_code.catalog.records import AnyEntry


def entries_named(text: str, code: "Code") -> "tuple[AnyEntry, ...]":
    """
    Return the entry with an id or label, or else the entries that a citation means.

    Raises:
        AmbiguousIdError: If it can mean several.
        UnknownIdError: If it means none; says why.
    """
    from gpai_code.errors import UnknownIdError  # noqa: PLC0415

    try:
        return (code[text],)
    except UnknownIdError:
        # imported for what is no id alone: it reads the titles of all editions
        from gpai_code.catalog.citations.finder import find  # noqa: PLC0415

        match = find(text, code.edition.slug)
        if not match.entries:
            # what a citation means and is no entry is a place in the law
            places = ", ".join(map(str, match.references))
            print_note(f"note: {places} is no entry of the Code; see list --article")
            raise
        for message in match.notes:
            print_note(f"note: {message}")
        return match.entries
