"""
Records from the package's own data, which are known to fit: made by `tools/write_build.py`.

A frozen record takes its values one slow step at a time. Here it is filled as an open twin, which
has the same slots and no guard, and is given its own class, and with it the guard, at the end.
"""
# mypy: disable-error-code="misc,assignment,method-assign"
# ruff: noqa: SIM401 - `found.get` takes longer

from datetime import date
from functools import cache
from typing import Any

from gpai_code.catalog.contents import (
    AppendixFile,
    EditionFile,
    FrontFile,
    GlossaryFile,
    GlossaryIntroduction,
)
from gpai_code.catalog.records import (
    Appendix,
    ChapterContents,
    Commitment,
    Deadline,
    Derogation,
    Edition,
    Figure,
    Measure,
    Objective,
    Provision,
    Recital,
    Sentence,
    SourceDocument,
    Standard,
    Term,
)
from gpai_code.law import Citation
from gpai_code.vocabulary import (
    Addressee,
    Chapter,
    DeadlineKind,
    DerogationEffect,
    DerogationKind,
    DutyHolder,
    Force,
    StandardRole,
    TimeUnit,
)

_new = object.__new__
_chapter = {member.value: member for member in Chapter}
_force = {member.value: member for member in Force}
_duty_holder = {member.value: member for member in DutyHolder}
_derogation_kind = {member.value: member for member in DerogationKind}
_derogation_effect = {member.value: member for member in DerogationEffect}
_deadline_kind = {member.value: member for member in DeadlineKind}
_time_unit = {member.value: member for member in TimeUnit}
_standard_role = {member.value: member for member in StandardRole}
_addressee = {member.value: member for member in Addressee}


class _SourceDocument(SourceDocument):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _Edition(Edition):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _ChapterContents(ChapterContents):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _EditionFile(EditionFile):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _Objective(Objective):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _Recital(Recital):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _FrontFile(FrontFile):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _Sentence(Sentence):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _Derogation(Derogation):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _Deadline(Deadline):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _Standard(Standard):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _Provision(Provision):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _Appendix(Appendix):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _AppendixFile(AppendixFile):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _GlossaryIntroduction(GlossaryIntroduction):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _Term(Term):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _GlossaryFile(GlossaryFile):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _Measure(Measure):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _Commitment(Commitment):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


@cache
def citation(**found: str) -> Citation:
    """Make this record, once for equal values: Citation."""
    return Citation(**found)


@cache
def figure(**found: str) -> Figure:
    """Make this record, once for equal values: Figure."""
    return Figure(**found)


def source_document(found: dict[str, Any]) -> SourceDocument:
    """Make this record: SourceDocument."""
    made = _new(_SourceDocument)
    made.title = found["title"]
    made.publisher = found["publisher"] if "publisher" in found else None
    made.url = found["url"] if "url" in found else None
    made.pages = found["pages"] if "pages" in found else None
    made.sha256 = found["sha256"] if "sha256" in found else None
    made.retrieved = None
    if "retrieved" in found:
        made.retrieved = date.fromisoformat(found["retrieved"])
    made.note = found["note"] if "note" in found else None
    made.__class__ = SourceDocument
    return made


def edition(found: dict[str, Any]) -> Edition:
    """Make this record: Edition."""
    made = _new(_Edition)
    made.slug = found["slug"]
    made.version = found["version"]
    made.title = found["title"]
    made.date = date.fromisoformat(found["date"])
    made.status = found["status"]
    made.revision = found["revision"]
    made.sources = tuple([source_document(one) for one in found["sources"]])
    made.note = found["note"] if "note" in found else None
    made.__class__ = Edition
    return made


def chapter_contents(found: dict[str, Any]) -> ChapterContents:
    """Make this record: ChapterContents."""
    made = _new(_ChapterContents)
    made.id = _chapter[found["id"]]
    made.title = found["title"]
    made.commitments = tuple(found["commitments"])
    made.__class__ = ChapterContents
    return made


def edition_file(found: dict[str, Any]) -> EditionFile:
    """Make this record: EditionFile."""
    made = _new(_EditionFile)
    made.edition = edition(found["edition"])
    made.chapters = tuple([chapter_contents(one) for one in found["chapters"]])
    made.__class__ = EditionFile
    return made


def objective(found: dict[str, Any]) -> Objective:
    """Make this record: Objective."""
    made = _new(_Objective)
    made.id = found["id"]
    made.label = found["label"]
    made.summary = found["summary"]
    made.references = ()
    if "references" in found:
        made.references = tuple([citation(**one) for one in found["references"]])
    made.see = ()
    if "see" in found:
        made.see = tuple(found["see"])
    made.note = found["note"] if "note" in found else None
    made.page = found["page"] if "page" in found else None
    made.__class__ = Objective
    return made


def recital(found: dict[str, Any]) -> Recital:
    """Make this record: Recital."""
    made = _new(_Recital)
    made.id = found["id"]
    made.label = found["label"]
    made.summary = found["summary"]
    made.references = ()
    if "references" in found:
        made.references = tuple([citation(**one) for one in found["references"]])
    made.see = ()
    if "see" in found:
        made.see = tuple(found["see"])
    made.note = found["note"] if "note" in found else None
    made.page = found["page"] if "page" in found else None
    made.attached_to = found["attached_to"] if "attached_to" in found else None
    made.potential = found["potential"] if "potential" in found else False
    made.__class__ = Recital
    return made


def front_file(found: dict[str, Any]) -> FrontFile:
    """Make this record: FrontFile."""
    made = _new(_FrontFile)
    made.objectives = tuple([objective(one) for one in found["objectives"]])
    made.recitals = tuple([recital(one) for one in found["recitals"]])
    made.__class__ = FrontFile
    return made


def sentence(found: dict[str, Any]) -> Sentence:
    """Make this record: Sentence."""
    made = _new(_Sentence)
    made.summary = found["summary"]
    made.force = _force[found["force"]]
    made.owed_by = None
    if "owed_by" in found:
        made.owed_by = _duty_holder[found["owed_by"]]
    made.__class__ = Sentence
    return made


def derogation(found: dict[str, Any]) -> Derogation:
    """Make this record: Derogation."""
    made = _new(_Derogation)
    made.kind = _derogation_kind[found["kind"]]
    made.effect = _derogation_effect[found["effect"]]
    made.summary = found["summary"]
    made.applies_to = tuple(found["applies_to"])
    made.references = ()
    if "references" in found:
        made.references = tuple([citation(**one) for one in found["references"]])
    made.note = found["note"] if "note" in found else None
    made.__class__ = Derogation
    return made


def deadline(found: dict[str, Any]) -> Deadline:
    """Make this record: Deadline."""
    made = _new(_Deadline)
    made.what = found["what"]
    made.kind = _deadline_kind[found["kind"]]
    made.as_printed = found["as_printed"]
    made.length = found["length"] if "length" in found else None
    made.unit = None
    if "unit" in found:
        made.unit = _time_unit[found["unit"]]
    made.date = None
    if "date" in found:
        made.date = date.fromisoformat(found["date"])
    made.trigger = ()
    if "trigger" in found:
        made.trigger = tuple(found["trigger"])
    made.choose = found["choose"] if "choose" in found else None
    made.trigger_text = found["trigger_text"] if "trigger_text" in found else None
    made.qualifier = found["qualifier"] if "qualifier" in found else None
    made.strict = found["strict"] if "strict" in found else False
    made.conditions = ()
    if "conditions" in found:
        made.conditions = tuple(found["conditions"])
    made.exceptions = ()
    if "exceptions" in found:
        made.exceptions = tuple(found["exceptions"])
    made.indicative = found["indicative"] if "indicative" in found else False
    made.note = found["note"] if "note" in found else None
    made.__class__ = Deadline
    return made


def standard(found: dict[str, Any]) -> Standard:
    """Make this record: Standard."""
    made = _new(_Standard)
    made.name = found["name"]
    made.role = _standard_role[found["role"]]
    made.clause = found["clause"] if "clause" in found else None
    made.note = found["note"] if "note" in found else None
    made.__class__ = Standard
    return made


def provision(found: dict[str, Any]) -> Provision:
    """Make this record: Provision."""
    made = _new(_Provision)
    made.id = found["id"]
    made.label = found["label"]
    made.summary = found["summary"]
    made.references = ()
    if "references" in found:
        made.references = tuple([citation(**one) for one in found["references"]])
    made.see = ()
    if "see" in found:
        made.see = tuple(found["see"])
    made.note = found["note"] if "note" in found else None
    made.page = found["page"] if "page" in found else None
    made.force = _force[found["force"]]
    made.sentences = ()
    if "sentences" in found:
        made.sentences = tuple([sentence(one) for one in found["sentences"]])
    made.owed_by = None
    if "owed_by" in found:
        made.owed_by = _duty_holder[found["owed_by"]]
    made.title = found["title"] if "title" in found else None
    made.conditions = ()
    if "conditions" in found:
        made.conditions = tuple(found["conditions"])
    made.exceptions = ()
    if "exceptions" in found:
        made.exceptions = tuple(found["exceptions"])
    made.derogations = ()
    if "derogations" in found:
        made.derogations = tuple([derogation(one) for one in found["derogations"]])
    made.deadlines = ()
    if "deadlines" in found:
        made.deadlines = tuple([deadline(one) for one in found["deadlines"]])
    made.figures = ()
    if "figures" in found:
        made.figures = tuple([figure(**one) for one in found["figures"]])
    made.standards = ()
    if "standards" in found:
        made.standards = tuple([standard(one) for one in found["standards"]])
    made.provisions = ()
    if "provisions" in found:
        made.provisions = tuple([provision(one) for one in found["provisions"]])
    made.numbered = found["numbered"]
    made.__class__ = Provision
    return made


def appendix(found: dict[str, Any]) -> Appendix:
    """Make this record: Appendix."""
    made = _new(_Appendix)
    made.id = found["id"]
    made.label = found["label"]
    made.summary = found["summary"]
    made.references = ()
    if "references" in found:
        made.references = tuple([citation(**one) for one in found["references"]])
    made.see = ()
    if "see" in found:
        made.see = tuple(found["see"])
    made.note = found["note"] if "note" in found else None
    made.page = found["page"] if "page" in found else None
    made.force = _force[found["force"]]
    made.sentences = ()
    if "sentences" in found:
        made.sentences = tuple([sentence(one) for one in found["sentences"]])
    made.owed_by = None
    if "owed_by" in found:
        made.owed_by = _duty_holder[found["owed_by"]]
    made.conditions = ()
    if "conditions" in found:
        made.conditions = tuple(found["conditions"])
    made.exceptions = ()
    if "exceptions" in found:
        made.exceptions = tuple(found["exceptions"])
    made.derogations = ()
    if "derogations" in found:
        made.derogations = tuple([derogation(one) for one in found["derogations"]])
    made.deadlines = ()
    if "deadlines" in found:
        made.deadlines = tuple([deadline(one) for one in found["deadlines"]])
    made.figures = ()
    if "figures" in found:
        made.figures = tuple([figure(**one) for one in found["figures"]])
    made.standards = ()
    if "standards" in found:
        made.standards = tuple([standard(one) for one in found["standards"]])
    made.provisions = ()
    if "provisions" in found:
        made.provisions = tuple([provision(one) for one in found["provisions"]])
    made.title = found["title"]
    made.chapter = _chapter[found["chapter"]]
    made.recitals = ()
    if "recitals" in found:
        made.recitals = tuple([recital(one) for one in found["recitals"]])
    made.terms = ()
    if "terms" in found:
        made.terms = tuple(found["terms"])
    made.__class__ = Appendix
    return made


def appendix_file(found: dict[str, Any]) -> AppendixFile:
    """Make this record: AppendixFile."""
    made = _new(_AppendixFile)
    made.appendices = tuple([appendix(one) for one in found["appendices"]])
    made.__class__ = AppendixFile
    return made


def glossary_introduction(found: dict[str, Any]) -> GlossaryIntroduction:
    """Make this record: GlossaryIntroduction."""
    made = _new(_GlossaryIntroduction)
    made.summary = found["summary"]
    made.references = ()
    if "references" in found:
        made.references = tuple([citation(**one) for one in found["references"]])
    made.note = found["note"] if "note" in found else None
    made.__class__ = GlossaryIntroduction
    return made


def term(found: dict[str, Any]) -> Term:
    """Make this record: Term."""
    made = _new(_Term)
    made.id = found["id"]
    made.term = found["term"]
    made.summary = found["summary"]
    made.aliases = ()
    if "aliases" in found:
        made.aliases = tuple(found["aliases"])
    made.references = ()
    if "references" in found:
        made.references = tuple([citation(**one) for one in found["references"]])
    made.see = ()
    if "see" in found:
        made.see = tuple(found["see"])
    made.figures = ()
    if "figures" in found:
        made.figures = tuple([figure(**one) for one in found["figures"]])
    made.note = found["note"] if "note" in found else None
    made.page = found["page"] if "page" in found else None
    made.__class__ = Term
    return made


def glossary_file(found: dict[str, Any]) -> GlossaryFile:
    """Make this record: GlossaryFile."""
    made = _new(_GlossaryFile)
    made.introduction = glossary_introduction(found["introduction"])
    made.terms = tuple([term(one) for one in found["terms"]])
    made.__class__ = GlossaryFile
    return made


def measure(found: dict[str, Any], above: Any) -> Measure:
    """Make this record: Measure."""
    made = _new(_Measure)
    made.id = found["id"]
    made.label = found["label"]
    made.summary = found["summary"]
    made.references = ()
    if "references" in found:
        made.references = tuple([citation(**one) for one in found["references"]])
    made.see = ()
    if "see" in found:
        made.see = tuple(found["see"])
    made.note = found["note"] if "note" in found else None
    made.page = found["page"] if "page" in found else None
    made.force = _force[found["force"]]
    made.sentences = ()
    if "sentences" in found:
        made.sentences = tuple([sentence(one) for one in found["sentences"]])
    made.owed_by = None
    if "owed_by" in found:
        made.owed_by = _duty_holder[found["owed_by"]]
    made.conditions = ()
    if "conditions" in found:
        made.conditions = tuple(found["conditions"])
    made.exceptions = ()
    if "exceptions" in found:
        made.exceptions = tuple(found["exceptions"])
    made.derogations = ()
    if "derogations" in found:
        made.derogations = tuple([derogation(one) for one in found["derogations"]])
    made.deadlines = ()
    if "deadlines" in found:
        made.deadlines = tuple([deadline(one) for one in found["deadlines"]])
    made.figures = ()
    if "figures" in found:
        made.figures = tuple([figure(**one) for one in found["figures"]])
    made.standards = ()
    if "standards" in found:
        made.standards = tuple([standard(one) for one in found["standards"]])
    made.provisions = ()
    if "provisions" in found:
        made.provisions = tuple([provision(one) for one in found["provisions"]])
    made.title = found["title"]
    made.commitment = found["commitment"]
    made.chapter = _chapter[found["chapter"]]
    made.legal_basis = above.legal_basis
    made.addressees = above.addressees
    made.terms = ()
    if "terms" in found:
        made.terms = tuple(found["terms"])
    made.__class__ = Measure
    return made


def commitment(found: dict[str, Any]) -> Commitment:
    """Make this record: Commitment."""
    made = _new(_Commitment)
    made.id = found["id"]
    made.label = found["label"]
    made.summary = found["summary"]
    made.references = ()
    if "references" in found:
        made.references = tuple([citation(**one) for one in found["references"]])
    made.see = ()
    if "see" in found:
        made.see = tuple(found["see"])
    made.note = found["note"] if "note" in found else None
    made.page = found["page"] if "page" in found else None
    made.force = _force[found["force"]]
    made.sentences = ()
    if "sentences" in found:
        made.sentences = tuple([sentence(one) for one in found["sentences"]])
    made.owed_by = None
    if "owed_by" in found:
        made.owed_by = _duty_holder[found["owed_by"]]
    made.conditions = ()
    if "conditions" in found:
        made.conditions = tuple(found["conditions"])
    made.exceptions = ()
    if "exceptions" in found:
        made.exceptions = tuple(found["exceptions"])
    made.derogations = ()
    if "derogations" in found:
        made.derogations = tuple([derogation(one) for one in found["derogations"]])
    made.deadlines = ()
    if "deadlines" in found:
        made.deadlines = tuple([deadline(one) for one in found["deadlines"]])
    made.figures = ()
    if "figures" in found:
        made.figures = tuple([figure(**one) for one in found["figures"]])
    made.standards = ()
    if "standards" in found:
        made.standards = tuple([standard(one) for one in found["standards"]])
    made.provisions = ()
    if "provisions" in found:
        made.provisions = tuple([provision(one) for one in found["provisions"]])
    made.title = found["title"]
    made.chapter = _chapter[found["chapter"]]
    made.legal_basis = tuple([citation(**one) for one in found["legal_basis"]])
    made.addressees = tuple([_addressee[one] for one in found["addressees"]])
    made.measures = ()
    if "measures" in found:
        made.measures = tuple([measure(one, made) for one in found["measures"]])
    made.part = found["part"] if "part" in found else None
    made.recitals = ()
    if "recitals" in found:
        made.recitals = tuple([recital(one) for one in found["recitals"]])
    made.terms = ()
    if "terms" in found:
        made.terms = tuple(found["terms"])
    made.__class__ = Commitment
    return made
