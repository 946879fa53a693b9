"""The command line: list, show, search, resolve, init, check, export, schema, editions."""

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from gpai_code._version import __version__
from gpai_code.cli.console import write_output
from gpai_code.errors import EditionMismatchError, GpaiCodeError, InputFileError, UsageError
from gpai_code.text_io.escaping import printable

if TYPE_CHECKING:
    from datetime import date

    from gpai_code.cli.jsonl import Answer
    from gpai_code.forms.base import Form
    from gpai_code.reports.check_files import Given
    from gpai_code.resolver.decision import Question
    from gpai_code.resolver.facts import ModelFacts

EPILOG = """\
exit codes:
  0  fine
  1  usage or input error (one message on standard error)
  2  findings: something is owed, contradictory, or could not be used
  3  with resolve --strict: something is undetermined

This is no legal advice. Summaries are this project's own words; the official texts prevail.
"""

FINE, INPUT_ERROR, FINDINGS, UNDETERMINED = 0, 1, 2, 3
ANSWERS = {"yes": True, "no": False}
STANDARD_STREAM = "-"
SECONDS_BETWEEN_COUNTS = 0.2
LONGEST_COUNT = 15

MOST_WORKERS = 61
"""Most processes that work side by side, as many as Windows can wait for."""

LONGEST_ANSWER = 2**20
"""How much of a typed answer is read, in bytes."""


class _Parser(argparse.ArgumentParser):
    """An argument parser whose usage errors end with this program's exit code."""

    def error(self, message: str) -> Any:
        self.print_usage(sys.stderr)
        self.exit(INPUT_ERROR, f"{self.prog}: error: {printable(message)}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command line.

    Args:
        arguments: The words after the program's name; those of the process if None.

    Returns:
        The exit code.
    """
    if sys.stdout is None:
        return _fail("standard output is closed")
    for stream in (sys.stdout, sys.stderr):  # what the terminal cannot show is written out
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        code = run(options)
        sys.stdout.flush()
    except GpaiCodeError as error:
        return _fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()  # the reader went away; nothing is left to say
        return FINE
    except OSError as error:
        named = "" if error.filename is None else f"{os.fsdecode(error.filename)}: "
        return _fail(f"{named}{error.strerror or error}")
    except KeyboardInterrupt:
        return _fail("interrupted")
    return code


def _say(text: str) -> None:
    """Print text for people; what would steer a terminal is shown instead."""
    print(printable(text))


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    return sys.stdin.buffer


def _fail(message: str) -> int:
    print(f"gpai-code: {printable(message)}", file=sys.stderr)
    return INPUT_ERROR


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="gpai-code",
        description="The EU Code of Practice for General-Purpose AI Models as data.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"gpai-code {__version__}")
    common = _Parser(add_help=False)
    common.add_argument("--json", action="store_true", help="print JSON")
    common.add_argument(
        "--edition",
        help="slug (third-draft, final) or PEP 440 specifier (>=0.3,<1); final if left out",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)

    def command(name: str, run: Callable[[argparse.Namespace], int], said: str) -> Any:
        made = commands.add_parser(
            name,
            parents=[common],
            help=said,
            description=said[0].upper() + said[1:] + ".",
            epilog=EPILOG,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        made.set_defaults(run=run)
        return made

    made = command("list", _list, "list Commitments and Measures")
    made.add_argument("--addressee", help="providers or providers-systemic-risk")
    made.add_argument("--chapter", help="transparency, copyright or safety-security")
    made.add_argument("--article", help="legal article, such as '55(1)'")
    made.add_argument("--force", help="must, must-not, best-efforts, encouraged, may, ...")
    made.add_argument("--derogation", help="open-source, sme, safely-derived, ...")

    made = command("search", _search, "find entries by words, best first")
    made.add_argument("words", nargs="+", help="every word counts, none is required")
    made.add_argument("--limit", type=int, default=10, help="the most entries to print")

    made = command("show", _show, "show one entry with its provisions")
    made.add_argument("id", help="such as II.4.5, 'Measure II.4.5' or II.4.11(2)")

    made = command("resolve", _resolve, "say what applies to a model on the facts given")
    given = made.add_mutually_exclusive_group()
    given.add_argument("facts", nargs="?", help="JSON file of facts, or - for standard input")
    given.add_argument(
        "--model-card",
        metavar="README.md",
        help="Hugging Face model card to read the licence from, or - for standard input",
    )
    made.add_argument("--license", help="SPDX expression, identifier or name")
    for flag in FACT_FLAGS:
        made.add_argument(f"--{flag.replace('_', '-')}", choices=[*ANSWERS], help="yes or no")
    made.add_argument("--strict", action="store_true", help="exit with 3 if something is open")
    made.add_argument("--as-of", metavar="DATE", help="day to look at the timeline from")
    made.add_argument("--presume-nothing", action="store_true", help="leave the scope open too")
    made.add_argument("--explain", action="store_true", help="print the reasoning step by step")
    made.add_argument("--markdown", action="store_true", help="print Markdown tables")
    _many(made, "with --jsonl: file for the results")
    made.add_argument("--full", action="store_true", help="with --jsonl: print whole decisions")

    made = command("domains", _domains, "list the most relevant domain names of a crawl")
    made.add_argument("file", help="crawl log of domains and sizes, or - for standard input")
    made.add_argument("--format", choices=["csv", "jsonl"], help="of the log; told by its name")
    made.add_argument(
        "--unit",
        action="append",
        required=True,
        metavar="UNIT",
        help="what sizes count; MODALITY=UNIT, repeated, where the log names modalities",
    )
    for column in ("domain", "size", "modality"):
        made.add_argument(f"--{column}-column", default=column, metavar="NAME")
    made.add_argument("--sme", action="store_true", help="the provider is an SME or start-up")
    made.add_argument("--reading", choices=["each-modality", "shared"], default="each-modality")
    made.add_argument("--private-suffixes", action="store_true", help="split github.io and such")
    made.add_argument("--csv", action="store_true", help="print CSV with sizes, not plain names")
    made.add_argument("--output", "-o", help="file to write; standard output if left out")
    made.add_argument("--overwrite", "--force", action="store_true", dest="replace")

    made = command("ask", _ask, "ask for the facts that still matter, and say what applies")
    made.add_argument("facts", nargs="?", help="JSON file of the facts that are known")

    made = command("facts", _facts, "list the facts that the resolver takes, with their questions")
    made.add_argument(
        "--template", metavar="FILE", help="write empty facts to fill in, or - for standard output"
    )
    made.add_argument("--overwrite", "--force", action="store_true", dest="replace")

    made = command("init", _init, "write an empty form with every row named")
    made.add_argument("file", help="where to, or - for standard output")
    made.add_argument(
        "--kind",
        choices=["form", "summary"],
        default="form",
        help="Model Documentation Form, or public summary of training content",
    )
    made.add_argument("--overwrite", "--force", action="store_true", dest="replace")

    made = command("check", _check, "check filled forms and summaries, and one against the other")
    made.add_argument("file", nargs="+", help="form or summary, or - for standard input")
    made.add_argument("--audience", choices=AUDIENCES, help="look only at the rows for these")
    made.add_argument("--systemic-risk", choices=[*ANSWERS], help="whether the model has it")
    made.add_argument("--facts", metavar="FACTS.json", help="what is known of model and provider")
    made.add_argument("--as-of", metavar="DATE", help="day to hold time limits against")
    made.add_argument(
        "--datasets",
        metavar="SIZES.json",
        help="sizes of all publicly available datasets, to see which a summary has to list",
    )
    made.add_argument(
        "--crawled-domains",
        metavar="N",
        type=_whole_number,
        help="how many distinct domain names were crawled, to see how many a summary owes",
    )
    made.add_argument(
        "--format",
        choices=["text", "json", "sarif", "junit"],
        help="of the report; text if left out, and json with --json",
    )
    made.add_argument(
        "--fail-on",
        choices=["error", "missing", "advice"],
        default="missing",
        help="the least severity of a finding that ends with 2; missing if left out",
    )
    _many(made, "file for the report, or with --jsonl for the results")

    made = command("read-summary", _read_summary, "read a published summary of training content")
    made.add_argument("file", help="Markdown or plain text, or - for standard input")
    made.add_argument("--output", "-o", help="file to write the form to, as JSON")
    made.add_argument("--overwrite", "--force", action="store_true", dest="replace")

    made = command("export", _export, "write a form, or an audience's copy, in another format")
    made.add_argument("file", help="form, or - for standard input")
    made.add_argument("--audience", choices=AUDIENCES, help="only what these are meant to receive")
    made.add_argument("--format", choices=["json", "md", "html", "csv", "docx"], default="json")
    made.add_argument("--output", "-o", help="file to write; standard output if left out")
    made.add_argument("--overwrite", "--force", action="store_true", dest="replace")

    made = command("schema", _schema, "print a JSON Schema")
    made.add_argument("kind", help="code, commitment, measure, form, summary, facts or decision")
    made.add_argument("--audience", choices=AUDIENCES, help="for this audience's copy of the form")
    made.add_argument("--dialect", default="2020-12", help="2020-12 or draft-07")
    made.add_argument("--annotated", action="store_true", help="add x-gpai-* annotations")
    made.add_argument("--path", action="store_true", help="print where the file is installed")

    made = command("fields", _fields, "list the fields of a form with what it says of them")
    made.add_argument("kind", nargs="?", default="form", help="form or summary")

    command("editions", _editions, "list the editions of the Code")

    made = command("diff", _diff, "say what became of a Measure from one edition to the next")
    made.add_argument("older", help="third-draft")
    made.add_argument("newer", help="final")
    made.add_argument("id", nargs="?", help="Commitment, Measure or Appendix of either edition")

    made = command("migrate", _migrate, "turn a form of the third draft into one of the final text")
    made.add_argument("file", help="form, or - for standard input")
    made.add_argument("--output", "-o", help="file to write; standard output if left out")
    made.add_argument("--overwrite", "--force", action="store_true", dest="replace")

    made = command("due", _due, "work out what is due by when after an event")
    made.add_argument("event", nargs="*", help="event=YYYY-MM-DD; none lists the events")
    made.add_argument("--holiday", action="append", default=[], help="YYYY-MM-DD, may be repeated")
    return parser


def _many(command: argparse.ArgumentParser, output: str) -> None:
    """Add the options of commands that can work on many documents, one on each line."""
    command.add_argument("--jsonl", action="store_true", help="one document on each line of FILE")
    command.add_argument("--output", "-o", help=output)
    command.add_argument(
        "--resume", action="store_true", help="with --jsonl: go on behind the results in it"
    )
    command.add_argument("--overwrite", "--force", action="store_true", dest="replace")
    command.add_argument(
        "--workers",
        type=_workers,
        metavar="N",
        help="with --jsonl: how many processes work side by side",
    )


def _whole_number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_COUNT):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number of zero or more")
    return int(text)


def _workers(word: str) -> int:
    if re.fullmatch("[0-9]{1,9}", word) and 1 <= int(word) <= MOST_WORKERS:
        return int(word)
    raise argparse.ArgumentTypeError(f"{word!r} is no number from 1 to {MOST_WORKERS}")


FACT_FLAGS = (
    "license_qualifies",
    "weights_public",
    "architecture_public",
    "usage_public",
    "monetised",
    "systemic_risk",
    "third_country",
)
AUDIENCES = ("AIO", "NCAs", "DPs")


def _print_json(value: Any) -> None:
    from gpai_code.text_io.strict_json import write_json  # noqa: PLC0415

    write_output(write_json(value))


def _edition(options: argparse.Namespace) -> str:
    from gpai_code.catalog.code import DEFAULT_EDITION  # noqa: PLC0415

    return options.edition or DEFAULT_EDITION


def _stamp(slug: str) -> Any:
    from gpai_code.catalog.provenance import generated_by  # noqa: PLC0415
    from gpai_code.constraints.conversion import unstructure  # noqa: PLC0415

    return unstructure(generated_by(slug))


def _input(name: str) -> bytes:
    from gpai_code.text_io.files import read_file, read_stream  # noqa: PLC0415

    if name == STANDARD_STREAM:
        return read_stream(_standard_input(), "standard input")
    return read_file(Path(name))


def _list(options: argparse.Namespace) -> int:
    from gpai_code.catalog.code import load  # noqa: PLC0415
    from gpai_code.catalog.records import Commitment, Measure  # noqa: PLC0415
    from gpai_code.constraints.conversion import unstructure  # noqa: PLC0415

    code = load(_edition(options))
    filters = {
        name: getattr(options, name)
        for name in ("addressee", "chapter", "article", "force", "derogation")
    }
    commitments = code.select(Commitment, **filters)
    measures = code.select(Measure, **filters)

    def entry(found: Commitment | Measure) -> dict[str, Any]:
        return {
            "id": found.id,
            "label": found.label,
            "title": found.title,
            "legal_basis": "".join(basis.as_printed or "" for basis in found.legal_basis),
            "references": [unstructure(basis) for basis in found.legal_basis],
            "addressees": [addressee.value for addressee in found.addressees],
            "summary": found.summary,
        }

    if options.json:
        _print_json(
            {
                "generated_by": _stamp(code.edition.slug),
                "commitments": [entry(found) for found in commitments],
                "measures": [entry(found) for found in measures],
            }
        )
        return FINE
    shown = {found.id for found in (*commitments, *measures)}
    for commitment in code.commitments:
        if commitment.id in shown or any(measure.id in shown for measure in commitment.measures):
            print(f"{commitment.id}  {commitment.title}")
        for measure in commitment.measures:
            if measure.id in shown:
                print(f"  {measure.id}  {measure.title}")
    return FINE


def _search(options: argparse.Namespace) -> int:
    from gpai_code.catalog.code import load  # noqa: PLC0415

    code = load(_edition(options))
    hits = code.search(" ".join(options.words), max(0, options.limit))
    if options.json:
        found = [
            {"id": hit.entry.id, "score": round(hit.score, 3), "summary": hit.entry.summary}
            for hit in hits
        ]
        _print_json({"generated_by": _stamp(code.edition.slug), "hits": found})
        return FINE
    for hit in hits:
        named = getattr(hit.entry, "title", None) or getattr(hit.entry, "term", None)
        print(f"{hit.entry.id:<20} {named or hit.entry.summary[:70]}")
    return FINE


def _show(options: argparse.Namespace) -> int:
    from gpai_code.catalog.code import load  # noqa: PLC0415
    from gpai_code.constraints.conversion import unstructure  # noqa: PLC0415
    from gpai_code.render.entries import describe_entry  # noqa: PLC0415

    code = load(_edition(options))
    found = code[options.id]
    if options.json:
        _print_json({"generated_by": _stamp(code.edition.slug), **unstructure(found)})
    else:
        print(describe_entry(found, code))
    return FINE


def _resolve(options: argparse.Namespace) -> int:
    if options.jsonl:
        return _resolve_lines(options)
    import attrs  # noqa: PLC0415

    from gpai_code.render.text import decision_markdown, describe_decision, explain  # noqa: PLC0415
    from gpai_code.resolver.resolution import resolve  # noqa: PLC0415

    facts = _given_facts(options)
    flags: dict[str, Any] = {
        name: ANSWERS[answer] for name in FACT_FLAGS if (answer := getattr(options, name))
    }
    if options.license is not None:
        flags["license"] = options.license
    decision = resolve(
        attrs.evolve(facts, **flags),
        _edition(options),
        presume_scope=not options.presume_nothing,
        as_of=None if options.as_of is None else _day(options.as_of),
    )
    if options.json:
        write_output(decision.to_json())
    elif options.explain:
        _say(explain(decision))
    elif options.markdown:
        write_output(decision_markdown(decision))
    else:
        _say(describe_decision(decision))
    return UNDETERMINED if options.strict and decision.undetermined else FINE


def _given_facts(options: argparse.Namespace) -> "ModelFacts":
    from gpai_code.resolver.facts import ModelFacts, read_facts  # noqa: PLC0415

    if options.facts:
        return read_facts(_input(options.facts))
    if options.model_card is None:
        return ModelFacts()
    from gpai_code.model_card.card import read_model_card  # noqa: PLC0415

    reading = read_model_card(_input(options.model_card))
    for note in reading.notes:
        print(printable(f"note: {note}"), file=sys.stderr)
    return reading.facts


def _resolve_lines(options: argparse.Namespace) -> int:
    from gpai_code.cli.jsonl import resolve_answer  # noqa: PLC0415

    alone = ("model_card", "license", "explain", "markdown", *FACT_FLAGS)
    if given := [name for name in alone if getattr(options, name)]:
        raise UsageError(f"--{given[0].replace('_', '-')} does not go with --jsonl")
    answer = resolve_answer(
        _edition(options),
        presume_scope=not options.presume_nothing,
        as_of=None if options.as_of is None else _day(options.as_of),
        full=options.full,
    )
    done = refused = 0
    undetermined = False
    # one worker remembers all decisions, which more than makes up for the second core
    for found in _answers(options, options.facts, answer, workers=options.workers or 1):
        done += 1
        refused += "error" in found
        undetermined = undetermined or found.get("undetermined", False)
    if refused:
        return _fail(f"{refused} of {done} lines could not be read; their answers say why")
    return UNDETERMINED if options.strict and undetermined else FINE


def _binary(name: str) -> AbstractContextManager[BinaryIO]:
    from gpai_code.text_io.files import open_file  # noqa: PLC0415

    return nullcontext(_standard_input()) if name == STANDARD_STREAM else open_file(Path(name))


@contextmanager
def _counter() -> Iterator[Callable[[int], None] | None]:
    """Give what shows on a terminal how many records are done, now and then; None elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from time import monotonic  # noqa: PLC0415

    last = monotonic()

    def count(number: int) -> None:
        nonlocal last
        if monotonic() - last >= SECONDS_BETWEEN_COUNTS:
            last = monotonic()
            print(f"\r{number:,} lines", end="", file=sys.stderr, flush=True)

    try:
        yield count
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _domains(options: argparse.Namespace) -> int:
    from gpai_code.cli import domains as cli_domains  # noqa: PLC0415

    with _binary(options.file) as stream, _counter() as count:
        found = cli_domains.find(options, stream, count)
    _write(cli_domains.write(found, options), options, options.output)
    cli_domains.report(found)
    return FINDINGS if found.unusable else FINE


def _ask(options: argparse.Namespace) -> int:
    from gpai_code.render.text import describe_decision  # noqa: PLC0415
    from gpai_code.resolver.facts import ModelFacts, read_facts  # noqa: PLC0415
    from gpai_code.resolver.questions import ask  # noqa: PLC0415

    def put(question: "Question", how: str) -> str:
        print(
            f"{question.text}\n  ({how}; empty if not known) ", end="", file=sys.stderr, flush=True
        )
        answer = _standard_input().readline(LONGEST_ANSWER)
        return answer.decode(sys.stdin.encoding or "utf-8", "replace")

    def complain(message: str) -> None:
        print(printable(f"  {message}"), file=sys.stderr)

    facts = read_facts(_input(options.facts)) if options.facts else ModelFacts()
    decision = ask(put, facts, _edition(options), complain=complain)
    if options.json:
        write_output(decision.to_json())
    else:
        _say(describe_decision(decision))
    return FINE


def _facts(options: argparse.Namespace) -> int:
    import attrs  # noqa: PLC0415

    from gpai_code.resolver.facts import FURTHER_QUESTIONS, QUESTIONS, ModelFacts  # noqa: PLC0415
    from gpai_code.resolver.questions import how_to_answer, template  # noqa: PLC0415
    from gpai_code.schemas.published import json_schema  # noqa: PLC0415
    from gpai_code.text_io.strict_json import write_json  # noqa: PLC0415

    if options.template is not None:
        _write(write_json(template()), options, options.template)
        return FINE
    said = json_schema("model-facts")["properties"]
    questions = QUESTIONS | FURTHER_QUESTIONS
    rows = [
        {
            "fact": field.name,
            "answer": how_to_answer(field.name),
            "means": said[field.name]["description"],
            "question": questions[field.name],
        }
        for field in attrs.fields(ModelFacts)
    ]
    if options.json:
        _print_json(rows)
        return FINE
    for row in rows:
        print(f"{row['fact']} ({row['answer']})\n    {row['question']}")
    return FINE


def _write(text: str, options: argparse.Namespace, name: str | None) -> None:
    from gpai_code.text_io.files import write_file  # noqa: PLC0415

    if name is None or name == STANDARD_STREAM:
        write_output(text)
    else:
        write_file(Path(name), text, replace=options.replace)


def _init(options: argparse.Namespace) -> int:
    from gpai_code.forms.documents import KINDS, skeleton  # noqa: PLC0415
    from gpai_code.schemas.published import SHORT  # noqa: PLC0415
    from gpai_code.text_io.strict_json import write_json  # noqa: PLC0415

    kind = SHORT.get(options.kind, options.kind)
    edition = next(iter(KINDS[kind])) if options.kind == "summary" else _slug(options)
    _write(write_json(skeleton(edition, kind)), options, options.file)
    return FINE


def _slug(options: argparse.Namespace) -> str:
    from gpai_code.catalog.code import select_edition  # noqa: PLC0415

    return select_edition(_edition(options)).slug


def _form(name: str, options: argparse.Namespace) -> "Form":
    from gpai_code.forms.documents import read_document  # noqa: PLC0415
    from gpai_code.forms.model_documentation.common import ModelDocumentation  # noqa: PLC0415

    try:
        form = read_document(_input(name))
        of_the_code = isinstance(form, ModelDocumentation)
        if options.edition and of_the_code and _slug(options) != form.EDITION:
            raise EditionMismatchError(form.EDITION, _slug(options))
    except GpaiCodeError as error:
        raise InputFileError(name, error) from error
    return form


def _check(options: argparse.Namespace) -> int:
    from gpai_code.cli import check as cli_check  # noqa: PLC0415
    from gpai_code.reports.check_files import check_files, passes  # noqa: PLC0415
    from gpai_code.vocabulary import Severity  # noqa: PLC0415

    how = cli_check.format_of(options)
    given = cli_check.given(
        options,
        _input,
        systemic_risk=ANSWERS.get(options.systemic_risk),
        as_of=None if options.as_of is None else _day(options.as_of),
    )
    if options.jsonl:
        return _check_lines(options, given)
    files = check_files([(name, partial(_input, name)) for name in options.file], given)
    if given.further:
        cli_check.require_one_summary(files)
    cli_check.report(files, how, options)
    passed = passes(files, Severity(options.fail_on))
    if passed is None:
        return INPUT_ERROR
    return FINE if passed else FINDINGS


def _check_lines(options: argparse.Namespace, given: "Given") -> int:
    from gpai_code.cli.jsonl import check_answer, worst_of  # noqa: PLC0415
    from gpai_code.reports.check_files import counts  # noqa: PLC0415
    from gpai_code.vocabulary import Severity  # noqa: PLC0415

    answer = check_answer(
        audience=given.audience,
        systemic_risk=given.systemic_risk,
        facts=given.facts,
        as_of=given.as_of,
    )
    if len(options.file) != 1:
        raise UsageError("--jsonl takes one file")
    workers = options.workers or os.cpu_count() or 1
    worst = FINE
    for found in _answers(options, options.file[0], answer, workers):
        if "error" in found:
            worst = INPUT_ERROR
        elif worst == FINE and (found_worst := worst_of(found)) is not None:
            worst = FINDINGS if counts(found_worst, Severity(options.fail_on)) else FINE
    return worst


def _answers(
    options: argparse.Namespace, name: str | None, answer: "Answer", workers: int
) -> Iterator[dict[str, Any]]:
    """Write the answer to each line of a file, and hand it on."""
    from gpai_code.cli.jsonl import answer_lines  # noqa: PLC0415
    from gpai_code.cli.resumable_output import Results, open_results  # noqa: PLC0415

    if name is None:
        raise UsageError("--jsonl needs a file, or - for standard input")
    if options.resume and options.output is None:
        raise UsageError("--resume needs --output")
    place: AbstractContextManager[Results] = (
        nullcontext(Results(sys.stdout.buffer, 0))
        if options.output is None
        else open_results(Path(options.output), resume=options.resume, replace=options.replace)
    )
    with _binary(name) as stream, _counter() as count, place as results:
        for found in answer_lines(
            stream, answer, workers=workers, skip=results.done, progress=count
        ):
            results.write(found)
            yield found
        results.file.flush()


def _read_summary(options: argparse.Namespace) -> int:
    from gpai_code.forms.documents import write_form  # noqa: PLC0415
    from gpai_code.reading.summary import read_summary  # noqa: PLC0415
    from gpai_code.render.reading import reading_document, reading_markdown  # noqa: PLC0415

    reading = read_summary(_input(options.file))
    if options.output is not None:
        _write(write_form(reading.summary), options, options.output)
    if options.json:
        _print_json(reading_document(reading))
    elif options.output != STANDARD_STREAM:
        sys.stdout.write(printable(reading_markdown(reading)))
    return FINE if reading.understood else FINDINGS


def _export(options: argparse.Namespace) -> int:
    from gpai_code.forms.checks import copy_for  # noqa: PLC0415
    from gpai_code.forms.documents import write_form  # noqa: PLC0415
    from gpai_code.render.forms import to_html, to_markdown  # noqa: PLC0415
    from gpai_code.render.tables import to_csv, to_docx  # noqa: PLC0415

    form = _form(options.file, options)
    shown = copy_for(form, options.audience) if options.audience else form
    if options.format == "docx":
        _write_bytes(to_docx(shown), options)
        return FINE
    write = {"json": write_form, "md": to_markdown, "html": to_html, "csv": to_csv}
    _write(write[options.format](shown), options, options.output)
    return FINE


def _write_bytes(found: bytes, options: argparse.Namespace) -> None:
    from gpai_code.text_io.files import write_file  # noqa: PLC0415

    if options.output is None or options.output == STANDARD_STREAM:
        sys.stdout.buffer.write(found)
    else:
        write_file(Path(options.output), found, replace=options.replace)


def _schema(options: argparse.Namespace) -> int:
    from gpai_code.schemas.published import json_schema, schema_path  # noqa: PLC0415

    edition = _slug(options)
    if options.path:
        if options.annotated or options.dialect != "2020-12":
            return _fail("--path is for the plain file in draft 2020-12; redirect the others")
        print(schema_path(options.kind, edition, audience=options.audience))
        return FINE
    _print_json(
        json_schema(
            options.kind,
            edition,
            audience=options.audience,
            dialect=options.dialect,
            annotated=options.annotated,
        )
    )
    return FINE


def _fields(options: argparse.Namespace) -> int:
    from gpai_code.schemas.published import form_fields  # noqa: PLC0415

    found = form_fields(options.kind, _slug(options))
    if options.json:
        _print_json(found)
        return FINE
    for field in (*found["header"], *found["fields"]):
        asked = " ".join([field.get("position", "header"), field["id"]])
        audiences = ", ".join(field.get("audiences", ()))
        print(f"{asked} ({audiences})" if audiences else asked)
        part = f" ({field['part']})" if "part" in field else ""
        print(f"    {field['label']}{part}\n    {field['guidance']}")
    return FINE


def _editions(options: argparse.Namespace) -> int:
    from gpai_code.catalog.code import editions  # noqa: PLC0415
    from gpai_code.constraints.conversion import unstructure  # noqa: PLC0415

    found = editions()
    if options.json:
        _print_json([unstructure(edition) for edition in found])
        return FINE
    for edition in found:
        print(f"{edition.slug:<12} {edition.version:<5} {edition.date}  {edition.title}")
        print(f"{'':<12} {edition.status}; data revision {edition.revision}")
    return FINE


def _diff(options: argparse.Namespace) -> int:
    from gpai_code.catalog.correspondence import compare  # noqa: PLC0415
    from gpai_code.constraints.conversion import unstructure  # noqa: PLC0415
    from gpai_code.render.entries import describe_correspondence  # noqa: PLC0415

    found = compare(options.older, options.newer, options.id)
    if options.json:
        stamps = [_stamp(options.older), _stamp(options.newer)]
        _print_json({"generated_by": stamps, "entries": [unstructure(row) for row in found]})
    else:
        print("\n\n".join(map(describe_correspondence, found)))
    return FINE


def _migrate(options: argparse.Namespace) -> int:
    from gpai_code.constraints.conversion import unstructure  # noqa: PLC0415
    from gpai_code.forms.documents import to_document, write_form  # noqa: PLC0415
    from gpai_code.forms.model_documentation.migration import migrate  # noqa: PLC0415

    found = migrate(_form(options.file, options), "final")
    if options.json:
        _print_json({**unstructure(found), "form": to_document(found.form)})
        return FINE
    _write(write_form(found.form), options, options.output)
    for left in found.left_over:
        see = f"; see {left.see}" if left.see else ""
        print(f"left over: {left.row} ({left.label}): {left.why}{see}", file=sys.stderr)
        print(printable(f"  {json.dumps(left.answer, ensure_ascii=False)}"), file=sys.stderr)
    for message in found.to_check:
        print(f"to check: {message}", file=sys.stderr)
    for row in found.newly_asked:
        print(f"newly asked: {row}", file=sys.stderr)
    return FINE


def _due(options: argparse.Namespace) -> int:
    from gpai_code.catalog.deadlines import due_dates, open_limits  # noqa: PLC0415
    from gpai_code.constraints.conversion import unstructure  # noqa: PLC0415
    from gpai_code.render.entries import describe_due, describe_open_limit  # noqa: PLC0415

    slug = _slug(options)
    if not options.event:
        return _list_events(slug, options)
    events: dict[str, date] = {}
    for word in options.event:
        name, _, day = word.partition("=")
        if name in events:
            raise UsageError(f"event {name} is given twice; give one date for each event")
        events[name] = _day(day)
    holidays = [_day(word) for word in options.holiday]
    dated = due_dates(events, slug, holidays=holidays)
    undated = open_limits(events, slug)
    if options.json:
        _print_json(
            {
                "generated_by": _stamp(slug),
                "due": [unstructure(due) for due in dated],
                "open": [unstructure(limit) for limit in undated],
            }
        )
        return FINE
    for due in dated:
        print(describe_due(due))
    for limit in undated:
        print(describe_open_limit(limit))
    return FINE


def _list_events(slug: str, options: argparse.Namespace) -> int:
    from gpai_code.catalog.deadlines import events  # noqa: PLC0415

    listed = events(slug)
    if options.json:
        _print_json([event.slug for event in listed])
        return FINE
    width = max(len(event.slug) for event in listed)
    for event in listed:
        print(f"{event.slug:<{width}}  {event.summary}")
    return FINE


def _day(text: str) -> "date":
    from datetime import date  # noqa: PLC0415

    from gpai_code.constraints.rules import DATE_RULE  # noqa: PLC0415

    return date.fromisoformat(DATE_RULE.check(text))
