"""Types that others' generators make from the schemas: they compile, and their names read well."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from gpai_code.schemas.published import schema_path
from tests.interop.validators import NODE, NODE_MODULES
from tests.schema_documents import FORM, SCHEMAS, SUMMARY, Named, schema_of

pytestmark = pytest.mark.thorough

GO = shutil.which("go") or shutil.which("go", path=str(Path(sys.executable).parent))

with_node = pytest.mark.skipif(
    NODE is None or not NODE_MODULES.exists(), reason="Node or its packages are not installed"
)
with_datamodel = pytest.mark.skipif(
    importlib.util.find_spec("datamodel_code_generator") is None
    or importlib.util.find_spec("mypy") is None,
    reason="datamodel-code-generator or mypy is not installed",
)


def run(command: Sequence[str | Path | None], cwd: Path, **environment: str) -> str:
    words = [str(word) for word in command]
    completed = subprocess.run(
        words,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert completed.returncode == 0, (words, completed.stdout, completed.stderr)
    return completed.stdout


def tool(name: str) -> Path:
    return NODE_MODULES / ".bin" / name


def path_of(named: Named) -> Path:
    kind, edition, audience = named
    return schema_path(kind, edition, audience=audience)


def names_in(named: Named) -> set[str]:
    """Return the names that a schema itself gives to types."""
    schema = schema_of(named)
    return {schema["title"], *schema.get("$defs", {})}


def rows_of_either(named: Named) -> set[str]:
    """Return the rows that hold one of several types, as names of types are written."""
    properties = schema_of(named)["properties"]
    return {name.title().replace("_", "") for name, part in properties.items() if "anyOf" in part}


@with_node
def test_typescript_is_strict_and_has_our_names(tmp_path: Path) -> None:
    for number, named in enumerate(SCHEMAS):
        text = run([tool("json2ts"), "-i", path_of(named)], tmp_path)
        made = re.findall(r"^export (?:type|interface) (\w+)", text, re.MULTILINE)
        assert set(made) == names_in(named)
        # nothing is left open but others' additions
        assert text.count("[k: string]: unknown") == text.count("  extensions?: {")
        (tmp_path / f"made{number}.ts").write_text(text, encoding="utf-8")
    run([tool("tsc"), "--strict", "--noEmit", *tmp_path.glob("*.ts")], tmp_path)


@with_node
def test_a_union_is_told_apart_by_its_tag_in_typescript(tmp_path: Path) -> None:
    text = run([tool("json2ts"), "-i", path_of(SUMMARY)], tmp_path)
    (tmp_path / "made.ts").write_text(text, encoding="utf-8")
    use = """
        import type { TrainingContentSummary } from "./made";
        export function crawlers(one: TrainingContentSummary): string | undefined {
          return one.crawled_data?.used ? one.crawled_data.crawlers : undefined;
        }
    """
    (tmp_path / "use.ts").write_text(use, encoding="utf-8")
    run([tool("tsc"), "--strict", "--noEmit", "use.ts"], tmp_path)
    wrong = use.replace("?.used ?", " ?")
    (tmp_path / "use.ts").write_text(wrong, encoding="utf-8")
    with pytest.raises(AssertionError):
        run([tool("tsc"), "--strict", "--noEmit", "use.ts"], tmp_path)


KINDS_OF_MODEL = {
    "pydantic_v2.BaseModel": ("--use-annotated", "--use-title-as-name"),
    "dataclasses.dataclass": (),
}


@with_datamodel
@pytest.mark.parametrize("model", KINDS_OF_MODEL)
def test_python_types_pass_mypy_and_have_our_names(model: str, tmp_path: Path) -> None:
    uses = ["import sys"]
    for number, named in enumerate(SCHEMAS):
        path = tmp_path / f"made{number}.py"
        command = [sys.executable, "-W", "ignore", "-m", "datamodel_code_generator"]
        command += ["--input", str(path_of(named)), "--input-file-type", "jsonschema"]
        command += ["--output-model-type", model, "--target-python-version", "3.11"]
        command += ["--formatters", "builtin", *KINDS_OF_MODEL[model], "--output", str(path)]
        run(command, tmp_path)
        text = path.read_text("utf-8")
        made = re.findall(r"^(?:class )?(\w+)(?:\(|:$|: TypeAlias)", text, re.MULTILINE)
        # no class has a name with a number that the generator added
        assert set(made) == names_in(named)
        wrapped = dict(re.findall(r"^class (\w+)\(RootModel\[(\w+)", text, re.MULTILINE))
        wrapped = {name: kind for name, kind in wrapped.items() if kind != "list"}
        # no class that wraps a text, but for the named texts in lists
        assert set(wrapped) <= {"DomainName", "FactName", "Link", "RecordId", "Text", "TextOrNone"}
        schema = schema_of(named)
        example = json.dumps(schema["examples"][0])
        uses.append(f"from {path.stem} import {schema['title']} as Made{number}")
        if model.startswith("pydantic"):
            uses.append(f"Made{number}.model_validate_json({example!r})")
    (tmp_path / "uses.py").write_text("\n".join(uses), encoding="utf-8")
    run([sys.executable, "uses.py"], tmp_path)
    run([sys.executable, "-m", "mypy", "--strict", "."], tmp_path)


@with_node
def test_go_types_compile_and_have_our_names(tmp_path: Path) -> None:
    kinds: list[Named] = [(FORM, "final", None), SUMMARY, ("decision", "final", None)]
    for number, named in enumerate(kinds):
        title = schema_of(named)["title"]
        command = [tool("quicktype"), "-s", "schema", path_of(named), "--top-level", title]
        text = run([*command, "-l", "go", "--package", "gpai"], tmp_path)
        made = set(re.findall(r"^type (\w+) struct", text, re.MULTILINE))
        assert title in made
        # Go has no unions: quicktype makes a type after the name of the row that holds either
        unions = {name.removesuffix("Union") for name in made - names_in(named)}
        assert unions <= rows_of_either(named)
        folder = tmp_path / f"made{number}"
        folder.mkdir()
        (folder / "made.go").write_text(text, encoding="utf-8")
    if GO is None:
        pytest.skip("Go is not installed; the names were checked")
    (tmp_path / "go.mod").write_text("module gpai\n\ngo 1.21\n")
    offline = {"GOPROXY": "off", "GOTOOLCHAIN": "local", "GOFLAGS": "-mod=mod"}
    run([GO, "vet", "./..."], tmp_path, **offline)


def test_every_definition_is_titled_as_it_is_called() -> None:
    for named in SCHEMAS:
        definitions: dict[str, Any] = schema_of(named).get("$defs", {})
        assert all(part["title"] == name for name, part in definitions.items())
