"""The package as a whole: what importing it costs, what it promises, what it never does."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import gpai_code

PACKAGE = Path(gpai_code.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
DOCS = (PACKAGE.parent / "docs" / "reference" / "api.md").read_text("utf-8")


def loaded_by(code: str) -> set[str]:
    asked = f"{code}\nimport sys; print(*sys.modules)"
    completed = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    return set(completed.stdout.split())


def test_importing_the_package_loads_no_dependency_and_none_of_its_modules() -> None:
    loaded = loaded_by("import gpai_code") - loaded_by("pass")
    assert loaded == {"gpai_code"}


@pytest.mark.parametrize(
    "code",
    [
        "gpai_code.load('final')['safety-security-9.3']",
        "gpai_code.resolve(gpai_code.ModelFacts(license='MIT'))",
        "gpai_code.check_form(gpai_code.DocumentationForm(model_name='x'))",
    ],
)
def test_jsonschema_comes_in_only_where_a_schema_is_run(code: str) -> None:
    assert "jsonschema" not in loaded_by(f"import gpai_code; {code}")


@pytest.mark.parametrize("name", gpai_code.__all__)
def test_every_public_name_resolves_and_is_documented(name: str) -> None:
    assert getattr(gpai_code, name) is not None
    assert f"`{name}" in DOCS, f"docs/reference/api.md does not mention {name}"
    assert name in dir(gpai_code)


def test_a_public_name_stays_itself_when_its_module_is_imported_too() -> None:
    for module in MODULES:
        dotted = ".".join(module.relative_to(PACKAGE.parent).with_suffix("").parts)
        importlib.import_module(dotted.removesuffix(".__init__"))
    assert callable(gpai_code.resolve)
    assert callable(gpai_code.compare)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'compliant'"):
        gpai_code.compliant  # noqa: B018


def test_nothing_says_that_a_model_complies() -> None:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert "is compliant" not in node.value
