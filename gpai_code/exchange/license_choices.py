"""
How a licence is named in other formats: by SPDX's identifier, by Hugging Face's, or by its name.

The identifiers of Hugging Face are in lower case, and some name a family of licences or none. Those
of SPDX depend on case. A text is given an identifier only if it names exactly one licence.
"""

from functools import cache
from typing import Any

import attrs

from gpai_code.errors import LicenseExpressionError
from gpai_code.licenses.expressions import Compound, Expression, leaves, parse_license
from gpai_code.licenses.records import LicenseEntry
from gpai_code.licenses.table import look_up

HUB_IDS = (
    *("apache-2.0", "mit", "openrail", "bigscience-openrail-m", "creativeml-openrail-m"),
    *("bigscience-bloom-rail-1.0", "bigcode-openrail-m", "afl-3.0", "artistic-2.0", "bsl-1.0"),
    *("bsd", "bsd-2-clause", "bsd-3-clause", "bsd-3-clause-clear", "c-uda", "cc", "cc0-1.0"),
    *("cc-by-2.0", "cc-by-2.5", "cc-by-3.0", "cc-by-4.0", "cc-by-sa-3.0", "cc-by-sa-4.0"),
    *("cc-by-nc-2.0", "cc-by-nc-3.0", "cc-by-nc-4.0", "cc-by-nd-4.0", "cc-by-nc-nd-3.0"),
    *("cc-by-nc-nd-4.0", "cc-by-nc-sa-2.0", "cc-by-nc-sa-3.0", "cc-by-nc-sa-4.0"),
    *("cdla-sharing-1.0", "cdla-permissive-1.0", "cdla-permissive-2.0", "wtfpl", "ecl-2.0"),
    *("epl-1.0", "epl-2.0", "etalab-2.0", "eupl-1.1", "eupl-1.2", "agpl-3.0", "gfdl", "gpl"),
    *("gpl-2.0", "gpl-3.0", "lgpl", "lgpl-2.1", "lgpl-3.0", "isc", "h-research"),
    *("intel-research", "lppl-1.3c", "ms-pl", "apple-ascl", "apple-amlr", "mpl-2.0", "odc-by"),
    *("odbl", "openmdw-1.0", "openmdw-1.1", "openrail++", "osl-3.0", "postgresql", "ofl-1.1"),
    *("ncsa", "unlicense", "zlib", "pddl", "lgpl-lr", "deepfloyd-if-license"),
    *("fair-noncommercial-research-license", "llama2", "llama3", "llama3.1", "llama3.2"),
    *("llama3.3", "llama4", "grok2-community", "gemma", "unknown", "other"),
)
"""The values that Hugging Face offers for `license`, in its order (hub-docs, August 2026)."""

EITHER_VERSION = frozenset({"agpl-3.0", "gpl-2.0", "gpl-3.0", "lgpl-2.1", "lgpl-3.0"})
"""Identifiers that do not say whether a later version may be chosen; SPDX asks for one of both."""

OTHER = "other"
"""What Hugging Face wants for a licence that it does not list."""


@attrs.frozen
class HubLicense:
    """
    A licence as the front matter of a model card states it.

    Attributes:
        id: Value of `license`.
        name: Value of `license_name`, which belongs to `other`.
    """

    id: str
    name: str | None = None


def identified(text: str) -> LicenseEntry | None:
    """
    Return the one licence that a text names, None where it names several or leaves one open.

    >>> identified("apache 2.0").id
    'Apache-2.0'
    >>> identified("gpl-3.0"), identified("cc"), identified("Free and open source")
    (None, None, None)
    """
    if text.strip().casefold() in EITHER_VERSION:
        return None
    item = look_up(text)
    return item if isinstance(item, LicenseEntry) else None


def spdx_expression(text: str) -> str | None:
    """
    Return a licence as a valid SPDX expression; None if it is not one for sure.

    >>> spdx_expression("mit or (apache-2.0 and bsd-3-clause)")
    'MIT OR (Apache-2.0 AND BSD-3-Clause)'
    >>> print(spdx_expression("llama3.1"))
    None
    """
    entry = identified(text)
    if entry is not None:
        return entry.id if entry.spdx else None
    if text.strip().casefold() in EITHER_VERSION:
        return None
    try:
        expression = parse_license(text)
    except LicenseExpressionError:
        return None
    for leaf in leaves(expression):
        # packaging knows no list of exceptions, so that a pair with one is not vouched for
        if not leaf.known or leaf.exception or leaf.id.casefold() in EITHER_VERSION:
            return None
    return _written(expression)


def _written(expression: Expression) -> str:
    if not isinstance(expression, Compound):
        return expression.id
    parts = []
    for part in expression.parts:
        text = _written(part)
        parts.append(f"({text})" if isinstance(part, Compound) else text)
    return f" {expression.operator} ".join(parts)


def cyclonedx_licenses(text: str, link: str | None = None) -> list[dict[str, Any]]:
    """
    Return a licence as the value of CycloneDX's `licenses`.

    >>> cyclonedx_licenses("apache-2.0"), cyclonedx_licenses("llama3.1")
    ([{'license': {'id': 'Apache-2.0'}}], [{'license': {'name': 'llama3.1'}}])
    """
    expression = spdx_expression(text)
    if expression is not None and " " in expression:
        return [{"expression": expression}]
    license_ = {"name": text} if expression is None else {"id": expression}
    return [{"license": license_ | ({"url": link} if link else {})}]


def hub_license(text: str) -> HubLicense:
    """
    Return a licence as Hugging Face names it; what it does not list is `other` with a name.

    >>> hub_license("Apache-2.0").id, hub_license("GPL-3.0-or-later").id
    ('apache-2.0', 'gpl-3.0')
    >>> hub_license("Example Licence 1.0")
    HubLicense(id='other', name='Example Licence 1.0')
    """
    plain = text.strip().casefold()
    if plain in HUB_IDS and plain not in ("other", "unknown"):
        return HubLicense(plain)
    entry = identified(text)
    hub_id = None if entry is None else _hub_ids().get(entry.id)
    return HubLicense(OTHER, text) if hub_id is None else HubLicense(hub_id)


@cache
def _hub_ids() -> dict[str, str]:
    """Return Hugging Face's identifier of each licence that it lists, by our identifier."""
    ids = {}
    for hub_id in HUB_IDS:
        item = look_up(hub_id)
        if isinstance(item, LicenseEntry):
            ids[item.id] = hub_id
            if hub_id in EITHER_VERSION:
                ids[item.id.replace("-only", "-or-later")] = hub_id
    return ids
