"""The component of a CycloneDX BOM that is the model."""

from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from gpai_code.errors import DocumentError, Fault
from gpai_code.text_io.strict_json import describe, pointer

BOM = "CycloneDX BOM"
"""What errors call the document."""

MODEL = "machine-learning-model"


MAX_REFERENCES = 5
"""How many models an error names."""


class Located(NamedTuple):
    """A component, and the way to it."""

    component: dict[str, Any]
    path: tuple[str | int, ...]


def require_bom(bom: Mapping[str, Any], versions: tuple[str, ...]) -> None:
    """
    Refuse what is no CycloneDX BOM of one of these versions.

    Raises:
        DocumentError: If it is something else.
    """
    if bom.get("bomFormat") != "CycloneDX":
        actual = describe(bom["bomFormat"]) if "bomFormat" in bom else "nothing"
        raise DocumentError(BOM, (Fault("/bomFormat", "document", actual, "give a CycloneDX BOM"),))
    if bom.get("specVersion") not in versions:
        actual = describe(bom["specVersion"]) if "specVersion" in bom else "nothing"
        wanted = f"give a BOM of version {' or '.join(versions)}"
        raise DocumentError(BOM, (Fault("/specVersion", "version", actual, wanted),))


def require_shapes(bom: Mapping[str, Any], located: Located | None) -> None:
    """
    Refuse a BOM in which what is to be added to is of another kind than CycloneDX has it.

    Raises:
        DocumentError: If it is.
    """
    faults = []
    if not isinstance(bom.get("components", []), list):
        found = describe(bom["components"])
        faults.append(Fault("/components", "type", found, "give a list"))
    if located is not None:
        way, properties = located.path, located.component.get("properties", [])
        if not isinstance(properties, list):
            path = pointer((*way, "properties"))
            faults.append(Fault(path, "type", describe(properties), "give a list"))
        else:
            for index, item in enumerate(properties):
                if not isinstance(item, dict) or not isinstance(item.get("name"), str):
                    path = pointer((*way, "properties", index))
                    faults.append(Fault(path, "type", describe(item), "give a name and a value"))
    if faults:
        raise DocumentError(BOM, tuple(faults))


def find_model(
    bom: Mapping[str, Any], reference: str | None = None, name: str | None = None
) -> Located | None:
    """
    Return the component that is the model, None if the BOM has no model.

    Args:
        bom: The BOM.
        reference: The `bom-ref` of the component, where there are several models.
        name: The model's name, which decides between several if exactly one has it.

    Raises:
        DocumentError: If it is not certain which one it is, or none has the reference.
    """
    components = list(_components(bom))
    if reference is not None:
        for located in components:
            if located.component.get("bom-ref") == reference:
                return located
        remedy = "name the bom-ref of one of its components"
        raise DocumentError(BOM, (Fault("/components", "component", describe(reference), remedy),))
    models = [located for located in components if located.component.get("type") == MODEL]
    if name is not None and len(models) > 1:
        models = [located for located in models if located.component.get("name") == name] or models
    if len(models) > 1:
        # tools repeat the subject of a BOM as a component; the card is with one of the two
        models = [located for located in models if "modelCard" in located.component] or models
    if len(models) > 1:
        references = [
            describe(located.component.get("bom-ref", "(none)"))
            for located in models[:MAX_REFERENCES]
        ]
        actual = f"{len(models)} models ({', '.join(references)})"
        remedy = "say which one by its bom-ref (component, option --component)"
        raise DocumentError(BOM, (Fault("/components", "component", actual, remedy),))
    return models[0] if models else None


def _components(bom: Mapping[str, Any]) -> Iterator[Located]:
    """Yield every component, the subject of the BOM first; what is no component is passed over."""
    waiting: deque[tuple[Any, tuple[str | int, ...]]] = deque()
    metadata = bom.get("metadata")
    if isinstance(metadata, dict):
        waiting.append((metadata.get("component"), ("metadata", "component")))
    waiting += _listed(bom.get("components"), ("components",))
    while waiting:
        component, path = waiting.popleft()
        if isinstance(component, dict):
            yield Located(component, path)
            waiting += _listed(component.get("components"), (*path, "components"))


def _listed(value: Any, path: tuple[str | int, ...]) -> list[tuple[Any, tuple[str | int, ...]]]:
    items = value if isinstance(value, list) else []
    return [(item, (*path, index)) for index, item in enumerate(items)]
