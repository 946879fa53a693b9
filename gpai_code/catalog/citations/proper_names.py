"""
The names in citations, as tables: chapters, the Form, codes of practice, drafts, acts of law.

A name is a tuple of words, each written as `lexer.fold` gives it.
"""

from gpai_code.catalog.citations.words import Phrase
from gpai_code.vocabulary import Chapter

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
