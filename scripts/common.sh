# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# What scripts/run and scripts/test share: the packages that building needs. Source it.

# Names of Debian 12; all that is needed without what these recommend.
packages="g++ cmake ninja-build qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools \
libqcustomplot-dev libeigen3-dev nlohmann-json3-dev zlib1g-dev libutf8proc-dev fonts-lmodern fonts-noto-core"

say() {
  printf '%s\n' "$*" >&2
}

missing_packages() {
  for package in $packages; do
    state=$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null || true)
    case $state in
      ii*) ;;
      *) printf '%s ' "$package" ;;
    esac
  done
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# Installs what is missing where apt is; elsewhere says what is needed and goes on.
install_packages() {
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    if ! command -v cmake >/dev/null || ! command -v ninja >/dev/null; then
      say "Please install, under the names of your system (these are Debian 12's):"
      say "  $packages"
      exit 1
    fi
    return
  fi
  missing=$(missing_packages)
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    say "Not installed, and neither root nor sudo to install them: $missing"
    say "Run as root: apt-get install --no-install-recommends $missing"
    say "Going on with what is there."
    return 0
  fi
  say "Installing: $missing"
  # shellcheck disable=SC2086 # a list of names
  if ! { as_root apt-get -qq update &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install \
      $missing >/dev/null; }; then
    say "apt could not install these; going on with what is there."
  fi
}

# configure PRESET: once; afterwards ninja configures again by itself when a CMake file has changed.
configure() {
  [ ! -f "build/$1/build.ninja" ] || return 0
  say "Configuring build/$1"
  launcher=
  if command -v ccache >/dev/null; then
    launcher=-DCMAKE_CXX_COMPILER_LAUNCHER=ccache
  fi
  mkdir -p "build/$1"
  if ! cmake --preset "$1" $launcher >"build/$1/configure.log" 2>&1; then
    cat "build/$1/configure.log" >&2
    rm -f "build/$1/build.ninja"
    say "Configuring failed. On Debian 12 it needs: $packages"
    exit 1
  fi
}
