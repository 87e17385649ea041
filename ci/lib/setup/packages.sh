# shellcheck shell=bash disable=SC2154  # ci/setup sets purpose
# What the machine's package manager has and the machine lacks. Only apt-get is run for root; else it is said how.

manager() {
    local name
    for name in apt-get dnf brew; do if has "$name"; then echo "$name"; return; fi; done
}

# Ubuntu's chromium is a snap; Debian's has a headless shell of its own.
browser_is_packaged() { has apt-get && ! grep -qi ubuntu /etc/os-release; }

has_font() {
    [[ $OSTYPE != linux* ]] ||
        [[ -n $(find /usr/share/fonts "${HOME-}"/.local/share/fonts -iname '*CJK*' -print -quit 2>/dev/null) ]]
}

# The library that Playwright's own Node needs, and that no package of a minimal Debian 12 brings.
has_library() {
    [[ $OSTYPE != linux* ]] || compgen -G "/usr/lib*/libatomic.so.1" || compgen -G "/usr/lib/*/libatomic.so.1"
}

missing_things() {
    can_get_python || echo python
    has_library >/dev/null || echo library
    has_font || echo font
    [[ $purpose != test ]] || has shellcheck || echo shellcheck
}

# as_packages MANAGER: things, one a line, as this manager calls them.
as_packages() {
    case $1 in
        apt-get) sed 's/^python$/python3 python3-venv/; s/^library$/libatomic1/; s/^font$/fonts-noto-cjk/' ;;
        dnf) sed 's/^python$/python3/; s/^library$/libatomic/; s/^shellcheck$/ShellCheck/
                  s/^font$/google-noto-sans-cjk-vf-fonts/' ;;
        brew) sed 's/^python$/python@3.13/' ;;
        *) sed 's/^python$/Python 3.12, 3.13 or 3.14 with venv;/; s/^library$/libatomic;/; s/^font$/Noto Sans CJK;/' ;;
    esac
}

# Whoever must be asked for other things anyway is asked for Debian's browser too; else Playwright's needs no root.
missing_packages() {
    local things
    things=$(missing_things | as_packages "$(manager)")
    [[ -z $things ]] || echo "$things"
    has_browser || ! browser_is_packaged || { ! is_root && [[ -z $things ]]; } || echo chromium-headless-shell
}

sudo_() { is_root || echo 'sudo '; }

install_command() {
    case $(manager) in
        apt-get) echo "$(sudo_)apt-get update && $(sudo_)apt-get install --no-install-recommends $*" ;;
        dnf) echo "$(sudo_)dnf install $*" ;;
        brew) echo "brew install $*" ;;
        *) echo "your package manager, for $*" ;;
    esac
}

install_packages() {
    local missing
    read -ra missing <<<"$(missing_packages | tr '\n' ' ')"
    [[ -n ${missing[*]-} ]] || return 0
    { is_root && has apt-get; } || stop "missing packages; run: $(install_command "${missing[@]}")"
    export DEBIAN_FRONTEND=noninteractive
    attempt "fetching the package lists" apt-get update
    attempt "installing ${missing[*]}" \
        apt-get install --yes --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}"
}
