"""
Screen a million models in DuckDB, in Spark and in plain Python: `python benchmarks/screening.py`.

DuckDB and Spark run the code of docs/how-to/many-models.md on the same file of 1,000,000 rows
with 1,800 distinct sets of facts; plain Python goes through the rows one by one. The file is the
one that `benchmarks/batch.py` describes. Each way has a process of its own; printed are the
seconds for all rows, start of Spark included, and how that compares with plain Python. Needs `pip
install --group screen`; `--rows N` takes fewer.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from itertools import chain, islice
from pathlib import Path
from typing import Any

from gpai_code.resolver.many import resolve_many, summarise

ROOT = Path(__file__).resolve().parent.parent
FACTS = ("license", "weights_public", "monetised", "systemic_risk")


def code_under(heading: str) -> str:
    page = (ROOT / "docs" / "how-to" / "many-models.md").read_text("utf-8")
    section = page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^```python\n(.*?)^```", section, re.S | re.M)[0]


def write(rows: int) -> None:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    sys.path.insert(0, str(ROOT / "benchmarks"))
    from batch import documents  # noqa: PLC0415

    kinds = [("name", pa.string()), ("license", pa.string()), *((f, pa.bool_()) for f in FACTS[1:])]
    records = [
        {"name": f"model {number}", **dict.fromkeys(FACTS), **document}
        for number, document in enumerate(islice(documents(2), rows))
    ]
    pq.write_table(pa.Table.from_pylist(records, pa.schema(kinds)), "models.parquet")


def plain() -> int:
    import pyarrow.parquet as pq  # noqa: PLC0415

    batches = pq.ParquetFile("models.parquet").iter_batches()
    rows = map(known_facts, chain.from_iterable(batch.to_pylist() for batch in batches))
    return sum(1 for row in resolve_many(rows) if row.decision and summarise(row.decision))


def known_facts(row: dict[str, Any]) -> dict[str, Any]:
    return {fact: value for fact, value in row.items() if fact != "name" and value is not None}


def duckdb() -> int:
    names: dict[str, Any] = {}
    exec(code_under("DuckDB"), names)
    names["answers"].write_parquet("answers.parquet")
    return len(names["answers"])


def spark() -> int:
    names: dict[str, Any] = {}
    exec(code_under("Spark"), names)
    names["spark"].sparkContext.setLogLevel("ERROR")
    names["answers"].write.parquet("answers-spark")
    count = names["spark"].read.parquet("answers-spark").count()
    names["spark"].stop()
    return int(count)


WAYS = {"plain": plain, "duckdb": duckdb, "spark": spark}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("way", nargs="?", choices=WAYS)
    parser.add_argument("--rows", type=int, default=1_000_000)
    options = parser.parse_args()
    if options.way:
        start = time.perf_counter()
        count = WAYS[options.way]()
        print(count, time.perf_counter() - start)
        return
    # workers of Spark are processes of their own and import this library
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    environ = {**os.environ, "PYTHONPATH": path, "PYSPARK_PYTHON": sys.executable}
    environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    seconds: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        write(options.rows)
        for way in WAYS:
            ran = subprocess.run(
                [sys.executable, __file__, way],
                env=environ,
                check=True,
                capture_output=True,
                text=True,
            )
            count, took = ran.stdout.split()[-2:]
            assert int(count) == options.rows, way
            seconds[way] = float(took)
            print(f"{way:<7} {seconds[way]:7.1f} s  {seconds['plain'] / seconds[way]:5.1f} x plain")
        os.chdir(ROOT)


if __name__ == "__main__":
    main()
