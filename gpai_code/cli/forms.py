"""Commands on forms and summaries, except `check`: init, export, migrate, fields."""

import argparse
import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from gpai_code.cli.arguments import (
    AUDIENCES,
    Command,
    CommandParser,
    add_edition,
    add_json,
    add_output,
    add_overwrite,
    refuse,
    selected_slug,
)
from gpai_code.cli.console import (
    print_json,
    print_losses,
    print_note,
    read_input,
    write_result,
)
from gpai_code.cli.exit_codes import FINE
from gpai_code.cli.form_formats import (
    EXCHANGE_FORMATS,
    add_exchange_options,
    refuse_exchange_options,
    write_exchange,
)
from gpai_code.errors import (
    DocumentError,
    EditionMismatchError,
    GpaiCodeError,
    InputFileError,
    UsageError,
)

if TYPE_CHECKING:
    from gpai_code.forms.base import Form

COPIES = ("public", "authorities")


def _read_form(options: argparse.Namespace) -> "Form":
    """Read the form that a command names; it must be of the edition that was asked for."""
    from gpai_code.forms.discretion import unquoted  # noqa: PLC0415
    from gpai_code.forms.documents import SUMMARY, read_document  # noqa: PLC0415

    try:
        # an error must not quote to an audience what its copy will not hold
        form = read_document(read_input(options.file), audience=getattr(options, "audience", None))
        of_the_code = form.DOCUMENT != SUMMARY
        if options.edition and of_the_code and selected_slug(options) != form.EDITION:
            raise EditionMismatchError(form.EDITION, selected_slug(options))
    except DocumentError as error:
        if getattr(options, "copy", None) is not None:
            # it is not known what the document keeps out of the copy
            error = DocumentError(error.document, unquoted(error.faults))
        raise InputFileError(options.file, error) from None
    except GpaiCodeError as error:
        raise InputFileError(options.file, error) from error
    return form


# init


def add_init_options(parser: CommandParser) -> None:
    """Add the options of `init`."""
    parser.add_argument("file", metavar="FILE", help="File to write, or - for standard output.")
    parser.add_argument(
        "--kind",
        choices=["form", "summary", "framework", "report", "incident"],
        default="form",
        help="Write a Model Documentation Form, a public summary of training content, a Safety and "
        "Security Framework, a Model Report, or a serious incident report. "
        "It is a form if this is left out.",
    )
    parser.add_argument(
        "--format",
        choices=["json", "yaml"],
        default="json",
        help="Format to write; JSON if this is left out. In YAML each row has what it asks for "
        "above it, and the other commands read it too.",
    )
    parser.add_argument(
        "--from",
        dest="sources",
        nargs="+",
        default=[],
        metavar="SOURCE",
        help="Propose answers of a Model Documentation Form from these files: facts, an earlier "
        "form, a public summary, a model card (README.md), a config.json, a CycloneDX BOM, an SPDX "
        "document of this program. They stay with the form, each with its source, until they are "
        "accepted.",
    )
    parser.add_argument(
        "--accept",
        action="store_true",
        help="With --from: accept what is proposed, except where two sources differ.",
    )
    parser.add_argument(
        "--component",
        metavar="REF",
        help="With --from: reference (bom-ref) of the model in a BOM that has several.",
    )
    add_overwrite(parser, "file")
    add_edition(parser)


def run_init(options: argparse.Namespace) -> int:
    """Write an empty form."""
    from gpai_code.forms.documents import KINDS  # noqa: PLC0415
    from gpai_code.forms.template import skeleton  # noqa: PLC0415
    from gpai_code.schemas.locations import SHORT  # noqa: PLC0415
    from gpai_code.text_io.json_writer import write_json  # noqa: PLC0415

    kind = SHORT.get(options.kind, options.kind)
    if options.kind == "summary":
        refuse(options, ["edition"], "has no effect on a summary, which is not part of the Code")
        edition = next(iter(KINDS[kind]))
    else:
        edition = selected_slug(options)
    if not options.sources:
        refuse(options, ["accept", "component"], "has no effect without --from")
        if options.format == "yaml":
            from gpai_code.render.yaml_form import to_yaml_form  # noqa: PLC0415

            content = to_yaml_form(KINDS[kind][edition]())
        else:
            content = write_json(skeleton(edition, kind))
        write_result(content, options, options.file)
        return FINE
    if options.kind != "form":
        raise UsageError("--from fills a Model Documentation Form; leave out --kind")
    from gpai_code.cli.proposed_form import proposed_form  # noqa: PLC0415

    form = proposed_form(
        options.sources, edition, accepts=options.accept, component=options.component
    )
    if options.format == "yaml":
        from gpai_code.render.yaml_form import to_yaml_form  # noqa: PLC0415

        write_result(to_yaml_form(form), options, options.file)
    else:
        write_result(form.to_json(), options, options.file)
    return FINE


# export


def add_export_options(parser: CommandParser) -> None:
    """Add the options of `export`."""
    parser.add_argument(
        "file", metavar="FILE", help="Form, summary or report, or - for standard input."
    )
    parser.add_argument(
        "--audience",
        choices=AUDIENCES,
        help="Write only the rows of a Model Documentation Form that are meant for this audience.",
    )
    parser.add_argument(
        "--copy",
        choices=COPIES,
        help="Leave out of a Framework, Model Report or serious incident report what is redacted "
        "for the public, or for the authorities that get it.",
    )
    parser.add_argument(
        "--interim",
        action="store_true",
        help="Write the interim Model Report, with the rows of Measures 7.2 and 7.5 alone.",
    )
    parser.add_argument(
        "--format",
        "--to",
        choices=["json", "yaml", "md", "html", "csv", "docx", "xlsx", *EXCHANGE_FORMATS],
        default="json",
        help="Format to write; JSON if this is left out. For the formats of other tools a form is "
        "written as the downstream providers' copy unless --audience names somebody else.",
    )
    parser.add_argument(
        "--template",
        metavar="OFFICIAL.docx",
        help="With --format docx: put the answers into this Word document by its labels, such as "
        "the one that the Commission publishes to fill in; it stays as it is.",
    )
    add_exchange_options(parser)
    add_output(parser, "The copy")
    add_edition(parser)


def run_export(options: argparse.Namespace) -> int:
    """Write a form, or an audience's copy, in a format."""
    from gpai_code.forms.documents import write_form  # noqa: PLC0415
    from gpai_code.forms.template import notes_on_template  # noqa: PLC0415
    from gpai_code.render.forms import to_html, to_markdown  # noqa: PLC0415
    from gpai_code.render.tables import to_csv  # noqa: PLC0415
    from gpai_code.render.word import to_docx  # noqa: PLC0415
    from gpai_code.render.yaml_form import to_yaml_form  # noqa: PLC0415

    if options.format != "docx":
        refuse(options, ["template"], "has no effect without --format docx")
    form = _read_form(options)
    if options.format in EXCHANGE_FORMATS:
        return write_exchange(form, options)
    refuse_exchange_options(options)
    copy = _copied(form, options)
    for note in notes_on_template(form, copy.audience):
        print_note(f"{note.row}: {note.message}")
    if options.template is not None:
        return _fill_template(copy, options)
    write: dict[str, Callable[[Form], str | bytes]] = {
        "json": write_form,
        "yaml": to_yaml_form,
        "md": to_markdown,
        "html": to_html,
        "csv": to_csv,
        "docx": to_docx,
        "xlsx": _workbook,
    }
    write_result(write[options.format](copy), options, options.output)
    return FINE


def _fill_template(form: "Form", options: argparse.Namespace) -> int:
    """Write a form into the Word document that a user brings, and say what found no place."""
    from gpai_code.render.official_word import fill_template  # noqa: PLC0415

    try:
        document, losses = fill_template(form, read_input(options.template))
    except DocumentError as error:
        raise InputFileError(options.template, error) from error
    write_result(document, options, options.output)
    print_losses(losses)
    return FINE


def _workbook(form: "Form") -> bytes:
    """Return a Model Documentation Form as a spreadsheet to fill."""
    from gpai_code.forms.model_documentation.common import ModelDocumentation  # noqa: PLC0415
    from gpai_code.render.form_workbook import to_xlsx  # noqa: PLC0415

    if not isinstance(form, ModelDocumentation):
        raise UsageError("--format xlsx is for a Model Documentation Form")
    return to_xlsx(form)


def _copied(form: "Form", options: argparse.Namespace) -> "Form":
    """Return the part of a form that a copy holds; the whole of it where no copy is asked for."""
    from gpai_code.forms.safety_security.common import SafetyDocument  # noqa: PLC0415
    from gpai_code.forms.safety_security.model_report import ModelReport  # noqa: PLC0415

    if options.audience:
        return form.for_audience(options.audience)
    if options.interim:
        if not isinstance(form, ModelReport):
            raise UsageError(f"--interim is for a Model Report; {options.file} is none")
        form = form.interim()
    if options.copy is not None:
        if not isinstance(form, SafetyDocument):
            raise UsageError(
                "--copy is for Frameworks, Model Reports and serious incident reports; "
                f"{options.file} is none of them"
            )
        form = form.copied_for(options.copy)
    return form


# migrate


def add_migrate_options(parser: CommandParser) -> None:
    """Add the options of `migrate`."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help="Form or serious incident report of the third draft, or - for standard input.",
    )
    add_json(parser)
    add_output(parser, "The form or report of the final text")
    add_edition(parser)


def run_migrate(options: argparse.Namespace) -> int:
    """Write a form or report of the third draft as one of the final text."""
    from gpai_code.constraints.unstructuring import unstructure  # noqa: PLC0415
    from gpai_code.forms.documents import INCIDENT, to_document, write_form  # noqa: PLC0415
    from gpai_code.forms.model_documentation.migration import Migration, migrate  # noqa: PLC0415
    from gpai_code.forms.safety_security.migration import (  # noqa: PLC0415
        IncidentMigration,
        migrate_incident,
    )

    if options.json:
        refuse(options, ["output"], "does not go with --json, which prints form and remarks")
    form = _read_form(options)
    result: Migration | IncidentMigration
    result = migrate_incident(form) if form.DOCUMENT == INCIDENT else migrate(form, "final")
    if options.json:
        print_json({**unstructure(result), "form": to_document(result.form)})
        return FINE
    write_result(write_form(result.form), options, options.output)
    for left in result.unmapped:
        see = f"; see {left.see}" if left.see else ""
        print_note(f"left over: {left.row} ({left.label}): {left.why}{see}")
        print_note(f"  {json.dumps(left.answer, ensure_ascii=False)}")
    for message in result.needs_review:
        print_note(f"to check: {message}")
    for row in result.new_rows:
        print_note(f"newly asked: {row}")
    return FINE


# fields


def add_fields_options(parser: CommandParser) -> None:
    """Add the options of `fields`."""
    parser.add_argument(
        "kind",
        nargs="?",
        default="form",
        help="Kind of document: form, summary, framework, report or incident; form if this is left "
        "out.",
    )
    add_json(parser)
    add_edition(parser)


def run_fields(options: argparse.Namespace) -> int:
    """List the fields of a form."""
    from gpai_code.schemas.published import form_fields  # noqa: PLC0415

    fields = form_fields(options.kind, selected_slug(options))
    if options.json:
        print_json(fields)
        return FINE
    for field in (*fields["header"], *fields["fields"]):
        heading = " ".join([field.get("position", "header"), field["id"]])
        audiences = ", ".join(field.get("audiences", ()))
        print(f"{heading} ({audiences})" if audiences else heading)
        part = f" ({field['part']})" if "part" in field else ""
        print(f"    {field['label']}{part}\n    {field['guidance']}")
        for choice in field.get("choices", ()):
            print(f"    - {choice}")
    return FINE


COMMANDS = {
    "init": Command(
        add_init_options,
        run_init,
        (
            "gpai-code init form.json",
            "gpai-code init summary.json --kind summary",
            "gpai-code init report.json --kind report",
            "gpai-code init incident.yaml --kind incident --format yaml",
            'printf \'{"license": "MIT"}\' > facts.json',
            "gpai-code init begun.json --from facts.json",
        ),
    ),
    "export": Command(
        add_export_options,
        run_export,
        (
            "gpai-code init form.json",
            "gpai-code export form.json --audience DPs --format md --output copy.md",
            "gpai-code export form.json --format cyclonedx --name Example-1 --output bom.json",
            "gpai-code init report.json --kind report",
            "gpai-code export report.json --copy public --output public.json",
        ),
    ),
    "migrate": Command(
        add_migrate_options,
        run_migrate,
        (
            "gpai-code init draft.json --edition third-draft",
            "gpai-code migrate draft.json --output final.json",
        ),
    ),
    "fields": Command(add_fields_options, run_fields, ("gpai-code fields summary",)),
}
