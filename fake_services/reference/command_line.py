"""The command line of the reference: `python -m fake_services.reference`."""

import argparse
import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path

from fake_services.reference import defects, variants
from fake_services.reference.assembly import Reference, Surroundings
from fake_services.reference.defects import CONFORMANT, DEFECTS, Defect
from fake_services.reference.inline import NothingReplaced, Pages
from fake_services.reference.keeper import Keeper
from fake_services.reference.mail_programs import for_programs
from fake_services.reference.methods import METHODS
from fake_services.reference.outgoing.http import http_client
from fake_services.reference.serving import PortTaken, Servers, listen
from fake_services.reference.settings import Settings, SettingsError, load
from fake_services.reference.variants import PLAIN, VARIANTS, Variant

ACCOUNTS = {name: kind for method in METHODS for name, kind in method.accounts}
"""The tables of the settings file that the methods need."""
APPS = ("portal", "mail", "control")
FOR_PROGRAMS = ("imap", "pop3", "submission")
PORTS = (*APPS, *FOR_PROGRAMS)
VARIANT = "REFERENCE_VARIANT"
"""The environment variable that may name the variant, so that a profile need not repeat the command."""
TOKEN = "CONTROL_TOKEN"
"""The environment variable that may hold the token without which nobody uses the control API."""
UNUSABLE_BECAUSE = (
    PortTaken,
    SettingsError,
    NothingReplaced,
    defects.UnknownDefect,
    variants.UnknownVariant,
)
UNUSABLE = 3
"""The exit code for a defect, a variant, a settings file or a port that cannot be used."""


def main() -> int:
    """Serve the reference until it is stopped; returns the exit code."""
    arguments = _parser().parse_args()
    try:
        defect, variant = defects.named(arguments.defect), variants.named(arguments.variant)
        asyncio.run(_serve(arguments, load(arguments.settings, ACCOUNTS), defect, variant))
    except UNUSABLE_BECAUSE as problem:
        sys.stderr.write(f"reference: {problem}\n")
        return UNUSABLE
    except KeyboardInterrupt:
        return 130
    return 0


async def _serve(arguments: argparse.Namespace, settings: Settings, defect: Defect, variant: Variant) -> None:
    Pages.reword(variant.rewordings())
    sockets = {name: listen(name, getattr(arguments, name)) for name in PORTS}
    servers = Servers()
    async with http_client(settings.gateway_seconds, settings.reach) as http:
        around = Surroundings(settings, arguments.store, arguments.smtp, http, servers.ready, variant)
        made = Reference(around, defect)
        apps = {sockets[name]: getattr(made, name) for name in APPS}
        if token := os.environ.get(TOKEN):
            apps[sockets["control"]] = Keeper(made.control, token)
        async with for_programs(lambda: made.post_office, *(sockets[name] for name in FOR_PROGRAMS)):
            await servers.serve(apps)


class ListDefects(argparse.Action):
    """The option that lists the defects, one a line, and ends."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Write id, clause and sentence of each, tabs between them."""
        lines = (f"{defect.id}\t{defect.clause}\t{defect.sentence}\n" for defect in DEFECTS)
        sys.stdout.writelines(lines)
        parser.exit()


class ListVariants(argparse.Action):
    """The option that lists the variants, one a line, and ends."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Write id and sentence of each, a tab between them."""
        sys.stdout.writelines(f"{variant.id}\t{variant.sentence}\n" for variant in VARIANTS)
        parser.exit()


def _host_and_port(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not HOST:PORT")
    return host, int(port)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m fake_services.reference", description=__doc__)

    def needed(name: str, type: Callable[[str], object], metavar: str, help: str) -> None:
        parser.add_argument(f"--{name}", type=type, metavar=metavar, required=True, help=help)

    for name in PORTS:
        needed(name, int, "PORT", f"port of the {name} on 127.0.0.1")
    needed("smtp", _host_and_port, "HOST:PORT", "mail server that takes codes for backup mailboxes")
    needed("store", Path, "FILE", "the sqlite file, made anew")
    needed("settings", Path, "FILE", "hosts and gateway credentials (TOML)")
    parser.add_argument("--defect", default=CONFORMANT.id, metavar="ID", help="start with this defect")
    variant = os.environ.get(VARIANT, PLAIN.id)
    parser.add_argument("--variant", default=variant, metavar="ID", help=f"default: ${VARIANT}, or none")
    parser.add_argument("--list-variants", action=ListVariants, nargs=0, help="list id and sentence")
    parser.add_argument("--list-defects", action=ListDefects, nargs=0, help="list id, clause and sentence")
    return parser
