"""Six voices on a document: five validators with a schema of ours, and our own reader."""

import importlib
import importlib.metadata
import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
NODE = shutil.which("node")
NODE_MODULES = HERE / "node_modules"

Schema = dict[str, Any]
Verdicts = Callable[[Schema, Sequence[str]], list[bool]]
"""What a validator says of each document, given as JSON text."""


def _jsonschema(schema: Schema, texts: Sequence[str]) -> list[bool]:
    module = importlib.import_module("jsonschema")
    kind = module.validators.validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema, format_checker=kind.FORMAT_CHECKER)
    return [validator.is_valid(json.loads(text)) for text in texts]


def _jsonschema_rs(schema: Schema, texts: Sequence[str]) -> list[bool]:
    module = importlib.import_module("jsonschema_rs")
    validator = module.validator_for(schema, validate_formats=True)
    return [validator.is_valid(json.loads(text)) for text in texts]


def _fastjsonschema(schema: Schema, texts: Sequence[str]) -> list[bool]:
    module = importlib.import_module("fastjsonschema")
    validate = module.compile(schema)

    def accepts(text: str) -> bool:
        try:
            validate(json.loads(text))
        except module.JsonSchemaValueException:
            return False
        return True

    return list(map(accepts, texts))


def _check_jsonschema(schema: Schema, texts: Sequence[str]) -> list[bool]:
    """Use the library behind the command, with its own regular expressions and formats."""
    loaders = importlib.import_module("check_jsonschema.schema_loader")
    formats = importlib.import_module("check_jsonschema.formats")
    variants = importlib.import_module("check_jsonschema.regex_variants")
    engine = variants.RegexImplementation(variants.RegexVariantName.default)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "schema.json"
        path.write_text(json.dumps(schema), encoding="utf-8")
        options = formats.FormatOptions(regex_impl=engine)
        loader = loaders.SchemaLoader(str(path))
        validator = loader.get_validator("document.json", {}, options, engine, fill_defaults=False)
        return [validator.is_valid(json.loads(text)) for text in texts]


def _ajv(schema: Schema, texts: Sequence[str]) -> list[bool]:
    assert NODE is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "schema.json"
        path.write_text(json.dumps(schema), encoding="utf-8")
        found = subprocess.run(
            [NODE, str(HERE / "ajv.mjs"), str(path)],
            input="\n".join(texts),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    assert found.returncode == 0, found.stderr
    return [verdict == "1" for verdict in found.stdout.strip()]


VALIDATORS: dict[str, Verdicts] = {
    "jsonschema": _jsonschema,
    "jsonschema-rs": _jsonschema_rs,
    "fastjsonschema": _fastjsonschema,
    "check-jsonschema": _check_jsonschema,
    "ajv": _ajv,
}

DIALECTS_OF: dict[str, tuple[str, ...]] = dict.fromkeys(VALIDATORS, ("2020-12", "draft-07"))
DIALECTS_OF["fastjsonschema"] = ("draft-07",)  # it knows no later one


def version_of(validator: str) -> str | None:
    """Return a validator's version, or None where it is not installed."""
    if validator == "ajv":
        package = NODE_MODULES / "ajv" / "package.json"
        if NODE is None or not package.exists():
            return None
        return str(json.loads(package.read_text("utf-8"))["version"])
    try:
        return importlib.metadata.version(validator)
    except importlib.metadata.PackageNotFoundError:
        return None
