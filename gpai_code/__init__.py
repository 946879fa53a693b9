"""
The EU Code of Practice for General-Purpose AI Models as typed data.

Public names are loaded on first use (PEP 562), so that importing the package costs nothing.

>>> import gpai_code
>>> code = gpai_code.load("third-draft")
>>> code["II.12.4"].title
'Retention period'
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gpai_code._version import __version__ as __version__
    from gpai_code.catalog import Code as Code
    from gpai_code.catalog import editions as editions
    from gpai_code.catalog import load as load
    from gpai_code.catalog import select_edition as select_edition

_HOME = {
    "Code": "catalog",
    "__version__": "_version",
    "editions": "catalog",
    "load": "catalog",
    "select_edition": "catalog",
}

__all__ = sorted(_HOME)  # noqa: PLE0605  # pyright: ignore


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})
