"""Mail programs (C.client-password, client-password-void, ASVS-6.5.6)."""

from typing import ClassVar, override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import ClientPassword, Place, ProgramLogin, Protocol


@breaks("C.client-password")
class AccountPasswordOpensImap(Policy):
    """The account password still opens IMAP, whatever is bound."""

    @override
    def opens_program(self, program: ProgramLogin) -> bool:
        return super().opens_program(program) or (program.protocol is Protocol.IMAP and program.by_account)


@breaks("C.client-password")
class AccountPasswordSends(Policy):
    """IMAP refuses the account password, but SMTP submission forgets to."""

    @override
    def opens_program(self, program: ProgramLogin) -> bool:
        return super().opens_program(program) or (program.protocol is Protocol.SMTP and program.by_account)


@breaks("C.client-password")
class AccountPasswordAuthenticates(Policy):
    """IMAP refuses the account password at LOGIN, and takes it at AUTHENTICATE."""

    @override
    def opens_program(self, program: ProgramLogin) -> bool:
        other_way = program.protocol is Protocol.IMAP and program.mechanism == "PLAIN"
        return super().opens_program(program) or (other_way and program.by_account)


@breaks("C.client-password")
class AccountPasswordSendsByLogin(Policy):
    """SMTP submission refuses the account password by one mechanism, and takes it by another."""

    @override
    def opens_program(self, program: ProgramLogin) -> bool:
        other_way = program.protocol is Protocol.SMTP and program.mechanism == "LOGIN"
        return super().opens_program(program) or (other_way and program.by_account)


@breaks("C.client-password")
class ActsAsAnybody(Policy):
    """Who signs in to a mail program may have any mailbox that they name as their authorization identity."""

    @override
    def acts_as(self, address: str, wanted: str) -> bool:
        return True


@breaks("C.client-password")
class AnyPasswordOpensImap(Policy):
    """IMAP refuses the account password, and takes any other."""

    @override
    def opens_program(self, program: ProgramLogin) -> bool:
        any_other = program.protocol is Protocol.IMAP and not program.by_account
        return super().opens_program(program) or any_other


@breaks("C.client-password")
class AnyPasswordSends(Policy):
    """SMTP submission refuses the account password, and takes any other."""

    @override
    def opens_program(self, program: ProgramLogin) -> bool:
        any_other = program.protocol is Protocol.SMTP and not program.by_account
        return super().opens_program(program) or any_other


@breaks("C.client-password")
class ClientPasswordOpensAll(Policy):
    """A client password opens everybody's mailbox to a mail program."""

    @override
    def serves_programs(self, kept: ClientPassword, mailbox: str, protocol: Protocol) -> bool:
        return not kept.withdrawn


@breaks("C.client-password")
class WithdrawnPasswordOpens(Policy):
    """A client password opens mail programs even after it was withdrawn."""

    @override
    def serves_programs(self, kept: ClientPassword, mailbox: str, protocol: Protocol) -> bool:
        return kept.address == mailbox


@breaks("C.client-password")
class ClientPasswordOpensWeb(Policy):
    """A client password opens the portal and the web mail as the account password does."""

    @override
    def client_password_opens_web(self) -> bool:
        return True


@breaks("C.client-password")
class ClientPasswordUseless(Policy):
    """No password opens a mail program once something is bound."""

    @override
    def opens_program(self, program: ProgramLogin) -> bool:
        return False


@breaks("G3.3")
class UnboundOpensImap(Policy):
    """IMAP takes the account password as long as nothing is bound: what must be bound can be put off."""

    @override
    def opens_program(self, program: ProgramLogin) -> bool:
        unbound = program.protocol is Protocol.IMAP and program.by_account and not program.bound
        return super().opens_program(program) or unbound


@breaks("G3.3")
class UnboundSends(Policy):
    """SMTP takes the account password as long as nothing is bound."""

    @override
    def opens_program(self, program: ProgramLogin) -> bool:
        unbound = program.protocol is Protocol.SMTP and program.by_account and not program.bound
        return super().opens_program(program) or unbound


@breaks("client-password-void")
class ClientPasswordOutlivesPassword(Policy):
    """A client password still opens mail programs when the account has a new password."""

    @override
    def ends_client_passwords(self, place: Place) -> bool:
        return place is not Place.PASSWORD


@breaks("client-password-void")
class ClientPasswordOutlivesReset(Policy):
    """A client password opens mail programs again once a method is bound after a reset."""

    @override
    def ends_client_passwords(self, place: Place) -> bool:
        return place is not Place.RESET


@breaks("ASVS-6.5.6")
class ConnectionOutlivesPassword(Policy):
    """A mail program that is signed in already goes on reading when its password is withdrawn."""

    @override
    def outlives_its_password(self) -> bool:
        return True


@breaks("C.client-password")
class OtherCaseOpensPrograms(Policy):
    """The account password opens mail programs that write the address in the other case."""

    _otherwise = False

    @override
    def called_by_program(self, name: str) -> str:
        self._otherwise = name != name.lower()
        return super().called_by_program(name)

    @override
    def opens_program(self, program: ProgramLogin) -> bool:
        return (self._otherwise and program.by_account) or super().opens_program(program)


@breaks("C.client-password")
class ClientPasswordOpensOwnOther(Policy):
    """A client password opens the other mailbox of the same person, too."""

    @override
    def serves_holders_others(self) -> bool:
        return True


@breaks("C.client-password")
class WithdrawnPasswordSends(Policy):
    """IMAP refuses a client password that was withdrawn, and SMTP submission takes it."""

    @override
    def serves_programs(self, kept: ClientPassword, mailbox: str, protocol: Protocol) -> bool:
        sends = protocol is Protocol.SMTP and kept.address == mailbox
        return sends or super().serves_programs(kept, mailbox, protocol)


@breaks("client-password-void")
class ClientPasswordSendsAfterPassword(Policy):
    """When the account has a new password, IMAP refuses the client password, and SMTP submission takes it."""

    protocol: ClassVar[Protocol] = Protocol.SMTP
    _replaced = False

    @override
    def ends_client_passwords(self, place: Place) -> bool:
        self._replaced |= place is Place.PASSWORD
        return super().ends_client_passwords(place)

    @override
    def serves_programs(self, kept: ClientPassword, mailbox: str, protocol: Protocol) -> bool:
        serves = self._replaced and protocol is self.protocol and kept.address == mailbox
        return serves or super().serves_programs(kept, mailbox, protocol)


@breaks("G3.3")
class ClientPasswordOpensUnbound(Policy):
    """A client password reads the mail although nothing is bound any more."""

    @override
    def opens_program(self, program: ProgramLogin) -> bool:
        reads = program.protocol is Protocol.IMAP and program.by_client
        return reads or super().opens_program(program)


@breaks("G3.3")
class ClientPasswordSendsUnbound(Policy):
    """A client password sends mail although nothing is bound any more."""

    @override
    def opens_program(self, program: ProgramLogin) -> bool:
        sends = program.protocol is Protocol.SMTP and program.by_client
        return sends or super().opens_program(program)


@breaks("G4.7")
class SyncTakesPassword(Policy):
    """The service by which phones fetch their mail takes the account password, whatever is bound."""

    @override
    def has_sync(self) -> bool:
        return True


@breaks("client-password-void")
class ConnectionOutlivesNewPassword(Policy):
    """A mail program that is signed in already goes on reading when the account has a new password."""

    place: ClassVar[Place] = Place.PASSWORD
    _replaced = False

    @override
    def ends_client_passwords(self, place: Place) -> bool:
        self._replaced |= place is self.place
        return super().ends_client_passwords(place)

    @override
    def outlives_its_password(self) -> bool:
        return self._replaced


@breaks("client-password-void")
class ConnectionOutlivesReset(ConnectionOutlivesNewPassword):
    """A mail program that is signed in already goes on reading when the administrator resets the mailbox."""

    place = Place.RESET


@breaks("C.client-password")
class AccountPasswordAuthenticatesByLogin(Policy):
    """IMAP refuses the account password at LOGIN and by PLAIN, and takes it at AUTHENTICATE LOGIN."""

    @override
    def opens_program(self, program: ProgramLogin) -> bool:
        other_way = program.protocol is Protocol.IMAP and program.mechanism == "AUTHENTICATE LOGIN"
        return super().opens_program(program) or (other_way and program.by_account)


@breaks("G4.7")
class PasswordGrantsToken(Policy):
    """A service for programs gives a token for the account password, whatever is bound."""

    @override
    def grants_token(self) -> bool:
        return True


@breaks("C.client-password")
class AccountPasswordFetches(Policy):
    """IMAP refuses the account password, and POP3, which nobody thought of, takes it."""

    @override
    def opens_program(self, program: ProgramLogin) -> bool:
        return super().opens_program(program) or (program.protocol is Protocol.POP3 and program.by_account)


@breaks("C.client-password")
class AnyPasswordFetches(Policy):
    """POP3 refuses the account password, and takes any other."""

    @override
    def opens_program(self, program: ProgramLogin) -> bool:
        any_other = program.protocol is Protocol.POP3 and not program.by_account
        return super().opens_program(program) or any_other


@breaks("C.client-password")
class ClientPasswordFetchesAll(Policy):
    """A client password fetches everybody's mail by POP3."""

    @override
    def serves_programs(self, kept: ClientPassword, mailbox: str, protocol: Protocol) -> bool:
        fetches = protocol is Protocol.POP3 and not kept.withdrawn
        return fetches or super().serves_programs(kept, mailbox, protocol)


@breaks("C.client-password")
class WithdrawnPasswordFetches(Policy):
    """IMAP refuses a client password that was withdrawn, and POP3 takes it."""

    @override
    def serves_programs(self, kept: ClientPassword, mailbox: str, protocol: Protocol) -> bool:
        fetches = protocol is Protocol.POP3 and kept.address == mailbox
        return fetches or super().serves_programs(kept, mailbox, protocol)


@breaks("client-password-void")
class ClientPasswordFetchesAfterPassword(ClientPasswordSendsAfterPassword):
    """When the account has a new password, IMAP refuses the client password, and POP3 takes it."""

    protocol = Protocol.POP3


@breaks("G3.3")
class UnboundFetches(Policy):
    """POP3 takes the account password as long as nothing is bound."""

    @override
    def opens_program(self, program: ProgramLogin) -> bool:
        unbound = program.protocol is Protocol.POP3 and program.by_account and not program.bound
        return super().opens_program(program) or unbound


@breaks("G3.3")
class ClientPasswordFetchesUnbound(Policy):
    """A client password fetches the mail by POP3 although nothing is bound any more."""

    @override
    def opens_program(self, program: ProgramLogin) -> bool:
        fetches = program.protocol is Protocol.POP3 and program.by_client
        return fetches or super().opens_program(program)
