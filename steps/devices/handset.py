"""What the phones of a scenario can do."""

from typing import Protocol


class Handset(Protocol):
    """What the phones of this world can do; numbers are E.164.

    The app 论客 is one installation of it, known by an id; so is a push. What this kind of phone cannot do
    raises NotRun, with the reason.
    """

    def begin(self) -> None:
        """Begin a scenario: what arrived before is forgotten."""
        ...

    def sms(self, number: str) -> list[str]:
        """The texts that arrived at this number, oldest first; a person may be asked."""
        ...

    def seen_sms(self, number: str) -> list[str]:
        """The same, without asking anybody: as far as it is known."""
        ...

    def next_sms(self, number: str, after: int, timeout: float) -> str:
        """Text number `after` (from 0), the moment it is there; TimeoutError after `timeout` seconds."""
        ...

    def mails(self, address: str) -> list[str]:
        """The mails that arrived at this address, oldest first."""
        ...

    def next_mail(self, address: str, after: int, timeout: float) -> str:
        """Mail number `after` (from 0), the moment it is there; TimeoutError after `timeout` seconds."""
        ...

    def scan(self, picture: bytes) -> str:
        """The text of the one QR code in a picture of a screen that an app opens; LookupError without one."""
        ...

    def new_wechat(self, nickname: str, unionid: str = "") -> str:
        """A new WeChat account, or one known from an earlier run, by what tells it from others."""
        ...

    def unionid(self, account: str) -> str:
        """What the deployment knows a WeChat account by, to bind it beforehand."""
        ...

    def wechat_scan(self, link: str, account: str) -> None:
        """Open a scanned link in WeChat; LookupError when it has expired."""
        ...

    def wechat_agree(self, link: str, account: str) -> None:
        """Agree to the login that was scanned before."""
        ...

    def wechat_refuse(self, link: str, account: str) -> None:
        """Refuse the login that was scanned before."""
        ...

    def new_wecom(self, nickname: str, userid: str = "") -> str:
        """A new WeCom account, or one known from an earlier run, by what tells it from others."""
        ...

    def userid(self, account: str) -> str:
        """What the deployment knows a WeCom account by, to bind it beforehand."""
        ...

    def wecom_scan(self, link: str, account: str) -> None:
        """Open a scanned link in WeCom; LookupError when it has expired."""
        ...

    def wecom_agree(self, link: str, account: str) -> None:
        """Agree to the login that was scanned before."""
        ...

    def wecom_refuse(self, link: str, account: str) -> None:
        """Refuse the login that was scanned before."""
        ...

    def totp(self, uri: str) -> str:
        """The code that an authenticator shows now for an otpauth:// URI (RFC 6238)."""
        ...

    def new_app(self) -> str:
        """The app 论客 installed on a phone: its id."""
        ...

    def app_pair(self, link: str, app: str) -> None:
        """Scan the QR code of a pairing with the app; LookupError when it has expired."""
        ...

    def app_paired_beforehand(self, app: str, secret: str) -> str:
        """Pair the app with a mailbox whose deployment is told so otherwise; the pairing's id."""
        ...

    def app_is_paired(self, app: str) -> bool:
        """Whether the app has a pairing that has not ended."""
        ...

    def pushes(self, app: str) -> list[str]:
        """The texts of what was pushed to the app, oldest first."""
        ...

    def next_push(self, app: str, after: int, timeout: float) -> str:
        """Push number `after` (from 0) of this app, the moment it is there; TimeoutError otherwise."""
        ...

    def app_answer(self, push: str, app: str, approved: bool) -> None:
        """Approve or refuse a push; LookupError when it can no longer be answered."""
        ...

    def app_code(self, app: str) -> str:
        """The code that the app shows, offline, for what it was paired with last."""
        ...
