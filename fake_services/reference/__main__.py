"""The command line of the reference: `python -m fake_services.reference`."""

import argparse
import asyncio
import sys
from pathlib import Path

from fake_services.reference.assembly import assemble
from fake_services.reference.defects import CONFORMANT, DEFECTS, Defect
from fake_services.reference.outgoing.http import http_client
from fake_services.reference.serving import PortTaken, Servers, listen
from fake_services.reference.settings import Settings, SettingsError, load

USAGE = 3
"""The exit code for a command line, a settings file or a port that cannot be used."""


def main() -> int:
    """Serve the reference until it is stopped; returns the exit code."""
    arguments = _parser().parse_args()
    if arguments.list_defects:
        sys.stdout.writelines(f"{d.id}\t{d.clause}\t{d.sentence}\n" for d in DEFECTS)
        return 0
    try:
        asyncio.run(_serve(arguments, load(arguments.settings), _defect(arguments.defect)))
    except (PortTaken, SettingsError, UnknownDefect) as problem:
        sys.stderr.write(f"reference: {problem}\n")
        return USAGE
    except KeyboardInterrupt:
        return 130
    return 0


async def _serve(arguments: argparse.Namespace, settings: Settings, defect: Defect) -> None:
    ports = {name: getattr(arguments, name) for name in ("portal", "mail", "control")}
    sockets = [listen(name, port) for name, port in ports.items()]
    servers = Servers()
    async with http_client() as http:
        made = assemble(settings, arguments.store, arguments.smtp, defect, http, servers.ready)
        apps = (made.portal, made.mail, made.control)
        await servers.serve(dict(zip(sockets, apps, strict=True)))


class UnknownDefect(Exception):
    """No defect has this id."""


def _defect(id: str) -> Defect:
    for defect in (CONFORMANT, *DEFECTS):
        if defect.id == id:
            return defect
    raise UnknownDefect(f"no defect {id!r}; --list-defects lists them")


def _host_and_port(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not HOST:PORT")
    return host, int(port)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m fake_services.reference", description=__doc__)
    for name in ("portal", "mail", "control"):
        parser.add_argument(f"--{name}", type=int, metavar="PORT", help=f"port of the {name} on 127.0.0.1")
    parser.add_argument("--smtp", type=_host_and_port, metavar="HOST:PORT", help="mail server for codes")
    parser.add_argument("--store", type=Path, metavar="FILE", help="the sqlite file, made anew")
    parser.add_argument("--settings", type=Path, metavar="FILE", help="hosts and gateway credentials (TOML)")
    parser.add_argument("--defect", default=CONFORMANT.id, metavar="ID", help="start with this defect")
    parser.add_argument("--list-defects", action="store_true", help="list id, clause and sentence of each")
    return parser


if __name__ == "__main__":
    sys.exit(main())
