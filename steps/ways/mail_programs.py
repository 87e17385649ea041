"""What a person's mail program signs in with, and at which of the profile's servers."""

import time
from collections.abc import Callable
from dataclasses import replace

from conformance.judging.verdict import NotRun
from conformance.profile import Protocol
from conformance.profile.placeholders import fill
from steps.devices.mail.answers import Answer, NoAnswer, SignIn
from steps.devices.mail.connections import Server
from steps.devices.mail.imap import OpenProgram, read_as
from steps.devices.mail.program import sign_in
from steps.people.actors import Mailbox, Person
from steps.scene import Scene
from steps.ways.other_names import other_name
from steps.ways.refused_logins import need_unused, outlast_lock
from steps.words.logins import OtherName, Password

PATIENCE = 30
"""Seconds that a mail program waits for an answer: a server may hold one back after wrong passwords."""
SLOWER = 1.0
"""Seconds by which an answer is later than the first one where tries are slowed down."""
FOR_PROGRAMS = (OtherName.OTHER_CASE, OtherName.NO_DOMAIN, OtherName.PLUS)
"""The names that a mail program can say: no blanks, and ASCII alone."""
TURNS = 3
"""Ways of signing in that a server may offer: a password that is refused is given in each."""
PAUSE = 0.2
"""Seconds between two looks at whether a connection has ended."""


def try_password(scene: Scene, person: Person, protocol: Protocol, password: Password) -> Answer:
    """Sign in with one of the passwords, and keep what was said; raises NoAnswer as `sign_in_at`."""
    return sign_in_at(scene, person, person.mailbox, protocol, password)


def try_other_names(scene: Scene, person: Person, protocol: Protocol) -> Answer:
    """Sign in with the account password under each other name; what the first came to that is taken.

    Else what the last one came to. Raises NoAnswer as `sign_in_at`.
    """
    names = [other_name(person.mailbox.address, which) for which in FOR_PROGRAMS]
    for name in dict.fromkeys([*names, person.login]):
        there = replace(person.mailbox, address=name)
        answer = sign_in_at(scene, person, there, protocol, Password.ACCOUNT)
        if answer.taken:
            break
    return answer


def sign_in_at(
    scene: Scene, person: Person, mailbox: Mailbox, protocol: Protocol, password: Password
) -> Answer:
    """Sign in to a mailbox with one of this person's passwords, and keep what was said.

    Raises NoAnswer when the server did not say whether it takes the password.
    """
    given = _given(scene, person, password)
    server = server_of(scene, protocol)
    _outlast_cache(scene, password, server)
    if password is Password.CLIENT:
        outlast_lock(scene, TURNS * sum(not one.taken for one in scene.sign_ins))
    keep = _keeper(scene, person, password, server)
    try:
        answer = sign_in(server, mailbox, given)
    except NoAnswer as none:
        keep(str(none))
        raise
    keep(answer.said, taken=answer.taken)
    return answer


def _outlast_cache(scene: Scene, password: Password, server: Server) -> None:
    """Wait until the server has forgotten such a password, where it took one; raises NotRun if too long."""
    programs = scene.target.ixit.mail_programs
    alike = [one for one in scene.sign_ins if (one.by, one.server) == (password.said[0], server)]
    taken = [one.at for one in alike if one.taken]
    if programs and programs.cache_seconds and taken:
        scene.clock.wait(max(0, taken[-1] + programs.cache_seconds - time.monotonic()))


def _keeper(scene: Scene, person: Person, password: Password, server: Server) -> Callable[..., None]:
    """What keeps an answer to a sign-in that begins now, and whether the password was taken."""
    begun = SignIn(f"{person.name}'s mail program", password.said[0], server, time.monotonic(), "")
    return lambda said, taken=False: scene.sign_ins.append(replace(begun, said=said, taken=taken))


def ask_for_others(scene: Scene, person: Person, other: Person) -> Answer:
    """Sign in over IMAP with one's own client password, asking for the other's mailbox; NotRun, NoAnswer."""
    return read_as(_imap(scene), person.mailbox, person.client_password, other.mailbox)


def try_wrong_passwords(scene: Scene, person: Person, protocol: Protocol, count: int) -> None:
    """Give so many wrong passwords of a mailbox's, as a mail program.

    Raises NotRun where they are limited otherwise than by what becomes of the right one, and where people may
    be using the deployment.
    """
    need_unused(scene.target)
    took = [_wrong_password(scene, person, protocol, number) for number in range(count)]
    first, last = max(took[:3]), min(took[-3:])
    if last > first + SLOWER:
        raise NotRun(f"{count} wrong passwords are slowed down: {first:.1f} s, and {last:.1f} s at last")


def _wrong_password(scene: Scene, person: Person, protocol: Protocol, number: int) -> float:
    """Give one, and return how many seconds the answer took."""
    at = time.monotonic()
    try:
        sign_in(server_of(scene, protocol), person.mailbox, f"not{number}{person.password}")
    except NoAnswer as none:
        raise NotRun(f"after {number} wrong passwords the mail server answers no more: {none}") from None
    return time.monotonic() - at


def _given(scene: Scene, person: Person, password: Password) -> str:
    if password is Password.ACCOUNT:
        return person.password
    holder = scene.cast.person("Wang") if password is Password.CLIENT_OF_WANG else person
    return f"not{holder.client_password}" if password is Password.WRONG_CLIENT else holder.client_password


def server_of(scene: Scene, protocol: Protocol) -> Server:
    """The server that the profile names, its port filled in."""
    table = scene.target.ixit.mail_servers[protocol]
    port = int(fill(table.port, scene.stage.around.values))
    seconds = max(PATIENCE, scene.target.ixit.waits.page)
    return Server(protocol, table.host, port, table.tls, table.authority, seconds)


def _imap(scene: Scene) -> Server:
    if "imap" not in scene.target.ixit.mail_servers:
        raise NotRun("the profile names no IMAP server (ixit.mail_programs.imap)")
    return server_of(scene, "imap")


def open_program(scene: Scene, person: Person) -> OpenProgram:
    """A mail program that has signed in over IMAP with the client password; NotRun without IMAP, NoAnswer."""
    server = _imap(scene)
    keep = _keeper(scene, person, Password.CLIENT, server)
    program = OpenProgram(server, person.mailbox, person.client_password)
    keep("signed in, and reads the mail", taken=True)
    return program


def still_read(scene: Scene) -> bool:
    """Whether those that stayed signed in go on reading; a deployment has as long as a page to end them."""
    deadline = time.monotonic() + scene.target.ixit.waits.page
    while time.monotonic() < deadline:
        if not any(program.reads() for program in scene.open_programs):
            return False
        scene.open_programs[-1].hear(PAUSE)
    return True
