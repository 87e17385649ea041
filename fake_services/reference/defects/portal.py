"""The portal and the way from it to the mail (G1, G2, CAS-2.1.1, CAS-3.1.1, WSTG-IDNT-04, ASVS-7.6.2)."""

import re
from collections.abc import Mapping
from typing import ClassVar, override

from starlette.requests import Request

from fake_services.reference.defects.defect import breaks
from fake_services.reference.people import People, Person, Standing
from fake_services.reference.policy import Policy
from fake_services.reference.portal import CasPolicy
from fake_services.reference.records import Door


@breaks("G1.1")
class RightPasswordRefused(CasPolicy):
    """The portal refuses everybody."""

    @override
    def sign_in(self, people: People, login: str, password: str) -> Person | None:
        return None


@breaks("G1.1")
class FirstTryRefused(CasPolicy):
    """The portal refuses the right password at the first try."""

    def __init__(self) -> None:
        self._tried: set[str] = set()

    @override
    def sign_in(self, people: People, login: str, password: str) -> Person | None:
        first = login not in self._tried
        self._tried.add(login)
        return None if first else super().sign_in(people, login, password)


@breaks("G1.2")
class AnyPasswordOpens(Policy):
    """Any password opens any account."""

    @override
    def password_opens(self, matches: bool, password: str, door: Door) -> bool:
        return True


@breaks("G4.6")
class AnyPasswordOpensMail(Policy):
    """Any password opens any mailbox at the mail's own login."""

    @override
    def password_opens(self, matches: bool, password: str, door: Door) -> bool:
        return matches or door is Door.DIRECT


class NothingOpens(Policy):
    """A policy by which an empty password is none, as a directory lets anonymous people in, at a door."""

    at: ClassVar[Door]

    @override
    def password_opens(self, matches: bool, password: str, door: Door) -> bool:
        return matches or (door is self.at and not password)


@breaks("G1.2")
class NothingOpensPortal(NothingOpens):
    """An empty password opens any account at the portal."""

    at = Door.PORTAL


@breaks("G4.6")
class NothingOpensMail(NothingOpens):
    """An empty password opens any mailbox at the mail's own login."""

    at = Door.DIRECT


class Compared(Policy):
    """A policy by which a password is a part of a query that is put together as a text, at a door."""

    at: ClassVar[Door]

    @override
    def password_opens(self, matches: bool, password: str, door: Door) -> bool:
        return matches or (door is self.at and "' or '" in password)


@breaks("G1.2")
class QueryOpensPortal(Compared):
    """A password that ends the query it is put into opens any account at the portal."""

    at = Door.PORTAL


@breaks("G4.6")
class QueryOpensMail(Compared):
    """A password that ends the query it is put into opens any mailbox at the mail's own login."""

    at = Door.DIRECT


@breaks("G1.2")
class LoginCompletedByItself(CasPolicy):
    """A login with a character too many signs in to the account that it resembles."""

    @override
    def sign_in(self, people: People, login: str, password: str) -> Person | None:
        return super().sign_in(people, login, password) or super().sign_in(people, login[1:], password)


@breaks("G1.2")
class PasswordCutOff(CasPolicy):
    """The portal looks at the beginning of a password, and not at what follows."""

    @override
    def sign_in(self, people: People, login: str, password: str) -> Person | None:
        return super().sign_in(people, login, password) or super().sign_in(people, login, password[:-1])


@breaks("G1.2")
class PasswordCaseIgnored(CasPolicy):
    """The portal takes a password in the other case."""

    @override
    def sign_in(self, people: People, login: str, password: str) -> Person | None:
        return super().sign_in(people, login, password) or super().sign_in(people, login, password.swapcase())


@breaks("G2.1")
class TileLeadsNowhere(Policy):
    """The tile 电子邮件 leads to a page that is not the web mail."""

    @override
    def tiles(self, mail: str) -> dict[str, str]:
        return {"旧版邮件": f"{mail}/"}


@breaks("G2.1")
class TileMissing(CasPolicy):
    """我的应用 does not offer the mail."""

    @override
    def offers(self, application: str) -> bool:
        return application != "电子邮件"


@breaks("G2.2")
class PasswordAskedAgain(Policy):
    """The mail, opened from the portal, asks for the password again."""

    @override
    def accepts_portal_login(self) -> bool:
        return False


@breaks("G2.2")
class OwnLoginFirst(Policy):
    """The mail's address, opened without a login, does not lead to the portal."""

    @override
    def first_page(self) -> Door:
        return Door.DIRECT


@breaks("CAS-2.1.1")
class ServiceThatBeginsSo(CasPolicy):
    """Any service is given a ticket whose address begins as the mail's does."""

    @override
    def belongs_to(self, address: str, home: str) -> bool:
        return address.startswith(home.rstrip("/"))


@breaks("CAS-2.1.1")
class ServiceThatNamesTheMail(CasPolicy):
    """Any service is given a ticket in whose address the mail's host stands somewhere."""

    @override
    def belongs_to(self, address: str, home: str) -> bool:
        return home.removeprefix("https://").rstrip("/") in address


@breaks("CAS-2.1.1")
class ServiceInThePlain(CasPolicy):
    """A ticket for the mail is sent over a plain connection to who asks so."""

    @override
    def belongs_to(self, address: str, home: str) -> bool:
        return address.replace("http://", "https://").startswith(home)


@breaks("ASVS-7.6.2")
class ForgedPortalLoginTaken(CasPolicy):
    """A login at the portal counts, whichever site submits it."""

    @override
    def takes_login(self, owned: bool) -> bool:
        return True


@breaks("ASVS-6.3.1")
class LockedPortalTellsPassword(CasPolicy):
    """The portal says that an account is locked to whoever gives its right password, and to nobody else."""

    @override
    def refusal(self, standing: Standing) -> str:
        return "帐号已锁定" if standing.locked and standing.right else super().refusal(standing)


@breaks("ASVS-6.3.1")
class LockedMailTellsPassword(Policy):
    """The mail's own login says that an account is locked to whoever gives its right password."""

    @override
    def refusal(self, standing: Standing) -> str:
        return "帐号已锁定" if standing.locked and standing.right else super().refusal(standing)


@breaks("CAS-3.1.1")
class TicketReusable(CasPolicy):
    """A service ticket signs in more than once."""

    @override
    def validation_spends_ticket(self, key: str) -> bool:
        return False


@breaks("CAS-3.1.1")
class TicketTwice(CasPolicy):
    """A service ticket dies at its second use."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    @override
    def validation_spends_ticket(self, key: str) -> bool:
        again = key in self._used
        self._used.add(key)
        return again


@breaks("WSTG-IDNT-04")
class PortalTellsUnknown(CasPolicy):
    """The portal says when there is no such account."""

    @override
    def refusal(self, standing: Standing) -> str:
        return super().refusal(standing) if standing.known else "用户不存在"


@breaks("WSTG-IDNT-04")
class PortalTellsLocked(CasPolicy):
    """The portal says that an account is locked, which is so of those alone that somebody has."""

    @override
    def refusal(self, standing: Standing) -> str:
        return "帐号已锁定" if standing.known and standing.locked else super().refusal(standing)


@breaks("WSTG-IDNT-04")
class MailTellsUnknown(Policy):
    """The mail's own login says when there is no such account."""

    @override
    def refusal(self, standing: Standing) -> str:
        return "密码错误" if standing.known else "帐号不存在"


@breaks("WSTG-IDNT-04")
class MailTellsLocked(Policy):
    """The mail's own login says that an account is locked, which is so of those alone that somebody has."""

    @override
    def refusal(self, standing: Standing) -> str:
        return "帐号已锁定" if standing.known and standing.locked else super().refusal(standing)


@breaks("CAS-3.1.1")
class TicketForAnother(CasPolicy):
    """A ticket that was given for one address signs in at another."""

    @override
    def ticket_is_for(self, granted: str, asked: str) -> bool:
        return True


@breaks("CAS-3.1.1")
class TicketLivesOn(CasPolicy):
    """A ticket that nobody used signs in however late."""

    @override
    def ticket_lives(self, seconds: float) -> bool:
        return True


@breaks("ASVS-3.7.2")
class SignOutLeadsAnywhere(CasPolicy):
    """A sign-out leads to whatever site is named."""

    @override
    def leads_on(self, known: bool) -> bool:
        return True


@breaks("ASVS-3.7.2")
class NamedHostIsOurs(Policy):
    """The portal is asked to lead back to the host that a request names."""

    @override
    def own_address(self, configured: str, request: Request) -> str:
        said = re.match("host=([^;]+)", request.headers.get("forwarded", ""))
        return f"https://{said[1]}" if said else configured


@breaks("G1.2")
class FormerPasswordOpensPortal(Policy):
    """The portal goes on taking the password that was replaced."""

    @override
    def former_opens(self, door: Door) -> bool:
        return door is Door.PORTAL


@breaks("G4.6")
class FormerPasswordOpensMail(Policy):
    """The mail's own login goes on taking the password that was replaced at the portal."""

    @override
    def former_opens(self, door: Door) -> bool:
        return door is Door.DIRECT


@breaks("ASVS-7.4.3")
class PortalOutlivesPassword(CasPolicy):
    """Who is signed in at the portal stays so when the password is replaced."""

    @override
    def new_password_ends_session(self) -> bool:
        return False


@breaks("CAS-3.1.1")
class TicketBringsAddress(Policy):
    """What a ticket brings along decides for which address the portal is asked about it."""

    @override
    def escapes_ticket(self) -> bool:
        return False


@breaks("CAS-2.1.1")
class ServiceByPattern(CasPolicy):
    """Any service is given a ticket whose address fits the mail's, its dots standing for any sign."""

    @override
    def belongs_to(self, address: str, home: str) -> bool:
        return re.match(home, address) is not None


@breaks("ASVS-3.7.2")
class SignOnLeadsAnywhere(CasPolicy):
    """A sign-on leads to whatever site is named, though with a ticket to none that is not registered."""

    @override
    def signs_on_for(self, known: bool) -> bool:
        return True


@breaks("ASVS-3.7.2")
class NextLeadsAnywhere(Policy):
    """The mail's own login leads to whatever its form says."""

    @override
    def heads_for(self, heading: str, said: Mapping[str, str]) -> str:
        return said.get("next") or heading


@breaks("ASVS-3.7.2")
class NextThatLooksLocal(Policy):
    """The mail's own login leads to whatever its form says that begins as a path does."""

    @override
    def heads_for(self, heading: str, said: Mapping[str, str]) -> str:
        return said["next"] if said.get("next", "").startswith("/") else heading
