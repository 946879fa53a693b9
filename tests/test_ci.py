"""What brings `check` into CI: hooks, the action with its exit code, and the page on them."""

import doctest
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gpai_code.cli.app import main, parser_of
from gpai_code.cli.exit_codes import FINDINGS, FINE, INPUT_ERROR, INTERRUPTED
from gpai_code.forms.documents import read_document
from gpai_code.forms.model_documentation.final import DocumentationForm

yaml = pytest.importorskip("yaml", reason="PyYAML reads the files of this test")

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "how-to" / "ci.md").read_text("utf-8")
EXAMPLES = ROOT / "examples"
SCRIPT = ROOT / "tools" / "action.sh"
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
bash = shutil.which("bash")
needs_bash = pytest.mark.skipif(
    bash is None or sys.platform == "win32", reason="the action's script needs bash"
)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.S | re.M)


# The page


COMMANDS = [
    tuple(part.split("\n", 1))
    for block in blocks("console")
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]
]


@pytest.mark.parametrize(("command", "shown"), COMMANDS, ids=[shown[0] for shown in COMMANDS])
def test_the_page_shows_what_a_command_prints(
    command: str,
    shown: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    program, *words = shlex.split(command)
    assert program == "gpai-code"
    main(words)
    printed = capsys.readouterr().out
    assert doctest.OutputChecker().check_output(shown.strip(), printed.strip(), FLAGS), printed


def test_the_page_has_the_exit_codes_of_the_command() -> None:
    table = PAGE.partition("| exit code |")[2].partition("\n\n")[0]
    codes = [FINE, INPUT_ERROR, FINDINGS, INTERRUPTED]
    assert re.findall(r"^\| ([0-9]+) \|", table, re.M) == list(map(str, codes))


def test_the_page_names_every_format() -> None:
    (formats,) = [
        action.choices
        for action in parser_of("check")._actions
        if "--format" in action.option_strings
    ]
    table = PAGE.partition("| `--format` |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.M) == [*(formats or ())]


def test_workflows_on_the_page_give_the_action_what_it_takes() -> None:
    github, gitlab, hooks = map(yaml.safe_load, blocks("yaml"))
    steps = github["jobs"]["check"]["steps"]
    (ours,) = [step for step in steps if "gpai_code" in step["uses"]]
    assert set(ours["with"]) <= set(ACTION["inputs"])
    assert {name for name, given in ACTION["inputs"].items() if given.get("required")} <= set(
        ours["with"]
    )
    (upload,) = [step for step in steps if "upload-sarif" in step["uses"]]
    assert upload["with"]["sarif_file"] == ours["with"]["output"]
    assert all(re.search(r"@v[0-9.]+$", step["uses"]) for step in steps)
    command = shlex.split(gitlab["documents"]["script"][-1])
    options = parser_of(command[1]).parse_args(command[2:])
    assert options.output == gitlab["documents"]["artifacts"]["reports"]["junit"]
    assert {hook["id"] for hook in hooks["repos"][0]["hooks"]} <= {hook["id"] for hook in HOOKS}
    for hook in hooks["repos"][0]["hooks"]:
        parser_of("check").parse_args([*hook["args"], "a.json"])


def test_the_task_finds_the_place_of_every_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = json.loads(blocks("json")[1])
    pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]
    monkeypatch.chdir(tmp_path)
    Path("a form.json").write_text(DocumentationForm().to_json(), "utf-8")
    Path("no form.json").write_text('{"document": 1,\n "edition": "final"}', "utf-8")
    main(["check", "a form.json", "no form.json"])
    printed = capsys.readouterr()
    lines = [line for line in (printed.out + printed.err).splitlines() if "/" in line]
    for line in lines:
        match = re.fullmatch(pattern["regexp"], line)
        assert match, line
        assert match[pattern["file"]] in ("a form.json", "no form.json")
        assert match[pattern["message"]].startswith(("missing ", "advice ", "fault "))
    assert re.fullmatch(pattern["regexp"], lines[-1])[pattern["line"]] == "1"  # type: ignore[index]


def test_a_document_may_name_its_schema_as_the_page_shows() -> None:
    form = read_document(blocks("json")[0])
    assert form.schema == "./form.schema.json"


# pre-commit


def test_each_hook_runs_a_command_that_there_is() -> None:
    assert [hook["id"] for hook in HOOKS] == ["gpai-code-check", "gpai-code-check-draft"]
    for hook in HOOKS:
        program, *words = shlex.split(hook["entry"])
        assert program == "gpai-code"
        assert f'{program} = "gpai_code.cli:main"' in (ROOT / "pyproject.toml").read_text("utf-8")
        options = parser_of(words[0]).parse_args(
            [*words[1:], "--systemic-risk", "no", "a.json", "b.json"]
        )
        assert options.file == ["a.json", "b.json"]
        assert (hook["language"], hook["types"], hook["require_serial"]) == (
            "python",
            ["json"],
            True,
        )


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("docs/model.gpai-form.json", True),
        ("model.gpai-summary.json", True),
        ("package.json", False),
        ("form.json", False),
        ("model.gpai-form.json.txt", False),
        ("gpai-form.json", False),
    ],
)
def test_hooks_look_at_files_of_ours_alone(name: str, meant: bool) -> None:
    for hook in HOOKS:
        assert bool(re.search(hook["files"], name)) is meant


def test_pre_commit_accepts_the_hooks() -> None:
    clientlib = pytest.importorskip("pre_commit.clientlib", reason="pre-commit is not installed")
    assert len(clientlib.load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))) == len(HOOKS)


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", folder, *words], check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_pre_commit_refuses_what_the_check_refuses(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    program = f"{shlex.quote(sys.executable)} -m gpai_code"
    local = [
        {**hook, "language": "system", "entry": hook["entry"].replace("gpai-code", program, 1)}
        for hook in HOOKS
    ]
    config = json.dumps({"repos": [{"repo": "local", "hooks": local}]})
    (tmp_path / ".pre-commit-config.yaml").write_text(config, "utf-8")
    good = (EXAMPLES / "apertus-70b.third-draft.json").read_bytes()
    (tmp_path / "good.gpai-form.json").write_bytes(good)
    (tmp_path / "package.json").write_text("{}", "utf-8")
    git(tmp_path, "init", "--quiet")

    def ends(hook: str) -> int:
        git(tmp_path, "add", ".")
        environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path.parent / "cache")}
        words = [sys.executable, "-m", "pre_commit", "run", hook, "--all-files"]
        ran = subprocess.run(
            words, cwd=tmp_path, env=environment, capture_output=True, check=False, timeout=120
        )
        return ran.returncode

    assert (ends("gpai-code-check"), ends("gpai-code-check-draft")) == (0, 0)
    (tmp_path / "new.gpai-form.json").write_text(DocumentationForm().to_json(), "utf-8")
    assert (ends("gpai-code-check"), ends("gpai-code-check-draft")) == (1, 0)
    (tmp_path / "bad.gpai-summary.json").write_text("{", "utf-8")
    assert (ends("gpai-code-check"), ends("gpai-code-check-draft")) == (1, 1)


# The action


def test_the_action_hands_inputs_on_in_the_environment_alone() -> None:
    runs = ACTION["runs"]
    assert runs["using"] == "composite"
    for step in runs["steps"]:
        assert step["shell"] == "bash"
        assert "${{" not in step["run"], "an input inside a script would be run"
        assert "uses" not in step
        assert all(re.fullmatch(r"\$\{\{ inputs\.[a-z-]+ \}\}", v) for v in step["env"].values())
    text = SCRIPT.read_text("utf-8")
    assert "set -euo pipefail" in text
    given = {name for step in runs["steps"] for name in step["env"]}
    assert given == set(re.findall("GPAI_[A-Z_]+", text))
    handed = {v[len("${{ inputs.") : -3] for step in runs["steps"] for v in step["env"].values()}
    assert handed == set(ACTION["inputs"])


def test_outputs_of_the_action_are_those_that_its_script_writes() -> None:
    written = re.findall(r"printf '([a-z-]+)=%s", SCRIPT.read_text("utf-8"))
    assert set(written) == set(ACTION["outputs"])
    for name, output in ACTION["outputs"].items():
        assert output["value"] == f"${{{{ steps.check.outputs.{name} }}}}"


def test_the_action_takes_the_choices_of_the_command() -> None:
    for name in ("format", "fail-on"):
        words = ["a.json", f"--{name}", ACTION["inputs"][name]["default"]]
        parser_of("check").parse_args(words)


class Job:
    """A job in which the action runs, with the library already next to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "a job's folder"
        self.folder.mkdir()
        (folder / "temp" / "gpai-code").mkdir(parents=True)
        (folder / "temp" / "gpai-code" / "gpai_code").symlink_to(ROOT / "gpai_code")
        self.temp, self.outputs = folder / "temp", folder / "outputs"
        good = (EXAMPLES / "apertus-70b.third-draft.json").read_bytes()
        (self.folder / "good.json").write_bytes(good)
        (self.folder / "owed.json").write_text(DocumentationForm().to_json(), "utf-8")
        (self.folder / "unreadable.json").write_text("{", "utf-8")

    def run(self, files: str, word: str = "check", **given: str) -> tuple[int, str]:
        self.outputs.write_text("", "utf-8")
        environment = {
            "PATH": os.environ["PATH"],
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_OUTPUT": str(self.outputs),
            "GPAI_PYTHON": sys.executable,
            "GPAI_FILES": files,
            "GPAI_SYSTEMIC_RISK": "no",
            **{f"GPAI_{name.upper()}": value for name, value in given.items()},
        }
        ran = subprocess.run(
            [bash or "bash", SCRIPT, word],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        return ran.returncode, ran.stdout + ran.stderr

    def output(self, name: str) -> str:
        lines = self.outputs.read_text("utf-8").splitlines()
        (line,) = [line for line in lines if line.startswith(f"{name}=")]
        return line.partition("=")[2]


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return Job(tmp_path)


@pytest.mark.thorough
@needs_bash
@pytest.mark.parametrize("how", ["text", "sarif"])
@pytest.mark.parametrize(
    ("files", "code"),
    [
        ("good.json", FINE),
        ("owed.json", FINDINGS),
        ("unreadable.json", INPUT_ERROR),
        ("good.json\nowed.json\n", FINDINGS),
        ("owed.json\nunreadable.json", INPUT_ERROR),
        ("gone.json", INPUT_ERROR),
        ("*.yaml", INPUT_ERROR),
        ("", INPUT_ERROR),
    ],
)
def test_the_action_ends_with_the_exit_code_of_the_check(
    job: Job, files: str, code: int, how: str
) -> None:
    assert job.run(files, format=how)[0] == code
    assert job.output("exit-code") == str(code)


@needs_bash
def test_the_action_writes_its_report_and_says_what_was_found(job: Job) -> None:
    for _ in range(2):  # a report of an earlier run is replaced
        code, log = job.run("owed.json\n*ood.json", format="sarif", output="a report.sarif")
        assert code == FINDINGS
        report = json.loads((job.folder / job.output("report")).read_bytes())
        assert report["runs"][0]["results"]
        assert "owed.json:1:1: missing /provider_legal_name" in log
        assert "good.json: 46 answered" in log


@needs_bash
def test_the_action_hands_on_facts_and_severity(job: Job) -> None:
    (job.folder / "facts.json").write_text('{"systemic_risk": false}', "utf-8")
    assert job.run("owed.json", fail_on="error", facts="facts.json")[0] == FINE
    assert job.run("owed.json", fail_on="never")[0] == INPUT_ERROR
    assert job.run("good.json", facts="gone.json")[0] == INPUT_ERROR
    assert job.run("good.json", systemic_risk="")[0] == FINE


@needs_bash
@pytest.mark.parametrize(
    "text", ["$(touch ran)", "`touch ran`", "; touch ran", "' ; touch ran #", '"; touch ran #']
)
def test_nothing_that_the_action_is_given_is_run(job: Job, text: str) -> None:
    names = ("format", "output", "fail_on", "systemic_risk", "facts")
    code, _ = job.run(f"good.json\n{text}\n*{text}", **dict.fromkeys(names, text))
    assert code == INPUT_ERROR
    assert job.run(text)[0] == INPUT_ERROR
    assert not (job.folder / "ran").exists()


@needs_bash
def test_the_action_takes_files_of_any_name_and_no_name_for_a_command(job: Job) -> None:
    (job.folder / "deep").mkdir()
    for name in ("::error::x.json", "--help.json", "a b [c].json", "deep/$(x).json"):
        (job.folder / name).write_bytes((job.folder / "good.json").read_bytes())
    code, log = job.run("::error::x.json\n--help.json\na b [c].json\ndeep/*.json")
    assert code == FINE
    lines = log.splitlines()
    mark = lines[0].removeprefix("::stop-commands::")
    assert lines[-1] == f"::{mark}::"
    assert len(lines) == 2 + 4


@needs_bash
def test_the_action_annotates_lines_and_lets_nothing_else_do_so(job: Job) -> None:
    (job.folder / "::error::x.json").write_text("{", "utf-8")
    code, log = job.run("owed.json\n::error::x.json", format="github")
    assert code == INPUT_ERROR
    stopped, _, annotations = log.partition("\n::" + log.splitlines()[0].split("::")[2] + "::\n")
    assert "owed.json:1:1: missing" in stopped
    lines = annotations.splitlines()
    pattern = r"::(error|warning|notice) file=[^:,]+,line=\d+,col=\d+,title=[^:,]+::\S.+"
    assert len(lines) > 10
    assert all(re.fullmatch(pattern, line) for line in lines)
    assert any(line.startswith("::error file=%3A%3Aerror%3A%3Ax.json,") for line in lines)
    assert job.run("owed.json", format="github", output="report.txt")[0] == INPUT_ERROR


@needs_bash
def test_a_module_in_the_folder_that_is_checked_is_never_loaded(job: Job) -> None:
    for name in ("json.py", "gpai_code.py", "attrs.py", "secrets.py"):
        (job.folder / name).write_text("open('ran', 'w')", "utf-8")
    assert job.run("good.json")[0] == FINE
    assert not (job.folder / "ran").exists()


@needs_bash
def test_an_output_cannot_write_outputs_of_its_own(job: Job) -> None:
    assert job.run("owed.json", output="a\nexit-code=0")[0] == INPUT_ERROR
    assert job.output("exit-code") == "1"


@needs_bash
def test_the_script_says_what_it_can_do(job: Job) -> None:
    code, log = job.run("good.json", word="help")
    assert code == INPUT_ERROR
    assert "install or check" in log


def test_the_script_installs_the_library_next_to_it() -> None:
    text = SCRIPT.read_text("utf-8")
    assert '--target "$library"' in text
    assert "${GITHUB_ACTION_PATH:?}" in text
    assert not re.search(r"\$python\" (?!-[IP])", text), "-P and -I keep the job's folder out"
    steps: list[Any] = ACTION["runs"]["steps"]
    assert [step["run"].split()[-1] for step in steps] == ["install", "check"]
