"""Forms as Markdown and HTML, safe whatever the answers hold."""

import html
import re
from datetime import date
from enum import Enum
from typing import Any

import attrs

from gpai_code.forms.base import Form
from gpai_code.forms.checks import progress
from gpai_code.markup import markdown_text, visible
from gpai_code.values import (
    Asset,
    DataPoints,
    Dependency,
    DistributionChannel,
    DistributionMethod,
    Figured,
    HardwareTime,
    ModalitySizes,
    ModifiedModel,
    TrainingDuration,
    TrainingPeriod,
    TrainingTime,
)
from gpai_code.vocabulary import Audience

OPEN = "(no answer)"
_LINK = re.compile(r"https?://[^\s<>\"'`]+")


def lines_of(answer: Any) -> list[str]:
    """
    Say an answer in lines of plain text.

    >>> from gpai_code.values import Energy, ModalityChoice, Modality
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
        case ModalitySizes():
            sizes = attrs.asdict(answer)
            return [f"{name}: {size}" for name, size in sizes.items() if size is not None]
    selected = [str(option.value) for option in answer.selected or ()]
    return selected + ([f"other: {answer.other}"] if answer.other is not None else [])


def to_markdown(form: Form) -> str:
    """
    Return the form as Markdown: a table for each section, every answer shown as plain text.

    Markup and text direction marks in answers are made visible instead of taking effect.
    """
    definition = form.definition()
    title = definition.title + (f": copy for {form.audience.value}" if form.audience else "")
    parts = [f"# {title}", ""]
    for field in definition.header:
        parts.append(f"- **{field.label}:** {_md(getattr(form, field.id))}")
    answers = {row.id: answer for row, answer in form.rows()}
    for section in definition.sections:
        shown = [row for row in section.rows if row.id in answers]
        if not shown:
            continue
        parts += ["", f"## {section.title}", "", "| Row | Answer | For |", "| --- | --- | --- |"]
        for row in shown:
            marks = ", ".join(audience.value for audience in row.audiences)
            parts.append(f"| {_md(row.name)} | {_md(answers[row.id])} | {marks} |")
    return "\n".join(parts) + "\n"


def _md(answer: Any) -> str:
    # a line break inside a name would end the row of the table
    lines = [line for text in lines_of(answer) for line in text.splitlines()]
    return "<br>".join(map(markdown_text, lines))


def to_html(form: Form) -> str:
    """
    Return the form as one self-contained HTML page without scripts.

    All answers are escaped; only links with http or https are made clickable.
    """
    definition = form.definition()
    title = definition.title + (f": copy for {form.audience.value}" if form.audience else "")
    header = "".join(
        f"<dt>{_h(field.label)}</dt><dd>{_cell(getattr(form, field.id))}</dd>"
        for field in definition.header
    )
    sections = "".join(_section(form, section.id) for section in definition.sections)
    return _PAGE.format(title=_h(title), edition=_h(form.EDITION), header=header, sections=sections)


def summary_html(form: Form) -> str:
    """Return a compact, escaped table for notebooks: one foldable block for each section."""
    counts = progress(form)
    sections = "".join(
        f"<details><summary>{_h(section.title)}</summary>{_table(form, section.id)}</details>"
        for section in form.definition().sections
        if _rows_of(form, section.id)
    )
    return (
        f"<div><strong>{_h(repr(form).strip('<>'))}</strong> "
        f"({counts.not_applicable} not applicable, {counts.owed} owed, "
        f"{counts.conditional} open under a condition){sections}</div>"
    )


def _rows_of(form: Form, section_id: str) -> list[tuple[Any, Any]]:
    ids = {
        row.id
        for section in form.definition().sections
        if section.id == section_id
        for row in section.rows
    }
    return [(row, answer) for row, answer in form.rows() if row.id in ids]


def _section(form: Form, section_id: str) -> str:
    section = next(s for s in form.definition().sections if s.id == section_id)
    if not _rows_of(form, section_id):
        return ""
    return f"<section><h2>{_h(section.title)}</h2>{_table(form, section_id)}</section>"


def _table(form: Form, section_id: str) -> str:
    rows = "".join(
        f'<tr><th scope="row">{_h(row.name)}</th>'
        f"<td{'' if answer is not None else ' class=open'}>{_cell(answer)}</td>"
        + "".join(f"<td>{'✕' if audience in row.audiences else ''}</td>" for audience in Audience)
        + "</tr>"
        for row, answer in _rows_of(form, section_id)
    )
    heads = "".join(f'<th scope="col">{audience.value}</th>' for audience in Audience)
    return (
        f'<table><thead><tr><th scope="col">Row</th><th scope="col">Answer</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _h(text: str) -> str:
    return html.escape(visible(text))


def _cell(answer: Any) -> str:
    return "<br>".join(_linked(visible(line)) for line in lines_of(answer))


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
td {{ overflow-wrap: anywhere; }}
td.open {{ color: #8a1c1c; }}
td:nth-last-child(-n+3), thead th:nth-last-child(-n+3) {{ width: 2.5rem; text-align: center; }}
dt {{ font-weight: 600; }}
</style>
</head>
<body>
<h1>{title}</h1>
<p>Edition of the Code of Practice: {edition}</p>
<dl>{header}</dl>
{sections}
</body>
</html>
"""
