#!/bin/sh
# axe.sh GALLERY WEB OUT CHROMIUM: installs and builds what the pages need, writes the pages, checks each,
# and what scripts do on them.
set -eu
gallery=$1 web=$2 out=$3 chromium=$4
cd "$web"
[ -d node_modules/axe-core ] || npm ci --no-audit --no-fund --loglevel=error
npx tsc --noEmit
npx vite build --logLevel error
rm -rf "$out"
"$gallery" "$out" dist
node test/script.mjs "$out" "$chromium"
exec node test/axe.mjs "$out" "$chromium"
