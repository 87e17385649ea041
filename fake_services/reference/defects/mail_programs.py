"""Mail programs (C.client-password, client-password-void, ASVS-6.5.6)."""

from typing import ClassVar, override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import ClientPassword, Place, ProgramLogin, Protocol


class ByProtocol(Policy):
    """A policy that forgets itself where one protocol is spoken."""

    protocol: ClassVar[Protocol]

    def takes_there(self, program: ProgramLogin) -> bool:
        """Whether it lets in there what it should not."""
        return False

    @override
    def opens_program(self, program: ProgramLogin) -> bool:
        there = program.protocol is self.protocol
        return super().opens_program(program) or (there and self.takes_there(program))


class TakesAccountPassword(ByProtocol):
    """There the account's password opens, whatever is bound."""

    @override
    def takes_there(self, program: ProgramLogin) -> bool:
        return program.by_account


class TakesAnyOther(ByProtocol):
    """There any password opens that is not the account's."""

    @override
    def takes_there(self, program: ProgramLogin) -> bool:
        return not program.by_account


class OpensUnbound(ByProtocol):
    """There the account's password opens as long as nothing is bound."""

    @override
    def takes_there(self, program: ProgramLogin) -> bool:
        return program.by_account and not program.bound


class ClientOpensUnbound(ByProtocol):
    """There a client password opens although nothing is bound any more."""

    @override
    def takes_there(self, program: ProgramLogin) -> bool:
        return program.by_client


class TakesWithdrawn(Policy):
    """There a client password serves after it was withdrawn."""

    protocol: ClassVar[Protocol]

    @override
    def serves_programs(self, kept: ClientPassword, mailbox: str, protocol: Protocol) -> bool:
        serves = protocol is self.protocol and kept.address == mailbox
        return serves or super().serves_programs(kept, mailbox, protocol)


@breaks("C.client-password")
class AccountPasswordOpensImap(TakesAccountPassword):
    """The account password still opens IMAP, whatever is bound."""

    protocol = Protocol.IMAP


@breaks("C.client-password")
class AccountPasswordSends(TakesAccountPassword):
    """IMAP refuses the account password, but SMTP submission forgets to."""

    protocol = Protocol.SMTP


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
class AnyPasswordOpensImap(TakesAnyOther):
    """IMAP refuses the account password, and takes any other."""

    protocol = Protocol.IMAP


@breaks("C.client-password")
class AnyPasswordSends(TakesAnyOther):
    """SMTP submission refuses the account password, and takes any other."""

    protocol = Protocol.SMTP


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
class UnboundOpensImap(OpensUnbound):
    """IMAP takes the account password as long as nothing is bound: what must be bound can be put off."""

    protocol = Protocol.IMAP


@breaks("G3.3")
class UnboundSends(OpensUnbound):
    """SMTP takes the account password as long as nothing is bound."""

    protocol = Protocol.SMTP


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


@breaks("ASVS-6.3.7")
class ClientPasswordUntold(Policy):
    """Nobody is told of a new client password."""

    @override
    def tells_of_client_password(self) -> bool:
        return False


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
class WithdrawnPasswordSends(TakesWithdrawn):
    """IMAP refuses a client password that was withdrawn, and SMTP submission takes it."""

    protocol = Protocol.SMTP


@breaks("client-password-void")
class ClientPasswordSendsAfterPassword(Policy):
    """When the account has a new password, IMAP refuses the client password, and SMTP submission takes it."""

    protocol: ClassVar[Protocol] = Protocol.SMTP
    place: ClassVar[Place] = Place.PASSWORD
    _ended = False

    @override
    def ends_client_passwords(self, place: Place) -> bool:
        self._ended |= place is self.place
        return super().ends_client_passwords(place)

    @override
    def serves_programs(self, kept: ClientPassword, mailbox: str, protocol: Protocol) -> bool:
        serves = self._ended and protocol is self.protocol and kept.address == mailbox
        return serves or super().serves_programs(kept, mailbox, protocol)


@breaks("G3.3")
class ClientPasswordOpensUnbound(ClientOpensUnbound):
    """A client password reads the mail although nothing is bound any more."""

    protocol = Protocol.IMAP


@breaks("G3.3")
class ClientPasswordSendsUnbound(ClientOpensUnbound):
    """A client password sends mail although nothing is bound any more."""

    protocol = Protocol.SMTP


@breaks("G4.7")
class SyncTakesPassword(Policy):
    """The service by which phones fetch their mail takes the account password, whatever is bound."""

    @override
    def has_sync(self) -> bool:
        return True


@breaks("G4.7")
class SyncTakesWaitingLogin(Policy):
    """That service takes the cookie of a login that waits for the second step as a password or a token."""

    @override
    def has_sync(self) -> bool:
        return True

    @override
    def opens_sync(self, by_password: bool, by_session: bool) -> bool:
        return by_session


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
class AccountPasswordFetches(TakesAccountPassword):
    """IMAP refuses the account password, and POP3, which nobody thought of, takes it."""

    protocol = Protocol.POP3


@breaks("C.client-password")
class AnyPasswordFetches(TakesAnyOther):
    """POP3 refuses the account password, and takes any other."""

    protocol = Protocol.POP3


@breaks("C.client-password")
class ClientPasswordFetchesAll(Policy):
    """A client password fetches everybody's mail by POP3."""

    @override
    def serves_programs(self, kept: ClientPassword, mailbox: str, protocol: Protocol) -> bool:
        fetches = protocol is Protocol.POP3 and not kept.withdrawn
        return fetches or super().serves_programs(kept, mailbox, protocol)


@breaks("C.client-password")
class WithdrawnPasswordFetches(TakesWithdrawn):
    """IMAP refuses a client password that was withdrawn, and POP3 takes it."""

    protocol = Protocol.POP3


@breaks("client-password-void")
class ClientPasswordFetchesAfterPassword(ClientPasswordSendsAfterPassword):
    """When the account has a new password, IMAP refuses the client password, and POP3 takes it."""

    protocol = Protocol.POP3


@breaks("client-password-void")
class ClientPasswordSendsAfterReset(ClientPasswordSendsAfterPassword):
    """After a reset and the next binding IMAP refuses the client password, and SMTP submission takes it."""

    place = Place.RESET


@breaks("client-password-void")
class ClientPasswordFetchesAfterReset(ClientPasswordSendsAfterReset):
    """After a reset and the next binding IMAP refuses the client password, and POP3 takes it."""

    protocol = Protocol.POP3


@breaks("G3.3")
class UnboundFetches(OpensUnbound):
    """POP3 takes the account password as long as nothing is bound."""

    protocol = Protocol.POP3


@breaks("G3.3")
class ClientPasswordFetchesUnbound(ClientOpensUnbound):
    """A client password fetches the mail by POP3 although nothing is bound any more."""

    protocol = Protocol.POP3
