"""
Make the domain list of ten million rows and see what it costs: `python benchmarks/domains.py`.

The rows are drawn from 300,000 names, three hosts each, after a Zipf-like law from a fixed seed,
and written to files beforehand; each way in has a process of its own. Printed are rows per second
since the start, how many names had turned up by then, and the most memory that the process ever
held. Time is that of the processor, so that other work on the machine counts little. Then every row
has a name of its own, which gives the bytes for each name, and the public suffix library alone is
measured.
"""

import json
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from itertools import accumulate, product
from pathlib import Path

from gpai_code.domains.files import domains_json, domains_text, read_csv_rows, read_json_rows
from gpai_code.domains.names import Registry
from gpai_code.domains.ranking import list_domains
from gpai_code.domains.totals import Row

ROWS = 10_000_000
MARKS = (1_000_000, 5_000_000, ROWS)
NAMES = 300_000
SUFFIXES = ("com", "org", "net", "de", "fr", "co.uk", "com.br", "io", "it", "edu.pl")
PREFIXES = ("", "www.", "blog.")


def peak_mib() -> float:
    """Return the most memory that this process ever held (on Linux)."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def hosts() -> list[str]:
    names = [f"site-{rank:06d}.{SUFFIXES[rank % len(SUFFIXES)]}" for rank in range(NAMES)]
    return [prefix + name for name, prefix in product(names, PREFIXES)]


def write_files(folder: Path) -> list[int]:
    """Write the logs, the same ones each time; return how many names each mark has seen."""
    chance = random.Random(2026)
    every = hosts()
    numbers = range(len(every))
    weights = list(accumulate(1 / (number // 3 + 10) for number in numbers))
    seen: set[int] = set()
    at_marks = []
    with (
        (folder / "log.csv").open("w") as as_csv,
        (folder / "urls.csv").open("w") as as_urls,
        (folder / "log.jsonl").open("w") as as_json,
    ):
        as_csv.write("domain,size\n")
        as_urls.write("domain,size\n")
        for row in range(0, ROWS, 10_000):
            drawn = chance.choices(numbers, cum_weights=weights, k=10_000)
            seen.update(number // 3 for number in drawn)
            sizes = [chance.randrange(1_000_000) for _ in drawn]
            pairs = list(zip([every[number] for number in drawn], sizes, strict=True))
            as_csv.writelines(f"{host},{size}\n" for host, size in pairs)
            as_urls.writelines(f"https://{host}/page/{size}?a=b,{size}\n" for host, size in pairs)
            as_json.writelines(f'{{"domain": "{host}", "size": {size}}}\n' for host, size in pairs)
            if row + 10_000 in MARKS:
                at_marks.append(len(seen))
    return at_marks


def pairs(folder: Path) -> Iterator[Row]:
    """Give pairs without any parsing to speak of."""
    with (folder / "log.csv").open() as lines:
        next(lines)
        for line in lines:
            host, _, size = line.partition(",")
            yield host, int(size)


def csv_rows(folder: Path, name: str = "log.csv") -> Iterator[Row]:
    with (folder / name).open("rb") as stream:
        yield from read_csv_rows(stream)


def json_rows(folder: Path) -> Iterator[Row]:
    with (folder / "log.jsonl").open("rb") as stream:
        yield from read_json_rows(stream)


WAYS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "pairs": pairs,
    "CSV of hosts": csv_rows,
    "CSV of URLs": lambda folder: csv_rows(folder, "urls.csv"),
    "JSON Lines": json_rows,
}


def measure(way: str, folder: Path, names: list[int]) -> None:
    """Run one way in and print a line at each mark."""
    marks = list(zip(MARKS, names, strict=True))
    start = time.process_time()

    def progress(number: int) -> None:
        if marks and number >= marks[0][0]:
            tell(*marks.pop(0))

    def tell(mark: int, seen: int) -> None:
        rate = mark / (time.process_time() - start)
        print(f"| {way} | {mark:,} | {rate:,.0f} | {seen:,} | {peak_mib():.0f} |", flush=True)

    def all_rows() -> Iterator[Row]:
        yield from WAYS[way](folder)
        while marks:  # the last mark lies behind the last call of `progress`
            tell(*marks.pop(0))

    domains = list_domains(all_rows(), unit="bytes", progress=progress)
    whole = time.process_time() - start
    assert (domains.rows, domains.distinct, domains.unusable) == (ROWS, names[-1], ())
    print(
        f"| {way}, list made | {ROWS:,} | {ROWS / whole:,.0f} | {domains.distinct:,} "
        f"| {peak_mib():.0f} |",
        flush=True,
    )


def measure_names(distinct: int) -> None:
    """Give each row a name of its own."""
    base = peak_mib()
    summed = 0.0

    def rows() -> Iterator[Row]:
        nonlocal summed
        for number in range(distinct):
            yield f"site-{number:07d}.{SUFFIXES[number % len(SUFFIXES)]}", number * 1_000
        summed = peak_mib()

    start = time.process_time()
    domains = list_domains(rows(), unit="bytes")
    took, listed = time.process_time() - start, peak_mib()
    assert domains.distinct == distinct

    def each(peak: float) -> str:
        return f"{(peak - base) * 2**20 / distinct:,.0f}"

    start = time.process_time()
    size = len(domains_text(domains)), len(domains_json(domains))
    written = time.process_time() - start
    print(
        f"| {distinct:,} | {took:.1f} s | {each(summed)} | {each(listed)} "
        f"| {size[0] / 2**20:.1f} and {size[1] / 2**20:.1f} MiB in {written:.1f} s |",
        flush=True,
    )


def measure_registry() -> None:
    base, start = peak_mib(), time.process_time()
    registry = Registry()
    loaded, held = time.process_time() - start, peak_mib() - base
    names = [f"www.{host}" for host in hosts()[:200_000]]
    start = time.process_time()
    for name in names:
        registry.name_of(name)
    each = (time.process_time() - start) / len(names)
    listed = registry.suffix_list.list_version
    print(f"\nPublic suffix list {listed}: {loaded * 1e3:.0f} ms and {held:.1f} MiB to load,")
    print(f"{each * 1e6:.1f} µs for a host that is not remembered")


def main() -> None:
    """Measure every way in, each in a process of its own."""
    if sys.argv[1:]:
        kind, *rest = sys.argv[1:]
        if kind == "names":
            measure_names(int(rest[0]))
        elif kind == "registry":
            measure_registry()
        else:
            measure(kind, Path(rest[0]), json.loads(rest[1]))
        return
    packages = ", ".join(f"{name} {version(name)}" for name in ("publicsuffixlist", "idna"))
    print(f"Python {sys.version.split()[0]}, {platform.machine()}, {packages}\n")

    def run(*words: str) -> None:
        subprocess.run([sys.executable, __file__, *words], check=True)

    with tempfile.TemporaryDirectory() as folder:
        seen = json.dumps(write_files(Path(folder)))
        print("| way in | rows | rows/s | names | peak MiB |\n| --- | --: | --: | --: | --: |")
        for way in WAYS:
            run(way, folder, seen)
    print("\n| names | time | bytes/name summed | bytes/name listed | text and JSON |")
    print("| --: | --: | --: | --: | --: |", flush=True)
    for distinct in (1_000_000, 2_000_000):
        run("names", str(distinct))
    run("registry")


if __name__ == "__main__":
    main()
