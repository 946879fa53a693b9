"""
A decision as an OSCAL profile and as OSCAL assessment results.

A profile selects the Commitments and Measures that a decision does not set aside; assessment
results hold an observation for everything that was ruled on. Both say what applies. OSCAL's word
for what is fulfilled, a finding with the status "satisfied", is in neither.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from gpai_code.catalog.code import load
from gpai_code.catalog.ids import measure_part
from gpai_code.catalog.paths import address, url
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.days import require_day
from gpai_code.constraints.structuring import structure
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.exchange.entry_values import Value, from_values, to_values
from gpai_code.exchange.losses import Export, Loss
from gpai_code.exchange.oscal_parts import (
    DEFAULT_OSCAL_VERSION,
    Json,
    metadata,
    namespace,
    own,
    properties,
    read_properties,
    token,
)
from gpai_code.exchange.situations import REMAINS, remaining
from gpai_code.exchange.stable_ids import stable_uuid
from gpai_code.exchange.walk import Node
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.exemption import Ruling
from gpai_code.text_io.base_address import BASE_ADDRESS
from gpai_code.text_io.json_writer import write_json

NOTHING_EXAMINED = (
    "It follows from the facts that were stated. Nobody examined the model, and whether a duty is "
    "fulfilled is not said."
)

_NOT_IN_A_PROFILE = (
    Loss(
        what="obligations of the AI Act",
        why="a profile selects from the Code's Commitments and Measures alone",
    ),
    Loss(
        what="steps, conditions and timeline",
        why="a profile has no place for how a decision came about; assessment results have",
    ),
)


@explain_arguments
def to_oscal_profile(
    decision: Decision,
    title: str | None = None,
    *,
    catalog: str | None = None,
    version: str = DEFAULT_OSCAL_VERSION,
    base: str = BASE_ADDRESS,
) -> Export[dict[str, Any]]:
    """
    Return a decision as a profile: what of the Code cannot be set aside on the facts given.

    What is undetermined is selected too, and marked as such. What is left out is listed in the
    metadata with its reasons.

    Args:
        decision: The decision.
        title: Title of the profile.
        catalog: Where the catalogue is that `to_oscal` wrote; a file of that name next to the
            profile if None.
        version: Version of OSCAL.
        base: The address that the Code is published below.

    Raises:
        UnknownValueError: If the version is not supported.
    """
    slug = decision.generated_by.edition
    edition = load(slug).edition
    selected = remaining(decision)
    about = metadata(edition, title or f"What applies of: {edition.title}", version, base)
    about["props"] += [*_stated(decision, base), *_left_out(decision, base)]
    profile: Json = {
        "uuid": stable_uuid("profile", decision_digest(decision), version),
        "metadata": about,
        "imports": [{"href": catalog or f"gpai-code-{slug}.oscal.json"}],
        "merge": {"as-is": True},
    }
    if selected:
        ids = [token(entry) for entry in selected]
        profile["imports"][0]["include-controls"] = [{"with-ids": ids}]
        alters = [_alteration(entry, decision, base) for entry in selected]
        profile["modify"] = {"alters": alters}
    else:
        # an import that includes nothing in words would include everything
        everything = [{"matching": [{"pattern": "*"}]}]
        profile["imports"][0] |= {"include-all": {}, "exclude-controls": everything}
    return Export({"profile": profile}, _NOT_IN_A_PROFILE)


@explain_arguments
def to_oscal_results(
    decision: Decision,
    on: date,
    *,
    version: str = DEFAULT_OSCAL_VERSION,
    base: str = BASE_ADDRESS,
) -> Export[dict[str, Any]]:
    """
    Return a decision as assessment results: an observation for each ruling, and no finding.

    Args:
        decision: The decision.
        on: Day on which it was made.
        version: Version of OSCAL.
        base: The address that the Code is published below.

    Raises:
        UnknownValueError: If the version is not supported.
    """
    require_day(on, "on")
    slug = decision.generated_by.edition
    edition = load(slug).edition
    digest = decision_digest(decision)
    moment = f"{on.isoformat()}T00:00:00Z"
    plan = stable_uuid("questions", slug)
    about = metadata(edition, f"What applies of: {edition.title}", version, base)
    # here the day is known
    about |= {"published": moment, "last-modified": moment}
    rulings = list(rulings_of(decision))
    controls = [*decision.commitments, *decision.measures]
    result = {
        "uuid": stable_uuid("result", digest, moment),
        "title": "What applies on the facts given",
        "description": NOTHING_EXAMINED,
        "start": moment,
        "props": [
            *_stated(decision, base),
            *properties(_facts(decision), base),
        ],
        "reviewed-controls": {
            "description": "What was ruled on. No control of a provider was reviewed.",
            "control-selections": [
                {"include-controls": [{"control-id": token(entry)} for entry in controls]}
            ],
        },
        "observations": [
            _observation(name, ruling, digest, moment, slug, base) for name, ruling in rulings
        ],
    }
    results = {
        "uuid": stable_uuid("results", digest, moment, version),
        "metadata": about,
        "import-ap": {"href": f"#{plan}", "remarks": "There is no plan of an assessment."},
        "results": [result],
        "back-matter": {
            "resources": [
                {
                    "uuid": plan,
                    "title": "Questions of the resolver",
                    "description": "The facts that the rulings were worked out from are the "
                    "answers to these questions, which take the place of a plan.",
                }
            ]
        },
    }
    losses = (
        Loss(
            what="steps, conditions and timeline",
            why="an observation has no place for them; the reasons of each ruling repeat what "
            "decided it",
        ),
    )
    return Export({"assessment-results": results}, losses)


@explain_arguments
def read_oscal_rulings(document: object, base: str = BASE_ADDRESS) -> dict[str, Ruling]:
    """
    Return the rulings that a profile or assessment results of this library hold, by name.

    Args:
        document: The document, as plain JSON values.
        base: The address that it was written with.

    Raises:
        DocumentError: If it is no such document, with the place and what is missing.
    """
    node = Node(document, "OSCAL document")
    ns = namespace(base)
    holders: list[Node] = []
    if node.get("profile") is not None:
        modify = node.member("profile").get("modify")
        for alter in modify.items("alters") if modify else []:
            holders += alter.items("adds")
    else:
        for result in node.member("assessment-results").items("results"):
            holders += result.items("observations")
    return dict(_read_ruling(holder, ns) for holder in holders)


def _read_ruling(holder: Node, ns: str) -> tuple[str, Ruling]:
    values = read_properties(holder, ns)
    entries = [value.text for value in values if value.name == "entry"]
    if len(entries) != 1:
        holder.refuse("required", "give the property entry once")
    entry = entries[0]
    plain = from_values((value for value in values if value.name != "entry"), Ruling)
    return entry, structure({"missing": [], "contested": [], **plain}, Ruling, f"ruling on {entry}")


def rulings_of(decision: Decision) -> Iterator[tuple[str, Ruling]]:
    """Yield every ruling with the name of what it is on, the AI Act first."""
    yield from decision.obligations.items()
    yield from decision.commitments.items()
    yield from decision.measures.items()
    yield from decision.provisions.items()


def subject_of(name: str, slug: str) -> str:
    """
    Return what a ruling is on, as a person cites it.

    >>> subject_of("copyright-1.4", "final"), subject_of("53(1)(c)", "final")
    ('Measure 1.4 (copyright-1.4)', 'Article 53(1)(c) AI Act')
    """
    entry = load(slug).entries.get(name)
    return f"Article {name} AI Act" if entry is None else f"{entry.label} ({name})"


def _alteration(entry: str, decision: Decision, base: str) -> Json:
    """Return what a profile adds to a control: the ruling, and those on parts of it."""
    adds = [{"position": "starting", "props": _ruling(entry, decision[entry], base)}]
    for provision, ruling in decision.provisions.items():
        if measure_part(provision) == entry:
            adds.append(
                {
                    "by-id": token(provision),
                    "position": "starting",
                    "props": _ruling(provision, ruling, base),
                }
            )
    return {"control-id": token(entry), "adds": adds}


def _ruling(entry: str, ruling: Ruling, base: str) -> list[Json]:
    return [own("entry", entry, base), *properties(to_values(ruling), base)]


def _observation(name: str, ruling: Ruling, digest: str, moment: str, slug: str, base: str) -> Json:
    observation: Json = {
        "uuid": stable_uuid("observation", digest, moment, name),
        "title": f"{subject_of(name, slug)}: {ruling.outcome.value}",
        "description": " ".join(ruling.because),
        "props": _ruling(name, ruling, base),
        # none of OSCAL's methods: nothing was examined, tested or asked
        "methods": ["UNKNOWN"],
        "collected": moment,
        "remarks": NOTHING_EXAMINED,
    }
    if name in load(slug).entries:
        observation["links"] = [{"href": url(address(name, slug), base), "rel": "related"}]
    return observation


def _stated(decision: Decision, base: str) -> list[Json]:
    """Return what has to go with every answer: premises, open questions, unreadable facts."""
    written = [own("premise", premise, base) for premise in decision.premises]
    for question in decision.questions:
        written.append(own("open-question", question.text, base, **{"class": question.fact}))
    values = [Value("unreadable-fact", str(fault)) for fault in decision.faults]
    return [*written, *properties(values, base)]


def _facts(decision: Decision) -> Iterator[Value]:
    """Yield the facts, with a name that no property of a ruling has."""
    for value in to_values(decision.facts):
        yield value._replace(name=f"fact-{value.name}")


def _left_out(decision: Decision, base: str) -> list[Json]:
    written = []
    for name, ruling in {**decision.commitments, **decision.measures}.items():
        if ruling.outcome not in REMAINS:
            more = {"class": ruling.outcome.value, "remarks": " ".join(ruling.because)}
            written.append(own("left-out", name, base, **more))
    return written


def decision_digest(decision: Decision) -> str:
    """Return what tells a decision from others: all that it holds."""
    return hashlib.sha256(write_json(unstructure(decision)).encode()).hexdigest()
