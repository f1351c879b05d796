# Shared by ./run and ./check: says what it does, installs what is missing, builds.  Sourced, not run.

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }
fail() { printf 'Plenary: %s\n' "$*" >&2; exit 1; }

# Packages of packages.txt for these purposes (build, check) that are not there yet.
missing_packages() {
  local wanted name purpose
  for purpose in "$@"; do
    wanted+=" $(awk -v purpose="$purpose" '$2 == purpose { print $1 }' packages.txt)"
  done
  command -v node >/dev/null && command -v npm >/dev/null || wanted+=" nodejs npm"
  for name in $wanted; do
    [ "$name" = nodejs ] || [ "$name" = npm ] || {
      dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' && continue
    }
    command -v "$name" >/dev/null && { [ "$name" = nodejs ] || [ "$name" = npm ]; } && continue
    printf '%s ' "$name"
  done
}

# As root or with sudo; otherwise prints the one line that somebody with rights must run, and stops.
install_packages() {
  local missing sudo=""
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null && sudo="sudo -n" || {
      echo "These packages are missing. Please run:" >&2
      echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $missing" >&2
      exit 1
    }
  fi
  say "installing: $missing"
  $sudo apt-get update -qq || fail "apt-get update failed; is the network there?"
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null ||
    fail "apt-get could not install: $missing"
}

# npm modules by the lockfile, then the style, fonts and scripts; nothing if nothing changed.
build_web() {
  local stamp=web/dist/.built-from now
  now=$(cat web/package-lock.json web/vite.config.js web/style/* web/script/* 2>/dev/null | sha256sum | cut -c1-64)
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && [ -d web/node_modules ] && return 0
  say "web: npm ci"
  (cd web && npm ci --no-audit --no-fund --loglevel=error) || fail "npm ci failed in web/"
  say "web: building style and scripts"
  (cd web && npm run --silent build -- --logLevel warn) || fail "the web files could not be built"
  echo "$now" > "$stamp"
}

# Ninja shows how far it is; the compiler cache makes a second build quick, in another clone too: paths below this folder
# are told to it as relative ones, and where it stood when it was built is no part of what is asked.
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1
build_preset() {
  say "building ($1)"
  [ -f "build/$1/build.ninja" ] || cmake --preset "$1" -Wno-dev > "/tmp/plenary-configure-$$.log" 2>&1 ||
    { cat "/tmp/plenary-configure-$$.log" >&2; fail "cmake could not configure $1"; }
  rm -f "/tmp/plenary-configure-$$.log"
  ninja -C "build/$1" ${2:-} || fail "the build of $1 failed"
}
