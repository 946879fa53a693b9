"""Commands on what applies to a model: resolve, ask, facts."""

import argparse
import sys
from typing import TYPE_CHECKING, Any

from gpai_code.cli.arguments import (
    YES_NO,
    Command,
    CommandParser,
    add_edition,
    add_json,
    add_lines,
    add_output,
    add_overwrite,
    day_of,
    option_name,
    refuse,
    selected_edition,
    selected_slug,
    suggestion,
)
from gpai_code.cli.console import (
    STANDARD_STREAM,
    fail,
    print_json,
    print_note,
    print_text,
    read_input,
    refuse_unwritable,
    standard_input,
    write_output,
    write_result,
)
from gpai_code.cli.exit_codes import FINE, UNDETERMINED
from gpai_code.errors import UsageError

if TYPE_CHECKING:
    from gpai_code.resolver.decision import Question
    from gpai_code.resolver.facts import ModelFacts

FACT_OPTIONS = {
    "license_qualifies": "Whether the licence meets the condition of Article 53(2).",
    "weights_public": "Whether the parameters, including the weights, are public.",
    "architecture_public": "Whether information on the architecture is public.",
    "usage_public": "Whether information on the usage of the model is public.",
    "monetised": "Whether the model is monetised in any way.",
    "systemic_risk": "Whether the model has systemic risk.",
    "third_country": "Whether the provider is established outside the Union.",
}
"""Facts that can be given as options, and what each says."""

FORMATS = ("json", "csv", "explain", "markdown", "format")
FOR_ONE_MODEL = (
    *("model_card", "license", "fact", "csv", "explain", "markdown", "format", "name", "document"),
    *FACT_OPTIONS,
)
FOR_LINES = ("resume", "workers", "full")

MAX_ANSWER_BYTES = 2**20
"""How much of a typed answer is read, in bytes."""


# resolve


def _add_facts(parser: CommandParser) -> None:
    """Add the options that give facts: a file or a model card, and facts one by one."""
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "facts", nargs="?", metavar="FACTS.json", help="File of facts, or - for standard input."
    )
    source.add_argument(
        "--model-card",
        metavar="README.md",
        help="Read the licence from this Hugging Face model card, or from standard input (-).",
    )
    parser.add_argument(
        "--license", help="Licence of the model: SPDX expression, identifier or name."
    )
    for name, meaning in FACT_OPTIONS.items():
        parser.add_argument(option_name(name), choices=[*YES_NO], help=meaning)
    parser.add_argument(
        "--fact",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="Any other fact, such as role=modifier or training_compute=2.4e24; may be repeated. "
        "gpai-code facts lists them.",
    )


def add_resolve_options(parser: CommandParser) -> None:
    """Add the options of `resolve`."""
    _add_facts(parser)
    parser.add_argument(
        "--strict",
        action="store_true",
        help="Exit with 3 if something is undetermined, and presume nothing.",
    )
    parser.add_argument(
        "--as-of", metavar="DATE", help="Say of each date whether it has passed on this day."
    )
    parser.add_argument(
        "--document",
        action="append",
        default=[],
        metavar="FILE",
        help="Form, Framework, Model Report or serious incident report of the model, whose dates "
        "go into the timeline too; may be repeated.",
    )
    presumption = parser.add_mutually_exclusive_group()
    presumption.add_argument(
        "--presume-nothing",
        action="store_true",
        help="Do not presume that the model is a general-purpose one placed on the Union market.",
    )
    presumption.add_argument(
        "--presume-scope",
        action="store_true",
        help="With --strict: presume that all the same, as is done without it.",
    )
    add_json(parser)
    parser.add_argument(
        "--csv", action="store_true", help="Print the answer as CSV, one line for each ruling."
    )
    parser.add_argument("--explain", action="store_true", help="Print the reasoning step by step.")
    parser.add_argument(
        "--markdown", action="store_true", help="Print the answer as Markdown tables."
    )
    parser.add_argument(
        "--format",
        choices=["docx", "html", "md"],
        help="Write the answer as a document to sign: facts, what applies and why, dates, premises "
        "and open questions.",
    )
    parser.add_argument(
        "--name", metavar="NAME", help="With --format: name of the model, for the title."
    )
    add_lines(parser, "the facts of one model")
    parser.add_argument(
        "--full", action="store_true", help="With --jsonl: print the whole decision on each line."
    )
    add_output(parser, "With --jsonl the list of answers, with --format the document,")
    add_edition(parser)


def _presumes_scope(options: argparse.Namespace) -> bool:
    """Say whether the scope is presumed: not under --strict, unless that is asked for."""
    if options.presume_scope and not options.strict:
        raise UsageError("--presume-scope has no effect without --strict")
    return options.presume_scope or not (options.strict or options.presume_nothing)


def run_resolve(options: argparse.Namespace) -> int:
    """Print what applies to a model, or to the model on each line."""
    if options.jsonl:
        return _resolve_lines(options)
    refuse(options, FOR_LINES, "has no effect without --jsonl")
    if options.format is None:
        refuse(options, ["output"], "has no effect without --jsonl or --format")
        refuse(options, ["name"], "has no effect without --format")
    formats = [option_name(name) for name in FORMATS if getattr(options, name)]
    if len(formats) > 1:
        raise UsageError(f"{formats[0]} does not go with {formats[1]}")
    from gpai_code.render.text import decision_markdown, describe_decision, explain  # noqa: PLC0415
    from gpai_code.resolver.resolution import resolve  # noqa: PLC0415

    decision = resolve(
        _all_facts(options),
        selected_edition(options),
        presume_scope=_presumes_scope(options),
        as_of=None if options.as_of is None else day_of("as_of", options.as_of),
    )
    if options.document:
        from gpai_code.cli.documents import read_documents  # noqa: PLC0415
        from gpai_code.forms.safety_security.milestones import with_documents  # noqa: PLC0415

        decision = with_documents(
            decision, read_documents(options.document, selected_slug(options))
        )
    if options.json:
        write_output(decision.to_json())
    elif options.csv:
        from gpai_code.render.tables import to_csv  # noqa: PLC0415

        write_output(to_csv(decision))
    elif options.explain:
        print_text(explain(decision))
    elif options.markdown:
        write_output(decision_markdown(decision))
    elif options.format:
        from gpai_code.render.paper_formats import decision_document  # noqa: PLC0415

        document = decision_document(decision, options.format, model=options.name or "")
        write_result(document, options, options.output)
    else:
        print_text(describe_decision(decision))
    return UNDETERMINED if options.strict and decision.undetermined else FINE


def _with_facts(facts: "ModelFacts", assignments: list[str]) -> "ModelFacts":
    """Return the facts with those that were given as NAME=VALUE."""
    if not assignments:
        return facts
    from gpai_code.resolver.facts import FACT_NAMES  # noqa: PLC0415
    from gpai_code.resolver.questions import answered  # noqa: PLC0415

    for word in assignments:
        name, equals, value = word.partition("=")
        if not equals:
            raise UsageError(f"--fact {word[:100]!r}: name a fact and its value, NAME=VALUE")
        if name not in FACT_NAMES:
            near = suggestion(name, sorted(FACT_NAMES))
            known = near or "; gpai-code facts lists them"
            raise UsageError(f"--fact {name[:100]!r}: there is no such fact{known}")
        facts = answered(facts, name, value)
    return facts


def _all_facts(options: argparse.Namespace) -> "ModelFacts":
    """Return the facts of a file or card with those that were given as options."""
    import attrs  # noqa: PLC0415

    facts = _given_facts(options)
    from_options: dict[str, Any] = {
        name: YES_NO[answer] for name in FACT_OPTIONS if (answer := getattr(options, name))
    }
    if options.license is not None:
        from_options["license"] = options.license
    return _with_facts(attrs.evolve(facts, **from_options), options.fact)


def _given_facts(options: argparse.Namespace) -> "ModelFacts":
    from gpai_code.resolver.facts import ModelFacts, read_facts  # noqa: PLC0415

    if options.facts:
        return read_facts(read_input(options.facts))
    if options.model_card is None:
        return ModelFacts()
    from gpai_code.model_card.card import read_model_card  # noqa: PLC0415

    reading = read_model_card(read_input(options.model_card))
    for note in reading.notes:
        print_note(f"note: {note}")
    return reading.facts


def _resolve_lines(options: argparse.Namespace) -> int:
    from gpai_code.cli.jsonl import run_stamp, write_answers  # noqa: PLC0415
    from gpai_code.cli.resolve_lines import resolve_answer  # noqa: PLC0415

    refuse(options, FOR_ONE_MODEL, "does not go with --jsonl")
    edition = selected_slug(options)
    presume_scope = _presumes_scope(options)
    answer = resolve_answer(
        edition,
        presume_scope=presume_scope,
        as_of=None if options.as_of is None else day_of("as_of", options.as_of),
        full=options.full,
    )
    stamp = run_stamp(
        "resolve",
        {"as_of": options.as_of, "presume_scope": presume_scope, "full": options.full},
        edition,
    )
    workers = options.workers or 1
    count = refused = 0
    undetermined = False
    # one worker remembers all decisions, which more than makes up for the second core
    for row in write_answers(options, options.facts, answer, workers=workers, stamp=stamp):
        count += 1
        refused += "error" in row
        undetermined = undetermined or row.get("undetermined", False)
    if refused:
        return fail(f"{refused} of {count} lines could not be read; their answers say why")
    return UNDETERMINED if options.strict and undetermined else FINE


# ask


def add_ask_options(parser: CommandParser) -> None:
    """Add the options of `ask`."""
    _add_facts(parser)
    parser.add_argument(
        "--save",
        metavar="FILE",
        help="Write the facts that are known in the end into this file, for resolve and check.",
    )
    add_overwrite(parser, "save")
    add_json(parser)
    add_edition(parser)


def run_ask(options: argparse.Namespace) -> int:
    """Ask for facts on standard error, read answers, and print what applies."""
    from gpai_code.render.text import describe_decision  # noqa: PLC0415
    from gpai_code.resolver.questions import ask  # noqa: PLC0415

    if options.save == STANDARD_STREAM:
        raise UsageError("--save names a file; standard output is for the answer")
    refuse_unwritable(options, options.save)
    decision = ask(
        _put_question,
        _all_facts(options),
        selected_edition(options),
        complain=_complain,
        progress=_show_progress,
    )
    if options.json:
        write_output(decision.to_json())
    else:
        print_text(describe_decision(decision))
    # last, so that the answer is there even if the disk is full
    if options.save is not None:
        write_result(decision.facts.to_json(), options, options.save)
    return FINE


def _put_question(question: "Question", hint: str) -> str:
    prompt = f"{question.text}\n  ({hint}; empty if not known; back; quit) "
    print(prompt, end="", file=sys.stderr, flush=True)
    answer = standard_input().readline(MAX_ANSWER_BYTES)
    return answer.decode(sys.stdin.encoding or "utf-8", "replace")


def _show_progress(put: int, open_questions: int) -> None:
    print_note(f"[question {put + 1}; {open_questions} open]")


def _complain(message: str) -> None:
    print_note(f"  {message}")


# facts


def add_facts_options(parser: CommandParser) -> None:
    """Add the options of `facts`."""
    parser.add_argument(
        "--template",
        metavar="FILE",
        help="Write empty facts to fill in into this file, or to standard output (-).",
    )
    add_json(parser)
    add_overwrite(parser, "template")


def run_facts(options: argparse.Namespace) -> int:
    """List the facts, or write a template for them."""
    import attrs  # noqa: PLC0415

    from gpai_code.resolver.facts import (  # noqa: PLC0415
        FACT_NAMES,
        FURTHER_QUESTIONS,
        QUESTIONS,
        ModelFacts,
    )
    from gpai_code.resolver.questions import how_to_answer, template  # noqa: PLC0415
    from gpai_code.schemas.published import json_schema  # noqa: PLC0415
    from gpai_code.text_io.json_writer import write_json  # noqa: PLC0415

    if options.template is not None:
        refuse(options, ["json"], "does not go with --template")
        write_result(write_json(template()), options, options.template)
        return FINE
    properties = json_schema("model-facts")["properties"]
    questions = QUESTIONS | FURTHER_QUESTIONS
    rows = [
        {
            "fact": field.name,
            "answer": how_to_answer(field.name),
            "means": properties[field.name]["description"],
            "question": questions[field.name],
        }
        for field in attrs.fields(ModelFacts)
        if field.name in FACT_NAMES
    ]
    if options.json:
        print_json(rows)
        return FINE
    for row in rows:
        print(f"{row['fact']} ({row['answer']})\n    {row['question']}")
    return FINE


COMMANDS = {
    "resolve": Command(
        add_resolve_options,
        run_resolve,
        (
            "gpai-code resolve --license Apache-2.0 --weights-public yes --systemic-risk no",
            "gpai-code resolve --fact role=modifier --fact modification=quantisation",
            "gpai-code resolve --license MIT --format docx --name Example-1 --output decision.docx",
            'printf \'{"license": "MIT"}\\n\' | gpai-code resolve --jsonl -',
        ),
    ),
    "ask": Command(
        add_ask_options,
        run_ask,
        (
            "printf 'no\\nMIT\\n' | gpai-code ask --save facts.json",
            "printf 'quit\\n' | gpai-code ask facts.json --weights-public yes",
        ),
    ),
    "facts": Command(
        add_facts_options,
        run_facts,
        ("gpai-code facts --template facts.json", "gpai-code resolve facts.json"),
    ),
}
