#!/bin/sh
# Sealing in TypeScript: the vectors of cases/ballot, and each ballot cast by the program.
#     sealed.sh PLENARY
set -eu
program=$(realpath "$1")
cd "$(dirname "$0")/../../web"
if ! [ -d node_modules/@noble/curves ] || ! [ -d node_modules/esbuild ]; then
  echo "skipped: the web packages are not installed"
  exit 0
fi
exec node test/sealed.mjs "$program"
