"""Many documents, one on each line: answered in parallel on all cores, in their order."""

import argparse
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from gpai_code.catalog.code import DEFAULT_EDITION, select_edition
from gpai_code.cli.console import line_counter, open_input
from gpai_code.cli.resumable_output import Results, open_results
from gpai_code.errors import (
    MAX_FAULTS,
    MAX_MESSAGE_LENGTH,
    DocumentError,
    Fault,
    GpaiCodeError,
    UsageError,
    WorkerError,
)
from gpai_code.resolver.facts import ModelFacts, read_facts
from gpai_code.text_io.json_lines import BYTE_ORDER_MARK, lines_of
from gpai_code.text_io.strict_json import MAX_BYTES
from gpai_code.vocabulary import Audience, Severity

CHUNK_LINES, CHUNK_BYTES = 256, 2**20
"""What a worker gets at a time, whichever is reached first."""

AHEAD = 4
"""How many pieces of work wait for each worker."""

Answer = Callable[[int, bytes], dict[str, Any]]
"""Makes the plain JSON answer to a line; a line that cannot be read gets one with `error`."""


def write_answers(
    options: argparse.Namespace, name: str | None, answer: Answer, workers: int
) -> Iterator[dict[str, Any]]:
    """
    Write the answer to each line of a file where the options say, and yield it.

    Raises:
        UsageError: If an option is missing.
    """
    if name is None:
        raise UsageError("--jsonl needs a file, or - for standard input")
    if options.resume and options.output is None:
        raise UsageError("--resume needs --output")
    place: AbstractContextManager[Results] = (
        nullcontext(Results(sys.stdout.buffer, 0))
        if options.output is None
        else open_results(Path(options.output), resume=options.resume, replace=options.replace)
    )
    with open_input(name) as stream, line_counter() as count, place as results:
        rows = answer_lines(stream, answer, workers=workers, skip=results.done, progress=count)
        for row in rows:
            results.write(row)
            yield row
        results.file.flush()


def answer_lines(
    stream: BinaryIO,
    answer: Answer,
    *,
    workers: int = 1,
    skip: int = 0,
    max_line_bytes: int = MAX_BYTES,
    progress: Callable[[int], object] | None = None,
) -> Iterator[dict[str, Any]]:
    """
    Yield one answer for each line, in the order of the lines.

    Lines are read as their answers are asked for, so that memory does not grow with the file. An
    answer says first which line it is for, counted from 1; that of a blank line says no more.

    Args:
        stream: JSON Lines in UTF-8, for example a file opened with "rb".
        answer: What to do with a line. With more than one worker it is called in other processes,
            which must be able to import it.
        workers: How many processes work side by side; one works in this process.
        skip: How many lines to leave out, because their answers are there already.
        max_line_bytes: Longest line that is read.
        progress: Called with the number of each line before its answer is handed out.

    Raises:
        WorkerError: If a process ends before its work is done.
        OSError: If the stream cannot be read.
    """
    lines = islice(enumerate(lines_of(stream, max_line_bytes), start=1), skip, None)
    chunks = _chunks(lines)
    work = partial(_answer_chunk, answer)
    done = map(work, chunks) if workers <= 1 else _side_by_side(work, chunks, workers)
    for answers in done:
        for found in answers:
            if progress is not None:
                progress(found["line"])
            yield found


Chunk = list[tuple[int, bytes]]


def _chunks(lines: Iterable[tuple[int, bytes]]) -> Iterator[Chunk]:
    chunk: Chunk = []
    size = 0
    for number, line in lines:
        chunk.append((number, line))
        size += len(line)
        if len(chunk) >= CHUNK_LINES or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _answer_chunk(answer: Answer, chunk: Chunk) -> list[dict[str, Any]]:
    return [
        {"line": number, **(answer(number, line) if line.strip(b" \t\r") else {"blank": True})}
        for number, line in chunk
    ]


def _side_by_side(
    work: Callable[[Chunk], list[dict[str, Any]]], chunks: Iterator[Chunk], workers: int
) -> Iterator[list[dict[str, Any]]]:
    """Hand the chunks out, never more than the workers are about to need, and keep their order."""
    from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    waiting: deque[Future[list[dict[str, Any]]]] = deque()
    with ProcessPoolExecutor(workers) as pool:
        try:
            for chunk in chunks:
                waiting.append(pool.submit(work, chunk))
                if len(waiting) >= workers * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            raise WorkerError from None
        finally:
            for one in waiting:
                one.cancel()


def check_answer(
    *,
    audience: Audience | None = None,
    systemic_risk: bool | None = None,
    facts: ModelFacts | None = None,
    as_of: date | None = None,
) -> Answer:
    """
    Return what checks the form or summary on a line, as `check_form` does.

    Each answer has `document`, `edition`, `progress` and `findings`, or else `error`.
    """
    return partial(_check, audience=audience, systemic_risk=systemic_risk, facts=facts, as_of=as_of)


def _check(
    number: int,
    line: bytes,
    *,
    audience: Audience | None,
    systemic_risk: bool | None,
    facts: ModelFacts | None,
    as_of: date | None,
) -> dict[str, Any]:
    from gpai_code.constraints.conversion import unstructure  # noqa: PLC0415
    from gpai_code.forms.checks import check_form, progress  # noqa: PLC0415
    from gpai_code.forms.documents import read_document  # noqa: PLC0415

    try:
        form = read_document(_one_document(line), audience=audience)
        shown = form if audience is None else form.for_audience(audience)
        found = check_form(
            form, audience=audience, systemic_risk=systemic_risk, facts=facts, as_of=as_of
        )
    except GpaiCodeError as error:
        return {"error": _plain(error, number)}
    counts = progress(shown, systemic_risk=systemic_risk, facts=facts)
    return {
        "document": form.DOCUMENT,
        "edition": form.EDITION,
        "progress": unstructure(counts),
        "findings": [unstructure(finding) for finding in found],
    }


def resolve_answer(
    edition: str = DEFAULT_EDITION,
    *,
    presume_scope: bool = True,
    as_of: date | None = None,
    full: bool = False,
) -> Answer:
    """
    Return what resolves the facts on a line, as `resolve` does.

    Each answer has `license`, the outcome of each obligation, the facts that are `open`, and
    whether anything is `undetermined`; or the whole `decision`; or else `error`. Lines that come
    again are answered from memory.

    Raises:
        UnknownEditionError: If there is no such edition.
    """
    slug = select_edition(edition).slug
    return partial(_resolve, edition=slug, presume_scope=presume_scope, as_of=as_of, full=full)


def _resolve(
    number: int, line: bytes, *, edition: str, presume_scope: bool, as_of: date | None, full: bool
) -> dict[str, Any]:
    answer = _resolver(edition, presume_scope, as_of, full)
    try:
        return answer(_one_document(line))
    except GpaiCodeError as error:
        return {"error": _plain(error, number)}


@lru_cache(maxsize=1)
def _resolver(
    edition: str, presume_scope: bool, as_of: date | None, full: bool
) -> Callable[[bytes], dict[str, Any]]:
    """Make what answers a line; a worker has one for all its pieces of work."""
    from gpai_code.constraints.conversion import unstructure  # noqa: PLC0415
    from gpai_code.resolver.many import LONGEST_REMEMBERED, REMEMBERED, decider, summarise  # noqa: PLC0415

    decide = decider(edition, presume_scope=presume_scope, as_of=as_of)

    def answer(line: bytes) -> dict[str, Any]:
        decision = decide(read_facts(line))
        if full:
            return {"decision": unstructure(decision)}
        return {
            **summarise(decision),
            "license": decision.facts.license,
            "open": [question.fact for question in decision.questions],
            "undetermined": decision.undetermined,
        }

    remembered = lru_cache(REMEMBERED)(answer)
    return lambda line: (answer if len(line) > LONGEST_REMEMBERED else remembered)(line)


def _one_document(line: bytes) -> bytes:
    """Return a line, unless a byte order mark stands in front of it."""
    if line.startswith(BYTE_ORDER_MARK):  # readers of single documents would let it pass
        raise DocumentError("line", (Fault("", "json", "a byte order mark", "leave it out"),))
    return line


def _plain(error: GpaiCodeError, number: int) -> dict[str, Any]:
    """Return an error as plain JSON: what it says, and the first faults of a document."""
    if not isinstance(error, DocumentError):
        return {"message": _cut(str(error)), "faults": []}
    faults = tuple(attrs.evolve(one, line=number, column=one.column or 1) for one in error.faults)
    return {
        "message": _cut(str(DocumentError(error.document, faults))),
        "faults": [attrs.asdict(one) for one in faults[:MAX_FAULTS]],
    }


def _cut(text: str) -> str:
    said = " ".join(text.split("\n"))
    return said if len(said) <= MAX_MESSAGE_LENGTH else f"{said[:MAX_MESSAGE_LENGTH]}..."


def worst_of(answer: dict[str, Any]) -> Severity | None:
    """Return the severity that counts most in an answer to `check_answer`, None if it has none."""
    found = {one["severity"] for one in answer.get("findings", ())}
    return next((one for one in Severity if one.value in found), None)
