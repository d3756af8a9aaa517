#!/usr/bin/env bash
# Resolves constraints/*.txt from pyproject.toml: every version pinned, every file's digest listed, no index named.
# dev.txt is resolved first and pins the others, so that one environment can hold all of them.
set -euo pipefail
cd "$(dirname "$0")/.."

uv=$(command -v uv || true)
if [ -z "$uv" ]; then
  echo "constraints: uv is not installed; put it on the path and try again" >&2
  exit 1
fi

compile() { # compile OUTPUT ARGUMENTS…
  "$uv" pip compile --quiet --no-header --universal --python-version 3.11 --generate-hashes --no-annotate \
    --no-emit-index-url --no-emit-find-links --output-file "$@" pyproject.toml
}

compile constraints/dev.txt --all-extras --group build --group test --group peers --group browser --group lint --group docs --group bench --group release
compile constraints/run.txt --extra pdf --extra site --extra zh --group build --constraint constraints/dev.txt
compile constraints/fuzz.txt --group fuzz --constraint constraints/dev.txt
