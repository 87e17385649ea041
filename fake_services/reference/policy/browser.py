"""What other sites and scripts can do in the browser of somebody signed in (WSTG-SESS-, WSTG-CLNT-)."""

from fake_services.reference.records import CookieFlags, Kind


class BrowserPolicy:
    """What other sites and scripts can do in the browser of somebody signed in."""

    def takes_form(self, token: str, owned: bool, path: str) -> bool:
        """A form counts only with the token of its own session's pages (WSTG-SESS-05, ASVS-7.6.2).

        Seam of `ForgedFormsTaken`, `ForgedLoginTaken`, `ForgedTrustTaken`, `ForgedUnbindTaken`,
        `FormSaysAccount`, `MissingTokenTaken`, `ReadByPost`, `TokenNotLookedAt`,
        `TrustPageServesNextLogin`.
        """
        return owned

    def uses_up_token(self, path: str) -> bool:
        """The token of a form serves as long as its session.

        Seam of `OneUseTokens`.
        """
        return False

    def takes_question(self, owned: bool, kind: Kind) -> bool:
        """The cookie is enough to be shown something; `owned`: something else names the session too.

        Seam of `SessionInAddress`.
        """
        return True

    def has_token_said_again(self) -> bool:
        """Scripts are given nothing that they would have to say again.

        Seam of `DoubleSubmit`.
        """
        return False

    def reads_query(self, path: str) -> bool:
        """An address that is followed changes nothing: what does is said in a body (WSTG-SESS-05).

        Seam of `LinkBinds`.
        """
        return False

    def read_from(self, origin: str) -> bool:
        """No page of another site reads our answers (WSTG-CLNT-07): CORS.

        Seam of `AnyOriginReads`, `OriginThatEndsSoReads`, `OriginThatLooksSoReads`.
        """
        return False

    def cookie_flags(self, kind: str) -> CookieFlags:
        """No script, plain connection, other site or host has our cookies (WSTG-SESS-02).

        kind: "session" or "trust". Seam of `OneSession`, `SentAlong`, `SessionForTheCampus`,
        `SessionReadByScripts`, `SessionSentEverywhere`, `TrustReadByScripts`.
        """
        return CookieFlags()

    def cookie_prefix(self) -> str:
        """What a cookie's name begins with: a browser gives such a one to this host alone (RFC 6265bis).

        Seam of `OneSession`, `SessionForTheCampus`.
        """
        return "__Host-"

    def caching(self) -> str:
        """Nothing of a mailbox is kept once it was shown (ASVS-14.3.2): Cache-Control.

        Seam of `AnswersKept`.
        """
        return "no-store"

    def keeps_letters(self) -> str:
        """No storage of a browser keeps letters (ASVS-14.3.1); else: which one does, by its name in scripts.

        Seam of `LettersInCache`, `LettersInDatabase`, `LettersInLocalStorage`, `LettersInSessionStorage`.
        """
        return ""

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
