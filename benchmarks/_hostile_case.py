"""What a case of `hostile.py` is, and the ways to say what became of one."""

from collections.abc import Callable
from pathlib import Path

import attrs

MIB = 2**20

WORK = "work bounded by the document"
FILES = "nobody's file is lost"
WITHHELD = "withheld stays withheld"
BACK = "what is written reads back"
STOPPED = "interruptions and streams"
ARGUMENTS = "arguments"
REPORTS = "reports others read"
DOCUMENTS = "documents"


@attrs.define(kw_only=True)
class Ended:
    """How a run of a case ended, and what became of it in few words."""

    code: int
    out: bytes
    err: bytes
    seconds: float
    megabytes: int
    folder: Path
    outcome: str = ""


NOT_COMPARABLE = "not comparable: other names"
"""What became of a script that asks a tree for what it has under another name, or not at all."""


NOT_KNOWN = (b"error: no option", b"error: no command", b"unrecognized", b"invalid choice")
"""What a tree says of a command, an option or a format that it does not have."""


def answer(ended: Ended) -> str:
    """Say what a command answered, by its exit code."""
    if b"Traceback" in ended.err:
        return "traceback"
    if any(words in ended.err for words in NOT_KNOWN):
        return NOT_COMPARABLE
    names = {0: "answered", 1: "refused", 2: "findings", 130: "interrupted"}
    return names.get(ended.code, "broken off")


def last_line(ended: Ended) -> str:
    """Return the last line that a script of Python prints, or how it failed."""
    error = ended.err.rstrip().rpartition(b"\n")[2]
    if error.startswith((b"ImportError:", b"ModuleNotFoundError:", b"AttributeError:")):
        return NOT_COMPARABLE
    lines = ended.out.decode(errors="replace").split("\n")
    return lines[-2] if len(lines) > 1 and ended.code == 0 else answer(ended)


def unchanged(file: str, content: bytes) -> Callable[[Ended], str]:
    """Return what says whether a file still holds its content."""

    def judge(ended: Ended) -> str:
        path = ended.folder / file
        unchanged_file = path.exists() and path.read_bytes() == content
        if unchanged_file and answer(ended) == NOT_COMPARABLE:
            return NOT_COMPARABLE
        return f"{answer(ended)}, file {'kept' if unchanged_file else 'lost'}"

    return judge


def asked(ended: Ended) -> str:
    """Say whether a command that was refused had put its questions."""
    refused = answer(ended)
    if refused == NOT_COMPARABLE:
        return refused
    return f"{refused}, and {'something' if b'question' in ended.err else 'nothing'} was asked"


def silent(secret: str, *files: str) -> Callable[[Ended], str]:
    """Return what says whether a secret came out, on a stream or in a file."""

    def judge(ended: Ended) -> str:
        texts = [ended.out, ended.err]
        texts += [(ended.folder / file).read_bytes() for file in files]
        quoted = any(secret.encode() in text for text in texts)
        return f"{answer(ended)}, {'quoted' if quoted else 'not quoted'}"

    return judge


@attrs.frozen(kw_only=True)
class Case:
    """
    One input.

    Attributes:
        kind: Of what is tried.
        input: What is given, in words.
        script: Of bash; `gpai` is the command, `py` runs Python on standard input.
        expected: What should become of it.
        judge: Says what became of it.
        prepare: Writes files into the folder in which the script runs.
        bounded: Whether the costs of one document are those of the case.
        seconds: What it may cost, in seconds of the processor.
        megabytes: What it may cost, in memory.
        max_seconds: How long it may take, in seconds of the processor.
    """

    kind: str
    input: str
    script: str
    expected: str
    judge: Callable[[Ended], str] = answer
    prepare: Callable[[Path], object] = lambda folder: None
    bounded: bool = True
    seconds: float = 3.0
    megabytes: int = 300
    max_seconds: int = 20


def files(**texts: str | bytes | Callable[[], str]) -> Callable[[Path], None]:
    """Return what writes files; `__` in a name is a dot."""

    def prepare(folder: Path) -> None:
        for name, text in texts.items():
            content = text() if callable(text) else text
            data = content.encode() if isinstance(content, str) else content
            (folder / name.replace("__", ".")).write_bytes(data)

    return prepare
