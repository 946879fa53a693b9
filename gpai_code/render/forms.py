"""Forms as Markdown and HTML, safe whatever the answers hold."""

import html
import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any

import attrs

from gpai_code.constraints.quantities import Figured
from gpai_code.forms.base import Form
from gpai_code.forms.checks import progress
from gpai_code.forms.definition import Row, Section
from gpai_code.forms.findings import OPEN
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.training_content.values import (
    CrawledDomains,
    ListedDataset,
    NamedDataset,
    NamedModel,
    Placement,
    SummarisedModel,
)
from gpai_code.forms.values import (
    Asset,
    DataPoints,
    Dependency,
    DistributionChannel,
    DistributionMethod,
    HardwareTime,
    ModalitySizes,
    ModifiedModel,
    TrainingDuration,
    TrainingPeriod,
    TrainingTime,
)
from gpai_code.text_io.escaping import markdown_text, visible

# what ends a sentence does not belong to the address before it
_LINK = re.compile(r"https?://[^\s<>\"'`]*[^\s<>\"'`.,;:!?]")


def lines_of(answer: Any) -> list[str]:
    """
    Say an answer in lines of plain text.

    >>> from gpai_code.forms.values import Energy, ModalityChoice, Modality
    >>> lines_of(Energy("1.0e2")), lines_of(ModalityChoice(selected=(Modality.TEXT,), other="code"))
    (['1.0e2 MWh'], ['Text', 'other: code'])
    """
    if answer is None:
        return [OPEN]
    if isinstance(answer, str):
        return answer.splitlines()
    if isinstance(answer, Enum):
        return [str(answer.value)]
    if isinstance(answer, tuple):
        return [line for item in answer for line in lines_of(item)] or ["none"]
    if isinstance(answer, bool):
        return ["Yes" if answer else "No"]
    match answer:
        case date():
            return [answer.isoformat()]
        case Dependency():
            return [f"{answer.name}: documentation {answer.documentation}"]
        case DistributionChannel():
            link = f", {answer.link}" if answer.link else ""
            return [f"{answer.name}: {answer.access_level}{link}"]
        case DistributionMethod():
            return [f"{answer.name}, {answer.link}" if answer.link else answer.name]
        case ModifiedModel():
            return [f"{answer.name} {answer.version}" if answer.version else answer.name]
        case Asset():
            return [f"{answer.name}: {answer.access}; licence: {answer.license}"]
        case DataPoints():
            return [f"{answer.part.value}: {answer}"]
        case TrainingTime():
            return [f"{answer} ({answer.period})"]
        case TrainingDuration():
            return [f"{answer} ({answer.period})", *lines_of(answer.hardware)]
        case TrainingPeriod():
            return [f"{answer.range.value} ({answer.period})"]
        case HardwareTime():
            return [f"{answer} on {answer.hardware}"]
        case Figured():
            return [str(answer)]
        case NamedModel() | NamedDataset():
            return [f"{answer.name}, {answer.link}" if answer.link else answer.name]
        case SummarisedModel():
            return [f"{answer.name}, {answer.summary}" if answer.summary else answer.name]
        case Placement():
            return [f"{answer.version}: {answer.date}" if answer.version else str(answer.date)]
        case ListedDataset():
            return _dataset(answer)
        case CrawledDomains():
            access = None if answer.access is None else f"access: {answer.access}"
            held = (*(answer.names or ()), answer.link, access)
            return [one for one in held if one is not None]
        case ModalitySizes():
            sizes = attrs.asdict(answer)
            return [f"{name}: {size}" for name, size in sizes.items() if size is not None]
    selected = [str(option.value) for option in answer.selected or ()]
    return selected + ([f"other: {answer.other}"] if answer.other is not None else [])


def _dataset(dataset: ListedDataset) -> list[str]:
    name = f"{dataset.name}, {dataset.link}" if dataset.link else dataset.name
    parts = []
    if dataset.description is not None:
        parts.append(f"description: {dataset.description}")
    if dataset.collected_from or dataset.collected_until:
        first, last = (one or OPEN for one in (dataset.collected_from, dataset.collected_until))
        parts.append(f"collected from {first} to {last}")
    if dataset.selection is not None:
        parts.append(f"selected: {dataset.selection}")
    # set in, so that nobody takes what is said of a dataset for the name of another one
    return [name, *(f"  {line}" for part in parts for line in part.splitlines())]


def shown(form: Form) -> Iterator[tuple[Section, list[tuple[Row, list[str] | None]]]]:
    """
    Yield each section with its rows and the lines of their answers, None where one is open.

    Rows that do not concern the model, and empty ones that the form calls optional, are left out,
    and so are sections without rows.
    """
    answers = {row.id: answer for row, answer in form.rows()}
    for section in form.definition().sections:
        rows = [
            (row, _lines(row, answers[row.id]))
            for row in section.rows
            if row.id in answers
            and (answers[row.id] is not None or (form.concerns(row) is True and not row.optional))
        ]
        if rows:
            yield section, rows


def _lines(row: Row, answer: Any) -> list[str] | None:
    if row.tick:
        return ["☐" if answer is None else "☒"]
    return None if answer is None else lines_of(answer)


def title_of(form: Form) -> str:
    """Return the form's title, and for whom a copy is."""
    audience = form.audience if isinstance(form, ModelDocumentation) else None
    return form.definition().title + (f": copy for {audience.value}" if audience else "")


def to_markdown(form: Form) -> str:
    """
    Return the form as Markdown: a table for each section, every answer shown as plain text.

    Markup and text direction marks in answers are made visible instead of taking effect.
    """
    parts = [f"# {title_of(form)}", ""]
    for field in form.definition().header:
        if not field.optional or getattr(form, field.id) is not None:
            parts.append(f"- **{field.label}:** {_md(lines_of(getattr(form, field.id)))}")
    for_whom = bool(form.definition().audiences)
    heads = ["Row", "Answer", "For"] if for_whom else ["Row", "Answer"]
    for section, rows in shown(form):
        parts += ["", f"## {section.heading}", "", f"| {' | '.join(heads)} |"]
        parts.append(f"| {' | '.join('---' for _ in heads)} |")
        for row, lines in rows:
            cells = [_md([row.name]), _md([OPEN] if lines is None else lines)]
            if for_whom:
                cells.append(", ".join(audience.value for audience in row.audiences))
            parts.append(f"| {' | '.join(cells)} |")
    return "\n".join(parts) + "\n"


def _md(lines: list[str]) -> str:
    # a line break inside a name would end the row of the table
    parts = [part for line in lines for part in line.splitlines() or [""]]
    return "<br>".join(map(markdown_text, parts))


def to_html(form: Form) -> str:
    """
    Return the form as one self-contained HTML page without scripts.

    All answers are escaped; only links with http or https are made clickable.
    """
    header = "".join(
        f"<dt>{_h(field.label)}</dt><dd>{_cell(lines_of(getattr(form, field.id)))}</dd>"
        for field in form.definition().header
        if not field.optional or getattr(form, field.id) is not None
    )
    sections = "".join(
        f"<section><h2>{_h(section.heading)}</h2>{_table(form, rows)}</section>"
        for section, rows in shown(form)
    )
    return _PAGE.format(
        title=_h(title_of(form)),
        about=_h(ABOUT[form.DOCUMENT].format(form.EDITION)),
        header=header,
        sections=sections,
    )


def summary_html(form: Form) -> str:
    """Return a compact, escaped table for notebooks: one foldable block for each section."""
    counts = progress(form)
    sections = "".join(
        f"<details><summary>{_h(section.heading)}</summary>{_table(form, rows)}</details>"
        for section, rows in shown(form)
    )
    return (
        f"<div><strong>{_h(repr(form).strip('<>'))}</strong> "
        f"({counts.not_applicable} not applicable, {counts.owed} owed, "
        f"{counts.conditional} open under a condition){sections}</div>"
    )


def _table(form: Form, rows: list[tuple[Row, list[str] | None]]) -> str:
    audiences = form.definition().audiences
    body = "".join(
        f'<tr><th scope="row">{_h(row.name)}</th>'
        f"<td{'' if lines is not None else ' class=open'}>"
        f"{_cell([OPEN] if lines is None else lines)}</td>"
        + "".join(f"<td class=mark>{'✕' if one in row.audiences else ''}</td>" for one in audiences)
        + "</tr>"
        for row, lines in rows
    )
    heads = "".join(f'<th scope="col" class=mark>{one.value}</th>' for one in audiences)
    return (
        f'<table><thead><tr><th scope="col">Row</th><th scope="col">Answer</th>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _h(text: str) -> str:
    return html.escape(visible(text))


def _cell(lines: list[str]) -> str:
    return "<br>".join(_linked(visible(line)) for line in lines)


def _linked(line: str) -> str:
    parts, end = [], 0
    for match in _LINK.finditer(line):
        url = html.escape(match[0])
        parts += [
            html.escape(line[end : match.start()]),
            f'<a rel="noreferrer" href="{url}">{url}</a>',
        ]
        end = match.end()
    return "".join(parts) + html.escape(line[end:])


ABOUT = {
    "model-documentation-form": "Edition of the Code of Practice: {}",
    "training-content-summary": "Under Article 53(1)(d) AI Act, after the template of {}",
}
"""What stands below the title, by the kind of document; the edition goes in."""

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; }}
body {{ padding: 0 1rem; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border: 1px solid #bbb; padding: .3rem .5rem; text-align: left; vertical-align: top; }}
thead th {{ background: #eee; }}
tbody th {{ width: 16rem; font-weight: 600; }}
td, dd {{ overflow-wrap: anywhere; }}
td.open {{ color: #8a1c1c; }}
.mark, thead .mark {{ width: 2.5rem; text-align: center; }}
dt {{ font-weight: 600; }}
</style>
</head>
<body>
<h1>{title}</h1>
<p>{about}</p>
<dl>{header}</dl>
{sections}
</body>
</html>
"""
