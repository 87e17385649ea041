"""The profile that the answers begin."""

import json
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from conformance.beginning.questions import CODE
from conformance.beginning.recordings import Recorded
from conformance.catalogue import said

NUMBERS = (
    "# Phones of yours, that may receive messages.\n"
    'numbers = ["+8613900000001", "+8613900000002", "+8613900000003", "+8613900000004"]'
)
PHONES = {
    "fake": (
        "\n[ixit.gateways.tencent]  # or alibaba, or http: docs/profile.md\n"
        'secret_id = "AKID…"\nsecret_key = "…"\napp_id = "1400000000"\nsign_name = "…"\n'
        'templates = { "1000001" = "您的验证码为{1}，{2}分钟内有效" }'
    ),
    "webhook": '\n[ixit.phones.webhook]\nport = 8099\nsecret = "{env:SINK_TOKEN}"',
    "command": f'{NUMBERS}\n\n[ixit.phones.command]\ncommand = ["./messages", "{{number}}", "{{since}}"]',
    "operator": NUMBERS,
}
OUTBOUND = (
    "\n[ixit.outbound]  # the deployment calls its gateways through this proxy: docs/gateways.md\n"
    'proxy = 3128\nauthority = "ca"'
)
STARTED = (
    'ports = ["web"]  # free ones, found at each run\n'
    'ready = "http://127.0.0.1:{web}/"  # answers 200 or a redirect within 30 s, once it can be used\n'
    "environment = {}  # beside HTTPS_PROXY and SSL_CERT_FILE, by which its calls come to our gateways"
)
ACCOUNTS = {
    "control": (
        '[ixit.hooks.create_person]\nmethod = "POST"\nurl = "http://127.0.0.1:PORT/people"\n'
        'body = { login = "{login}", password = "{password}", name = "{name}", address = "{address}", '
        'letter = "{letter}" }'
    ),
    "command": 'command = ["./make-account"]  # prints one as JSON: docs/accounts.md',
    "pool": (
        'folder = "lent"  # the same for every run\n\n'
        '[[ixit.accounts.pool]]\nlogin = "test1"\npassword_env = "POOL_TEST1"\n'
        'mailboxes = [{ address = "test1@example.edu", letter = "aster-7301" }]\n'
        'number = "+8613900000001"\nnew_number = "+8613900000002"\nbackup = "test1@example.org"\n\n'
        '[[ixit.accounts.pool]]\nlogin = "test2"\npassword_env = "POOL_TEST2"\n'
        'mailboxes = [{ address = "test2@example.edu", letter = "aster-7302" }]\n'
        'number = "+8613900000003"\nnew_number = "+8613900000004"\nbackup = "test2@example.org"'
    ),
}


_COMMENT = re.compile(r"^((?:.*  )?# )(.+)$", re.MULTILINE)


def written(answers: Mapping[str, str], recorded: Recorded, language: str = "en") -> str:
    """Return the TOML text of the profile; what nobody knows yet is the guide's, or stands in a comment.

    language: of the comments.
    """
    text = "\n".join(_lines(answers, recorded)) + "\n"
    return _COMMENT.sub(lambda found: found[1] + said(found[2], language), text)


def _lines(answers: Mapping[str, str], recorded: Recorded) -> Iterator[str]:
    doors = [door for door in ("portal", "direct") if answers[door]] or ["direct"]
    yield "# Begun by `python -m conformance new`. How to go on: docs/new-target.md; keys: docs/profile.md."
    yield f"name = {_text(answers['name'])}"
    yield 'guide = "KUST guide"'
    yield f"\n[ics]\nmethods = {json.dumps(answers['methods'].split())}"
    yield f"doors = {json.dumps(doors)}"
    yield f"\n[ics.codes]\npattern = {_text(_pattern(answers['example']))}"
    yield f"\n[ics.trust]\nafter_binding = {str(answers['trust'] == 'yes').lower()}"
    yield from _ixit(answers)
    yield from _screens(recorded, doors)


def _ixit(answers: Mapping[str, str]) -> Iterator[str]:
    addresses = {key: answers[key] for key in ("mail", "portal", "direct") if answers[key]}
    if not answers["portal"]:
        addresses.setdefault("direct", answers["mail"])
    hosts = dict.fromkeys(urlsplit(address).hostname or "" for address in addresses.values())
    yield '\n[ixit]\nclock = "real"'
    if not answers["served"]:
        yield f"allowed_hosts = {json.dumps(list(hosts))}"
        yield "# allow_production = true  # say so if you may: a run binds, unbinds and sends messages there"
    yield "\n[ixit.addresses]"
    yield from (f"{key} = {_text(address)}" for key, address in addresses.items())
    yield from _served(answers, hosts)
    yield (
        '\n[ixit.people]\nnumber = "+86139########"\naddress = "person########@example.edu"\n'
        'backup = "backup########@example.org"'
    )
    if "sms" in answers["methods"].split():
        yield f"\n[ixit.phones]\nkind = {_text(answers['phones'])}\n{PHONES[answers['phones']]}"
    port = "{web}" if _command(answers) else answers["served"] or "8000"
    accounts = ACCOUNTS[answers["accounts"]].replace("PORT", port)
    yield f"\n[ixit.accounts]\ncome_from = {_text(answers['accounts'])}\n\n{accounts}"


def _served(answers: Mapping[str, str], hosts: Iterable[str]) -> Iterator[str]:
    served, command = answers["served"], _command(answers)
    yield "\n[ixit.hosts]"
    yield from (f"{_text(host)} = {_text('{web}' if command else served)}" for host in hosts if served)
    if command:
        yield f"\n[ixit.start]\ncommand = {json.dumps(command, ensure_ascii=False)}\n{STARTED}"
    elif answers["phones"] == "fake":
        yield OUTBOUND


def _command(answers: Mapping[str, str]) -> list[str]:
    """The command that starts the deployment; nothing where it runs already."""
    served = answers["served"]
    return [] if served.isdigit() else shlex.split(served)


def _screens(recorded: Recorded, doors: list[str]) -> Iterator[str]:
    yield "\n# Screens: what is not said here is worded as in the guide. --check names what is there instead."
    for screen, words in recorded.screens.items():
        name = screen if screen != "login" else "portal_login" if doors[0] == "portal" else "mail_login"
        yield f"\n[ixit.screens.{name}]"
        yield from (f"{key} = {_text(said)}" for key, said in words.items())


def _pattern(example: str) -> str:
    """The pattern of a code in an example of a message, after the words in front of it."""
    found = CODE.search(example)
    assert found  # the question takes no other answer
    before = re.escape(example[max(0, found.start() - 6) : found.start()])
    kind = "[0-9]" if found[1].isdigit() else "[0-9A-Z]" if found[1].isupper() else "[0-9A-Za-z]"
    return f"{before}({kind}{{{len(found[1])}}})"


def _text(said: str) -> str:
    """A text as TOML has it; JSON's is one."""
    return json.dumps(said, ensure_ascii=False)
