"""What importing costs, and the first look-up and the first decision of a process."""

from collections.abc import Iterator

from _harness import fresh, process, table
from _places import edition

ROUNDS = 21
PATHS = edition("final")
FLOOR = f"import json\nfor path in {PATHS!r}: json.loads(open(path, 'rb').read())"
WANTED = "safety-security-9.3"


def peer(library: str) -> str:
    return f"import with_{library} as peer; peer.measure(peer.load({PATHS!r}), {WANTED!r})"


IMPORTS = {
    "python -c pass": "pass",
    "import gpai_code": "import gpai_code",
    "import json": "import json",
    "import attrs": "import attrs",
    "import cattrs": "import cattrs",
    "import msgspec": "import msgspec",
    "import jsonschema": "import jsonschema",
    "import pydantic": "from pydantic import BaseModel",
}
FIRST_USE = {
    "python -c pass": "pass",
    "json.loads of the same files": FLOOR,
    "import attrs": "import attrs",
    "gpai_code": f"import gpai_code; gpai_code.load('final')[{WANTED!r}]",
    "gpai_code, first decision": (
        "import gpai_code as g; g.resolve(g.ModelFacts(license='MIT')).obligations"
    ),
    "msgspec": peer("msgspec"),
    "Pydantic": peer("pydantic"),
}


def tables() -> Iterator[str]:
    rounds = fresh(IMPORTS, ROUNDS, process)
    yield table("Cold import, whole process", rounds, "python -c pass")
    yield table("Cold import, net", rounds, "import attrs", less="python -c pass")
    rounds = fresh(FIRST_USE, ROUNDS, process)
    title = "First use in a fresh process: load an edition and look up a Measure"
    yield table(f"{title}, whole process", rounds, "python -c pass")
    yield table(title, rounds, "json.loads of the same files", less="python -c pass")
