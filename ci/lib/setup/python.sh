# shellcheck shell=bash disable=SC2154  # ci/setup sets python and requirements
# A Python that has our wheels, and .venv, made with it.

# Can this Python make an environment (a pyenv shim may not run; Debian keeps ensurepip in a package of its own)?
makes_environments() { "$1" -c 'import ensurepip, sqlite3, ssl, venv' &>/dev/null; }

fits() {
    makes_environments "$1" && "$1" -c 'import sys; sys.exit(not (3, 12) <= sys.version_info < (3, 15))' 2>/dev/null
}

# Every Python on PATH, of pyenv and of uv; ours first.
pythons() {
    local version ours=${UV_PYTHON_INSTALL_DIR:-${XDG_DATA_HOME:-${HOME-}/.local/share}/uv/python}
    for version in 3.14 3.13 3.12; do
        type -aP "python$version" || true
        printf '%s\n' "${PYENV_ROOT:-${HOME-}/.pyenv}/versions/$version".*/bin/python \
            "$ours/cpython-$version".*/bin/python | sort -rV
    done
    type -aP python3 || true
}

# first_python TEST: the first that passes.
first_python() {
    local candidate
    while read -r candidate; do
        if "$1" "$candidate"; then echo "$candidate"; return; fi
    done < <(pythons)
    return 1
}

can_get_python() { fits "$python" || first_python fits || has uv || first_python makes_environments; } >/dev/null

# uv brings a Python where the machine's own are too old or too new; where there is no uv, an own one brings uv.
fetch_python() {
    local uv tools
    tools=$(mktemp -d)
    uv=$(type -P uv) || {
        attempt "making an environment for uv" "$(first_python makes_environments)" -m venv "$tools"
        attempt "installing uv" "$tools/bin/python" -m pip install \
            --disable-pip-version-check --require-hashes --requirement=ci/lib/setup/uv.txt
        uv=$tools/bin/uv
    }
    attempt "fetching Python 3.13 by uv (UV_PYTHON_INSTALL_MIRROR names a mirror)" \
        env UV_PYTHON_INSTALL_BIN=0 "$uv" python install 3.13
    rm -rf "$tools"
}

make_environment() {
    local base
    first_python fits >/dev/null || fetch_python
    base=$(first_python fits) || stop "uv has fetched a Python that does not run here: $(uname -sm)"
    attempt "making .venv with $("$base" --version)" "$base" -m venv --clear .venv
}

is_whole() { "$python" ci/lib/setup/whole.py "${requirements[@]}" &>/dev/null; }

pip_install() {
    attempt "installing ${requirements[*]} into .venv" "$python" -m pip install \
        --disable-pip-version-check --require-hashes "${requirements[@]/#/--requirement=}"
}

# An environment that is still not whole then was damaged or moved: it is made anew.
install_requirements() {
    ! is_whole || return 0
    { fits "$python" && "$python" -c 'import pip' 2>/dev/null; } || make_environment
    pip_install
    is_whole || { make_environment; pip_install; }
    "$python" ci/lib/setup/whole.py "${requirements[@]}" || stop "the environment does not hold what it should"
}
