"""The code of docs/how-to/many-models.md for DuckDB and Spark, run as printed."""

import os
import random
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from gpai_code.errors import GpaiCodeError
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.many import summarise
from gpai_code.resolver.resolution import resolve

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "how-to" / "many-models.md").read_text("utf-8")
FACTS = ("license", "weights_public", "monetised", "systemic_risk")

pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # theirs, not ours
    pytest.mark.sockets,  # Spark and Python talk over them
]


def code_under(heading: str) -> str:
    """Return the code of a section of the page."""
    section = re.split(r"^## ", PAGE, flags=re.M)[1:]
    (found,) = (text for text in section if text.startswith(f"{heading}\n"))
    (code,) = re.findall(r"^```python\n(.*?)^```", found, re.S | re.M)
    assert isinstance(code, str)
    return code


def models() -> list[dict[str, Any]]:
    """Make models that often have the same facts, some of them with licences that are no such."""
    chance = random.Random(7)
    licenses = ["MIT", "gemma", "CC-BY-NC-4.0", "MIT OR", "Lizenz für alle", None]
    answers = [True, False, None]
    return [
        {"name": f"model {number}", "license": chance.choice(licenses)}
        | {fact: chance.choice(answers) for fact in FACTS[1:]}
        for number in range(5_000)
    ]


def expected(model: dict[str, Any]) -> dict[str, str | None]:
    """Return what the page's table should hold for a model, without its name."""
    columns = [*summarise(resolve(ModelFacts())), "error"]
    try:
        answer: dict[str, str] = summarise(resolve(ModelFacts(**{f: model[f] for f in FACTS})))
    except GpaiCodeError as error:
        answer = {"error": str(error)}
    return dict.fromkeys(columns) | answer


def check(answers: list[dict[str, Any]], given: list[dict[str, Any]]) -> None:
    """Compare the answers with those that each model gets alone."""
    known: dict[tuple[Any, ...], dict[str, str | None]] = {}
    for model in given:
        key = tuple(model[fact] for fact in FACTS)
        if key not in known:
            known[key] = expected(model)
    assert len(known) > 100
    by_name = {answer.pop("name"): answer for answer in answers}
    assert len(by_name) == len(answers) == len(given)
    for model in given:
        assert by_name[model["name"]] == known[tuple(model[fact] for fact in FACTS)]


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Write the models to `models.parquet` in the working directory."""
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    given = models()
    parquet.write_table(arrow.Table.from_pylist(given), tmp_path / "models.parquet")
    monkeypatch.chdir(tmp_path)
    return given


def test_duckdb_answers_for_each_model_as_for_one_alone(written: list[dict[str, Any]]) -> None:
    pytest.importorskip("duckdb")
    names: dict[str, Any] = {}
    exec(code_under("DuckDB"), names)
    answers = names["answers"]
    rows = [dict(zip(answers.columns, row, strict=True)) for row in answers.fetchall()]
    check(rows, written)
    sure = answers.filter("\"53(1)(a)\" = 'applies'")
    assert len(sure.fetchall()) == sum(row["53(1)(a)"] == "applies" for row in rows) > 0
    answers.write_parquet("answers.parquet")
    assert Path("answers.parquet").exists()
    names["connection"].close()


def test_spark_answers_for_each_model_as_for_one_alone(
    written: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("pyspark")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("PYSPARK_DRIVER_PYTHON", sys.executable)
    # workers are processes of their own: let them find this library where it is not installed
    path = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path))
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    names: dict[str, Any] = {}
    try:
        exec(code_under("Spark"), names)
        check([row.asDict() for row in names["answers"].collect()], written)
    finally:
        if "spark" in names:
            names["spark"].stop()
