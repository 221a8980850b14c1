#!/usr/bin/env bash
# The page in Debian's Chromium; where there is none and none may be installed, that is said and nothing is tested.
set -euo pipefail
cd "$(dirname "$0")"
if ! command -v chromium >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get update -q && apt-get install -qy --no-install-recommends chromium; } || true
fi
if ! command -v chromium >/dev/null; then
  echo "The page is not tested in a browser: there is no chromium here, and it cannot be installed."
  exit 0
fi
CHROMIUM=${CHROMIUM:-$(command -v chromium)} node --test --test-concurrency=1 --test-reporter=spec room.test.mjs reader.test.mjs judging.test.mjs filters.test.mjs
