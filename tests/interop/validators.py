"""What other people's validators say of a document with a schema of ours."""

import importlib
import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
NODE = shutil.which("node")
NODE_MODULES = HERE / "node_modules"
OLDER_PACKAGES = HERE / ".older-packages"
"""Where an older jsonschema is installed, out of the way of the present one."""

OLDER_JSONSCHEMA, NPM_JSONSCHEMA = "jsonschema (older)", "jsonschema (npm)"

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


def _in_a_program(command: Sequence[str | Path], **environment: str) -> Verdicts:
    """Return verdicts of a program that is given a schema's file and reads documents as lines."""

    def verdicts(schema: Schema, texts: Sequence[str]) -> list[bool]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "schema.json"
            path.write_text(json.dumps(schema), encoding="utf-8")
            program = subprocess.run(
                [*map(str, command), str(path)],
                input="\n".join(texts),
                capture_output=True,
                text=True,
                encoding="utf-8",
                env={**os.environ, **environment},
                check=False,
            )
        assert program.returncode == 0, program.stderr
        return [verdict == "1" for verdict in program.stdout.strip()]

    return verdicts


VALIDATORS: dict[str, Verdicts] = {
    "jsonschema": _jsonschema,
    "jsonschema-rs": _jsonschema_rs,
    "fastjsonschema": _fastjsonschema,
    "check-jsonschema": _check_jsonschema,
    "ajv": _in_a_program([NODE or "node", HERE / "ajv.mjs"]),
    # both join references to the schema's `$id`, which went wrong while that was a URN
    OLDER_JSONSCHEMA: _in_a_program(
        [sys.executable, HERE / "older_jsonschema.py"], PYTHONPATH=str(OLDER_PACKAGES)
    ),
    NPM_JSONSCHEMA: _in_a_program([NODE or "node", HERE / "npm_jsonschema.mjs"]),
}

DIALECTS_OF: dict[str, tuple[str, ...]] = dict.fromkeys(VALIDATORS, ("2020-12", "draft-07"))
DIALECTS_OF["fastjsonschema"] = ("draft-07",)  # it knows no later one


_NODE_PACKAGES = {"ajv": "ajv", NPM_JSONSCHEMA: "jsonschema"}


def version_of(validator: str) -> str | None:
    """Return a validator's version, or None where it is not installed."""
    if validator in _NODE_PACKAGES:
        package = NODE_MODULES / _NODE_PACKAGES[validator] / "package.json"
        if NODE is None or not package.exists():
            return None
        return str(json.loads(package.read_text("utf-8"))["version"])
    if validator == OLDER_JSONSCHEMA:
        places = importlib.metadata.distributions(name="jsonschema", path=[str(OLDER_PACKAGES)])
        return next((place.version for place in places), None)
    try:
        return importlib.metadata.version(validator)
    except importlib.metadata.PackageNotFoundError:
        return None
