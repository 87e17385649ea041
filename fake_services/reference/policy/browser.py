"""What other sites and scripts can do in the browser of somebody signed in (WSTG-SESS-, WSTG-CLNT-)."""

from fake_services.reference.records import CookieFlags, Kind


class BrowserPolicy:
    """What other sites and scripts can do in the browser of somebody signed in."""

    def takes_form(self, owned: bool, path: str) -> bool:
        """A form counts only with the token of its own session's pages, wherever it goes (WSTG-SESS-05).

        Seam of `ForgedFormsTaken`, `ForgedTrustTaken`, `ForgedUnbindTaken`.
        """
        return owned

    def takes_question(self, owned: bool, kind: Kind) -> bool:
        """The cookie is enough to be shown something; `owned`: the address names the session too.

        Seam of `SessionInAddress`.
        """
        return True

    def cookie_flags(self, kind: str) -> CookieFlags:
        """No script, plain connection or other site has our cookies (WSTG-SESS-02); "session" or "trust".

        Seam of `SessionReadByScripts`, `SessionSentEverywhere`, `TrustReadByScripts`.
        """
        return CookieFlags()

    def framed_by(self) -> str:
        """No other site shows our pages inside its own (WSTG-CLNT-09): CSP's frame-ancestors.

        Seam of `Framed`, `FramedOverTls`.
        """
        return "'none'"

    def onward(self, address: str, value: str) -> str:
        """The page that follows a binding has nothing of it in its address (WSTG-CLNT-12).

        Seam of `NumberInAddress`, `SecretInAddress`.
        """
        return address
