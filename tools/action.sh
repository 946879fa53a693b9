#!/usr/bin/env bash
# What action.yml runs: `install` puts the library beside the job, `check` checks the files.
# Everything that a user gives comes in the environment, and none of it is ever run as code.
# It keeps to bash 3.2, which is what macOS has.
set -euo pipefail

python=${GPAI_PYTHON:-python3}
library=${RUNNER_TEMP:?}/gpai-code

install() {
  "$python" -P -m pip install --quiet --disable-pip-version-check --upgrade --target "$library" \
    "${GITHUB_ACTION_PATH:?}"
}

fail() {
  printf 'gpai-code: %s\n' "$1" >&2
  finish 1
}

finish() {
  printf 'exit-code=%s\n' "$1" >>"${GITHUB_OUTPUT:-/dev/null}"
  exit "$1"
}

expand() { # adds what a pattern matches to the files of its caller
  local IFS= match
  for match in $1; do files+=("$match"); done
}

check() {
  local output=${GPAI_OUTPUT:-} line
  local files=()
  case $output in
    *$'\n'* | *$'\r'*) fail "the name of the output has a line break" ;;
  esac
  printf 'report=%s\n' "$output" >>"${GITHUB_OUTPUT:-/dev/null}"

  shopt -s nullglob
  shopt -s globstar 2>/dev/null || true # from bash 4 on
  while read -r line || [[ -n $line ]]; do
    [[ -n $line ]] || continue
    if [[ -e $line || $line != *[*?[]* ]]; then
      files+=("$line")
    else
      expand "$line"
    fi
  done <<<"${GPAI_FILES:-}"
  ((${#files[@]})) || fail "no file matches; give paths or patterns, one on each line"

  local words=(check "--format=${GPAI_FORMAT:-text}" "--fail-on=${GPAI_FAIL_ON:-missing}")
  local annotations=
  if [[ ${GPAI_FORMAT:-} == github ]]; then
    [[ -z $output ]] || fail "format github annotates lines; leave output out"
    annotations=$RUNNER_TEMP/gpai-code-annotations.txt
    output=$annotations
    rm -f -- "$annotations"
  fi
  [[ -z $output ]] || words+=("--output=$output" --force)
  [[ -z ${GPAI_SYSTEMIC_RISK:-} ]] || words+=("--systemic-risk=$GPAI_SYSTEMIC_RISK")
  [[ -z ${GPAI_FACTS:-} ]] || words+=("--facts=$GPAI_FACTS")

  # names of files are printed, and the runner takes no line in between for a command
  local mark code=0
  mark=$("$python" -I -c 'import secrets; print(secrets.token_hex(16))')
  printf '::stop-commands::%s\n' "$mark"
  # -P and -I: nothing in the folder that is checked may stand in for a module
  PYTHONPATH=$library "$python" -P -m gpai_code "${words[@]}" -- "${files[@]}" 2>&1 || code=$?
  printf '::%s::\n' "$mark"
  # every line of this report is a command that the library has written
  [[ -z $annotations || ! -f $annotations ]] || cat -- "$annotations"
  finish "$code"
}

case ${1:-} in
  install | check) "$1" ;;
  *) fail "say install or check" ;;
esac
