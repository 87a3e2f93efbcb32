# SPDX-License-Identifier: Apache-2.0
# What packaging/start and packaging/check share. Sourced; `root` is the top of the clone.
# shellcheck shell=bash disable=SC2154

say() {
    printf '%s\n' "$*"
}

# Runs a command as root: we are root, or sudo lets us.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# May we become root? sudo may ask for its password where somebody can answer.
can_be_root() {
    [ "$(id -u)" = 0 ] && return 0
    command -v sudo >/dev/null || return 1
    sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }
}

# install_packages build test: those of the sections that aren't installed yet.
install_packages() {
    local sections="$*" wanted missing installed
    wanted=$(awk -v sections=" $sections " 'index(sections, " " $1 " ") { print $2 }' \
        "$root/packaging/packages" | sort -u)
    installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' 2>/dev/null |
        awk '$1 == "installed" { print $2 }' | sort -u)
    missing=$(comm -23 <(printf '%s\n' "$wanted") <(printf '%s\n' "$installed"))
    [ -n "$missing" ] || return 0

    local install=(apt-get install --yes --no-install-recommends)
    # shellcheck disable=SC2206 # one word a package
    local packages=($missing)
    if ! can_be_root; then
        say "Some packages are missing, and only root can install them. Please run:"
        say "${install[*]} ${packages[*]}"
        exit 1
    fi
    say "== packages: installing ${#packages[@]}"
    local log started=$SECONDS
    log=$(mktemp)
    export DEBIAN_FRONTEND=noninteractive
    if ! { as_root apt-get update &&
        as_root env DEBIAN_FRONTEND=noninteractive "${install[@]}" \
            -o DPkg::Lock::Timeout=300 "${packages[@]}"; } >"$log" 2>&1; then
        tail -n 20 "$log"
        rm -f "$log"
        say "The packages couldn't be installed: ${install[*]} ${packages[*]}"
        exit 1
    fi
    rm -f "$log"
    say "== packages: installed in $((SECONDS - started)) s"
}

# Hits in ccache from clones in other folders.
use_ccache() {
    export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
}

# Passes on what a build prints, but of its progress only each fifth.
brief_progress() {
    local line fifth last=0
    while IFS= read -r line; do
        if [[ $line =~ ^\[([0-9]+)/([0-9]+)\]' ' ]]; then
            fifth=$((5 * BASH_REMATCH[1] / BASH_REMATCH[2]))
            [ "$fifth" -gt "$last" ] || continue
            last=$fifth
            line="   ${BASH_REMATCH[1]} of ${BASH_REMATCH[2]}"
        fi
        say "$line"
    done
}

# build PRESET TARGET…: configures and builds quietly; what fails is printed whole.
build() {
    local preset=$1 started=$SECONDS log
    shift
    log=$(mktemp)
    if ! cmake -S "$root" --preset "$preset" >"$log" 2>&1; then
        cat "$log"
        rm -f "$log"
        say "== build $preset: can't be configured"
        return 1
    fi
    rm -f "$log"
    if ! cmake --build "$root/build/$preset" --parallel "$(nproc)" ${1:+--target "$@"} 2>&1 |
        brief_progress; then
        say "== build $preset: failed"
        return 1
    fi
    say "== build $preset: $((SECONDS - started)) s"
}

# What a bare machine lacks: a locale that knows Chinese, a folder for sockets that is ours alone.
set_up_environment() {
    export LC_ALL=C.UTF-8
    if [ -z "${XDG_RUNTIME_DIR:-}" ] || ! [ -O "${XDG_RUNTIME_DIR:-/}" ]; then
        XDG_RUNTIME_DIR=$(mktemp -d)
        chmod 0700 "$XDG_RUNTIME_DIR"
        export XDG_RUNTIME_DIR
    fi
}
