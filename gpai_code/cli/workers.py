"""Processes that work in parallel and end with the one that started them, whatever ends it."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from gpai_code.errors import WorkerError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Piece = TypeVar("Piece")
Result = TypeVar("Result")

AHEAD = 4
"""How many pieces of work are read ahead for each worker."""

SECONDS_TO_END = 5


def map_in_parallel(
    work: Callable[[Piece], Result], pieces: Iterable[Piece], workers: int
) -> Iterator[Result]:
    """
    Yield the result for each piece of work, in their order.

    Pieces are taken only as far as the workers are about to need them. A worker ignores an
    interruption from the keyboard, which reaches every process of a terminal; this process ends
    the workers instead, whatever the reason why it stops.

    Args:
        work: Called in other processes, which must be able to import it.
        pieces: The pieces of work.
        workers: How many processes work in parallel.

    Raises:
        WorkerError: If a process ends before its work is done.
    """
    team = _Team(work)
    try:
        yield from team.run(iter(pieces), workers)
    finally:
        with _interruptions_held_back():
            team.end()


@attrs.frozen(eq=False)
class _Worker:
    """
    A process, and the two pipes to it.

    Attributes:
        process: The process.
        pieces: Where pieces of work are sent.
        results: Where results come from.
    """

    process: "BaseProcess"
    pieces: "Connection"
    results: "Connection"


class _Team:
    """The workers, and which piece each of them is busy with."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        self.work = work
        self.workers: list[_Worker] = []
        self.idle: deque[_Worker] = deque()
        self.busy: dict[_Worker, int] = {}
        self.results: dict[int, Any] = {}

    def run(self, pieces: Iterator[Piece], workers: int) -> Iterator[Any]:
        """Hand out the pieces, and yield their results in order."""
        handed_out = yielded = 0
        exhausted = False
        while True:
            # a worker gets its next piece only when it waits for one, so that none waits to send
            while not exhausted and handed_out - yielded < workers * AHEAD:
                if not self.idle and len(self.workers) == workers:
                    break
                try:
                    piece = next(pieces)
                except StopIteration:
                    exhausted = True
                    break
                self._hand_out(handed_out, piece)
                handed_out += 1
            while yielded in self.results:
                yield self.results.pop(yielded)
                yielded += 1
            if self.busy:
                self._collect()
            elif exhausted and yielded == handed_out:
                return

    def _hand_out(self, number: int, piece: object) -> None:
        if not self.idle:
            self._start()
        worker = self.idle.popleft()
        self.busy[worker] = number
        try:
            worker.pieces.send(piece)
        except OSError:
            raise WorkerError from None

    def _start(self) -> None:
        from multiprocessing import Pipe, Process, get_start_method  # noqa: PLC0415

        # one way each: a pipe that goes both ways would be a socket
        pieces_of_worker, pieces = Pipe(duplex=False)
        results, results_of_worker = Pipe(duplex=False)
        ends = (pieces_of_worker, results_of_worker)
        ours = [pieces, results]
        for worker in self.workers:
            ours += worker.pieces, worker.results
        # a fork has our ends too, and would never see that we are gone if it kept them open
        copies = ours if get_start_method() == "fork" else []
        process = Process(target=_serve, args=(self.work, *ends, copies), daemon=True)
        with _interruptions_held_back():
            process.start()
            worker = _Worker(process, pieces, results)
            self.workers.append(worker)
        for end in ends:
            end.close()
        self.idle.append(worker)

    def _collect(self) -> None:
        """Wait until at least one worker has a result or has ended."""
        from multiprocessing.connection import wait  # noqa: PLC0415

        sentinels = [worker.process.sentinel for worker in self.workers]
        ready = wait([*(worker.results for worker in self.busy), *sentinels])
        for worker in [worker for worker in self.busy if worker.results in ready]:
            try:
                succeeded, result = worker.results.recv()
            except (EOFError, OSError):
                raise WorkerError from None
            if not succeeded:
                raise result
            self.results[self.busy.pop(worker)] = result
            self.idle.append(worker)
        if any(sentinel in ready for sentinel in sentinels):
            raise WorkerError

    def end(self) -> None:
        """End every worker at once; what it was busy with is not needed any more."""
        for worker in self.workers:
            worker.process.kill()
        for worker in self.workers:
            worker.process.join(SECONDS_TO_END)
            worker.pieces.close()
            worker.results.close()


def _serve(
    work: Callable[[Any], Any],
    pieces: "Connection",
    results: "Connection",
    to_close: "list[Connection]",
) -> None:
    """Do one piece of work after the other, until nobody is there to send one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for end in to_close:
        end.close()
    while True:
        try:
            piece = pieces.recv()
        except (EOFError, OSError):
            return
        try:
            answer = True, work(piece)
        except Exception as error:
            answer = False, error
        try:
            results.send(answer)
        except OSError:
            return


@contextmanager
def _interruptions_held_back() -> Iterator[None]:
    """Hold an interruption back until the end; a process that is started inside never gets it."""
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
