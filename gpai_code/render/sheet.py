"""A page that pictures are drawn on by Matplotlib, and the SVG that comes of it."""

import html
import re
import textwrap
from collections.abc import Callable, Iterable
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from gpai_code.constraints.record import Record
from gpai_code.errors import MissingExtraError
from gpai_code.text_io.escaping import without_controls

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH = 440.0
"""Width of every picture, in points: readable on a telephone, no wider than a column of text."""

MARGIN = 16.0
"""Empty border on each side, in points."""

INK, FAINT, PAPER, LINE = "#1a1a1a", "#555555", "#ffffff", "#b8b8b8"
BODY, SMALL, HEADING = 11.0, 9.5, 15.0
"""Sizes of text, in points."""

_CHARACTER, _BOLD_CHARACTER = 0.56, 0.62
"""Width of a usual character of the widest font that is asked for, in parts of its size."""

_LEADING = 1.3
_FONT, _SIMILAR_FONTS = "DejaVu Sans", "'DejaVu Sans', Verdana, Arial, sans-serif"
"""The font that comes with Matplotlib, and what a reader without it gets; none is wider."""

_PT_PER_INCH = 72.0


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Picture(Record):
    """
    A picture with what it says in words.

    Attributes:
        title: What it shows, in a line.
        description: All that can be read from it, in sentences; screen readers say it.
        svg: The picture, with both as its `title` and `desc`. It can be written to a file, or put
            into a page as it is.
    """

    title: str
    description: str
    svg: str


class Look(NamedTuple):
    """
    How a box is drawn. Fill, border and text differ, so that no meaning rests on colour alone.

    Attributes:
        fill: Colour of the box.
        edge: Colour of its border.
        text: Colour of what is written in it.
        dashed: Whether the border is dashed.
    """

    fill: str
    edge: str
    text: str
    dashed: bool = False


def lines_within(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """
    Break a text into lines that fit a width, in points.

    >>> lines_within("a text of some words", 60, 10)
    ['a text of', 'some words']
    """
    per_line = max(1, int(width / (size * (_BOLD_CHARACTER if bold else _CHARACTER))))
    return textwrap.wrap(without_controls(" ".join(text.split())), per_line) or [""]


class Sheet:
    """
    A page of fixed width that grows downwards.

    Positions are in points from the upper left corner. What is drawn waits until the page is done,
    since only then its height is known.
    """

    def __init__(self) -> None:
        self.y = MARGIN
        self._drawing: list[Callable[[Axes], object]] = []

    def text(
        self,
        x: float,
        text: str,
        *,
        y: float | None = None,
        size: float = BODY,
        bold: bool = False,
        color: str = INK,
        align: str = "left",
    ) -> None:
        """Write a line whose upper edge is at y, or where the page has come to."""
        top = self.y if y is None else y
        options: dict[str, Any] = {
            "fontsize": size,
            "fontweight": "bold" if bold else "normal",
            "color": color,
            "ha": align,
            "va": "baseline",
            "parse_math": False,
            "zorder": 4,
        }
        printable = without_controls(text)
        self._drawing.append(lambda axes: axes.text(x, top + 0.8 * size, printable, **options))

    def paragraph(
        self,
        text: str,
        *,
        x: float = MARGIN,
        width: float = WIDTH - 2 * MARGIN,
        size: float = BODY,
        bold: bool = False,
        color: str = INK,
    ) -> None:
        """Write a text in as many lines as it needs, and go on below it."""
        for line in lines_within(text, width, size, bold=bold):
            self.text(x, line, size=size, bold=bold, color=color)
            self.y += size * _LEADING

    def box(
        self, x: float, y: float, width: float, height: float, look: Look, label: str = ""
    ) -> None:
        """Draw a box with a short label in its middle."""

        def draw(axes: "Axes") -> None:
            from matplotlib.patches import Rectangle  # noqa: PLC0415 - an extra

            axes.add_patch(
                Rectangle(
                    (x, y),
                    width,
                    height,
                    facecolor=look.fill,
                    edgecolor=look.edge,
                    linewidth=1.2,
                    linestyle=(0, (3, 2)) if look.dashed else "solid",
                    zorder=3,
                )
            )

        self._drawing.append(draw)
        if label:
            middle = y + (height - SMALL) / 2
            self.text(x + width / 2, label, y=middle, size=SMALL, color=look.text, align="center")

    def line(self, points: Iterable[tuple[float, float]], **options: Any) -> None:
        """Draw a line through points."""
        across, down = zip(*points, strict=True)
        settings = {"color": LINE, "linewidth": 1.0, "zorder": 2, **options}
        self._drawing.append(lambda axes: axes.plot(across, down, **settings))

    def picture(self, title: str, description: str, name: str) -> Picture:
        """
        Draw everything, and return the picture.

        Args:
            title: What it shows, in a line.
            description: All that can be read from it.
            name: Begins the ids in the SVG, so that several pictures can be in one page.

        Raises:
            MissingExtraError: If Matplotlib is not installed.
        """
        height = self.y + MARGIN
        title, description = without_controls(title), without_controls(description)
        svg = _with_words(_drawn(self._drawing, height), title, description, name)
        return Picture(title=title, description=description, svg=svg)


def _drawn(drawing: list[Callable[["Axes"], object]], height: float) -> str:
    """Return what Matplotlib writes, which depends on nothing but what is drawn."""
    try:
        from matplotlib import rc_context  # noqa: PLC0415
        from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError("plot", "Matplotlib") from None
    settings: Any = {
        "svg.fonttype": "none",  # text stays text, to be read, searched and copied
        "svg.hashsalt": "gpai_code",
        "font.family": _FONT,
    }
    # a figure of our own, without pyplot: nothing of the caller's is touched
    with rc_context():
        import matplotlib  # noqa: PLC0415

        matplotlib.rcdefaults()
        matplotlib.rcParams.update(settings)
        figure = Figure(figsize=(WIDTH / _PT_PER_INCH, height / _PT_PER_INCH), facecolor=PAPER)
        FigureCanvasSVG(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(height, 0)
        axes.set_axis_off()
        for draw in drawing:
            draw(axes)
        file = StringIO()
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        figure.savefig(file, format="svg", facecolor=PAPER, metadata=nothing)
    return file.getvalue().replace(f"'{_FONT}'", _SIMILAR_FONTS)


def _with_words(svg: str, title: str, description: str, name: str) -> str:
    """
    Make an image with a name and a description of an SVG, fit to be in a page with others.

    Its groups lose the ids that every figure has, and its style no longer speaks for the page.
    """
    root = svg.index("<svg")
    content = svg[svg.index(">", root) + 1 :]
    box = re.search(r'viewBox="([^"]*)"', svg[root:])
    width = re.search(r'width="([^"]*)"', svg[root:])
    assert box is not None
    assert width is not None
    content = re.sub(r"<!--.*?-->\s*", "", content, flags=re.DOTALL)
    content = re.sub(r"<metadata>.*?</metadata>\s*", "", content, flags=re.DOTALL)
    content = re.sub(r"<style [^>]*>.*?</style>\s*", "", content, flags=re.DOTALL)
    content = re.sub(r'<g id="[^"]*"', "<g", content)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'role="img" aria-labelledby="{name}-title {name}-desc" viewBox="{box[1]}" '
        f'width="{width[1]}" style="max-width: 100%; height: auto; stroke-linejoin: round; '
        f'stroke-linecap: butt">'
    )
    words = (
        f'<title id="{name}-title">{html.escape(title)}</title>'
        f'<desc id="{name}-desc">{html.escape(description)}</desc>'
    )
    return f"{head}\n {words}\n{content.strip()}\n"
