"""Identifiers that depend on the content alone, so that the same form gives the same document."""

import json
import uuid

from gpai_code.text_io.base_address import BASE_ADDRESS


def stable_uuid(*parts: object) -> str:
    """
    Return a UUID (version 5) of plain JSON values.

    >>> stable_uuid("a", 1) == stable_uuid("a", 1) != stable_uuid("a", 2)
    True
    """
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return str(uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_URL, BASE_ADDRESS), text))
