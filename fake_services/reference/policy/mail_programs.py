"""Mail programs, which know no second step (C.client-password)."""

from fake_services.reference.records import ClientPassword, Place, ProgramLogin, Protocol


class MailProgramsPolicy:
    """Mail programs, which know no second step."""

    def opens_program(self, program: ProgramLogin) -> bool:
        """Once a method is bound, a client password and no other; until then nothing (G3.3)."""
        return program.bound and program.by_client

    def has_sync(self) -> bool:
        """No service lets phones fetch mail with the account's password (G4.7).

        Seam of `SyncTakesPassword`, `SyncTakesWaitingLogin`.
        """
        return False

    def opens_sync(self, by_password: bool, by_session: bool) -> bool:
        """Were there one, it would not take the name of a session for a password, or a token (G4.7).

        Seam of `SyncTakesWaitingLogin`.
        """
        return by_password

    def grants_token(self) -> bool:
        """Nor does any give a token for it (G4.7).
        Seam of `PasswordGrantsToken`.
        """
        return False

    def serves_programs(self, kept: ClientPassword, mailbox: str, protocol: Protocol) -> bool:
        """A client password is for the one mailbox that it was made for, until it is withdrawn."""
        return kept.address == mailbox and not kept.withdrawn

    def serves_holders_others(self) -> bool:
        """Nor does it open another mailbox of the same person.

        Seam of `ClientPasswordOpensOwnOther`.
        """
        return False

    def acts_as(self, address: str, wanted: str) -> bool:
        """Who gives a mailbox's password is served that mailbox, whichever else is asked for.

        Seam of `ActsAsAnybody`.
        """
        return address == wanted

    def outlives_its_password(self) -> bool:
        """A connection ends with the password that opened it (ASVS-6.5.6).

        Seam of `ConnectionOutlivesNewPassword`, `ConnectionOutlivesPassword`.
        """
        return False

    def ends_client_passwords(self, place: Place) -> bool:
        """No client password outlives the account's password, or a reset (client-password-void).

        Seam of `ClientPasswordOutlivesPassword`, `ClientPasswordOutlivesReset`,
        `ClientPasswordSendsAfterPassword`, `ConnectionOutlivesNewPassword`.
        """
        return True

    def tells_of_client_password(self) -> bool:
        """A letter in the mailbox tells that a client password was made for it (ASVS-6.3.7).

        Seam of `ClientPasswordUntold`.
        """
        return True

    def client_password_opens_web(self) -> bool:
        """A client password is for mail programs alone.

        Seam of `ClientPasswordOpensWeb`.
        """
        return False
