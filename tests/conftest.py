"""
The suite runs with sockets closed, and the library may start no program.

Those who read documents of others with this library must be able to rely on that. An audit hook
sees what Python's own functions do, no matter who calls them. Tests may start their own programs.
"""

import sys
from collections.abc import Generator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import Phase, settings

import gpai_code

PACKAGE = gpai_code.__path__[0]

PROGRAMS = {
    *("subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty"),
    *("os.posix_spawn", "os.spawn", "os.startfile", "pty.spawn"),
}
"""Events of starting a process."""

SIDE_BY_SIDE = str(Path(PACKAGE) / "cli" / "workers.py")
"""The only module that may: its pool of processes runs the library itself, when asked to."""


class NotQuietError(BaseException):
    """What no test may do; no `except Exception` hides it."""


class Guard:
    """
    Raises when a socket is used in a test, or a process is started by the library.

    Attributes:
        closed: Whether sockets are. Between the tests pytest and its plugins may use them.
    """

    def __init__(self) -> None:
        self.closed = False

    def __call__(self, event: str, _: tuple[Any, ...]) -> None:
        """Be told by Python what is about to happen."""
        if self.closed and event.startswith("socket."):
            raise NotQuietError(event)
        if event in PROGRAMS and _library_asks(sys._getframe(1)):
            raise NotQuietError(event)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Close sockets while a test runs, doctests too, unless it is marked `sockets`."""
        self.closed = item.get_closest_marker("sockets") is None
        try:
            return (yield)
        finally:
            self.closed = False


def _library_asks(frame: FrameType | None) -> bool:
    """Say whether the innermost function of the library on the stack is not the pool's."""
    while frame is not None:
        if frame.f_code.co_filename.startswith(PACKAGE):
            return frame.f_code.co_filename != SIDE_BY_SIDE
        frame = frame.f_back
    return False


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Measure no coverage in thorough tests that need not be: it takes as long again."""
    mark = item.get_closest_marker("thorough")
    if mark is None or mark.kwargs.get("measured"):
        return (yield)
    # in a worker of pytest-xdist, pytest-cov's own mark `no_cover` has no effect
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)


def pytest_configure(config: pytest.Config) -> None:
    """Set up the guard, for good: Python has no way to take an audit hook back."""
    # no test asserts a time, so no example of Hypothesis has one to keep either
    settings.register_profile("untimed", deadline=None)
    # the same examples each time, so that what is covered does not depend on luck
    settings.register_profile("measured", deadline=None, derandomize=True)
    # few examples, for a first answer
    settings.register_profile("quick", deadline=None, derandomize=True, max_examples=20)
    # no examples but those that a test names, to see what only other examples reach
    settings.register_profile("explicit", deadline=None, phases=[Phase.explicit])
    is_measured = bool(config.getoption("cov_source", None))
    chosen = config.getoption("hypothesis_profile", None)
    settings.load_profile(chosen or ("measured" if is_measured else "untimed"))
    guard = Guard()
    sys.addaudithook(guard)
    config.pluginmanager.register(guard)
