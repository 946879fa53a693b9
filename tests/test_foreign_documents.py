"""Documents that others changed are read or refused with a place, and nothing else happens."""

import contextlib
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gpai_code
from gpai_code.errors import DocumentError
from gpai_code.exchange import (
    decision_in,
    read_ciso_assistant,
    read_cyclonedx,
    read_cyclonedx_rulings,
    read_oscal,
    read_oscal_rulings,
    read_probo,
    to_ciso_assistant,
    to_cyclonedx,
    to_cyclonedx_attestation,
    to_oscal,
    to_oscal_profile,
    to_probo,
)
from gpai_code.resolver import Decision
from tests.strategies import Path, changed, nodes

Read = Callable[[object], Any]

READERS: dict[str, tuple[Read, Callable[[], Any]]] = {
    "OSCAL catalogue": (read_oscal, lambda: to_oscal(gpai_code.load())),
    "OSCAL profile": (read_oscal_rulings, lambda: to_oscal_profile(exempt())),
    "CISO Assistant library": (read_ciso_assistant, lambda: to_ciso_assistant(gpai_code.load())),
    "CycloneDX standard": (read_cyclonedx, lambda: to_cyclonedx(gpai_code.load())),
    "CycloneDX attestation": (read_cyclonedx_rulings, lambda: to_cyclonedx_attestation(exempt())),
    "Probo framework": (read_probo, lambda: to_probo(gpai_code.load())),
}


def exempt() -> Decision:
    return decision_in("open-source", "final")


@cache
def document_of(name: str) -> tuple[Any, list[Path]]:
    """Return a document as it is written, and the way to each value in it."""
    document = READERS[name][1]().document
    return document, [path for path, _ in nodes(document)]


ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    10**20,
    -1.5,
    "",
    "x",
    "gpai-code:",
    "\ud800",
    [],
    {},
    [[]],
    [None],
    {"": 0},
)
"""Values that stand where others belong."""


@pytest.mark.thorough(every_python=True)
@pytest.mark.parametrize("name", READERS)
@settings(max_examples=25)
@given(data=st.data())
def test_one_odd_value_is_read_or_refused_with_a_place(name: str, data: st.DataObject) -> None:
    read, (document, places) = READERS[name][0], document_of(name)
    spoiled = changed(document, data.draw(st.sampled_from(places)), data.draw(st.sampled_from(ODD)))
    # any other exception fails the test
    with contextlib.suppress(DocumentError):
        read(spoiled)


def test_parts_without_an_end_are_refused() -> None:
    deep: Any = {"name": "item", "prose": "x"}
    for _ in range(20_000):
        deep = {"name": "item", "prose": "x", "parts": [deep]}
    catalog = document_of("OSCAL catalogue")[0]["catalog"]
    chapter, *others = catalog["groups"]
    control = {**chapter["controls"][0], "parts": [{**deep, "name": "statement"}]}
    groups = [{**chapter, "controls": [control]}, *others]
    with pytest.raises(DocumentError) as raised:
        read_oscal({"catalog": {**catalog, "groups": groups}})
    assert [fault.rule for fault in raised.value.faults] == ["depth"]
