"""Rows as data frames of pandas or Polars."""

import datetime
from typing import TYPE_CHECKING, Any, Literal, overload

from gpai_code.errors import MissingExtraError, UnknownValueError
from gpai_code.render.rows import Row, to_rows

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

LIBRARIES = ("pandas", "polars")
"""Whose data frames there are; each is an extra of the same name."""


@overload
def to_frame(value: object, library: Literal["pandas"] = "pandas") -> "pd.DataFrame": ...


@overload
def to_frame(value: object, library: Literal["polars"]) -> "pl.DataFrame": ...


def to_frame(value: object, library: str = "pandas") -> Any:
    """
    Return a value as a data frame, with the rows and columns of `to_rows`; dates are dates.

    Args:
        value: What `to_rows` takes.
        library: Whose data frame: "pandas" or "polars".

    Raises:
        ArgumentTypeError: If it is no record and no sequence of records.
        MissingExtraError: If that library is not installed.
        UnknownValueError: If it is another one.
    """
    if library not in LIBRARIES:
        raise UnknownValueError("library of data frames", str(library), LIBRARIES)
    rows = to_rows(value)
    return _polars_frame(rows) if library == "polars" else _pandas_frame(rows)


def _pandas_frame(rows: list[Row]) -> "pd.DataFrame":
    try:
        import pandas as pd  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError("pandas", "pandas") from None
    frame = pd.DataFrame(rows)
    for name in rows[0] if rows else ():
        if any(isinstance(row[name], datetime.date) for row in rows):
            # by the second, since a date of ours can lie beyond what nanoseconds reach
            frame[name] = frame[name].astype("datetime64[s]")
    return frame


def _polars_frame(rows: list[Row]) -> "pl.DataFrame":
    try:
        import polars as pl  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError("polars", "Polars") from None
    return pl.DataFrame(rows, infer_schema_length=None)
