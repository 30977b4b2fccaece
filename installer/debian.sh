# shellcheck shell=bash
# For installer/run, tests/run and .ci/run: brings the packages that are missing. Sourced, from the root of the
# checkout.

# packages_of GROUP...: the names in installer/packages, without those whose command is here from elsewhere.
packages_of() {
  local group package command
  while read -r group package command; do
    if [[ " $* " == *" $group "* ]] && { [ -z "$command" ] || ! command -v "$command" >/dev/null; }; then
      printf '%s\n' "$package"
    fi
  done <installer/packages
}

# missing_packages NAME...: those that are not installed.
missing_packages() {
  local installed name
  # shellcheck disable=SC2016
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p')
  for name in "$@"; do
    grep -qxF "$name" <<<"$installed" || printf '%s\n' "$name"
  done
}

# need_packages GROUP...: installs what is missing of these groups, and does nothing at all where nothing is.
need_packages() {
  local wanted missing as_root=()
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is no Debian: the packages in installer/packages have to be here already." >&2
    return 0
  fi
  mapfile -t wanted < <(packages_of "$@")
  mapfile -t missing < <(missing_packages "${wanted[@]}")
  [ "${#missing[@]}" -eq 0 ] && return 0

  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "These packages are missing; install them as root, then try again:" >&2
      echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "Installing ${#missing[@]} packages: ${missing[*]}"
  apt_get "${as_root[@]}" -- update
  apt_get "${as_root[@]}" -- install -y --no-install-recommends "${missing[@]}"
}

# apt_get [sudo] -- ARGUMENT...: quiet unless it fails, and never asks.
apt_get() {
  local as_root=() log
  while [ "$1" != -- ]; do as_root+=("$1"); shift; done
  shift
  log=$(mktemp)
  if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" </dev/null >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}
