"""The classes that peers are measured with are written after ours: they load and read a form."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

PROGRAM = """
import importlib
import json
import sys
from pathlib import Path

benchmarks, folder, example, *libraries = sys.argv[1:]
sys.path[:0] = [benchmarks, folder]
for peers in ("_peers", "_form_peers"):
    importlib.import_module(peers).write(Path(folder))
document = json.loads(Path(example).read_text("utf-8"))
for library in libraries:
    of_forms = importlib.import_module(f"form_with_{library}")
    if library == "attrs":
        from cattrs.preconf.json import make_converter
        make_converter().structure(document, of_forms.DocumentationForm)
    elif library == "pydantic":
        of_forms.DocumentationForm.model_validate(document)
    else:
        import msgspec
        msgspec.convert(document, of_forms.DocumentationForm)
    if library != "attrs":
        importlib.import_module(f"with_{library}")
"""


@pytest.mark.thorough
@pytest.mark.parametrize("library", ["attrs", "pydantic", "msgspec"])
def test_classes_of_a_peer_load_and_read_a_form(library: str, tmp_path: Path) -> None:
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"{library} is not installed")
    example = ROOT / "examples" / "apertus-70b.third-draft.json"
    places = (ROOT / "benchmarks", tmp_path, example)
    command = [sys.executable, "-c", PROGRAM, *map(str, places), library]
    completed = subprocess.run(command, capture_output=True, text=True, check=False)
    assert completed.returncode == 0, completed.stderr
