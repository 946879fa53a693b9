"""The parts of a Word document that are alike in each: styles, lists, settings, properties."""

import datetime
import io
import zipfile
from collections.abc import Iterable
from html import escape

from gpai_code._version import __version__
from gpai_code.catalog.provenance import LIBRARY
from gpai_code.render.paper import LANGUAGE, Paper
from gpai_code.text_io.escaping import without_controls

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT = "application/vnd.openxmlformats-officedocument"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_EARLIEST = datetime.date(1980, 1, 1)
"""The first day that a zip archive can name; a document without a day of its own has it inside."""

MAX_PROPERTY = 255
"""Most characters that Word takes in a property of a file."""

MAX_RUNNING_TITLE = 90
"""Most characters of the title in the foot of each page."""

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 11906, 16838, 1134
"""A4 with margins of 2 cm, in twentieths of a point."""

BLUE, GREY, RED, LINE, SHADE, PALE = "12355B", "4A5563", "9A1C1C", "C5CCD6", "E6EDF5", "F7F9FB"

_TYPES = {
    "/word/document.xml": f"{_CONTENT}.wordprocessingml.document.main+xml",
    "/word/styles.xml": f"{_CONTENT}.wordprocessingml.styles+xml",
    "/word/numbering.xml": f"{_CONTENT}.wordprocessingml.numbering+xml",
    "/word/settings.xml": f"{_CONTENT}.wordprocessingml.settings+xml",
    "/word/footer1.xml": f"{_CONTENT}.wordprocessingml.footer+xml",
    "/docProps/app.xml": f"{_CONTENT}.extended-properties+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}

_STYLES = (
    # id, name, based on, paragraph properties, run properties
    ("Title", "Title", '<w:keepNext/><w:spacing w:before="0" w:after="60"/>', "b", BLUE, 44),
    (
        "Subtitle",
        "Subtitle",
        f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="6" w:color="{BLUE}"/></w:pBdr>'
        '<w:spacing w:after="200"/>',
        "",
        GREY,
        20,
    ),
    (
        "Heading1",
        "heading 1",
        '<w:keepNext/><w:keepLines/><w:spacing w:before="320" w:after="120"/>'
        '<w:outlineLvl w:val="0"/>',
        "b",
        BLUE,
        26,
    ),
    (
        "Heading2",
        "heading 2",
        '<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80"/>'
        '<w:outlineLvl w:val="1"/>',
        "b",
        "1C2430",
        21,
    ),
    ("Quiet", "Explanation", '<w:spacing w:before="120" w:after="120"/>', "", GREY, 18),
    (
        "Field",
        "Field",
        '<w:tabs><w:tab w:val="left" w:pos="3900"/></w:tabs><w:spacing w:after="60"/>'
        '<w:ind w:left="3900" w:hanging="3900"/>',
        "",
        "",
        20,
    ),
    (
        "Sign",
        "Signature line",
        f'<w:keepNext/><w:keepLines/><w:tabs><w:tab w:val="left" w:pos="3900"/><w:tab '
        f'w:val="right" w:leader="underscore" w:pos="{PAGE_WIDTH - 2 * MARGIN}"/></w:tabs>'
        '<w:spacing w:before="360" w:after="0"/>',
        "",
        "",
        20,
    ),
    (
        "ListBullet",
        "List Bullet",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>'
        '<w:ind w:left="357" w:hanging="357"/>',
        "",
        "",
        20,
    ),
    ("Cell", "Table text", '<w:spacing w:before="40" w:after="40"/>', "", "", 19),
    (
        "CellHead",
        "Table head",
        '<w:keepNext/><w:spacing w:before="60" w:after="60"/>',
        "b",
        BLUE,
        19,
    ),
    ("Foot", "footer", "", "", GREY, 16),
    ("Gap", "Gap after a table", '<w:spacing w:before="0" w:after="0"/>', "", "", 8),
)


def package(paper: Paper, body: str, links: Iterable[str]) -> bytes:
    """
    Return a Word document as bytes; the same document always gives the same bytes.

    Args:
        paper: The document, for its properties and the foot of its pages.
        body: The content of the element `w:body`, without the properties of the page.
        links: The addresses that it links to; the first has the id `link1`.
    """
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="foot"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/><w:pgMar w:top="{MARGIN}" '
        f'w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}" w:header="567" '
        'w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("document", f"{R}/officeDocument", "word/document.xml"),
            ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("app", f"{R}/extended-properties", "docProps/app.xml"),
        ),
        "docProps/app.xml": _application(),
        "docProps/core.xml": _properties(paper),
        "word/_rels/document.xml.rels": _relationships(
            ("styles", f"{R}/styles", "styles.xml"),
            ("numbering", f"{R}/numbering", "numbering.xml"),
            ("settings", f"{R}/settings", "settings.xml"),
            ("foot", f"{R}/footer", "footer1.xml"),
            *((f"link{at}", f"{R}/hyperlink", link) for at, link in enumerate(links, 1)),
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{section}</w:body></w:document>'
        ),
        "word/footer1.xml": _foot(paper),
        "word/numbering.xml": _NUMBERING,
        "word/settings.xml": _SETTINGS,
        "word/styles.xml": _styles(),
    }
    day = max(paper.day or _EARLIEST, _EARLIEST)
    moment = (min(day.year, 2107), day.month, day.day, 0, 0, 0)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            out.writestr(zipfile.ZipInfo(name, moment), _HEAD + content, zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def _content_types() -> str:
    overrides = ""
    for name, kind in _TYPES.items():
        overrides += f'<Override PartName="{name}" ContentType="{kind}"/>'
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )


def _relationships(*relations: tuple[str, str, str]) -> str:
    parts = [f'<Relationships xmlns="{_PACKAGE}/relationships">']
    for name, kind, target in relations:
        outside = ' TargetMode="External"' if kind.endswith("/hyperlink") else ""
        address = escape(target)
        parts.append(f'<Relationship Id="{name}" Type="{kind}" Target="{address}"{outside}/>')
    parts.append("</Relationships>")
    return "".join(parts)


def _application() -> str:
    return (
        f'<Properties xmlns="{_CONTENT_PROPERTIES}">'
        f"<Application>{LIBRARY} {__version__}</Application></Properties>"
    )


_CONTENT_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def _properties(paper: Paper) -> str:
    """Say in the file's properties what the document says; without its day there is no date."""
    parts = [
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    ]
    properties = (
        ("dc:title", paper.title),
        ("dc:subject", paper.subject),
        ("dc:language", LANGUAGE),
        ("cp:version", paper.version),
    )
    for name, text in properties:
        if text:
            shown = escape(without_controls(" ".join(text.split()))[:MAX_PROPERTY])
            parts.append(f"<{name}>{shown}</{name}>")
    if paper.day is not None:
        for name in ("created", "modified"):
            parts.append(
                f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{paper.day.isoformat()}T00:00:00Z'
                f"</dcterms:{name}>"
            )
    parts.append("</cp:coreProperties>")
    return "".join(parts)


def _foot(paper: Paper) -> str:
    """Return the foot of each page: the title, and which page of how many it is."""
    title = without_controls(paper.title)
    if len(title) > MAX_RUNNING_TITLE:
        title = f"{title[:MAX_RUNNING_TITLE].rstrip(' ,…')}…"
    right = PAGE_WIDTH - 2 * MARGIN
    return (
        f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Foot"/><w:tabs><w:tab w:val="right" '
        f'w:pos="{right}"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">{escape(title)}</w:t>'
        '</w:r><w:r><w:tab/></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r>'
        '</w:fldSimple><w:r><w:t xml:space="preserve"> / </w:t></w:r><w:fldSimple '
        'w:instr="NUMPAGES"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
    )


_NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType '
    'w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="357" w:hanging="357"/>'
    '</w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    "</w:numbering>"
)

_SETTINGS = (
    f'<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="709"/><w:characterSpacingControl '
    'w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    f'<w:themeFontLang w:val="{LANGUAGE}"/></w:settings>'
)


def _styles() -> str:
    """Return the styles of paragraphs, links and tables."""
    parts = [
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts '
        'w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Arial"/>'
        f'<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" '
        'w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" '
        'w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
    ]
    for name, words, paragraph, weight, colour, size in _STYLES:
        run = f"<w:{weight}/>" if weight else ""
        run += f'<w:color w:val="{colour}"/>' if colour else ""
        parts.append(
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{words}"/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>'
            f'<w:rPr>{run}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
        )
    parts.append(
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>'
        '<w:color w:val="0B57A4"/><w:u w:val="single"/></w:rPr></w:style>'
    )
    borders = ""
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders += f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
    parts.append(
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name '
        'w:val="Normal Table"/></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name '
        'w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        f'{borders}</w:tblBorders><w:tblCellMar><w:left w:w="100" w:type="dxa"/>'
        '<w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>'
    )
    return "".join(parts)
