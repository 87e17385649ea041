"""What a scenario shows to the judge: pictures, what phones received, the wire, and what is secret."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from urllib.parse import urlsplit

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import TimeoutError as NothingAppeared

from conformance.judging.redaction import Redactor
from conformance.judging.verdict import NotReached
from conformance.profile.methods.sms import Http
from steps import methods
from steps.clocks import ahead
from steps.credentials import SUT, credentials, in_text, is_dull
from steps.devices import tracing
from steps.devices.device import Device
from steps.devices.mail.answers import SignIn
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.missed import spoken
from steps.screens.picture import picture
from steps.screens.transcript import drawn
from steps.surroundings import Exchange
from steps.ways.requests.sending import said_at

POLLED = tuple(part for method in methods.METHODS for part in method.polled)
"""In the addresses at which a script says what became of a QR code."""

KEY_LINK = "otpauth://"
"""How the QR code of an authenticator's key begins."""
LAST, LINE = 8, 400
"""Exchanges that are drawn where no browser takes part, and characters of each."""
LONG = 6
"""Characters of what is covered in pictures at least."""


MANY = 5000
"""Credentials of one scenario that are looked for wherever something is shown."""


class TooMuch(Exception):
    """More secrets than can be looked for: nothing in which they may stand is shown."""


class NoPicture(NotReached):
    """There is none, or it is withheld; the text says why."""


class SceneWitness:
    """Answers the judge's questions about one scene (conformance.judging.witness.Witness)."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._around = scene.stage.around
        self._heard = scene.stage.mark
        self._handed_out: dict[str, str] = {}
        """What the wire has shown of sessions so far."""

    def browser(self) -> str:
        """The browser's name and version."""
        return self._around.browser.version

    def picture(self) -> bytes | None:
        """A JPEG of the browser in front, or of what was said on the wire where there is none.

        Typed fields, secrets and secret QR codes are masked. Raises NoPicture.
        """
        if not self._scene.browsers.used:
            return self._drawn()
        taken = self._taken()
        if any(text.startswith(KEY_LINK) for text in self._scene.handset.qr_codes(taken)):
            raise NoPicture("it showed the QR code of a secret")
        return taken

    def _drawn(self) -> bytes | None:
        redactor = Redactor(self.secrets())
        lines = [redactor.beginning(_told(exchange), LINE) for exchange in self.wire()[-LAST:]]
        return drawn(self._around.browser.beside(), lines) if lines else None

    def _taken(self) -> bytes:
        device, secrets = self._scene.browsers.in_front, self._to_cover()
        with suppress(BrowserError):  # the headless shell sometimes cannot at the first try
            return _photographed(device, secrets)
        try:
            return _photographed(device, secrets)
        except BrowserError as error:
            raise NoPicture(f"the browser could not take it: {spoken(error)}") from None

    def traces(self) -> list[bytes]:
        """Playwright's traces of the browsers that are open, secrets and all; none unless the run traces."""
        every = self._scene.browsers.every if self._scene.stage.traced else ()
        return [tracing.end(device.context) for device in every]

    def trouble(self) -> str | None:
        """Why this world cannot be believed now: a dead or a silent part, or a transport error meanwhile."""
        faults = self._around.recorder.faults(self._scene.stage.mark)
        return self._around.dead() or (faults[0] if faults else self._around.silent()) or None

    def now(self) -> float:
        """Seconds since the scenario began."""
        return time.monotonic() - self._scene.clock.began

    def phone(self) -> list[tuple[str, float | None]]:
        """What the phones and backup mailboxes of the cast received, one line each, and when, if known."""
        began = self._scene.clock.began
        return [
            (f"{name} ({to}): {' '.join(text.split())}", came and came - began)
            for name, to, text, came in self._messages()
        ]

    def spent(self) -> dict[str, int]:
        """What the scenario caused, with the fields of `conformance.run.Spent`."""
        arrived, people = self._scene.arrivals.evidence, self._scene.cast.everybody
        addresses = [to for person in people for to in person.addresses]
        to_each = [len(arrived(number)) for person in people for number in person.numbers]
        return {
            "logins": sum(device.logins for device in self._scene.browsers.every) + len(self._scene.sign_ins),
            "sms": sum(to_each),
            "sms_to_one": max(to_each, default=0),
            "mails": sum(len(arrived(address)) for address in addresses),
            "tries": sum(one.wrong_codes + len(one.tried) for one in self._scene.browsers.every),
        }

    def refusals(self) -> list[str]:
        """What our gateways and sink turned away, one line each, with the seconds since the beginning."""
        return [f"{one.at - self._scene.clock.began:.1f} s: {one}" for one in self._around.refusals.all()]

    def gaps(self) -> list[str]:
        """What was said and not heard: posts that our own sink turned away, answers past what is kept."""
        return [*self._around.refusals.unheard(), *self._around.recorder.gaps(self._scene.stage.mark)]

    def wire(self) -> list[dict[str, object]]:
        """The exchanges of this scenario, without style sheets, scripts and pictures; then what was said
        to mail programs, which do not come through the proxy."""
        exchanges = [*self._around.recorder.since(self._scene.stage.mark), *self._unanswered()]
        seen = [self._line(exchange) for exchange in exchanges if not _dull(exchange)]
        return [*seen, *map(self._spoken, self._scene.sign_ins)]

    def _unanswered(self) -> Iterable[Exchange]:
        return self._around.recorder.unanswered(self._scene.clock.began)

    def answered(self) -> dict[str, str]:
        """Who answered at the deployment's hosts, as the proxy saw it."""
        return {_host(one): one.answered_by for one in self._deployments() if one.answered_by}

    def clocks(self) -> Mapping[str, float]:
        """How many seconds the clocks of the deployment's hosts are ahead of ours."""
        return ahead(self._deployments())

    def _deployments(self) -> list[Exchange]:
        hosts = {urlsplit(address).hostname for address in self._scene.target.addresses}
        exchanges = self._around.recorder.since(self._scene.stage.mark)
        return [one for one in exchanges if _host(one) in hosts]

    def secrets(self) -> Mapping[str, str]:
        """Numbers, passwords, keys, codes, and what the wire shows of sessions, each with its name."""
        people = self._scene.cast.everybody
        found = {secret: name for person in people for secret, name in secrets_of(person)}
        for number, code in enumerate(self._codes(), 1):
            found.setdefault(code, f"code {number}")
        for secret, name in [*self._scene.cast.made_up.secret_ones.items(), *self._credentials()]:
            found.setdefault(secret, name)
        return found

    def _codes(self) -> Iterator[str]:
        for text in [*(text for _, _, text, _ in self._messages()), *self._scene.handset.everything()]:
            with suppress(Missing):
                yield self._scene.arrivals.code_in(text)

    def _unsent(self, asked: Iterable[Exchange]) -> Iterator[str]:
        """The codes that a deployment's own HTTP gateway was asked to send, though it may have sent none."""
        gateway = self._scene.target.ixit.gateways.given().get("http")
        if isinstance(gateway, Http):
            calls = (one for one in asked if one.listener == SUT and _host(one) == gateway.host)
            for text in (text for call in calls for text in said_at(call, gateway.text)):
                with suppress(Missing):
                    yield self._scene.arrivals.code_in(text)

    def _credentials(self) -> Iterator[tuple[str, str]]:
        """What is known by what it is called, in an order of its own: `ticket 1`, `ticket 2`."""
        yield str(self._around.values["token"]), "token of this run"
        told = [one for text in self._scene.stage.said for one in in_text(text)]
        heard, self._heard = self._heard, self._around.recorder.mark()
        asked = [*self._around.recorder.since(heard), *self._unanswered()]
        self._handed_out |= dict(credentials(asked)) | dict.fromkeys(self._unsent(asked), "code")
        if len(self._handed_out) > MANY:
            raise TooMuch(f"more than {MANY:,} tickets, tokens and the like were handed out")
        open_names = {name for person in self._scene.cast.everybody for name in names_of(person)}
        numbers: Counter[str] = Counter()
        for secret, called in (dict(told) | self._handed_out).items():
            if secret not in open_names:
                numbers[called] += 1
                yield secret, f"{called} {numbers[called]}"

    def _to_cover(self) -> list[str]:
        """Numbers, passwords and keys, as people write them."""
        people = self._scene.cast.everybody
        known = {secret for person in people for secret, _ in secrets_of(person)}
        known |= self._scene.cast.made_up.secret_ones.keys()
        return sorted(secret.removeprefix("+86") for secret in known if len(secret) >= LONG)

    def _messages(self) -> list[tuple[str, str, str, float | None]]:
        return [
            (f"{person.name}'s {thing}", to, text, came)
            for person in self._scene.cast.everybody
            for thing, to in inboxes_of(person)
            for text, came in self._scene.arrivals.dated(to)
        ]

    def _spoken(self, sign_in: SignIn) -> dict[str, object]:
        return {
            "who": sign_in.who,
            "method": sign_in.server.protocol.upper(),
            "url": f"{sign_in.server.protocol}://{sign_in.server.host}:{sign_in.server.port}",
            "status": None,
            "request": sign_in.by,
            "response": sign_in.said,
            "error": None,
            "seconds": sign_in.at - self._scene.clock.began,
        }

    def _line(self, exchange: Exchange) -> dict[str, object]:
        return {
            "who": self._scene.stage.listeners.get(exchange.listener, "SUT"),
            "method": exchange.method,
            "url": exchange.url,
            "status": exchange.status,
            "request": exchange.request_body.decode(errors="replace"),
            "response": exchange.response_body.decode(errors="replace"),
            "error": "refused" if exchange.kind == "refused" else exchange.error,
            "seconds": exchange.at - self._scene.clock.began,
            "note": self._scene.stage.told(exchange.note),
        }


def _photographed(device: Device, secrets: Sequence[str]) -> bytes:
    """The same; NoPicture where the page is busy."""
    try:
        return picture(device, secrets)
    except NothingAppeared:
        raise NoPicture("the page was busy, or being left, and could not be photographed in time") from None


def _told(exchange: Mapping[str, object]) -> str:
    asked = f"{exchange['method']} {exchange['url']} {exchange['status'] or exchange['request']}"
    return f"{exchange['who']}: {asked}\n{exchange['response']}"


def _host(exchange: Exchange) -> str:
    return urlsplit(exchange.url).hostname or ""


def secrets_of(person: Person) -> list[tuple[str, str]]:
    """A person's passwords, numbers and other secrets, with the names that stand for them."""
    found = [*methods.secrets_of(person), (person.password, f"{person.name}'s password")]
    if person.client_password:
        found.append((person.client_password, f"{person.name}'s client password"))
    return found


def names_of(person: Person) -> list[str]:
    """What a person and their mailboxes are known by, which is no secret."""
    known = [(mailbox.address, mailbox.letter) for mailbox in person.mailboxes]
    return [person.login, *(name for names in known for name in names)]


def inboxes_of(person: Person) -> list[tuple[str, str]]:
    """Where messages to this person come, each with what of theirs that is."""
    things = [
        (thing.said.en, thing.of(method.own(person))) for method in methods.METHODS for thing in method.things
    ]
    return [(thing, to) for thing, to in things if to in person.inboxes]


def _dull(exchange: Exchange) -> bool:
    return is_dull(exchange) and not any(part in exchange.url for part in POLLED)
