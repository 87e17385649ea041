"""Signing in at the portal and at the mail's own door (G1, G2, G4.8)."""

from collections.abc import Mapping

from starlette.requests import Request

from fake_services.reference.people import Standing
from fake_services.reference.records import Door


class PortalPolicy:
    """Signing in at the portal and at the mail's own door."""

    def password_opens(self, matches: bool, password: str, door: Door) -> bool:
        """Tell whether a login goes on, given whether the password is the account's (G1.2, G4.6).

        Seam of `AnyPasswordOpens`, `AnyPasswordOpensMail`, `Compared`, `ForgottenOpensMailbox`,
        `NothingOpens`.
        """
        return matches

    def former_opens(self, door: Door) -> bool:
        """A password that was replaced is a wrong one, at either door (G1.2).

        Seam of `FormerPasswordOpensMail`, `FormerPasswordOpensPortal`.
        """
        return False

    def refusal(self, standing: Standing) -> str:
        """What is said where nobody is let in, whatever is so of the account (WSTG-IDNT-04, ASVS-6.3.1).

        Seam of `LockedMailTellsPassword`, `MailTellsLocked`, `MailTellsUnknown`, `SpacedLogins`.
        """
        return "帐号或密码错误"

    def tiles(self, mail: str) -> dict[str, str]:
        """Name what 我的应用 opens, and where: the web mail (G2.1)."""
        return {"电子邮件": f"{mail}/"}

    def accepts_portal_login(self) -> bool:
        """The portal's login is enough: the mail asks for no password again (G2.2).

        Seam of `LoginBox`, `PasswordAskedAgain`.
        """
        return True

    def escapes_ticket(self) -> bool:
        """What stands in a ticket is asked about as it is, and adds nothing to the question (CAS-3.1.1).

        Seam of `TicketBringsAddress`.
        """
        return True

    def heads_for(self, heading: str, said: Mapping[str, str]) -> str:
        """A login leads to what was asked for before it, and not to what its form says (ASVS-3.7.2).

        Seam of `NextLeadsAnywhere`, `NextThatLooksLocal`.
        """
        return heading

    def chooses_mailbox(self) -> bool:
        """The portal leads to a person's main mailbox, whatever others there are (G2.2).

        Seam of `OtherCampus`.
        """
        return False

    def first_page(self) -> Door:
        """Without a login the mail leads to the portal's (G2.2)."""
        return Door.PORTAL

    def own_address(self, configured: str, request: Request) -> str:
        """Where the portal shall lead back to is configured, whatever host a request names (WSTG-INPV-17).

        Seam of `NamedHostIsOurs`.
        """
        return configured

    def has_own_door(self) -> bool:
        """The mail has a login of its own beside the portal's (G4.8).

        Seam of `PortalOnly`.
        """
        return True
