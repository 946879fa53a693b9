"""A line typed at a terminal, with a count in its prompt that changes with each key."""

import codecs
import os
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

MAX_KEYS = 2**16
"""Most bytes that are read at once, as where a text is pasted."""

ENTER, END_OF_INPUT = ("\r", "\n"), "\x04"
ERASE, ERASE_WORD, ERASE_LINE = ("\x7f", "\b"), "\x17", "\x15"
ESCAPE = "\x1b"
CLEAR_LINE = "\r\x1b[K"


class LiveLines:
    """
    Reads lines from a terminal key by key.

    Where there is no such terminal, `open` gives None, and lines are read as a whole. `read` is
    called inside `key_by_key`.

    Args:
        terminal: What keys come from.
        screen: Where the line is shown.
    """

    def __init__(self, terminal: int, screen: TextIO) -> None:
        self.terminal, self.screen = terminal, screen
        self.decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self.waiting = ""
        """Keys that were pressed before they were asked for."""

    @classmethod
    def open(cls) -> "LiveLines | None":
        """Return a reader of the terminal, if both ways lead to one that can erase a line."""
        try:
            import termios  # noqa: PLC0415
        except ImportError:  # no system of POSIX
            return None
        try:
            terminal = sys.stdin.fileno()
            termios.tcgetattr(terminal)
        except (OSError, ValueError, AttributeError, termios.error):  # no terminal
            return None
        is_plain = os.environ.get("TERM", "dumb") == "dumb"
        return None if is_plain or not sys.stderr.isatty() else cls(terminal, sys.stderr)

    def read(self, prompt: str, count: Callable[[str], str]) -> str | None:
        """
        Show a prompt and read one line; None at the end of the input.

        Args:
            prompt: What is shown before the line.
            count: What to show of the line so far, such as the number of its words; empty for
                nothing.
        """
        line: list[str] = []
        self._show(prompt, "", count)
        is_ended = self._type(line, prompt, count)
        self.screen.write("\n")
        self.screen.flush()
        return "".join(line) if line or is_ended else None

    def _type(self, line: list[str], prompt: str, count: Callable[[str], str]) -> bool:
        """Change a line key by key; say whether it was ended, and not the input."""
        for key in self._keys():
            if key in ENTER:
                return True
            if key == END_OF_INPUT and not line:
                return False
            change(line, key)
            if not self.waiting:
                self._show(prompt, "".join(line), count)
        return False

    @contextmanager
    def key_by_key(self) -> Iterator[None]:
        """
        Let the terminal hand over each key without showing it; Ctrl-C stays what it is.

        It is for the whole session: what is typed while an answer is saved waits for its question.
        """
        import termios  # noqa: PLC0415
        import tty  # noqa: PLC0415

        before = termios.tcgetattr(self.terminal)
        try:
            tty.setcbreak(self.terminal, termios.TCSADRAIN)
            yield
        finally:
            termios.tcsetattr(self.terminal, termios.TCSADRAIN, before)

    def _keys(self) -> Iterator[str]:
        """Yield the keys; an arrow or function key, which comes as several signs, is none."""
        while True:
            while self.waiting:
                key, self.waiting = self.waiting[0], self.waiting[1:]
                if key == ESCAPE:
                    self.waiting = without_sequence(self.waiting)
                    continue
                yield key
            pressed = os.read(self.terminal, MAX_KEYS)
            if not pressed:
                return
            self.waiting = self.decode(pressed)

    def _show(self, prompt: str, line: str, count: Callable[[str], str]) -> None:
        """Show as much of the end of the line as there is room for."""
        counted = count(line)
        before = f"{counted} {prompt}" if counted else prompt
        room = shutil.get_terminal_size().columns - len(before) - 1
        self.screen.write(f"{CLEAR_LINE}{before}{end_of(line, room)}")
        self.screen.flush()


def change(line: list[str], key: str) -> None:
    r"""
    Change a line, sign by sign, as a key says.

    >>> line = list("one two")
    >>> for key in ("\x7f", "\x17", "!"):
    ...     change(line, key)
    >>> "".join(line)
    'one !'
    """
    if key in ERASE:
        del line[-1:]
    elif key == ERASE_LINE:
        line.clear()
    elif key == ERASE_WORD:
        while line and line[-1].isspace():
            line.pop()
        while line and not line[-1].isspace():
            line.pop()
    elif key.isprintable() or key == "\t":
        line.append(key)


def without_sequence(signs: str) -> str:
    """
    Return what is behind the signs of an arrow or function key, without its first one.

    >>> without_sequence("[Aone"), without_sequence("[1;5Cone"), without_sequence("OPone")
    ('one', 'one', 'one')
    """
    if signs[:1] == "O":
        return signs[2:]
    if signs[:1] != "[":
        return signs[1:]
    for at, sign in enumerate(signs[1:], 1):
        if "@" <= sign <= "~":
            return signs[at + 1 :]
    return ""


def end_of(line: str, room: int) -> str:
    """
    Return the end of a line that has room, in columns of a terminal.

    >>> end_of("one two", 4), end_of("one", 10), end_of("a\u4e2d", 2)
    (' two', 'one', '中')
    """
    end = len(line)
    width = 0
    start = end
    while start > 0:
        width += width_of(line[start - 1])
        if width > max(room, 0):
            break
        start -= 1
    return line[start:].replace("\t", " ")


def width_of(sign: str) -> int:
    """Return how many columns a sign takes."""
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
