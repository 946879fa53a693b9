"""
The words of citations, as tables: nouns in several languages, chapters, acts, other codes.

Every word is written as `lexer.fold` gives it: in lower case, without accents, `ss` for the German
sharp s. A phrase is a tuple of such words.
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from itertools import chain

from gpai_code.vocabulary import Chapter

Phrase = tuple[str, ...]


class Noun(StrEnum):
    """What a number in a citation counts."""

    COMMITMENT = "commitment"
    MEASURE = "measure"
    APPENDIX = "appendix"
    RECITAL = "recital"
    PREAMBLE = "preamble"
    OBJECTIVE = "objective"
    GLOSSARY = "glossary"
    ROW = "row"
    ARTICLE = "article"
    ANNEX = "annex"
    SECTION = "section"
    POINT = "point"
    PARAGRAPH = "paragraph"
    CHAPTER = "chapter"
    SUB_MEASURE = "sub-measure"


_NOUNS: dict[Noun, str] = {
    # English; German; French; Spanish; Italian; then Dutch, Portuguese, Polish, Chinese
    Noun.COMMITMENT: (
        "commitment commitments cmt cmts verpflichtung verpflichtungen selbstverpflichtung "
        "selbstverpflichtungen engagement engagements compromiso compromisos impegno impegni "
        "verbintenis verbintenissen compromisso compromissos zobowiazanie zobowiazania 承诺 承諾"
    ),
    Noun.MEASURE: (
        "measure measures meas massnahme massnahmen mesure mesures medida medidas misura misure "
        "maatregel maatregelen srodek srodki 措施"
    ),
    Noun.APPENDIX: (
        "appendix appendices appendixes app apps appx apdx appendice apendice apendices appendici "
        "anlage anlagen bijlage 附录 附錄"
    ),
    # the same word for an annex of the Act and for an appendix of the Code; the number tells
    Noun.ANNEX: (
        "annex annexes anx anhang anhange anhangs annexe anexo anexos allegato allegati bijlagen"
    ),
    Noun.RECITAL: (
        "recital recitals rec erwagungsgrund erwagungsgrunde erwagungsgrunden erwg erwgr "
        "considerant considerants considerando considerandos considerandi overweging motyw"
    ),
    Noun.PREAMBLE: "preamble praambel preambule preambulo preambolo",
    Noun.OBJECTIVE: (
        "objective objectives ziel ziele objectif objectifs objetivo objetivos obiettivo obiettivi"
    ),
    Noun.GLOSSARY: (
        "glossary glossar glossaire glosario glossario term terms definition definitions begriff "
        "definicion definizione terme termino termine"
    ),
    Noun.ROW: (
        "row rows item items field fields entry line zeile zeilen feld felder ligne lignes champ "
        "champs fila filas campo campos riga righe"
    ),
    Noun.ARTICLE: (
        "article articles art arts artikel artikels artikeln articulo articulos arti articolo "
        "articoli artigo artigos artykul 条 條"
    ),
    Noun.SECTION: "section sections sec sect abschnitt abschnitte seccion sezione §",
    Noun.POINT: (
        "point points pt pts pnt lit litt littera litera letter letters buchstabe buchstaben "
        "buchst nummer nummern nr ziffer ziffern ziff punkt punkte subpoint subpoints item items "
        "lettre lettres lett punto puntos punti lettera lettere letra letras literal no nos numero "
        "numeros subparagraph subparagraphs bullet indent unterpunkt"
    ),
    Noun.PARAGRAPH: (
        "paragraph paragraphs para paras par absatz absatze absatzes abs alinea alineas paragraphe "
        "paragraphes apartado apartados parrafo parrafos paragrafo paragrafi comma commi lid ¶"
    ),
    Noun.CHAPTER: (
        "chapter chapters chapitre kapitel kapitels capitulo capitolo hoofdstuk ch chap 章 part "
        "teil section"
    ),
}

NOUNS: dict[str, tuple[Noun, ...]] = {}
"""The nouns that each word can stand for."""
for _noun, _words in _NOUNS.items():
    for _word in _words.split():
        NOUNS[_word] = (*NOUNS.get(_word, ()), _noun)

LETTER_CODES = {"m": Noun.MEASURE, "c": Noun.COMMITMENT}
"""Letters that are nouns where a number follows at once: M9.3, C6."""

SUB_MEASURES: tuple[Phrase, ...] = (
    ("sub", "-", "measure"),
    ("sub", "-", "measures"),
    ("sub", "measure"),
    ("submeasure",),
    ("submeasures",),
    ("teilmassnahme",),
    ("untermassnahme",),
    ("unter", "-", "massnahme"),
    ("sous", "-", "mesure"),
    ("submedida",),
    ("sottomisura",),
)
"""The Code on AI-generated content has these, the Code for general-purpose models has not."""

CHAPTERS: dict[Phrase, Chapter] = {
    ("transparency",): Chapter.TRANSPARENCY,
    ("transparenz",): Chapter.TRANSPARENCY,
    ("transparenzkapitel",): Chapter.TRANSPARENCY,
    ("transparenzkapitels",): Chapter.TRANSPARENCY,
    ("transparence",): Chapter.TRANSPARENCY,
    ("transparencia",): Chapter.TRANSPARENCY,
    ("trasparenza",): Chapter.TRANSPARENCY,
    ("透明度",): Chapter.TRANSPARENCY,
    ("tc",): Chapter.TRANSPARENCY,
    ("copyright",): Chapter.COPYRIGHT,
    ("urheberrecht",): Chapter.COPYRIGHT,
    ("urheberrechts",): Chapter.COPYRIGHT,
    ("urheberrechtskapitel",): Chapter.COPYRIGHT,
    ("urheberrechtskapitels",): Chapter.COPYRIGHT,
    ("copyrightkapitel",): Chapter.COPYRIGHT,
    ("copyrightkapitels",): Chapter.COPYRIGHT,
    ("droit", "d", "'", "auteur"): Chapter.COPYRIGHT,
    ("droits", "d", "'", "auteur"): Chapter.COPYRIGHT,
    ("derechos", "de", "autor"): Chapter.COPYRIGHT,
    ("derecho", "de", "autor"): Chapter.COPYRIGHT,
    ("diritto", "d", "'", "autore"): Chapter.COPYRIGHT,
    ("diritti", "d", "'", "autore"): Chapter.COPYRIGHT,
    ("版权",): Chapter.COPYRIGHT,
    ("版權",): Chapter.COPYRIGHT,
    ("著作權",): Chapter.COPYRIGHT,
    ("cc",): Chapter.COPYRIGHT,
    ("safety", "and", "security"): Chapter.SAFETY_SECURITY,
    ("safety", "&", "security"): Chapter.SAFETY_SECURITY,
    ("safety", "/", "security"): Chapter.SAFETY_SECURITY,
    ("safety", "-", "security"): Chapter.SAFETY_SECURITY,
    ("safety", "_", "security"): Chapter.SAFETY_SECURITY,
    ("safety",): Chapter.SAFETY_SECURITY,
    ("security",): Chapter.SAFETY_SECURITY,
    ("s", "&", "s"): Chapter.SAFETY_SECURITY,
    ("s", "and", "s"): Chapter.SAFETY_SECURITY,
    ("ssc",): Chapter.SAFETY_SECURITY,
    ("ss",): Chapter.SAFETY_SECURITY,
    ("sicherheit", "und", "gefahrenabwehr"): Chapter.SAFETY_SECURITY,
    ("sicherheit", "und", "schutz"): Chapter.SAFETY_SECURITY,
    ("schutz", "und", "sicherheit"): Chapter.SAFETY_SECURITY,
    ("sicherheit",): Chapter.SAFETY_SECURITY,
    ("sicherheitskapitel",): Chapter.SAFETY_SECURITY,
    ("sicherheitskapitels",): Chapter.SAFETY_SECURITY,
    ("surete", "et", "securite"): Chapter.SAFETY_SECURITY,
    ("surete", "et", "la", "securite"): Chapter.SAFETY_SECURITY,
    ("securite", "et", "surete"): Chapter.SAFETY_SECURITY,
    ("securite", "et", "la", "surete"): Chapter.SAFETY_SECURITY,
    ("securite",): Chapter.SAFETY_SECURITY,
    ("seguridad", "y", "proteccion"): Chapter.SAFETY_SECURITY,
    ("seguridad",): Chapter.SAFETY_SECURITY,
    ("sicurezza", "e", "protezione"): Chapter.SAFETY_SECURITY,
    ("sicurezza", "e", "security"): Chapter.SAFETY_SECURITY,
    ("sicurezza",): Chapter.SAFETY_SECURITY,
}
"""How chapters are named."""

CHAPTERS_WITHIN_A_WORD = {
    "透明度": Chapter.TRANSPARENCY,
    "版权": Chapter.COPYRIGHT,
    "版權": Chapter.COPYRIGHT,
    "著作權": Chapter.COPYRIGHT,
    "安全": Chapter.SAFETY_SECURITY,
}
"""Chapters in languages that are written without spaces."""

CHAPTER_NUMBERS = {
    "1": Chapter.TRANSPARENCY,
    "2": Chapter.COPYRIGHT,
    "3": Chapter.SAFETY_SECURITY,
}
"""The order in which the final text's chapters are published; the text itself numbers none."""

SLUG_CHAPTERS = {
    "t": Chapter.TRANSPARENCY,
    "c": Chapter.COPYRIGHT,
    "s": Chapter.SAFETY_SECURITY,
}
"""Single letters for chapters, in ids of other tools: CoP-C-1.3."""

FORM: tuple[Phrase, ...] = (
    ("model", "documentation", "form"),
    ("model", "documentation", "forms"),
    ("formular", "zur", "modelldokumentation"),
    ("formular", "fur", "die", "modelldokumentation"),
    ("modelldokumentationsformular",),
    ("formulaire", "de", "documentation", "du", "modele"),
    ("formulaire", "de", "documentation", "des", "modeles"),
    ("formulaire", "de", "documentation", "sur", "le", "modele"),
    ("formulario", "de", "documentacion", "del", "modelo"),
    ("formulario", "de", "documentacion", "de", "modelos"),
    ("modulo", "di", "documentazione", "del", "modello"),
    ("modulo", "di", "documentazione", "dei", "modelli"),
    ("modulo", "per", "la", "documentazione", "del", "modello"),
    ("mdf",),
)
"""How the Model Documentation Form is named."""

GENERAL_PURPOSE: tuple[Phrase, ...] = (
    ("gpai",),
    ("gpaicop",),
    ("general", "-", "purpose", "ai"),
    ("general", "purpose", "ai"),
    ("gpaim",),
    ("ki", "-", "modelle", "mit", "allgemeinem", "verwendungszweck"),
    ("ia", "a", "usage", "general"),
    ("ia", "de", "uso", "general"),
    ("ia", "per", "finalita", "generali"),
    ("通用",),
)
"""Words that tell this Code of Practice from others."""

CODE_ABBREVIATIONS: tuple[Phrase, ...] = (("cop",), ("eucop",), ("gpaicop",), ("the", "code"))
"""Short names of a code of practice."""

CODE_NAMES: tuple[Phrase, ...] = (
    ("code", "of", "practice"),
    ("codes", "of", "practice"),
    ("praxiskodex",),
    ("praxisleitfaden",),
    ("verhaltenskodex",),
    ("code", "de", "bonnes", "pratiques"),
    ("code", "de", "bonne", "pratique"),
    ("codigo", "de", "buenas", "practicas"),
    ("codice", "di", "buone", "pratiche"),
    ("codice", "di", "condotta"),
)
"""Full names of a code of practice, of which the Union has several."""

CODE_NAMES_WITHIN_A_WORD = ("行为准则", "行為準則", "实践准则", "實踐準則", "实践守则", "行为守则")

OTHER_CODES: tuple[Phrase, ...] = (
    ("ai", "-", "generated", "content"),
    ("ai", "generated", "content"),
    ("generated", "content"),
    ("marking", "and", "labelling"),
    ("marking", "&", "labelling"),
    ("marking", "and", "labeling"),
    ("labelling", "code"),
    ("labeling", "code"),
    ("transparency", "code"),
    ("code", "on", "transparency"),
    ("code", "of", "practice", "on", "transparency"),
    ("code", "of", "practice", "on", "marking"),
    ("article", "50", "code"),
    ("art", ".", "50", "code"),
    ("ki", "-", "generierte"),
    ("ki", "-", "generierter"),
    ("ki", "-", "generierten"),
    ("kennzeichnung",),
    ("contenu", "genere"),
    ("contenus", "generes"),
    ("contenido", "generado"),
    ("contenidos", "generados"),
    ("contenuti", "generati"),
    ("disinformation",),
    ("desinformation",),
    ("desinformacion",),
    ("disinformazione",),
    ("hate", "speech"),
    ("code", "of", "conduct"),
    ("codes", "of", "conduct"),
    ("gdpr", "code"),
    ("dsgvo", "-", "verhaltensregeln"),
    ("nist",),
    ("rmf",),
    ("iso",),
    ("soc", "2"),
    ("cis",),
    ("cloud", "code"),
    ("wg", "1"),
    ("wg", "2"),
    ("first", "draft"),
    ("second", "draft"),
    ("1st", "draft"),
    ("2nd", "draft"),
    ("erster", "entwurf"),
    ("zweiter", "entwurf"),
    ("ersten", "entwurfs"),
    ("zweiten", "entwurfs"),
    ("premier", "projet"),
    ("deuxieme", "projet"),
    ("primer", "borrador"),
    ("segundo", "borrador"),
)
"""Other codes, frameworks and drafts, whose Measures are none of ours."""

THIRD_DRAFT: tuple[Phrase, ...] = (
    ("third", "draft"),
    ("third", "-", "draft"),
    ("3rd", "draft"),
    ("draft", "3"),
    ("dritter", "entwurf"),
    ("dritten", "entwurfs"),
    ("dritten", "entwurf"),
    ("troisieme", "projet"),
    ("tercer", "borrador"),
    ("terza", "bozza"),
)

OTHER_CODE_MEASURES = {
    *(f"1.{n}" for n in range(1, 5)),
    *(f"2.{n}" for n in range(1, 5)),
    *(f"3.{n}" for n in range(1, 6)),
    *(f"4.{n}" for n in range(1, 5)),
}
"""
Numbers of Measures in the Code of Practice on transparency of AI-generated content (June 2026).

Its Section 1 has Measures 1.1 to 1.4, 2.1 to 2.4, 3.1 to 3.5 and 4.1 to 4.4, its Section 2 Measures
1.1 to 1.3 and 2.1 to 2.3; counted in a public digest of that Code, not in the Code itself.
"""

OTHER_CODE_COMMITMENTS = {"1", "2", "3", "4"}
"""Commitments of both Sections of the Code of Practice on transparency of AI-generated content."""

OF = frozenset(
    [
        "of",
        "in",
        "from",
        "to",
        "under",
        "de",
        "du",
        "des",
        "del",
        "della",
        "dello",
        "dell",
        "dei",
        "delle",
        "degli",
        "der",
        "aus",
        "im",
        "van",
        "di",
        "nel",
        "nella",
        "du",
        "la",
    ]
)
"""Words between a place and what it is a part of."""

ARTICLES = frozenset(
    [
        "the",
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "le",
        "la",
        "les",
        "l",
        "el",
        "los",
        "las",
        "il",
        "lo",
        "gli",
        "i",
        "this",
        "that",
        "its",
        "eu",
        "'s",
        "s",
        "d",
    ]
)
"""Words that may precede a noun and say nothing of the place."""

AND = frozenset(
    [
        "and",
        "und",
        "et",
        "y",
        "e",
        "i",
        "en",
        "oder",
        "or",
        "ou",
        "o",
        "sowie",
        "plus",
        "with",
        "和",
        "及",
        "与",
        "與",
        "或",
    ]
)
TO = frozenset(
    ["to", "bis", "through", "thru", "until", "till", "hasta", "fino", "tot", "至", "到"]
)
"""Words between the ends of a range; French and Spanish "à" folds to "a", which also lists."""

ROMANCE_TO = frozenset(["a", "au", "al"])

UNITS = frozenset(
    [
        "day",
        "days",
        "business",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "percent",
        "hours",
        "hour",
        "providers",
        "provider",
        "models",
        "model",
        "people",
        "signatories",
        "tage",
        "tagen",
        "wochen",
        "monate",
        "jahre",
        "jours",
        "mois",
        "ans",
        "dias",
        "meses",
        "anos",
        "giorni",
        "mesi",
        "anni",
    ]
)
"""Words that make the number before them a quantity, not a place."""

ROMAN = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"),
    *("X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII"),
)
"""Roman numerals, from 1."""

ORDINALS: dict[str, int] = {}
for _position, _words in enumerate(
    (
        "first 1st erster erste ersten premier premiere primer primero primo",
        "second 2nd zweiter zweite zweiten deuxieme second seconde segundo secondo",
        "third 3rd dritter dritte dritten troisieme tercer tercero terzo",
        "fourth 4th vierter vierte vierten quatrieme cuarto quarto",
        "fifth 5th funfter funfte funften cinquieme quinto",
        "sixth 6th sechster sechste sechsten sixieme sexto sesto",
        "seventh 7th siebter siebte siebten septieme septimo settimo",
        "eighth 8th achter achte achten huitieme octavo ottavo",
        "ninth 9th neunter neunte neunten neuvieme noveno nono",
        "tenth 10th zehnter zehnte zehnten dixieme decimo",
    ),
    1,
):
    for _word in _words.split():
        ORDINALS[_word] = _position

NUMBER_WORDS: dict[str, str] = {}
"""Numbers of Commitments in words."""

for _value, _words in enumerate(
    (
        "one eins un uno",
        "two zwei deux dos due",
        "three drei trois tres tre",
        "four vier quatre cuatro quattro",
        "five funf cinq cinco cinque",
        "six sechs seis sei",
        "seven sieben sept siete sette",
        "eight acht huit ocho otto",
        "nine neun neuf nueve nove",
        "ten zehn dix diez dieci",
    ),
    1,
):
    NUMBER_WORDS.update(dict.fromkeys(_words.split(), str(_value)))

AI_ACT_NAMES: tuple[Phrase, ...] = (
    ("ai", "act"),
    ("ai", "-", "act"),
    ("aia",),
    ("euaia",),
    ("euaiact",),
    ("aiact",),
    ("eu", "-", "aia"),
    ("ki", "-", "vo"),
    ("ki", "-", "verordnung"),
    ("kivo",),
    ("ki", "-", "gesetz"),
    ("ria",),
    ("rgtia",),
    ("reglement", "ia"),
    ("reglement", "sur", "l", "'", "ia"),
    ("reglement", "sur", "l", "'", "intelligence", "artificielle"),
    ("reglamento", "de", "ia"),
    ("reglamento", "de", "inteligencia", "artificial"),
    ("regolamento", "ia"),
    ("regolamento", "sull", "'", "ia"),
    ("eu_gpai_cop",),
)
"""Names of Regulation (EU) 2024/1689."""

OTHER_ACTS: dict[Phrase, str] = {
    ("gdpr",): "GDPR",
    ("dsgvo",): "GDPR",
    ("ds", "-", "gvo"): "GDPR",
    ("rgpd",): "GDPR",
    ("dsa",): "Regulation (EU) 2022/2065",
    ("digital", "services", "act"): "Regulation (EU) 2022/2065",
    ("dsm", "directive"): "Directive (EU) 2019/790",
    ("cdsm", "directive"): "Directive (EU) 2019/790",
    ("cdsm",): "Directive (EU) 2019/790",
    ("dsm", "-", "richtlinie"): "Directive (EU) 2019/790",
    ("copyright", "directive"): "Directive (EU) 2019/790",
    ("infosoc", "directive"): "Directive 2001/29/EC",
    ("tfeu",): "TFEU",
    ("aeuv",): "TFEU",
    ("tfue",): "TFEU",
    ("teu",): "TEU",
    ("charter",): "Charter",
}
"""Other acts that have a name in `Citation`."""

SKIPPED_PARTS = frozenset(
    [
        "subparagraph",
        "subparagraphs",
        "unterabsatz",
        "sentence",
        "sentences",
        "satz",
        "phrase",
        "frase",
    ]
)
"""Parts of a place that have no id and no field in `Citation`."""

OF_THE_ACT = frozenset(
    [
        "act",
        "regulation",
        "ai",
        "eu",
        "union",
        "european",
        "verordnung",
        "reglement",
        "reglamento",
        "regolamento",
        "code",
        "general",
        "gpai",
    ]
)
"""Words that may follow "Article 53 of the" when the AI Act is meant, or this Code."""

UNKNOWN_ACT = frozenset(
    ["act", "directive", "regulation", "law", "treaty", "convention", "gesetz", "richtlinie"]
)
"""Words that end the name of an act which no table here knows."""

AI_ACT_ARTICLES = 113
AI_ACT_RECITALS = 180
AI_ACT_ANNEXES = 13

AI_ACT_POINTS: dict[str, dict[str, str]] = {
    "51": {"1": "ab", "2": "", "3": ""},
    "52": {"1": "", "2": "", "3": "", "4": "", "5": "", "6": ""},
    "53": {"1": "abcd", "2": "", "3": "", "4": "", "5": "", "6": "", "7": ""},
    "54": {"1": "", "2": "", "3": "abcd", "4": "", "5": "", "6": ""},
    "55": {"1": "abcd", "2": "", "3": ""},
    "56": {str(n): "abcd" if n == 2 else "" for n in range(1, 10)},
}
"""Paragraphs and points of Chapter V of the AI Act, to refuse those that do not exist."""

AI_ACT_ANNEX_POINTS: dict[str, dict[str, dict[str, str]]] = {
    "XI": {"1": {"1": "abcdef", "2": "abcde"}, "2": {"1": "", "2": "", "3": ""}},
    "XII": {"": {"1": "abcdefgh", "2": "abc"}},
    "XIII": {"": dict.fromkeys("abcdefg", "")},
}
"""Sections, points and letters of the annexes on general-purpose models; "" is no section."""

RECITAL_TITLES: dict[str, tuple[str, ...]] = {
    "safety-security-recital(a)": (
        "Principle of Appropriate Lifecycle Management",
        "Appropriate Lifecycle Management",
        "Lifecycle Management",
    ),
    "safety-security-recital(b)": (
        "Principle of Contextual Risk Assessment and Mitigation",
        "Contextual Risk Assessment and Mitigation",
        "Contextual Risk Assessment",
    ),
    "safety-security-recital(c)": (
        "Principle of Proportionality to Systemic Risks",
        "Principle of Proportionality",
        "Proportionality to Systemic Risks",
        "Proportionality Principle",
        "Proportionality",
    ),
    "safety-security-recital(d)": (
        "Principle of Integration with Existing Laws",
        "Integration with Existing Laws",
    ),
    "safety-security-recital(e)": (
        "Principle of Cooperation",
        "Cooperation Principle",
        "Cooperation",
    ),
    "safety-security-recital(f)": (
        "Principle of Innovation in AI Safety and Security",
        "Innovation in AI Safety and Security",
        "Principle of Innovation",
        "Innovation",
    ),
    "safety-security-recital(g)": ("Precautionary Principle",),
    "safety-security-recital(h)": (
        "Small and medium enterprises and small mid-cap enterprises",
        "SMEs and SMCs",
    ),
    "safety-security-recital(i)": ("Interpretation",),
    "safety-security-recital(j)": ("Serious Incident Reporting",),
}
"""
Names of the recitals of one chapter of the final text.

The first is the heading that the text prints before the recital, for (h) without its abbreviations;
shorter ones count only next to the word "recital".
"""


@cache
def citing_nouns() -> frozenset[str]:
    """Return the words of which prose has one wherever it cites something without a figure."""
    own = (
        Noun.COMMITMENT,
        Noun.ANNEX,
        Noun.RECITAL,
        Noun.PREAMBLE,
        Noun.OBJECTIVE,
        Noun.GLOSSARY,
    )
    nouns = " ".join(_NOUNS[noun] for noun in own).split()
    return frozenset(chain(nouns, _telling_words(FORM)))


@cache
def numbered_nouns() -> frozenset[str]:
    """Return the nouns behind which there are figures wherever prose cites something by them."""
    own = (Noun.MEASURE, Noun.APPENDIX, Noun.ARTICLE)
    nouns = " ".join(_NOUNS[noun] for noun in own).split()
    return frozenset(chain(nouns, LETTER_CODES))


@cache
def code_words() -> frozenset[str]:
    """Return the words of which prose has one wherever it names a code of practice."""
    names = chain(GENERAL_PURPOSE, CODE_ABBREVIATIONS, CODE_NAMES)
    return frozenset(("code", *_telling_words(names)))


@cache
def act_words() -> frozenset[str]:
    """Return the words of which prose has one wherever it names an act of law."""
    printed = ("directive", "richtlinie", "regulation", "verordnung", "recommendation")
    return frozenset(chain(printed, UNKNOWN_ACT, _telling_words(chain(AI_ACT_NAMES, OTHER_ACTS))))


def _telling_words(phrases: Iterable[Phrase]) -> Iterable[str]:
    """Return the longest word of each phrase: no text without it has the phrase."""
    return (max(phrase, key=len) for phrase in phrases)
