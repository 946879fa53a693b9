"""One entry of the Code as markup, with everything that its data hold."""

import re
from collections.abc import Iterable, Iterator

import attrs

from gpai_code.catalog.code import Code
from gpai_code.catalog.hierarchy import ancestors
from gpai_code.catalog.paths import address
from gpai_code.catalog.records import (
    AnyEntry,
    Commitment,
    Measure,
    Provision,
    Rule,
    Sentence,
    Term,
)
from gpai_code.law import Citation
from gpai_code.render.entries import Detail, entry_details
from gpai_code.vocabulary import Addressee, DutyHolder, Force
from tools.website.eur_lex import address_of
from tools.website.markup import Html, items, join, link, tag, text

FORCES = {
    Force.MUST: "must",
    Force.MUST_NOT: "must not",
    Force.BEST_EFFORTS: "best efforts",
    Force.REASONABLE_EFFORTS: "reasonable efforts",
    Force.ENCOURAGED: "encouraged",
    Force.MAY: "may",
    Force.STATEMENT: "statement",
}

ADDRESSEES = {
    Addressee.PROVIDERS: "all providers of general-purpose AI models",
    Addressee.PROVIDERS_SYSTEMIC_RISK: (
        "providers of general-purpose AI models with systemic risk"
    ),
}

HOLDERS = {
    DutyHolder.AI_OFFICE: "the AI Office",
    DutyHolder.EXTERNAL_EVALUATORS: "external evaluators",
}

_SHOWN_ELSEWHERE = frozenset({"Force", "Commitment", "Chapter", "Part", "Belongs to"})
_IDS = frozenset({"See", "Terms", "Applies to"})
"""Details whose text is a list of ids."""

_NAMES = {"Time": "Limit of time", "References": "Law named here", "See": "See also"}


def name_of(entry: AnyEntry) -> str:
    """Return an entry's printed number and heading."""
    if isinstance(entry, Term):
        return entry.term
    return " ".join(filter(None, (entry.label, entry.title)))


@attrs.frozen
class Writer:
    """
    Writes the entries of one edition.

    Attributes:
        code: The edition.
    """

    code: Code

    def address(self, entry: str) -> str:
        """Return the address of an entry's page."""
        return f"{address(entry, self.code.edition.slug)}/"

    def link(self, entry: str) -> Html:
        """Return a link to an entry, by its label; an id that is none of ours stays text."""
        known = self.code.entries.get(entry)
        if known is None:
            return tag("code", entry)
        label = known.term if isinstance(known, Term) else entry
        return link(label, self.address(entry), title=known.title or known.label)

    def full_name(self, entry: AnyEntry) -> str:
        """
        Return what an entry is called when it is read alone: a point with its Measure.

        >>> from gpai_code import load
        >>> code = load("final")
        >>> Writer(code).full_name(code["copyright-1.4(1)(b)"])
        'Measure 1.4 (1) b)'
        """
        if not isinstance(entry, Provision):
            return name_of(entry)
        labels = [name_of(entry)]
        for whole_id in reversed(ancestors(entry.id, self.code)):
            whole = self.code.entries[whole_id]
            labels.insert(0, whole.label)
            if not isinstance(whole, Provision):
                break
        return " ".join(labels)

    def article(self, entry: AnyEntry, level: int, *, whole: bool = True) -> Html:
        """
        Return an entry under its heading, with its id as the anchor.

        Args:
            entry: The entry.
            level: Level of the heading.
            whole: Whether provisions and recitals follow.
        """
        heading = tag(f"h{level}", tag("span", entry.label, class_="label"), " ", entry.title or "")
        if isinstance(entry, Term):
            heading = tag(f"h{level}", entry.term)
        mark = link(entry.id, self.address(entry.id), class_="id", title="Address of this entry")
        parts: list[str] = [heading, mark, self.body(entry, self._terms(entry))]
        if whole and isinstance(entry, Rule) and entry.provisions:
            parts.append(self.provisions(entry, self._terms(entry)))
        if whole:
            for recital in getattr(entry, "recitals", ()):
                parts.append(self.article(recital, min(level + 1, 6)))
        return tag("article", *parts, id=entry.id, class_=f"entry {_kind(entry)}")

    def body(self, entry: AnyEntry, terms: tuple[str, ...]) -> Html:
        """Return an entry's summary and details."""
        return join((self._summary(entry, terms), self._details(self._details_of(entry))))

    def provisions(self, rule: Rule, terms: tuple[str, ...]) -> Html:
        """Return everything below a rule as nested lists."""
        listed = []
        for provision in rule.provisions:
            title = tag("strong", f" {provision.title}") if provision.title else None
            label = link(provision.label, self.address(provision.id), class_="label")
            below = self.provisions(provision, terms) if provision.provisions else None
            body = self.body(provision, terms)
            head = tag("div", label, title, class_="head")
            listed.append(tag("li", head, body, below, id=provision.id))
        return tag("ul", *listed, class_="provisions")

    def _terms(self, entry: AnyEntry) -> tuple[str, ...]:
        terms: tuple[str, ...] = getattr(entry, "terms", ())
        return terms

    def _summary(self, entry: AnyEntry, terms: tuple[str, ...]) -> Html:
        if isinstance(entry, Rule):
            parts = entry.sentences or (Sentence(summary=entry.summary, force=entry.force),)
            pieces = []
            for part in parts:
                holder = part.owed_by or entry.owed_by
                pieces += [self.linked(part.summary, terms), " ", _force(part.force, holder), " "]
            return tag("p", *pieces, class_="summary")
        return tag("p", self.linked(entry.summary, terms), class_="summary")

    def linked(self, summary: str, terms: Iterable[str]) -> Html:
        """Return a text in which the first use of each term leads to the glossary."""
        names: dict[str, str] = {}
        for term_id in terms:
            term = self.code.entries.get(term_id)
            if isinstance(term, Term):
                for name in (term.term, *term.aliases):
                    names[name.casefold()] = term_id
        if not names:
            return text(summary)
        longest_first = sorted(names, key=len, reverse=True)
        pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?:s\b|\b)", re.I)
        pieces: list[str] = []
        linked: set[str] = set()
        end = 0
        for match in pattern.finditer(summary):
            word = match[0].casefold()
            term_id = names.get(word) or names.get(word.removesuffix("s"), "")
            if not term_id or term_id in linked:
                continue
            linked.add(term_id)
            pieces.append(summary[end : match.start()])
            pieces.append(link(match[0], self.address(term_id), class_="term"))
            end = match.end()
        return join((*pieces, summary[end:]))

    def _details_of(self, entry: AnyEntry) -> Iterator[tuple[str, Html]]:
        for detail in entry_details(entry):
            if detail.heading in _SHOWN_ELSEWHERE:
                continue
            if detail.heading == "Addressees" and isinstance(entry, (Commitment, Measure)):
                yield (
                    "Binds",
                    text("; ".join(ADDRESSEES[addressee] for addressee in entry.addressees)),
                )
            elif detail.heading == "Legal basis" and isinstance(entry, (Commitment, Measure)):
                yield "Legal basis", _basis(entry.legal_basis)
            elif detail.heading == "References":
                yield _NAMES["References"], places(entry.references)
            else:
                yield _NAMES.get(detail.heading, detail.heading), self._detail(detail)

    def _detail(self, detail: Detail) -> Html:
        if detail.heading in _IDS:
            words: Html = join(map(self.link, detail.text.split(", ")), ", ")
        else:
            words = text(detail.text)
        if not detail.below:
            return words
        below = []
        for inner in detail.below:
            below.append(join((tag("em", f"{inner.heading}: "), self._detail(inner))))
        return join((words, items(below)))

    def _details(self, details: Iterable[tuple[str, Html]]) -> Html:
        rows: list[Html] = []
        for heading, words in details:
            rows.append(tag("div", tag("dt", heading), tag("dd", words)))
        return tag("dl", *rows, class_="details") if rows else Html("")


def places(citations: Iterable[Citation]) -> Html:
    """Return places in the law, each with a link to where it is published."""
    return join((_place(str(citation), citation) for citation in citations), "; ")


def _place(words: str, citation: Citation) -> Html:
    where = address_of(citation)
    return text(words) if where is None else link(words, where, rel="external")


def _basis(citations: tuple[Citation, ...]) -> Html:
    """Return a legal basis as printed, each piece with a link."""
    return join(_place(citation.as_printed or str(citation), citation) for citation in citations)


def _force(force: Force, holder: DutyHolder | None) -> Html:
    words = FORCES[force] if holder is None else f"{FORCES[force]}, owed by {HOLDERS[holder]}"
    return tag("span", words, class_=f"force {force.value}")


def _kind(entry: AnyEntry) -> str:
    return type(entry).__name__.lower()
