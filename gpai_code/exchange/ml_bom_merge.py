"""Merging a model's component into a CycloneDX BOM that another tool wrote."""

import copy
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from gpai_code.errors import DocumentError, Fault
from gpai_code.exchange.form_rows import PREFIX, from_named_texts, is_own
from gpai_code.exchange.losses import Loss
from gpai_code.exchange.ml_bom_components import BOM, find_model, require_bom, require_shapes
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.text_io.strict_json import describe, pointer

Json = dict[str, Any]
Path = tuple[str | int, ...]

_KEPT = "the BOM says otherwise, and what it says was kept; the answer is a property all the same"


_STAYED = "it was not taken out, because another tool may have stated it too; check it"


def merged(
    bom: Mapping[str, Any],
    model: Json,
    version: str | None,
    versions: tuple[str, ...],
    reference: str | None,
    component_of: Callable[[ModelDocumentation], Json],
) -> tuple[Json, tuple[Loss, ...]]:
    """
    Return a BOM with a model's component merged in, and where the BOM contradicts it.

    Nothing that the BOM holds is changed or dropped, except the properties that an earlier merge
    wrote and the BOM's own version, which counts up.

    Args:
        bom: The BOM.
        model: The component; where the BOM has no model, it is added as a component.
        version: The version of the specification that is expected, None for that of the BOM.
        versions: The versions that are supported.
        reference: The `bom-ref` of the model's component, where there are several models.
        component_of: Makes the component of a form, to tell what an earlier export stated.

    Raises:
        DocumentError: If it is no BOM of such a version, is signed, or has several models.
    """
    require_bom(bom, versions)
    if version not in (None, bom["specVersion"]):
        actual, wanted = describe(bom["specVersion"]), f"give a BOM of version {version}"
        raise DocumentError(BOM, (Fault("/specVersion", "version", actual, wanted),))
    if "signature" in bom:
        remedy = "merge first and sign then, because the signature would no longer hold"
        raise DocumentError(BOM, (Fault("/signature", "signed", "a signature", remedy),))
    document: Json = copy.deepcopy(dict(bom))
    if "version" in document:
        _require_kind(document["version"], 1, ("version",))
        document["version"] += 1
    located = find_model(document, reference, model["name"])
    require_shapes(document, located)
    if located is None:
        document.setdefault("components", []).append(model)
        return document, ()
    target = located.component
    before = target.get("properties", [])
    _require_same_audience(before, model["properties"])
    kept = [item for item in before if not is_own(item["name"])]
    new = {name: value for name, value in model.items() if name not in ("properties", "bom-ref")}
    losses = list(_merge(target, new, located.path))
    earlier = from_named_texts((item["name"], str(item.get("value"))) for item in before)
    if earlier is not None:
        for place in outdated(target, component_of(earlier), model, located.path):
            what = "that an earlier export stated something else"
            losses.append(Loss(what=what, places=(pointer(place),), why=_STAYED))
    target["properties"] = [*kept, *model["properties"]]
    return document, tuple(losses)


def _require_same_audience(before: list[Json], after: list[Json]) -> None:
    """Refuse to merge into a copy for others, whose links and names would stay in the BOM."""
    earlier = _audiences(before)
    if earlier and earlier != _audiences(after):
        actual = f"a copy for {', '.join(sorted(map(str, earlier)))}"
        remedy = "merge into the BOM as it was before that copy was merged into it"
        raise DocumentError(BOM, (Fault("/components", "audience", actual, remedy),))


def _audiences(properties: list[Json]) -> set[object]:
    """Return for whom a component is a copy, by its properties."""
    name = f"{PREFIX}audience"
    return {item.get("value") for item in properties if item["name"] == name}


def _merge(target: Json, new: Json, path: Path) -> Iterator[Loss]:
    """Add what is missing, and yield what contradicts."""
    for key, value in new.items():
        place = (*path, key)
        if key not in target:
            target[key] = value
            continue
        present = target[key]
        _require_kind(present, value, place)
        if isinstance(value, dict):
            yield from _merge(present, value, place)
        elif isinstance(value, list):
            # a second licence would be another statement, and no addition
            if key == "licenses":
                if present != value:
                    yield Loss(what="licence", places=(pointer(place),), why=_KEPT)
                continue
            yield from _merge_items(present, value, place)
        elif present != value:
            yield Loss(what=key, places=(pointer(place),), why=_KEPT)


_KINDS = {dict: "an object", list: "a list", str: "a text", int: "a whole number"}


def _require_kind(present: Any, value: Any, place: Path) -> None:
    """
    Refuse a BOM that has something of another kind than CycloneDX where the model has a value.

    Raises:
        DocumentError: If it does: it cannot be merged with, and would be no valid BOM.
    """
    if type(present) is not type(value):
        remedy = f"give {_KINDS[type(value)]}"
        raise DocumentError(BOM, (Fault(pointer(place), "type", describe(present), remedy),))


def _merge_items(present: list[Any], items: list[Any], path: Path) -> Iterator[Loss]:
    """Merge each item with the first that has the same address or name, or add it."""
    places: dict[tuple[str, str], int] = {}
    for index, other in enumerate(present):
        for mark in _marks(other):
            places.setdefault(mark, index)
    for item in items:
        candidates = [places[mark] for mark in _marks(item) if mark in places]
        if candidates:
            index = min(candidates)
            if isinstance(item, dict):
                yield from _merge(present[index], item, (*path, index))
        else:
            index = len(present)
            present.append(item)
        for mark in _marks(item):
            places.setdefault(mark, index)


def _marks(item: Any) -> Iterator[tuple[str, str]]:
    """Yield what identifies an item of a list: a text itself, of an object its address or name."""
    if isinstance(item, str):
        yield "text", item
    elif isinstance(item, dict):
        for key in ("url", "name", "format"):
            if isinstance(item.get(key), str):
                yield key, item[key]


def outdated(target: Any, old: Any, new: Any, path: Path) -> Iterator[Path]:
    """
    Yield where a BOM still says what an earlier export stated and this one does not.

    Args:
        target: A part of the BOM after the merge.
        old: The part as the earlier export made it.
        new: The part as it is made now, None where it is not.
        path: The way to it.
    """
    if isinstance(old, dict) and isinstance(target, dict):
        for key, value in old.items():
            if key in target and key not in ("properties", "bom-ref"):
                inner = new.get(key) if isinstance(new, dict) else None
                yield from outdated(target[key], value, inner, (*path, key))
    elif isinstance(old, list) and isinstance(target, list):
        places: dict[str, int] = {}
        for index, item in enumerate(target):
            places.setdefault(_canonical(item), index)
        current = {_canonical(item) for item in (new if isinstance(new, list) else [])}
        for item in old:
            text = _canonical(item)
            if text in places and text not in current:
                yield (*path, places[text])
    elif old == target != new:
        yield path


def _canonical(item: Any) -> str:
    """Return a text that is the same for equal items, so that many of them are compared at once."""
    return json.dumps(item, sort_keys=True, default=str)
