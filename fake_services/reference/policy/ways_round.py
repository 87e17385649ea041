"""Ways round the gate: other addresses, other people's mailboxes (G0.1, G3.3, G4.7, WSTG-ATHZ-04)."""

from collections.abc import Mapping, Sequence

from fake_services.reference.visit import Visit


class WaysRoundPolicy:
    """Ways round the gate."""

    def belongs(self, owner: str | None, login: str) -> bool:
        """A mailbox opens to the person who holds it, and to nobody else (G0.1)."""
        return owner == login

    def guarded(self, named: str, own: Visit) -> str:
        """A request that names another mailbox than the session's passes the gate of that (WSTG-ATHZ-04).

        Seam of `FirstNameGuarded`, `NamedMailboxIsBound`, `NamedMailboxIsBoundInSettings`,
        `NamedMailboxIsTrusted`, `NamedMailboxIsUnbound`.
        """
        return named

    def binds_for(self, form: Mapping[str, str], headers: Mapping[str, str]) -> str:
        """Whose mailbox something is bound to, no field and no header says: the login does (WSTG-ATHZ-04).

        Seam of `FieldSaysWhoBinds`, `HeaderSaysWhoBinds`.
        """
        return ""

    def served_as(self, path: str) -> str:
        """The path that is served for an address: the very one that was guarded (G3.3, G4.7).

        Seam of `BeginsOtherwise`, `EndsOtherwise`, `NewLineAfter`,
        `OtherCaseOfAddressOpensUnbound`, `SemicolonOpensUnverified`, `SlipsOtherAddress`.
        """
        return path

    def further_links(self) -> Sequence[str]:
        """The pages of the gates lead nowhere but through them (G3.3, G4.7).

        Seam of `LeadsOn`.
        """
        return ()

    def led_to(self, address: str, value: str) -> str:
        """No address that a browser is led to names its session, whose id is `value`: the cookie does (G4.7).

        Seam of `AddressIsTheSession`.
        """
        return address

    def letter_leads_to(self, session: str) -> str:
        """What a letter leads to is what anybody may see: no address in it is its reader's `session` (G4.7).

        Seam of `LetterSignsIn`.
        """
        return "/help"

    def reads(self, kept_in: str, mailbox: str) -> bool:
        """A letter is read through the mailbox that it lies in, whose gate was passed (G3.3)."""
        return kept_in == mailbox
