# shellcheck shell=bash
# What every part of ci/setup says and asks.

say() { printf 'ci/setup: %s\n' "$1" >&2; }
stop() { say "$1"; exit 3; }
has() { command -v "$1" >/dev/null; }
is_root() { [[ $(id -u) == 0 ]]; }

# attempt WHAT COMMAND…: says WHAT and runs the command, whose output is shown only when it fails.
attempt() {
    local what=$1 output
    shift
    say "$what"
    output=$("$@" 2>&1 </dev/null) || { printf '%s\n' "$output" >&2; stop "failed: $what (the reason stands above)"; }
}
