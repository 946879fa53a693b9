"""The npm package: made by one command, strict, and used by a consumer."""

import json
import shutil
from pathlib import Path

import pytest

from gpai_code._version import __version__
from gpai_code.schemas.published import form_fields, json_schema
from tests.interop.test_generated_types import run, tool
from tests.interop.validators import NODE, NODE_MODULES
from tools import npm_package

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(
        NODE is None or not NODE_MODULES.exists(), reason="Node or its packages are not installed"
    ),
]

CONSUMER = """
import type {
  Decision, ModelDocumentationForm, ModelFacts, ThirdDraft, TrainingContentSummary,
} from "gpai-code-schemas";
import schema from "gpai-code-schemas/schemas/final/model-documentation-form.schema.json"
  with { type: "json" };
import fields from "gpai-code-schemas/fields/final.json" with { type: "json" };

const form: ModelDocumentationForm = {
  document: "model-documentation-form",
  edition: "final",
  model_name: "Example-1",
  total_parameters: { value: "7.0e10", unit: "parameters" },
};
const facts: ModelFacts = { license: "MIT" };
export function crawlers(summary: TrainingContentSummary): string | undefined {
  return summary.crawled_data?.used ? summary.crawled_data.crawlers : undefined;
}
export function isOpen(decision: Decision): boolean {
  return decision.questions !== undefined && decision.questions.length > 0;
}
export type Draft = ThirdDraft.ModelDocumentationForm;
const withheld = fields.fields.filter((row) => !row.audiences.includes("DPs"));
console.log(JSON.stringify([schema.title, withheld.length, form.edition, facts.license]));
"""

SETTINGS = {
    "compilerOptions": {
        "strict": True,
        "noUncheckedIndexedAccess": True,
        "module": "nodenext",
        "target": "es2022",
        "resolveJsonModule": True,
        "skipLibCheck": False,
        "types": [],
    },
    "files": ["consumer.ts"],
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the package, and a project that has it installed."""
    folder = tmp_path_factory.mktemp("npm")
    npm_package.build(folder / "node_modules" / "gpai-code-schemas", tool("json2ts"))
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "tsconfig.json").write_text(json.dumps(SETTINGS))
    return folder


def test_the_files_are_those_of_the_library(project: Path) -> None:
    package = project / "node_modules" / "gpai-code-schemas"
    about = json.loads((package / "package.json").read_text("utf-8"))
    assert about["version"] == __version__
    form = json.loads((package / "schemas/final/model-documentation-form.schema.json").read_text())
    assert form == json_schema("form")
    assert json.loads((package / "fields/final.json").read_text()) == form_fields("form", "final")
    assert list(package.glob("examples/*.json"))
    # it holds no code but the exports
    assert [path.name for path in package.rglob("*.js")] == ["index.js"]


def test_a_consumer_compiles_strictly_and_runs(project: Path) -> None:
    declare = "declare const console: { log(text: string): void };\n"
    (project / "consumer.ts").write_text(declare + CONSUMER, "utf-8")
    run([tool("tsc"), "--project", project], project)
    printed = json.loads(run([NODE, "--no-warnings", project / "consumer.js"], project))
    rows = form_fields("form", "final")["fields"]
    hidden = [row for row in rows if "DPs" not in row["audiences"]]
    assert printed == ["ModelDocumentationForm", len(hidden), "final", "MIT"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [('edition: "final"', 'edition: "draft"'), ('license: "MIT"', "licence: 1")],
)
def test_a_mistake_of_a_consumer_is_seen(project: Path, right: str, wrong: str) -> None:
    declare = "declare const console: { log(text: string): void };\n"
    (project / "consumer.ts").write_text(declare + CONSUMER.replace(right, wrong), "utf-8")
    with pytest.raises(AssertionError):
        run([tool("tsc"), "--noEmit", "--project", project], project)


def test_npm_packs_every_file(project: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    package = project / "node_modules" / "gpai-code-schemas"
    listed = json.loads(run([npm, "pack", "--dry-run", "--json"], package))
    listed = listed[0] if isinstance(listed, list) else next(iter(listed.values()))
    packed = {file["path"] for file in listed["files"]}
    assert packed == {
        path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()
    }
