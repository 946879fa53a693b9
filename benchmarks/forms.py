"""
Forms: the verdict, all faults, reading, checking and writing, compared with peers.

The document is a real one, the example of the third draft's Form; the others are made from it. The
goals have the numbers that they were set under.
"""

import datetime
import json
from collections.abc import Callable, Iterator
from functools import partial
from importlib.resources import files
from pathlib import Path
from statistics import median
from typing import Any

import cattrs
import fastjsonschema
import form_with_attrs
import form_with_msgspec
import form_with_pydantic
import jsonschema
import jsonschema_rs
import msgspec
from _harness import Rounds, fresh, per_call, process, ratios, spread, steady, table
from pydantic import ValidationError

from gpai_code import check_form, json_schema, read_form
from gpai_code.errors import DocumentError
from gpai_code.forms.documents import from_document, to_document, write_form
from gpai_code.schemas import is_valid
from gpai_code.text_io.json_writer import write_json

EDITION = "third-draft"
EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / f"apertus-70b.{EDITION}.json"
SCHEMA = files("gpai_code").joinpath(f"schemas/{EDITION}/model-documentation-form.schema.json")
ROUNDS, CALLS, FRESH_ROUNDS = 31, 100, 31
BEFORE = 5_000
"""How many other documents are read before the time of one is taken again."""

Calls = dict[str, Callable[[], object]]


def documents() -> dict[str, Any]:
    """Return the documents by what is said of them."""
    valid = json.loads(EXAMPLE.read_text("utf-8"))
    texts = [name for name, value in valid.items() if isinstance(value, str)][3:]
    longer = {
        name: " ".join([value] * 10) if isinstance(value, str) and len(value) > 40 else value
        for name, value in valid.items()
    }
    longer = {name: v * 10 if isinstance(v, list) else v for name, v in longer.items()}
    return {
        "valid": valid,
        "1 fault": valid | {texts[0]: 17},
        "20 faults": valid | dict.fromkeys(texts[:20], 17),
        "ten times as long": longer,
    }


DOCUMENTS = documents()
VALID = DOCUMENTS["valid"]
TEXT = json.dumps(VALID, ensure_ascii=False)

VALIDATOR = jsonschema.Draft202012Validator(json_schema("form", EDITION))
RUST = jsonschema_rs.Draft202012Validator(json_schema("form", EDITION))
COMPILED = fastjsonschema.compile(json_schema("form", EDITION, dialect="draft-07"))


def plain() -> cattrs.Converter:
    """Return a converter as cattrs makes it, with dates in the form that documents have."""
    made = cattrs.Converter()
    made.register_structure_hook(datetime.date, lambda v, _: datetime.date.fromisoformat(v))
    made.register_unstructure_hook(datetime.date, datetime.date.isoformat)
    return made


CONVERTER = plain()


def refused(read: Callable[[Any], object], error: type[Exception], document: Any) -> bool:
    """Say whether a reader refuses a document."""
    try:
        read(document)
    except error:
        return True
    return False


def ours(document: Any) -> bool:
    return refused(from_document, DocumentError, document)


def with_pydantic(document: Any) -> bool:
    read = form_with_pydantic.DocumentationForm.model_validate
    return refused(read, ValidationError, document)


def with_msgspec(document: Any) -> bool:
    read = partial(msgspec.convert, type=form_with_msgspec.DocumentationForm)
    return refused(read, msgspec.ValidationError, document)


def with_fastjsonschema(document: Any) -> bool:
    return refused(COMPILED, fastjsonschema.JsonSchemaException, document)


VERDICTS: dict[str, Callable[[Any], bool]] = {
    "jsonschema": lambda document: not VALIDATOR.is_valid(document),
    "gpai_code is_valid": lambda document: not is_valid(document, "form", EDITION),
    "gpai_code from_document": ours,
    "fastjsonschema": with_fastjsonschema,
    "jsonschema-rs": lambda document: not RUST.is_valid(document),
    "Pydantic": with_pydantic,
    "msgspec": with_msgspec,
}
ALL_FAULTS: dict[str, Callable[[Any], object]] = {
    "jsonschema": lambda document: list(VALIDATOR.iter_errors(document)),
    "gpai_code": ours,
    "jsonschema-rs": lambda document: list(RUST.iter_errors(document)),
    "Pydantic": with_pydantic,
}


def measured(calls: Calls, times: int = CALLS) -> Rounds:
    """Take the time of each call, so many at once that the clock can tell."""

    def repeated(call: Callable[[], object]) -> Callable[[], object]:
        return lambda: [call() for _ in range(times)]

    rounds = steady({name: repeated(call) for name, call in calls.items()}, ROUNDS)
    return per_call(rounds, dict.fromkeys(calls, times))


def applied(calls: dict[str, Callable[[Any], Any]], document: Any) -> Calls:
    return {name: partial(call, document) for name, call in calls.items()}


def microseconds(title: str, rounds: Rounds, base: str) -> str:
    return table(title, rounds, base, unit="us", scale=1e6)


def to_objects() -> Calls:
    return {
        "cattrs, checking nothing": partial(
            CONVERTER.structure, VALID, form_with_attrs.DocumentationForm
        ),
        "gpai_code": partial(from_document, VALID),
        "Pydantic": partial(form_with_pydantic.DocumentationForm.model_validate, VALID),
        "msgspec": partial(msgspec.convert, VALID, form_with_msgspec.DocumentationForm),
    }


def from_text() -> Calls:
    pydantic, struct = form_with_pydantic.DocumentationForm, form_with_msgspec.DocumentationForm
    return {
        "json.loads": partial(json.loads, TEXT),
        "gpai_code": partial(read_form, TEXT),
        "Pydantic": partial(pydantic.model_validate_json, TEXT),
        "msgspec": partial(msgspec.json.decode, TEXT, type=struct),
    }


def to_plain() -> Calls:
    pydantic = form_with_pydantic.DocumentationForm.model_validate(VALID)
    struct = msgspec.convert(VALID, form_with_msgspec.DocumentationForm)
    record = CONVERTER.structure(VALID, form_with_attrs.DocumentationForm)
    return {
        "cattrs": partial(CONVERTER.unstructure, record),
        "gpai_code": partial(to_document, from_document(VALID)),
        "Pydantic": partial(pydantic.model_dump, mode="json", exclude_none=True),
        "msgspec": partial(msgspec.to_builtins, struct),
    }


def to_text() -> Calls:
    form = from_document(VALID)
    document = to_document(form)
    pydantic = form_with_pydantic.DocumentationForm.model_validate(VALID)
    struct = msgspec.convert(VALID, form_with_msgspec.DocumentationForm)
    return {
        "json.dumps of the dict": partial(json.dumps, document),
        "json.dumps of the dict, laid out alike": partial(
            json.dumps, document, ensure_ascii=False, indent=2
        ),
        "gpai_code write_json of the dict": partial(write_json, document),
        "gpai_code write_form": partial(write_form, form),
        "Pydantic": partial(pydantic.model_dump_json, exclude_none=True),
        "msgspec": partial(msgspec.json.encode, struct),
    }


def whole_work() -> Calls:
    """Read, check and write, and the parts of that."""
    form = read_form(TEXT)
    return {
        "json.loads and json.dumps": lambda: json.dumps(json.loads(TEXT)),
        "read": partial(read_form, TEXT),
        "check": partial(check_form, form),
        "write": partial(write_form, form),
        "read, check and write": lambda: [check_form(form := read_form(TEXT)), write_form(form)],
    }


LOAD = f"import json; document = json.load(open({str(EXAMPLE)!r}))"
VALIDATED = {
    "json.load": LOAD,
    "gpai_code is_valid": (
        f"{LOAD}; from gpai_code.schemas import is_valid; is_valid(document, 'form', {EDITION!r})"
    ),
    "gpai_code read_form": f"import gpai_code; gpai_code.read_form(open({str(EXAMPLE)!r}).read())",
    "jsonschema": (
        f"{LOAD}; from jsonschema import Draft202012Validator as V; "
        f"V(json.load(open({str(SCHEMA)!r}))).is_valid(document)"
    ),
    "jsonschema-rs": (
        f"{LOAD}; from jsonschema_rs import Draft202012Validator as V; "
        f"V(json.load(open({str(SCHEMA)!r}))).is_valid(document)"
    ),
}
LOADED = {
    "import attrs": "import attrs",
    "gpai_code load": "import gpai_code; gpai_code.load('final')",
    "gpai_code load, third draft": "import gpai_code; gpai_code.load('third-draft')",
    "import cattrs": "import cattrs",
}


def seen_before() -> Rounds:
    """Take the time of one document before and after many others, all different."""
    rounds: Rounds = []
    calls = {"first": partial(from_document, VALID)}
    early = measured(calls)
    for number in range(BEFORE):
        ours(VALID | {"model_name": f"model {number}", f"unknown{number}": number})
    late = measured(calls)
    for before, after in zip(early, late, strict=True):
        rounds.append({"at first": before["first"], f"after {BEFORE} others": after["first"]})
    return rounds


def growth(calls: dict[str, Callable[[Any], Any]]) -> Rounds:
    long = DOCUMENTS["ten times as long"]
    both: Calls = {}
    for name, call in calls.items():
        both[f"{name}, once"] = partial(call, VALID)
        both[f"{name}, ten times"] = partial(call, long)
    return measured(both, 20)


class Goals:
    """What was wanted, and what was measured."""

    def __init__(self) -> None:
        self.rows: list[str] = []

    def at_most(self, number: str, what: str, measured: list[float], goal: float) -> None:
        self._add(number, what, measured, f"<= {goal}", median(measured) <= goal)

    def at_least(self, number: str, what: str, measured: list[float], goal: float) -> None:
        self._add(number, what, measured, f">= {goal}", median(measured) >= goal)

    def _add(self, number: str, what: str, measured: list[float], goal: str, good: bool) -> None:
        reached = "yes" if good else "no"
        self.rows.append(f"| {number} | {what} | {spread(measured, '.2f')} | {goal} | {reached} |")

    def table(self) -> str:
        head = ["| goal | | measured | wanted | reached |", "| --- | --- | --- | --- | --- |"]
        return "\n".join(["**Goals**", "", *head, *self.rows])


def tables() -> Iterator[str]:
    goals = Goals()
    for name, document in DOCUMENTS.items():
        verdicts = {peer: call(document) for peer, call in VERDICTS.items()}
        assert set(verdicts.values()) == {"fault" in name}, (name, verdicts)
    rounds = fresh(VALIDATED, FRESH_ROUNDS, process)
    yield table("One form in a fresh process", rounds, "json.load")
    goals.at_most(
        "2",
        "process: is_valid by json.load",
        ratios(rounds, "gpai_code is_valid", "json.load"),
        1.15,
    )
    goals.at_most(
        "2",
        "process: is_valid by jsonschema",
        ratios(rounds, "gpai_code is_valid", "jsonschema"),
        0.25,
    )
    rounds = fresh(LOADED, FRESH_ROUNDS, process)
    yield table("The Code in a fresh process", rounds, "import attrs")
    goals.at_most(
        "3", "process: load by import attrs", ratios(rounds, "gpai_code load", "import attrs"), 1.35
    )

    rounds = measured(to_objects())
    yield microseconds("A dict to objects", rounds, "cattrs, checking nothing")
    goals.at_most(
        "5",
        "dict to objects by cattrs",
        ratios(rounds, "gpai_code", "cattrs, checking nothing"),
        0.4,
    )
    goals.at_most("5", "dict to objects by Pydantic", ratios(rounds, "gpai_code", "Pydantic"), 1.15)
    rounds = measured(from_text())
    yield microseconds("Text to objects", rounds, "json.loads")
    goals.at_most(
        "5", "text to objects by json.loads", ratios(rounds, "gpai_code", "json.loads"), 2
    )

    for name, document in DOCUMENTS.items():
        rounds = measured(applied(VERDICTS, document), 20)
        yield microseconds(f"Verdict: {name}", rounds, "jsonschema")
        if name == "valid":
            goals.at_least(
                "6",
                "jsonschema by is_valid",
                ratios(rounds, "jsonschema", "gpai_code is_valid"),
                80,
            )
            goals.at_most(
                "6",
                "is_valid by jsonschema-rs",
                ratios(rounds, "gpai_code is_valid", "jsonschema-rs"),
                2.2,
            )
    for name in ("1 fault", "20 faults", "ten times as long"):
        rounds = measured(applied(ALL_FAULTS, DOCUMENTS[name]), 20)
        yield microseconds(f"All faults: {name}", rounds, "jsonschema")
        if "fault" in name:
            goals.at_least(
                "7",
                f"all of {name}: jsonschema by ours",
                ratios(rounds, "jsonschema", "gpai_code"),
                10,
            )
    grown = growth(
        {
            "is_valid": VERDICTS["gpai_code is_valid"],
            "from_document": ours,
            "jsonschema": VERDICTS["jsonschema"],
        }
    )
    yield microseconds("Ten times as long", grown, "from_document, once")
    goals.at_most(
        "7",
        "ten times as long, by once",
        ratios(grown, "from_document, ten times", "from_document, once"),
        12,
    )
    before = seen_before()
    yield microseconds(f"The same document before and after {BEFORE} others", before, "at first")

    rounds = measured(to_plain())
    yield microseconds("Objects to a dict", rounds, "cattrs")
    goals.at_most("8", "objects to a dict by cattrs", ratios(rounds, "gpai_code", "cattrs"), 0.75)
    rounds = measured(to_text())
    yield microseconds("Objects to text", rounds, "json.dumps of the dict")
    alike = "json.dumps of the dict, laid out alike"
    goals.at_most(
        "8", "objects to text by json.dumps", ratios(rounds, "gpai_code write_form", alike), 1.4
    )

    rounds = measured(whole_work())
    yield microseconds(
        "Reading, checking and writing one form", rounds, "json.loads and json.dumps"
    )
    a_second = 1 / median(times["read, check and write"] for times in rounds)
    yield f"Read, checked and written: {a_second:.0f} forms a second, by one process."
    yield goals.table()
