"""The command that writes the Code, or what applies of it, in another tool's format: catalog."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from gpai_code.cli.arguments import (
    Command,
    CommandParser,
    add_edition,
    add_output,
    day_of,
    option_name,
    refuse,
    selected_edition,
)
from gpai_code.cli.console import print_losses, read_input, write_result
from gpai_code.cli.exit_codes import FINE
from gpai_code.errors import GpaiCodeError, InputFileError, UsageError

if TYPE_CHECKING:
    from gpai_code.catalog.code import Code
    from gpai_code.exchange.losses import Export
    from gpai_code.resolver.decision import Decision

OPTIONS = ("edition", "spec_version", "base", "situation", "facts", "as_of", "catalog_href")
"""Names of the options that only some formats take."""

OF_A_DECISION = frozenset({"edition", "spec_version", "base", "situation", "facts", "as_of"})


class Format(NamedTuple):
    """
    A format, as this command knows it.

    Attributes:
        write: Makes the document.
        takes: Names of the options that have an effect on it.
        what: What the document is, for the help.
    """

    write: "Callable[[argparse.Namespace], Export[Any]]"
    takes: frozenset[str]
    what: str


def add_catalog_options(parser: CommandParser) -> None:
    """Add the options of `catalog`."""
    names = "; ".join(f"{name} ({each.what})" for name, each in FORMATS.items())
    parser.add_argument(
        "--format",
        required=True,
        choices=[*FORMATS],
        metavar="FORMAT",
        help=f"Format to write: {names}.",
    )
    parser.add_argument(
        "--spec-version",
        metavar="VERSION",
        help="Version of OSCAL (1.1.3, or 1.2.0 to 1.2.3) or of CycloneDX (1.6 or 1.7).",
    )
    parser.add_argument(
        "--base",
        metavar="ADDRESS",
        help="Address that the Code is published below; links and identifiers begin with it.",
    )
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "--situation",
        help="For a decision's formats: what applies to all-providers, to an open-source model "
        "that is exempt, or with systemic-risk.",
    )
    source.add_argument(
        "--facts",
        metavar="FACTS.json",
        help="For a decision's formats: file of facts that the decision rests on, or - for "
        "standard input.",
    )
    parser.add_argument(
        "--as-of", metavar="DATE", help="For a decision's formats: day on which it is made."
    )
    parser.add_argument(
        "--catalog-href",
        metavar="ADDRESS",
        help="For an OSCAL profile: where the OSCAL catalogue is.",
    )
    add_output(parser, "The document")
    add_edition(parser)


def run_catalog(options: argparse.Namespace) -> int:
    """Write the Code, a mapping or a decision in another tool's format."""
    chosen = FORMATS[options.format]
    without_effect = [name for name in OPTIONS if name not in chosen.takes]
    refuse(options, without_effect, f"has no effect on {options.format}")
    if options.base is not None:
        _check_base(options.base)
    if options.catalog_href is not None:
        _check_href(options.catalog_href)
    document, losses = chosen.write(options)
    write_result(_as_text(document, options.format), options, options.output)
    print_losses(losses)
    return FINE


def _check_base(base: str) -> None:
    from gpai_code.exchange.web_addresses import web_address  # noqa: PLC0415

    # paths are appended, which a query or a fragment would swallow
    if web_address(base) is None or "?" in base or "#" in base:
        raise UsageError("--base must be an address, such as https://code.example/")


def _check_href(href: str) -> None:
    from gpai_code.exchange.given_texts import is_reference  # noqa: PLC0415

    if not is_reference(href):
        raise UsageError(
            "--catalog-href must be an address or a file's name, such as ../gpai-code.oscal.json; "
            "write other signs with %, such as %20 for a blank"
        )


def _as_text(document: Any, name: str) -> str:
    if isinstance(document, str):
        return document
    if name in IN_YAML:
        from gpai_code.exchange.yaml_text import to_yaml  # noqa: PLC0415

        return to_yaml(document)
    from gpai_code.text_io.json_writer import write_json  # noqa: PLC0415

    return write_json(document)


# What the options say, as the arguments of the exporters


def _code(options: argparse.Namespace) -> "Code":
    from gpai_code.catalog.code import load  # noqa: PLC0415

    return load(selected_edition(options))


def _decision(options: argparse.Namespace) -> "Decision":
    from gpai_code.exchange.situations import situation  # noqa: PLC0415
    from gpai_code.resolver.facts import read_facts  # noqa: PLC0415
    from gpai_code.resolver.resolution import resolve  # noqa: PLC0415

    if options.situation is not None:
        facts = situation(options.situation).facts
    elif options.facts is not None:
        try:
            facts = read_facts(read_input(options.facts))
        except GpaiCodeError as error:
            raise InputFileError(options.facts, error) from error
    else:
        raise UsageError(f"{options.format} needs --facts or --situation")
    as_of = None if options.as_of is None else day_of("as_of", options.as_of)
    return resolve(facts, selected_edition(options), as_of=as_of)


def _settings(options: argparse.Namespace, *names: str) -> dict[str, Any]:
    """Return what was given of some options, under the names that the exporters have for them."""
    renamed = {"spec_version": "version", "catalog_href": "catalog"}
    given = {name: getattr(options, name) for name in names}
    return {renamed.get(name, name): value for name, value in given.items() if value is not None}


def _oscal(options: argparse.Namespace) -> "Export[Any]":
    from gpai_code.exchange.oscal import to_oscal  # noqa: PLC0415

    return to_oscal(_code(options), **_settings(options, "spec_version", "base"))


def _oscal_mapping(options: argparse.Namespace) -> "Export[Any]":
    from gpai_code.exchange.oscal_mapping import to_oscal_mapping  # noqa: PLC0415

    return to_oscal_mapping(**_settings(options, "spec_version", "base"))


def _oscal_profile(options: argparse.Namespace) -> "Export[Any]":
    from gpai_code.exchange.oscal_decisions import to_oscal_profile  # noqa: PLC0415
    from gpai_code.exchange.situations import situation  # noqa: PLC0415

    settings = _settings(options, "spec_version", "base", "catalog_href")
    if options.situation is not None:
        settings["title"] = situation(options.situation).title
    return to_oscal_profile(_decision(options), **settings)


def _oscal_results(options: argparse.Namespace) -> "Export[Any]":
    from gpai_code.exchange.oscal_decisions import to_oscal_results  # noqa: PLC0415

    if options.as_of is None:
        raise UsageError(f"{options.format} needs {option_name('as_of')}: OSCAL asks for the day")
    settings = _settings(options, "spec_version", "base")
    return to_oscal_results(_decision(options), day_of("as_of", options.as_of), **settings)


def _ciso_assistant(options: argparse.Namespace) -> "Export[Any]":
    from gpai_code.exchange.ciso_assistant import to_ciso_assistant  # noqa: PLC0415

    return to_ciso_assistant(_code(options))


def _ciso_assistant_mapping(_: argparse.Namespace) -> "Export[Any]":
    from gpai_code.exchange.ciso_assistant import to_ciso_mapping  # noqa: PLC0415

    return to_ciso_mapping()


def _cyclonedx(options: argparse.Namespace) -> "Export[Any]":
    from gpai_code.exchange.cyclonedx_standards import to_cyclonedx  # noqa: PLC0415

    return to_cyclonedx(_code(options), **_settings(options, "spec_version", "base"))


def _cyclonedx_attestation(options: argparse.Namespace) -> "Export[Any]":
    from gpai_code.exchange.cyclonedx_standards import to_cyclonedx_attestation  # noqa: PLC0415

    on = None if options.as_of is None else day_of("as_of", options.as_of)
    settings = _settings(options, "spec_version", "base")
    return to_cyclonedx_attestation(_decision(options), on, **settings)


def _probo(options: argparse.Namespace) -> "Export[Any]":
    from gpai_code.exchange.probo import to_probo  # noqa: PLC0415

    return to_probo(_code(options))


def _opencre(options: argparse.Namespace) -> "Export[Any]":
    from gpai_code.exchange.opencre import to_opencre  # noqa: PLC0415

    return to_opencre(_code(options), **_settings(options, "base"))


def _sssom(options: argparse.Namespace) -> "Export[Any]":
    from gpai_code.exchange.sssom import to_sssom  # noqa: PLC0415

    return to_sssom(**_settings(options, "base"))


def _sssom_ai_act(options: argparse.Namespace) -> "Export[Any]":
    from gpai_code.exchange.sssom import to_sssom_ai_act  # noqa: PLC0415

    return to_sssom_ai_act(_code(options), **_settings(options, "base"))


def _csv(options: argparse.Namespace) -> "Export[Any]":
    from gpai_code.render.code_tables import code_csv  # noqa: PLC0415

    return code_csv(_code(options))


def _markdown(options: argparse.Namespace) -> "Export[Any]":
    from gpai_code.render.code_tables import code_markdown  # noqa: PLC0415

    return code_markdown(_code(options))


def _jsonld(options: argparse.Namespace) -> "Export[Any]":
    from gpai_code.exchange.jsonld import edition_jsonld  # noqa: PLC0415

    return edition_jsonld(_code(options), **_settings(options, "base"))


_OF_AN_EDITION = frozenset({"edition", "base"})
_VERSIONED = frozenset({"edition", "base", "spec_version"})

FORMATS = {
    "oscal": Format(_oscal, _VERSIONED, "OSCAL catalogue"),
    "oscal-mapping": Format(
        _oscal_mapping, frozenset({"base", "spec_version"}), "OSCAL mapping of the two editions"
    ),
    "oscal-profile": Format(
        _oscal_profile, OF_A_DECISION | {"catalog_href"}, "OSCAL profile of a decision"
    ),
    "oscal-results": Format(
        _oscal_results, OF_A_DECISION, "OSCAL assessment results of a decision"
    ),
    "ciso-assistant": Format(_ciso_assistant, frozenset({"edition"}), "CISO Assistant library"),
    "ciso-assistant-mapping": Format(
        _ciso_assistant_mapping, frozenset(), "CISO Assistant mapping of the two editions"
    ),
    "cyclonedx": Format(_cyclonedx, _VERSIONED, "CycloneDX standard"),
    "cyclonedx-attestation": Format(
        _cyclonedx_attestation, OF_A_DECISION, "CycloneDX attestation of a decision"
    ),
    "probo": Format(_probo, frozenset({"edition"}), "Probo framework"),
    "opencre": Format(_opencre, _OF_AN_EDITION, "table for OpenCRE"),
    "sssom": Format(_sssom, frozenset({"base"}), "SSSOM mapping of the two editions"),
    "sssom-ai-act": Format(_sssom_ai_act, _OF_AN_EDITION, "SSSOM mapping to the AI Act"),
    "csv": Format(_csv, frozenset({"edition"}), "table"),
    "markdown": Format(_markdown, frozenset({"edition"}), "page"),
    "jsonld": Format(_jsonld, _OF_AN_EDITION, "JSON-LD"),
}
"""By the name that is typed."""

IN_YAML = frozenset({"ciso-assistant", "ciso-assistant-mapping"})
"""Formats of tools that read YAML alone."""

COMMANDS = {
    "catalog": Command(
        add_catalog_options,
        run_catalog,
        (
            "gpai-code catalog --format oscal --output gpai-code-final.oscal.json",
            "gpai-code catalog --format oscal-profile --situation open-source",
            "gpai-code catalog --format cyclonedx --spec-version 1.7 --edition third-draft",
        ),
    ),
}
