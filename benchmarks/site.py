"""
The site: its size, and how long a first decision takes in a browser.

Usage: python benchmarks/site.py FOLDER, with the folder of a whole site (`python docs/build.py
FOLDER`), Chromium and `pip install playwright`. Cold is a browser that has never seen the site;
warm is the same page opened again, which goes on from the memory that the first one kept. A time
runs from the address to the painted decision, by the page's own clock; it is the median of RUNS,
and so is each piece, which is what the worker marks, counted from the start of the page.
"""

import argparse
import shutil
import statistics
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

RUNS = 5

FIRST = ("python/", "assets/", "applies/")
LATER = ("python/rest.zip", "assets/docs-")

ORIGIN = "() => performance.timeOrigin"
MARKS = "() => performance.getEntriesByType('mark').map((mark) => [mark.name, mark.startTime])"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


def sizes(folder: Path) -> None:
    total = first = ours = count = 0
    for file in folder.rglob("*"):
        if not file.is_file():
            continue
        path, size = file.relative_to(folder).as_posix(), file.stat().st_size
        count, total = count + 1, total + size
        if path.startswith(FIRST) and not path.startswith(LATER):
            first += size
            if not path.startswith(("python/pyodide", "python/python_stdlib")):
                ours += size
    print(f"{count} files, {total / 1e6:.1f} MB")
    print(f"first decision: at most {first / 1e6:.2f} MB, of which ours {ours / 1e3:.0f} kB")


def decide(context: Any, address: str) -> dict[str, float]:
    """Open the page of decisions, and return the seconds after which each mark was made."""
    page = context.new_page()
    page.goto(f"{address}applies/")
    page.wait_for_function(
        "() => performance.getEntriesByName('decided').length", timeout=120_000, polling=200
    )
    started = page.evaluate(ORIGIN)
    marks = {}
    for place in (page.workers[0], page):
        offset = place.evaluate(ORIGIN) - started
        for name, time in place.evaluate(MARKS):
            marks[name] = (offset + time) / 1000
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_timeout(4000)  # copies and the memory are kept
    page.close()
    return marks


def times(folder: Path) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    cold, warm = [], []
    with sync_playwright() as driver:
        for _ in range(RUNS):
            browser = driver.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            context = browser.new_context()
            cold.append(decide(context, address))
            warm.append(decide(context, address))
            browser.close()
    server.shutdown()
    for name, runs in (("cold", cold), ("warm", warm)):
        spent = [run["decided"] for run in runs]
        middle = statistics.median(spent)
        print(f"first decision, {name}: {middle:.2f} s ({min(spent):.2f} to {max(spent):.2f})")
        pieces: dict[str, float] = {}
        for mark in runs[0]:
            pieces[mark] = statistics.median(run[mark] for run in runs)
        for mark, after in sorted(pieces.items(), key=lambda piece: piece[1]):
            print(f"    {after:5.2f} s  {mark}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    sizes(options.folder)
    times(options.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
