"""
The words of citations, as tables: nouns in several languages, numbers, what joins places to a list.

Every word is written as `lexer.fold` gives it: in lower case, without accents, `ss` for the German
sharp s. A phrase is a tuple of such words.
"""

from enum import StrEnum

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


NOUN_WORDS: dict[Noun, str] = {
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
for _noun, _words in NOUN_WORDS.items():
    for _word in _words.split():
        NOUNS[_word] = (*NOUNS.get(_word, ()), _noun)

LETTER_CODES = {"m": Noun.MEASURE, "c": Noun.COMMITMENT}
"""Letters that are nouns where a number follows at once: M9.3, C6."""

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

ROMAN_VALUES = {numeral: str(value) for value, numeral in enumerate(ROMAN, 1)}

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
