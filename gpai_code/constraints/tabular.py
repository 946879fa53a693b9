"""What a notebook shows and what becomes a table; `gpai_code.render` knows how."""

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from typing import Any, Literal, overload

    import pandas as pd
    import polars as pl

MAX_REPR_LENGTH = 200
"""Longest `repr` of a record, and of several that do not fit, in characters."""


class Tabular:
    """
    What a notebook shows and tables take.

    No record knows how it is laid out. This is the one place that reaches up to `render`, by name
    and only when somebody asks.
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        from importlib import import_module  # noqa: PLC0415

        html: str = import_module("gpai_code.render.notebook").to_notebook(self)
        return html

    def to_rows(self) -> "list[dict[str, Any]]":
        """
        Return plain rows for tables and data frames; `gpai_code.render.to_rows` says which.

        Every value is a text, a number, a date, True, False or None.
        """
        from importlib import import_module  # noqa: PLC0415

        rows: list[dict[str, Any]] = import_module("gpai_code.render.rows").to_rows(self)
        return rows

    if TYPE_CHECKING:

        @overload
        def to_frame(self, library: Literal["pandas"] = "pandas") -> pd.DataFrame: ...

        @overload
        def to_frame(self, library: Literal["polars"]) -> pl.DataFrame: ...

    def to_frame(self, library: "Any" = "pandas") -> "Any":
        """
        Return the rows as a data frame.

        Args:
            library: Whose data frame: "pandas" or "polars".

        Raises:
            MissingExtraError: If that library is not installed.
            UnknownValueError: If it is another one.
        """
        from importlib import import_module  # noqa: PLC0415

        return import_module("gpai_code.render.frames").to_frame(self, library)
