"""A form as YAML to fill by hand: above each row what it asks for, and how it is written."""

import json
import re
import textwrap
from collections.abc import Iterator
from typing import Any, get_args

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.rules import ItemsRule, TextRule, or_literal, rule_of, without_none
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.forms.base import Form, record_type
from gpai_code.forms.definition import Row
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.questions import described, is_leaf
from gpai_code.forms.template import ROWS_TO_FILL, choices_of, example_of
from gpai_code.reading.typed_fields import shown_options
from gpai_code.vocabulary import AUDIENCE_NAMES

WIDTH = 96
"""Where comments are broken, in characters."""

_HEAD = (
    "Write each answer behind its colon, and leave open what has none. Lines that begin with # are "
    "comments, which no reader takes for answers.",
    "For several lines write | behind the colon, and the lines below, set in further than the "
    "name. A text with a colon or a # in it goes between quotation marks.",
    "A list of records has a - before each: copy the lines from one - on for a further record. [] "
    "says that there are none.",
    "A fault that is found names the line of this file.",
)

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _.,;()/+@%-]*")
_TAKEN_OTHERWISE = frozenset({"true", "false", "null", "~", ""})
_SAFE_LINE = re.compile(
    "[\t -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*"
)


@explain_arguments
def to_yaml_form(form: Form) -> str:
    """
    Return a form of any kind as YAML, answered or empty, which `read_document` reads back.

    Every row is there with what it asks for, for whom, when, and its options, as comments.
    """
    return "\n".join(_Writer(form).lines()) + "\n"


class _Writer:
    """Writes one form."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.types = {field.name: field.type for field in attrs.fields(type(form))}
        self.reliefs: set[str] = set()
        """Reliefs that a row above has; they are long, and many rows have the same."""
        self.printed: dict[str, Row] = {}
        for row in form.definition().rows():
            self.printed[row.id] = row

    def lines(self) -> Iterator[str]:
        """Yield the lines of the document."""
        form = self.form
        yield from _comment(f"{form.definition().title}, edition {form.EDITION}")
        for words in _HEAD:
            yield from _comment(words)
        yield ""
        if form.schema is not None:
            yield f"$schema: {scalar(form.schema)}"
        yield f"document: {form.DOCUMENT}"
        yield f"edition: {scalar(form.EDITION)}"
        if form.audience is not None:
            yield f"audience: {form.audience.value}"
        for field in form.definition().header:
            answer = getattr(form, field.id)
            if field.id == "copy_for" and answer is None:
                continue  # nobody fills in a copy
            yield ""
            yield from _comment(_titled(field.label, field.guidance))
            yield from self.field(field.id, self.types[field.id], answer, "", field.id)
        for section in form.definition().sections:
            yield from self.section(section.heading, [row for row in section.rows if not row.each])
        extensions = dict(form.extensions or {})
        extensions.pop(ROWS_TO_FILL, None)  # the comments say it
        if extensions or form.extensions == {}:
            yield ""
            yield f"extensions: {_as_json(extensions)}"

    def section(self, heading: str, rows: list[Row]) -> Iterator[str]:
        """Yield the lines of a section; the rows of a block are set in below its name."""
        rows = [row for row in rows if self.has(row)]
        if rows:
            yield from ("", *_comment(f"---- {heading} ----"))
        block = ""
        for row in rows:
            name, dot, inner = row.id.partition(".")
            if dot and name in self.printed:
                continue  # it is below its box
            yield ""
            if row.tick:
                # a box is ticked where something is below it
                yield from self.about(row, "")
                yield from self.box(row, [other for other in rows if _is_below(other, row.id)])
            elif not dot:
                yield from self.about(row, "")
                answer = self.form.answer(row)
                yield from self.field(name, self.types[name], answer, "", row.id)
            else:
                if name != block:
                    yield f"{name}:"
                    block = name
                yield from self.about(row, "  ")
                answer = getattr(getattr(self.form, name), inner, None)
                yield from self.field(inner, self.form.type_of(row), answer, "  ", row.id)

    def has(self, row: Row) -> bool:
        """Say whether the form has the row; a copy has only those of its audience."""
        if not isinstance(self.form, ModelDocumentation):
            return True
        return row.id in self.form.rows_by_id()

    def box(self, row: Row, below: list[Row]) -> Iterator[str]:
        """Yield a block that is ticked by being there."""
        holder = getattr(self.form, row.id)
        nothing_below = holder is not None and not unstructure(holder)
        yield from _comment("Write {} behind the colon to tick it with nothing below.")
        yield f"{row.id}: {{}}" if nothing_below else f"{row.id}:"
        for inner in below:
            name = inner.id.partition(".")[2]
            lines = [*self.about(inner, "  ")]
            answer = getattr(holder, name, None)
            lines += self.field(name, self.form.type_of(inner), answer, "  ", inner.id)
            # below a box that is ticked with {} nothing can be written
            yield from (_commented(line) for line in lines) if nothing_below else lines

    def about(self, row: Row, indent: str) -> Iterator[str]:
        """Yield comments on a row: what it asks for, for whom, and when."""
        yield from _comment(_titled(row.name, row.guidance), indent)
        if row.audiences:
            readers = ", ".join(AUDIENCE_NAMES[reader] for reader in row.audiences)
            yield from _comment(f"For: {readers}", indent)
        if row.condition is not None:
            yield from _comment(f"Asked {row.condition}", indent)
        if row.source is not None:
            yield from _comment(f"Source: {row.source}", indent)
        if row.relief is not None:
            said_above = row.relief in self.reliefs
            self.reliefs.add(row.relief)
            yield from _comment(f"Relief: {'as above' if said_above else row.relief}", indent)
        if row.recommended_words is not None:
            up_to = "up to " if row.up_to else ""
            yield from _comment(f"Recommended length: {up_to}{row.recommended_words} words", indent)

    def field(
        self, name: str, annotation: Any, answer: Any, indent: str, row: str
    ) -> Iterator[str]:
        """Yield a name with its answer, or with the names of what is inside its records."""
        if isinstance(self.form, ModelDocumentation) or is_leaf(annotation):
            yield from self.how(annotation, indent)
            yield from leaf(name, unstructure(answer), indent)
        elif isinstance(rule_of(without_none(annotation)), ItemsRule):
            kind = record_type(annotation)
            if answer == ():
                yield f"{indent}{name}: []"
                return
            yield f"{indent}{name}:"
            for record in answer or (None,):
                lines = list(self.record(kind, record, f"{indent}    ", row))
                first = next(at for at, line in enumerate(lines) if not _is_comment(line))
                yield from lines[:first]
                # the dash is before the first name
                yield f"{indent}  - {lines[first].lstrip()}"
                yield from lines[first + 1 :]
        else:
            yield f"{indent}{name}:"
            yield from self.record(record_type(annotation), answer, f"{indent}  ", row)

    def record(self, kind: Any, record: Any, indent: str, row: str) -> Iterator[str]:
        """Yield the fields of a record, those without an answer too."""
        for field in attrs.fields(kind):
            inside = f"{row}.{field.name}"
            asked_elsewhere = inside in self.form.ASKED_ELSEWHERE
            answer = getattr(record, field.name, None)
            if asked_elsewhere and answer is None:
                continue
            printed = self.printed.get(inside)
            if printed is not None:
                yield from self.about(printed, indent)
            else:
                label, guidance = described(self.form, kind, field.name)
                yield from _comment(_titled(label, guidance), indent)
            yield from self.field(field.name, field.type, answer, indent, inside)

    def how(self, annotation: Any, indent: str) -> Iterator[str]:
        """Yield comments on how an answer is written: its options, or an example."""
        kind = without_none(annotation)
        options = _options(kind)
        if options:
            yield from _comment(f"Options: {'; '.join(options)}", indent)
        rule = rule_of(kind)
        literal = or_literal(kind)
        others = list(get_args(literal[1])) if literal is not None else []
        others += rule.also if isinstance(rule, TextRule) else ()
        if isinstance(rule, ItemsRule) and rule.not_applicable:
            others.append("[] for N/A")
        is_text = isinstance(rule, TextRule) and rule.name == "text"
        if kind is bool:
            yield from _comment("true or false", indent)
        elif not is_text and not (options and record_type(kind) is kind and not attrs.has(kind)):
            # of one option alone an example would say nothing more
            yield from _comment(f"Such as: {_as_json(example_of(kind))}", indent)
        if others:
            yield from _comment(f"Or: {'; '.join(others)}", indent)


def _options(kind: Any) -> list[str]:
    """Return the options of a field as they are written, with what the numbers among them mean."""
    options = []
    for words, value in zip(shown_options(kind), choices_of(kind), strict=False):
        meaning = words.removeprefix(value).strip()
        options.append(f"{value} ({meaning})" if meaning else value)
    return options


def _titled(label: str, guidance: str) -> str:
    """Join a label and what is asked for."""
    return f"{label}{' ' if label.endswith(('?', '.')) else '. '}{guidance}".strip()


def _is_below(row: Row, block: str) -> bool:
    return row.id.startswith(f"{block}.")


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _commented(line: str) -> str:
    return line if _is_comment(line) else f"# {line}"


def _comment(words: str, indent: str = "") -> Iterator[str]:
    """Yield a comment in lines of usual length."""
    plain = " ".join(words.split())
    for line in textwrap.wrap(plain, WIDTH - len(indent), break_on_hyphens=False):
        yield f"{indent}# {line}"


def leaf(name: str, value: Any, indent: str) -> Iterator[str]:
    """Yield a name with a plain value: a text, a block of lines, or a list or mapping in a line."""
    if value is None:
        yield f"{indent}{name}:"
    elif isinstance(value, str) and _is_block(value):
        yield f"{indent}{name}: |"
        for line in value.split("\n"):
            yield f"{indent}  {line}" if line else ""
    elif isinstance(value, str):
        yield f"{indent}{name}: {scalar(value)}"
    else:
        yield f"{indent}{name}: {_as_json(value)}"


def _is_block(text: str) -> bool:
    """Say whether a text of several lines comes back from a block as it is."""
    lines = text.split("\n")
    if len(lines) < 2 or not lines[0] or not lines[-1] or text[0] in " \t":
        return False
    return all(_SAFE_LINE.fullmatch(line) and line == line.rstrip() for line in lines)


def scalar(text: str) -> str:
    """
    Write a text in one line, between quotation marks where it could be taken for something else.

    >>> scalar("Example-1"), scalar("1.10"), scalar("a: b"), scalar("true")
    ('Example-1', '1.10', '"a: b"', '"true"')
    """
    is_plain = _PLAIN.fullmatch(text) and text == text.strip() and text not in _TAKEN_OTHERWISE
    return text if is_plain else quoted(text)


def quoted(text: str) -> str:
    """Write a text between quotation marks; what no YAML may hold as it is becomes an escape."""
    signs = []
    for sign in text:
        if sign in '"\\':
            signs.append(f"\\{sign}")
        elif _SAFE_LINE.fullmatch(sign) and sign != "\t":
            signs.append(sign)
        else:
            signs.append(f"\\U{ord(sign):08x}")
    return f'"{"".join(signs)}"'


def _as_json(value: Any) -> str:
    """Write a value in one line as JSON, which is YAML too; of its texts only the signs differ."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict):
        members = [f"{quoted(str(name))}: {_as_json(inner)}" for name, inner in value.items()]
        return f"{{{', '.join(members)}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_as_json, value))}]"
    return json.dumps(value, default=str)
