# shellcheck shell=bash disable=SC2154  # ci/setup sets python
# A Chromium: the one that is named, Debian's, or Playwright's own.

check_named_browser() {
    [[ -z ${CHROMIUM-} ]] || has "$CHROMIUM" || stop "CHROMIUM is $CHROMIUM, which cannot be run: name a Chromium"
}

has_browser() { [[ -n ${CHROMIUM-} ]] || has chromium-headless-shell; }

own_browser_starts() {
    "$python" -c 'from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    playwright.chromium.launch(chromium_sandbox=False).close()' &>/dev/null
}

# What brings a Chromium, or the libraries that Playwright's own lacks.
browser_remedy() {
    case $(manager) in
        apt-get)
            if browser_is_packaged; then install_command chromium-headless-shell
            else echo "$(sudo_)$python -m playwright install-deps chromium"; fi ;;
        dnf) install_command chromium-headless ;;
        *) echo "$python -m playwright install --only-shell chromium" ;;
    esac
}

install_browser() {
    local output libraries=
    ! has_browser && ! own_browser_starts || return 0
    ! { is_root && has apt-get; } || libraries=--with-deps
    say "fetching Playwright's Chromium (PLAYWRIGHT_DOWNLOAD_HOST names a mirror)"
    output=$("$python" -m playwright install $libraries --only-shell chromium 2>&1 </dev/null) || true
    own_browser_starts || { printf '%s\n' "$output" >&2; stop "no Chromium starts here; run: $(browser_remedy)"; }
}
