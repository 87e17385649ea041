"""A journey through the whole mail: every page and all data, every method, rightly, wrongly, and cancelled.

Nothing is expected on the way, so that it can be made whatever the policy; it tells what was answered.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import httpx
import pyotp

from tests.reference.mail_site import LI, OFFICE, WANG, Browser, Site

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
VALUES: Mapping[str, tuple[str, str]] = {
    "sms": ("+8613800138001", "+8613900139002"),
    "backup": ("li@example.org", "other@example.org"),
    "otp": (SECRET, SECRET),
    "wechat": ("unionid-li", "unionid-other"),
    "wecom": ("userid-li", "userid-other"),
    "coremail_app": (f"li's.{SECRET}", f"offered.{SECRET}"),
}
"""What each method is bound to, and what it is changed to."""
PLACES = (
    "/inbox",
    "/contacts",
    "/help",
    "/bind",
    "/verify",
    "/trust",
    "/settings",
    "/settings/security",
    "/settings/two-step",
)
DATA = (
    "/api/letters",
    "/api/letters/1",
    "/api/letters/99",
    "/api/contacts",
    f"/api/letters?mailbox={WANG}",
    f"/inbox?mailbox={WANG}",
)
ODD = (
    "/settings/step-up",
    "/INBOX",
    "/inbox;x",
    "/bind/fax",
    "/verify/fax",
    f"/switch?mailbox={OFFICE}",
    "/",
)


class Traveller(Browser):
    """A browser that writes down what it was answered, and knows what was typed, sent and scanned."""

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        self.site = site
        self.answers: list[httpx.Response] = []
        self._client.event_hooks["response"].append(self._note)

    async def _note(self, answer: httpx.Response) -> None:
        await answer.aread()
        self.answers.append(answer)

    def everywhere(self) -> None:
        """Ask for every page and all data."""
        for path in (*PLACES, *DATA, *ODD):
            self.get(path)

    def code(self, method: str, to: str) -> str:
        """The code that a person would type: the last one sent there, or the one that is shown now."""
        if method in ("otp", "coremail_app") and to:
            return pyotp.TOTP(to.rpartition(".")[2]).at(int(self.site.clock.now()))
        return next(iter(self.site.phones.codes[to][-1:]), "NONE22")

    def secret(self) -> str:
        """The secret that an authenticator would be given now."""
        session = self.site.mail.sessions.find(self.cookies().get("__Host-mail", ""))
        return session.operation.secret if session and session.operation else SECRET

    def scan(self, method: str, code: str) -> None:
        """Bring back the answer to the QR code that was shown last."""
        scanner = {"wechat": self.site.wechat, "wecom": self.site.wecom}[method]
        self.open(f"/{method}?code={code}&state={next(iter(scanner.states[-1:]), '')}")

    def bind(self, method: str, value: str) -> None:
        """Bind a method on the page that is open to it, after all that does not."""
        at = f"/api/bind/{method}"
        self.get(f"/bind/{method}")
        match method:
            case "wechat" | "wecom":
                for code in ("", "unknown", value):
                    self.scan(method, code)
                    self.get(f"/bind/{method}")
            case "coremail_app":
                for status in ("waiting", "expired", "paired"):
                    self.site.apps.status["offered"] = status
                    self.get(f"/bind/{method}")
                    self.post("/api/pairing")
            case _:
                for typed in ("138", value):
                    self.post(f"{at}/code", value=typed)
                self.post(at, value=value, code="WRONG2")
                self.post(
                    at, value=value, code=self.code(method, self.secret() if method == "otp" else value)
                )

    def prove(self, at: str, method: str, value: str) -> None:
        """Prove by a method, after all that does not."""
        self.get(f"{at}/{method}")
        api = "/api/step-up" if at.startswith("/settings") else f"/api{at}"
        match method:
            case "wechat" | "wecom":
                for code in ("", "unknown", "somebody", value):
                    self.scan(method, code)
                    self.get(f"{at}/{method}")
            case _:
                for path in ("code", "push", "answer"):
                    self.post(f"{api}/{method}/{path}", value="13700137003")
                self.post(f"{api}/{method}", code="WRONG2")
                self.post(f"{api}/{method}", code=self.code(method, value))

    def approve(self, method: str) -> None:
        """Have the push that is asked for refused, and the next one approved."""
        for status in ("refused", "approved"):
            self.post(f"/api/verify/{method}/push")
            self.site.apps.status.update(dict.fromkeys(self.site.apps.pushes, status))
            self.post(f"/api/verify/{method}/answer")

    def press(self, place: str, method: str) -> None:
        """Press a button of the settings."""
        self.get("/settings/two-step")
        self.post("/settings/two-step", place=place, method=method)

    def answer(self, answer: str) -> str:
        """Answer the trust question, if it is asked."""
        self.get("/trust")
        self.post("/trust", answer=answer)
        return self.open("/")


def journey(site: Site, *methods: str) -> Iterator[httpx.Response]:
    """Make the journey with these methods, else with all; gives every answer."""
    methods = methods or tuple(VALUES)
    travellers = [_nobody(site)]
    for number, method in enumerate(methods):
        travellers.append(_one(site, method, f"p{number}"))
    travellers += [_all(site, methods), _failing(site, methods)]
    return chain.from_iterable(traveller.answers for traveller in travellers)


def _nobody(site: Site) -> Traveller:
    """Who has no login, then a wrong one, and then one at the portal; a phone's browser."""
    traveller = Traveller(site)
    traveller.everywhere()
    traveller.post("/login", account=LI, password="wrong")
    traveller.post("/login", account="nobody", password="wrong")
    traveller._client.headers["user-agent"] = "Mobile"
    traveller.get("/cas?ticket=none")
    traveller.open("/cas?ticket=wang")
    traveller.everywhere()
    traveller.post("/cas", logoutRequest="nothing")
    return traveller


def _one(site: Site, method: str, login: str) -> Traveller:
    """A person with one method: bound at the forced page, used, changed, unbound."""
    address, (value, other) = f"{login}@kust.edu.cn", VALUES[method]
    site.add(login, address)
    traveller = Traveller(site)
    traveller.log_in(address)
    traveller.post(f"/api/bind/{method}", cancel="yes", value=value)
    traveller.bind(method, value)
    traveller.answer("later")
    traveller.get("/api/letters")
    traveller.post("/logout")
    site.clock.advance(90)
    traveller.log_in(address)
    traveller.get("/api/letters")
    if method == "coremail_app":
        traveller.approve(method)
    traveller.prove("/verify", method, value)
    traveller.answer("trust")
    traveller.close()
    traveller.log_in(address)
    site.clock.advance(90)
    for place, value in (("change", other), ("unbind", "")):
        traveller.press(place, method)
        traveller.post(f"/api/step-up/{method}", cancel="yes")
        traveller.press(place, method)
        traveller.prove("/settings/step-up", method, site.bound(address).get(method, ""))
        if value:
            traveller.bind(method, value)
        site.clock.advance(400)
    traveller.get("/settings/two-step")
    traveller.close()
    traveller.log_in(address)
    return traveller


def _all(site: Site, methods: Sequence[str]) -> Traveller:
    """Li, who has bound them all, and tries each; and another login of hers, which waits."""
    for method in methods:
        value, _ = VALUES[method]
        site.bind(LI, method, f"all-{value}" if method in ("wechat", "wecom") else value[:-1] + "7")
    traveller, waiting = Traveller(site), Traveller(site)
    waiting.log_in()
    for method in methods:
        traveller.log_in()
        site.clock.advance(90)
        traveller.prove("/verify", method, site.bound().get(method, ""))
        traveller.answer("later")
        traveller.press("settings", method)
        traveller.press("unbind", method)
        traveller.forget()
    traveller.log_in()
    traveller.prove("/verify", methods[-1], site.bound().get(methods[-1], ""))
    traveller.answer("later")
    traveller.everywhere()
    waiting.everywhere()
    return traveller


def _failing(site: Site, methods: Sequence[str]) -> Traveller:
    """Who comes while no gateway answers."""
    site.phones.down = site.apps.down = True
    site.add("late", "late@kust.edu.cn")
    traveller = Traveller(site)
    traveller.log_in("late@kust.edu.cn")
    for method in methods:
        value, _ = VALUES[method]
        traveller.bind(method, f"late-{value}" if method in ("wechat", "wecom") else value)
    traveller.log_in()
    for method in methods:
        traveller.prove("/verify", method, "")
    return traveller
