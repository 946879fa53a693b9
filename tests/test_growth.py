"""Work grows with the document and with nothing else: counted, not timed."""

import contextlib
import io
import json
import math
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache, partial
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

import attrs
import pytest

import gpai_code
from gpai_code import GpaiCodeError, ModelFacts, exchange
from gpai_code.catalog import find_all, open_limits
from gpai_code.compute import cumulative
from gpai_code.domains import (
    domains_csv,
    domains_json,
    domains_text,
    list_domains,
    read_csv_rows,
    read_json_rows,
)
from gpai_code.domains.totals import as_modality
from gpai_code.exchange import (
    read_card_section,
    read_ml_bom,
    to_ml_bom,
)
from gpai_code.forms import (
    compare_with_summary,
    from_document,
    progress,
    read_document,
    to_document,
    write_form,
)
from gpai_code.forms.base import Form
from gpai_code.forms.documents import FORMS
from gpai_code.forms.safety_security import (
    DraftIncidentReport,
    ModelReport,
    SafetySecurityFramework,
    SeriousIncidentReport,
    compare_report_with_form,
    compare_report_with_framework,
    events_of,
    migrate_incident,
    milestones_of,
    with_documents,
)
from gpai_code.forms.training_content.evidence import check_datasets, read_sizes
from gpai_code.licenses import (
    assess_license_text,
    assess_terms,
    find_base_terms,
    find_license,
    parse_license,
    similar_licenses,
)
from gpai_code.reading import check_reading, read_documentation, read_inventory
from gpai_code.render import (
    changes_document,
    decision_document,
    describe_decision,
    explain,
    fill_template,
    to_csv,
    to_docx,
    to_model_card,
    to_notebook,
    to_rows,
    to_yaml_form,
)
from gpai_code.reports import (
    Given,
    check_files,
    github_report,
    json_report,
    junit_report,
    passes,
    sarif_report,
    text_report,
)
from gpai_code.resolver import resolve_many
from gpai_code.schemas import is_valid
from gpai_code.text_io.json_writer import write_json
from gpai_code.text_io.strict_json import read_json
from tests.official_word import cell, document_of, form_template, line, paragraph, run, table
from tests.strategies import marked
from tests.test_arguments import FUNCTIONS

STEEPEST = 1.2
"""Exponent of the growth that is allowed; 1 is linear, 2 quadratic."""

SIZES = (24, 48, 96, 192)
"""Repeats in the documents: once, 2, 4 and 8 times as many."""

OTHER_SIZES = (25, 50, 100, 200)
"""The same again, of documents that nothing has seen yet."""

LEAST = 2_000
"""Steps below which work that is added counts as none: what is refused at once takes as few."""

Call = Callable[[], object]


def work_of(call: Call) -> int:
    """Count the lines of Python that a call runs, and the functions that it calls."""
    steps = 0

    def trace(frame: Any, event: str, _: Any) -> Any:
        nonlocal steps
        steps += 1
        return trace

    def profile(frame: Any, event: str, _: Any) -> None:
        nonlocal steps
        steps += 1

    former = sys.gettrace()
    sys.setprofile(profile)
    sys.settrace(trace)
    try:
        call()
    except GpaiCodeError as error:
        str(error)
    finally:
        sys.settrace(former)
        sys.setprofile(None)
    return steps


def growth(
    prepare: Callable[[int], Call], sizes: tuple[int, ...] = SIZES
) -> tuple[float, list[int]]:
    """
    Return how fast work grows with size, as the power of the size, and the work for each size.

    Measured is the work that each doubling adds: a constant that is large hides no square there.
    """
    with contextlib.suppress(GpaiCodeError):
        prepare(sizes[-1] + 1)()  # fills the caches, and loads what only many faults need
    work = [work_of(prepare(size)) for size in sizes]
    added = [more - less for less, more in pairwise(work)]
    if added[-1] <= LEAST:
        return 0.0, work
    over_all = math.log2(added[-1] / max(added[0], LEAST / 4)) / 2
    at_last = math.log2(added[-1] / max(added[-2], LEAST / 4))
    return min(over_all, at_last), work  # a single step, such as into another path, is no growth


# Documents of a size


FORM = {"document": "model-documentation-form", "edition": "final"}
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)

SUMMARY = {"document": "training-content-summary", "edition": "2025-12-05"}


def form(**answers: object) -> dict[str, object]:
    return {**FORM, **answers}


def larger(value: Any, size: int) -> Any:
    """Give every list of an answer so many items, and every text so many lines."""
    if isinstance(value, tuple) and value:
        return (value * size)[:size]
    if type(value) is str:
        return "\n".join([value] * size)
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            part = larger(getattr(value, field.name), size)
            try:
                value = attrs.evolve(value, **{field.name: part})
            except GpaiCodeError:
                continue  # an answer of one line or of one item
    return value


KINDS: dict[str, type[Form]] = {**FORMS, SUMMARY["document"]: gpai_code.TrainingContentSummary}


@cache
def filled(edition: str, size: int) -> Any:
    """Return a form in which everything that can be long is."""
    whole, _ = marked(KINDS[edition])
    enlarged: Form = larger(whole, size)
    assert sum(map(len, rows_with_lists(enlarged))) >= 5 * size
    return enlarged


@cache
def large(kind: type[Form], size: int) -> Any:
    """Return a form of a kind of which there are no editions to choose from."""
    whole, _ = marked(kind)
    return larger(whole, size)


def rows_with_lists(document: Form) -> Iterator[tuple[Any, ...]]:
    for _, answer in document.rows():
        if isinstance(answer, tuple):
            yield answer


def documented(call: Callable[[Any], object], edition: str) -> Callable[[int], Call]:
    """Return what prepares a call for a form of a size."""
    return lambda size: partial(call, filled(edition, size))


def spdx_of(form: Any) -> Any:
    return exchange.to_spdx(
        form, package_version="1", download_location="https://example.org/", created=MOMENT
    )


def facts(size: int) -> ModelFacts:
    return ModelFacts(
        license=" OR ".join(["MIT"] * size),
        base_models=tuple(f"a/model-{size}-{number}" for number in range(min(size, 100))),
    )


@cache
def decision(size: int) -> gpai_code.Decision:
    return gpai_code.resolve(facts(size))


def card(lines: str) -> str:
    return f"---\n{lines}---\n"


def log(size: int) -> bytes:
    return b"domain,size\n" + b"".join(b"a%d.com,%d\n" % (n, n) for n in range(size))


def log_lines(size: int) -> bytes:
    return b"".join(b'{"domain": "a%d.com", "size": %d}\n' % (n, n) for n in range(size))


@cache
def ranking(size: int) -> Any:
    return list_domains([(f"a{number}.com", number) for number in range(size)], unit="bytes")


@cache
def checked(size: int) -> tuple[Any, ...]:
    """Check a file of many faults, one of many answers, and many files of few."""
    wrong = json.dumps(form(additional_assets=[1] * size)).encode()
    answers = write_form(filled("final", size)).encode()
    empty = json.dumps(FORM).encode()
    contents = [wrong, answers, *[empty] * (size // 6)]
    files = [(f"{n}.json", partial(bytes, content)) for n, content in enumerate(contents)]
    return tuple(check_files(files, Given()))


def text(unit: str, call: Callable[[str], object]) -> Callable[[int], Call]:
    """Return what prepares a call for a text of so many units."""
    return lambda size: partial(call, unit * size)


def decided(call: Callable[[Any], object]) -> Callable[[int], Call]:
    return lambda size: partial(call, decision(size))


def repeated(value: Any, size: int) -> Any:
    """Give the outermost list of a document so many of its first item, and all others one."""
    if isinstance(value, dict):
        return {name: repeated(item, size) for name, item in value.items()}
    if isinstance(value, list) and value:
        return [repeated(value[0], 1)] * size
    return value


def exported(read: Callable[[Any], object], export: Callable[[Any], Any]) -> Callable[[int], Call]:
    """Return what prepares the reading of an edition with so many entries of one kind."""
    return lambda size: partial(read, repeated(export(gpai_code.load()).document, size))


def exported_decision(
    read: Callable[[Any], object], export: Callable[[Any], Any]
) -> Callable[[int], Call]:
    """Return what prepares the reading of a decision with so many rulings of one kind."""
    return lambda size: partial(read, repeated(export(decision(6)).document, size))


def reported(call: Callable[..., object], *folder: PurePosixPath) -> Callable[[int], Call]:
    return lambda size: partial(call, checked(size), *folder)


HERE = PurePosixPath("/repository")

OF_FORMS: dict[str, Callable[[Any], object]] = {
    "forms.checks.check_form": gpai_code.check_form,
    "forms.checks.progress": progress,
    "forms.documents.from_document": lambda whole: from_document(whole.to_dict()),
    "forms.documents.read_document": lambda whole: read_document(whole.to_json()),
    "forms.documents.to_document": to_document,
    "forms.documents.write_form": write_form,
    "forms.versions.compare_forms": lambda whole: gpai_code.compare_forms(
        whole, attrs.evolve(whole, extensions={})
    ),
    "render.by_type.to_html": gpai_code.to_html,
    "render.by_type.to_markdown": gpai_code.to_markdown,
    "render.notebook.to_notebook": to_notebook,
    "render.paper_formats.changes_document": lambda whole: changes_document(type(whole)(), whole),
    "render.rows.to_rows": to_rows,
    "render.tables.to_csv": to_csv,
    "render.yaml_form.to_yaml_form": to_yaml_form,
}
"""What takes a form of any edition."""

OTHERS: dict[str, dict[str, Callable[[int], Call]]] = {
    "catalog.citations.finder.find": {"words": text("Measure 1.1 ", gpai_code.find)},
    "catalog.citations.finder.find_all": {
        "citations": text("See Measure 1.1 of the Copyright Chapter. ", find_all),
        "words": text("Nothing is cited here. ", find_all),
        "lists": text("Measures 7.1, 7.2 and 99.9; ", find_all),
        "acts": text("Art. 1 GDPR, Art. 2; ", find_all),
        "places of one act": text("Art. 1, ", find_all),
        "points": text("Measure 10.1(1), (2) of the Code; ", find_all),
        "signs": text("Measure 1 ( ) m1 \u201c\u00e9\u201d; ", find_all),
    },
    "exchange.card_sections.read_card_section": {
        "form": lambda n: partial(read_card_section, to_model_card(filled("final", n)).document),
    },
    "exchange.ml_bom.to_ml_bom": {"form": documented(to_ml_bom, "final")},
    "exchange.spdx.to_spdx": {"form": documented(spdx_of, "final")},
    "exchange.spdx.read_spdx": {
        "form": lambda n: partial(exchange.read_spdx, spdx_of(filled("final", n)).document)
    },
    "exchange.croissant.to_croissant": {
        "summary": documented(exchange.to_croissant, "training-content-summary")
    },
    "exchange.ml_bom_reading.read_ml_bom": {
        "components": lambda n: partial(
            read_ml_bom,
            {
                **to_ml_bom(larger(marked(KINDS["final"])[0], 1)).document,
                "components": [{"type": "data", "name": f"set {i}"} for i in range(n)],
            },
        ),
    },
    "forms.safety_security.milestones.milestones_of": {
        "answers": lambda n: partial(milestones_of, larger(marked(ModelReport)[0], n))
    },
    "forms.safety_security.milestones.with_documents": {
        "documents": lambda n: partial(
            with_documents, decision(2), [larger(marked(ModelReport)[0], 2)] * n
        )
    },
    "reading.inventory.read_inventory": {
        "rows": lambda n: partial(
            read_inventory,
            b"name,modality,size,unit\n"
            + b"".join(b"set %d,Text,5,tokens\n" % number for number in range(n)),
        ),
    },
    "render.model_card.to_model_card": {"form": documented(to_model_card, "final")},
    "catalog.edition.select_edition": {"a specifier": text(">=0,", gpai_code.select_edition)},
    "catalog.deadlines.due_dates": {
        "unknown events": lambda n: partial(
            gpai_code.due_dates, {f"event-{i}": date_of(1) for i in range(n)}
        ),
        "holidays": lambda n: partial(
            gpai_code.due_dates,
            {"framework-updated-confirmed": date_of(0)},
            "third-draft",
            holidays=[date_of(i) for i in range(n)],
        ),
    },
    "catalog.deadlines.open_limits": {
        "unknown events": lambda n: partial(
            open_limits, {f"event-{i}": date_of(1) for i in range(n)}
        ),
    },
    "compute.sum_of_parts.cumulative": {
        "parts": lambda n: partial(cumulative, {f"part {i}": "1e20" for i in range(n)})
    },
    "domains.files.domains_csv": {"names": lambda n: partial(domains_csv, ranking(n))},
    "domains.files.domains_json": {"names": lambda n: partial(domains_json, ranking(n))},
    "domains.files.domains_text": {"names": lambda n: partial(domains_text, ranking(n))},
    "domains.files.read_csv_rows": {
        "rows": lambda n: lambda: list(read_csv_rows(io.BytesIO(log(n))))
    },
    "domains.files.read_json_rows": {
        "rows": lambda n: lambda: list(read_json_rows(io.BytesIO(log_lines(n))))
    },
    "domains.ranking.list_domains": {
        "names": lambda n: partial(
            list_domains, [(f"a{i}.com", i) for i in range(n)], unit="bytes"
        ),
        "rows that cannot be used": lambda n: partial(
            list_domains, [(f"192.0.2.{i}", "x") for i in range(n)], unit="bytes"
        ),
    },
    "domains.totals.as_modality": {"words": text("Text ", as_modality)},
    "exchange.ciso_assistant.read_ciso_assistant": {
        "nodes": exported(exchange.read_ciso_assistant, exchange.to_ciso_assistant)
    },
    "exchange.cyclonedx_reading.read_cyclonedx": {
        "requirements": exported(exchange.read_cyclonedx, exchange.to_cyclonedx)
    },
    "exchange.cyclonedx_reading.read_cyclonedx_rulings": {
        "claims": exported_decision(
            exchange.read_cyclonedx_rulings, exchange.to_cyclonedx_attestation
        )
    },
    "exchange.cyclonedx_standards.to_cyclonedx_attestation": {
        "a decision": decided(exchange.to_cyclonedx_attestation)
    },
    "exchange.oscal_decisions.read_oscal_rulings": {
        "rulings": exported_decision(exchange.read_oscal_rulings, exchange.to_oscal_profile)
    },
    "exchange.oscal_decisions.to_oscal_profile": {"a decision": decided(exchange.to_oscal_profile)},
    "exchange.oscal_decisions.to_oscal_results": {
        "a decision": decided(lambda whole: exchange.to_oscal_results(whole, date_of(0)))
    },
    "exchange.oscal_reading.read_oscal": {
        "groups": exported(exchange.read_oscal, exchange.to_oscal)
    },
    "exchange.probo.read_probo": {"controls": exported(exchange.read_probo, exchange.to_probo)},
    "exchange.yaml_text.to_yaml": {
        "lists": lambda n: partial(
            exchange.to_yaml, {"texts": ["a: #b\n"] * n, "more": {"x": [1] * n}}
        )
    },
    "forms.agreement.compare_with_summary": {
        "a form and a summary": lambda n: partial(
            compare_with_summary, filled("final", n), filled("training-content-summary", n)
        )
    },
    "forms.documents.read_form": {
        "items of a wrong type": lambda n: partial(
            gpai_code.read_form, json.dumps(form(additional_assets=[1] * n))
        ),
        "items without their fields": lambda n: partial(
            gpai_code.read_form, json.dumps(form(additional_assets=[{"a": 1}] * n))
        ),
        "unknown fields": lambda n: partial(
            gpai_code.read_form, json.dumps(form(**{f"mdel_name_{i}": 1 for i in range(n)}))
        ),
    },
    "forms.model_documentation.migration.migrate": {
        "a form": lambda n: partial(gpai_code.migrate, filled("third-draft", n), "final")
    },
    "forms.safety_security.comparison.compare_report_with_form": {
        "a report and a form": lambda n: partial(
            compare_report_with_form, large(ModelReport, n), filled("final", n)
        )
    },
    "forms.safety_security.comparison.compare_report_with_framework": {
        "a report and a Framework": lambda n: partial(
            compare_report_with_framework, large(ModelReport, n), large(SafetySecurityFramework, n)
        )
    },
    "forms.safety_security.events.events_of": {
        "a report": lambda n: partial(events_of, large(SeriousIncidentReport, n))
    },
    "forms.safety_security.migration.migrate_incident": {
        "a report": lambda n: partial(migrate_incident, large(DraftIncidentReport, n))
    },
    "forms.versions.retention": {
        "a form": lambda n: partial(gpai_code.retention, filled("final", n))
    },
    "licenses.assessment.assess_license": {
        "an expression": lambda n: partial(gpai_code.assess_license, " OR ".join(["MIT"] * n)),
        "words": text("a word ", gpai_code.assess_license),
        "base models": lambda n: partial(
            gpai_code.assess_license, "MIT", base_models=[f"a/model-{n}-{i}" for i in range(n)]
        ),
    },
    "licenses.base_models.find_base_terms": {"words": text("llama-", find_base_terms)},
    "licenses.expressions.parse_license": {
        "an expression": lambda n: partial(parse_license, " OR ".join(["MIT"] * n)),
        "brackets": text("(", parse_license),
    },
    "licenses.table.find_license": {"words": text("Apache ", find_license)},
    "licenses.table.similar_licenses": {"words": text("Apache ", similar_licenses)},
    "licenses.terms.assess_terms": {
        "terms": lambda n: partial(assess_terms, ["attribution", "non-commercial"] * n)
    },
    "licenses.texts.assess_license_text": {
        "words": text("Permission is hereby granted, free of charge. ", assess_license_text)
    },
    "model_card.card.read_model_card": {
        "keys": lambda n: partial(
            gpai_code.read_model_card, card("".join(f"key{i}: 1\n" for i in range(n)))
        ),
        "licences": lambda n: partial(
            gpai_code.read_model_card,
            card("license:\n" + "".join(f"- licence-{i}\n" for i in range(n))),
        ),
        "base models": lambda n: partial(
            gpai_code.read_model_card,
            card("base_model:\n" + "".join(f"- a/m{i}\n" for i in range(n))),
        ),
    },
    "reading.findings.check_reading": {
        "words": lambda n: partial(
            check_reading, gpai_code.read_summary("Last update: 7/8/26\n" * n)
        )
    },
    "reading.summary.read_summary": {
        "words": text("Words of no row.\n", gpai_code.read_summary),
        "dates": text("Last update: 7/8/26\n", gpai_code.read_summary),
        "two columns": text("aa    bb\n", gpai_code.read_summary),
        "two columns with a label": text("Modality    Text\n", gpai_code.read_summary),
        "lines set in": text(f"{' ' * 30}x\n", gpai_code.read_summary),
        "lines set in above a label": lambda n: partial(
            gpai_code.read_summary, f"{' ' * 30}x\n" * n + "Version of the Summary:\n"
        ),
        "answers above their labels": text("               x\nModality\n", gpai_code.read_summary),
        "gaps": text("a  b  " * 8, gpai_code.read_summary),
        "cells": text("| Modality | Text |\n", gpai_code.read_summary),
        "HTML": lambda n: partial(
            gpai_code.read_summary, f"<html><body>{'<p>Modality: Text</p>' * n}</body></html>"
        ),
    },
    "reading.documentation.read_documentation": {
        "words": text("Words of no row.\n", read_documentation),
        "two columns": text("aa    bb\n", read_documentation),
    },
    "render.by_type.to_markdown": {
        "a decision": decided(gpai_code.to_markdown),
        "a reading": lambda n: partial(
            gpai_code.to_markdown, gpai_code.read_summary("Last update: 7/8/26\n" * n)
        ),
    },
    "render.notebook.to_notebook": {"a decision": decided(to_notebook)},
    "render.text.describe_decision": {"a decision": decided(describe_decision)},
    "render.text.explain": {"a decision": decided(explain)},
    "render.official_word.fill_template": {
        "a form": lambda n: partial(
            fill_template, filled("final", n), form_template(type(filled("final", 1)), "controls")
        ),
        "a template": lambda n: partial(
            fill_template,
            filled("final", 1),
            document_of(paragraph(run("Model name:")) + table(line(cell(paragraph(run("x"))))) * n),
        ),
    },
    "render.paper_formats.decision_document": {"a decision": decided(decision_document)},
    "render.word.to_docx": {"a form": lambda n: partial(to_docx, filled("final", n))},
    "reports.checked_files.check_files": {
        "files": lambda n: (
            lambda: check_files(
                [(f"{i}.json", lambda: json.dumps(FORM).encode()) for i in range(n)], Given()
            )
        )
    },
    "reports.checked_files.passes": {"files": reported(passes)},
    "reports.entries.json_report": {"files": reported(json_report, HERE)},
    "reports.entries.text_report": {"files": reported(text_report)},
    "reports.github.github_report": {"files": reported(github_report, HERE)},
    "reports.junit.junit_report": {"files": reported(junit_report, HERE)},
    "reports.sarif.sarif_report": {"files": reported(sarif_report, HERE)},
    "resolver.facts.read_facts": {
        "unknown facts": lambda n: partial(
            gpai_code.read_facts, {f"licence_{i}": 1 for i in range(n)}
        ),
    },
    "resolver.many.resolve_many": {
        "models": lambda n: lambda: list(resolve_many([facts(1)] * n)),
    },
    "resolver.resolution.resolve": {"facts": lambda n: partial(gpai_code.resolve, facts(n))},
    "schemas.validation.is_valid": {
        "a form": lambda n: partial(is_valid, filled("final", n).to_dict(), "form"),
        "items of a wrong type": lambda n: partial(
            is_valid, form(additional_assets=[1] * n), "form"
        ),
    },
    # methods and readers of single rooms, which no room lists
    "Decision.from_dict": {
        "rulings of no kind": lambda n: partial(
            gpai_code.Decision.from_dict,
            {"document": "decision", "measures": {f"I.{i}": {} for i in range(n)}},
        )
    },
    "Decision.to_json": {"a decision": decided(lambda whole: whole.to_json())},
    "Code.search": {"words": text("risk ", lambda words: gpai_code.load().search(words))},
    "read_json": {
        "keys given twice": lambda n: partial(read_json, "{" + '"a":1,' * n + '"a":1}'),
        "numbers too large": lambda n: partial(read_json, "[" + "1e99999," * n + "1]"),
        "nested arrays": lambda n: partial(read_json, "[" * 60 + "1," * n + "1" + "]" * 60),
    },
    "write_json": {"numbers": lambda n: partial(write_json, {"x": [1.5] * n})},
    "read_sizes": {
        "datasets": lambda n: partial(
            read_sizes, json.dumps({f"set {i}": {"Text": 1} for i in range(n)}).encode()
        )
    },
    "check_datasets": {
        "datasets": lambda n: partial(
            check_datasets,
            filled("training-content-summary", n),
            {f"set {i}": {"Text": 1 if i else 10**6} for i in range(n)},
        )
    },
}

NO_DOCUMENT = {
    *("catalog.edition.editions", "catalog.code.load", "catalog.correspondence.compare"),
    *("catalog.deadlines.events", "catalog.deadlines.incident_reports"),
    *("catalog.deadlines.triggers", "catalog.provenance.generated_by"),
    *("exchange.jsonld.to_jsonld", "exchange.jsonld.vocabulary"),
    *("exchange.ciso_assistant.to_ciso_assistant", "exchange.ciso_assistant.to_ciso_mapping"),
    *("exchange.cyclonedx_standards.to_cyclonedx", "exchange.jsonld.edition_jsonld"),
    *("exchange.listed.listed_entries", "exchange.opencre.to_opencre", "exchange.oscal.to_oscal"),
    *("exchange.oscal_mapping.to_oscal_mapping", "exchange.probo.to_probo"),
    *("exchange.sssom.to_sssom", "exchange.sssom.to_sssom_ai_act"),
    "schemas.openapi.openapi_components",
    "forms.safety_security.additional_documentation.kept_documentation",
    "forms.safety_security.additional_documentation.published_documents",
    *("render.code_tables.code_csv", "render.code_tables.code_markdown"),
    *("render.entries.describe_correspondence", "render.entries.describe_due"),
    *("render.entries.describe_entry", "render.entries.describe_open_limit"),
    *("schemas.published.form_fields", "schemas.published.json_schema"),
    *("schemas.published.schema_path", "schemas.openapi.openapi_components"),
}
"""What reads our own data alone, which has one size."""

SINGLE_AMOUNTS = {
    *("compute.estimates.architecture_based", "compute.estimates.architecture_general"),
    *("compute.activities.counted", "compute.comparisons.exceeds"),
    *("compute.estimates.forward_passes", "compute.estimates.hardware_based"),
    *("compute.estimates.mixture_of_experts", "compute.comparisons.more_than_a_third"),
    *("compute.comparisons.near", "compute.comparisons.third_of"),
    *("compute.estimates.with_frozen_weights", "domains.files.in_figures"),
    *("domains.ranking.has_sme_relief", "domains.ranking.names_owed", "domains.totals.plain"),
}
"""What takes a few numbers, of as many figures as their type allows."""

BY_OTHERS = {
    *("render.frames.to_frame", "render.picture_of_decision.plot_decision"),
    *("render.picture_of_correspondence.plot_correspondence",),
    "render.picture_of_deadlines.plot_deadlines",
}
"""What packages of an extra work out from rows that are measured here."""

SINGLE_RECORDS = {"exchange.losses.describe_loss", "render.licenses.describe_license"}
"""What says one record in a sentence."""

ASKING = {"resolver.questions.ask"}
"""What asks a person each question of a list of ours."""

ROWS: dict[str, Callable[[int], Call]] = {}
for name, call in OF_FORMS.items():
    for edition in KINDS:
        ROWS[f"{name}: {edition}"] = documented(call, edition)
for name, rows in OTHERS.items():
    for kind, row in rows.items():
        ROWS[f"{name}: {kind}"] = row


def date_of(day: int) -> Any:
    from datetime import date, timedelta  # noqa: PLC0415

    return date(2026, 1, 1) + timedelta(days=day)


def test_every_public_function_has_a_row_or_takes_no_document() -> None:
    measured = {*OF_FORMS, *OTHERS}
    excused = NO_DOCUMENT | SINGLE_AMOUNTS | SINGLE_RECORDS | BY_OTHERS | ASKING
    assert not measured & excused
    assert set(FUNCTIONS) - excused <= measured
    assert excused <= set(FUNCTIONS)


@pytest.mark.thorough(measured=True)
@pytest.mark.parametrize("name", ROWS)
def test_n_times_as_much_takes_n_times_the_work(name: str) -> None:
    power, work = growth(ROWS[name])
    if power > STEEPEST:  # what is loaded or collected once in a process is no growth
        power, work = growth(ROWS[name], OTHER_SIZES)
    assert power <= STEEPEST, work


LONGEST = 190_000
"""Characters of a text that a form holds."""

PIECES = [
    *("a", "1.", " ", "(", ")", "http://a.b/", ")http://", "://", "www.", "*`", "|", "; ", "<&"),
    *("=", ",=", "\u00ad", "\u200b;", '"', "'", "\n", "\r\n", "\u2028", "&#", "a@b.c "),
]


@pytest.mark.thorough
@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_one_piece_repeated_in_a_long_text_is_gone_over_once(piece: str) -> None:
    """Matches of patterns cannot be counted and are timed: a square takes minutes."""
    long = (piece * LONGEST)[:LONGEST]
    for start in ("http://a", "x"):
        document = gpai_code.DocumentationForm(model_name=f"{start}{long}")
        begin = time.process_time()
        for show in (gpai_code.to_html, gpai_code.to_markdown, to_csv, write_form):
            show(document)
        assert time.process_time() - begin < 5


@pytest.mark.thorough
def test_most_rows_do_work_that_grows() -> None:
    """A row in which everything is refused at once would prove nothing."""
    growing = 0
    for prepare in ROWS.values():
        with contextlib.suppress(GpaiCodeError):
            prepare(3)()  # fills the caches, which takes far longer while its steps are counted
        growing += work_of(prepare(12)) > work_of(prepare(6))
    assert growing > 0.8 * len(ROWS)


def test_quadratic_work_would_be_seen() -> None:
    def count_pairs(size: int) -> None:
        for _ in range(size):
            for _ in range(size):
                len(())

    power, _ = growth(lambda size: partial(count_pairs, size))
    assert power > 1.9
