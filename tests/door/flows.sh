#!/bin/sh
# flows.sh PLENARY WEB CHROMIUM: builds the web files if they are not there, then walks one decision whole.
set -eu
cd "$2"
[ -d node_modules/axe-core ] || npm ci --no-audit --no-fund --loglevel=error
[ -f dist/.vite/manifest.json ] || npx vite build --logLevel error
exec node test/flows.mjs "$1" dist "$3"
