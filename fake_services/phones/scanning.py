"""The phones' side of the apps that log in by scanning a QR code."""

from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from fake_services.phones.reach import Reach


class ScanService(Protocol):
    """What such an app's service does for its accounts, by the key of a QR code."""

    def new_account(self, nickname: str, known: str = "") -> str:
        """A new person's account, or one that is known from an earlier run."""
        ...

    def new_stranger(self, nickname: str) -> str:
        """An account of which a website is told nothing but an openid."""
        ...

    def names(self, account: str) -> dict[str, str]:
        """What websites may call an account by, each with the name of its field."""
        ...

    def scan(self, key: str, account: str) -> None:
        """The page says 扫描成功. Raises QrExpired."""
        ...

    def agree(self, key: str, account: str) -> None:
        """The page goes on to the website. Raises QrExpired, NotScanned."""
        ...

    def refuse(self, key: str, account: str) -> None:
        """The login ends. Raises QrExpired, NotScanned."""
        ...


class ScanningPhone:
    """One such app: `name` as people call it; its QR codes hold `page` with a key as `parameter`.

    method: whose gateway it speaks to; what does not come to us raises the reach's own exception.
    """

    def __init__(
        self, method: str, name: str, service: ScanService, page: str, parameter: str, reach: Reach
    ) -> None:
        self.name = name
        self._method = method
        self._service = service
        self._page = page
        self._parameter = parameter
        self._reach = reach

    def new_account(self, nickname: str, known: str = "") -> str:
        """A new account, or one known from an earlier run, by what tells it from others."""
        return self._service.new_account(nickname, known)

    def new_stranger(self, nickname: str) -> str:
        """A new account of which the deployment is told nothing but an openid."""
        self._reach.need_gateway(self._method)
        return self._service.new_stranger(nickname)

    def known_by(self, account: str) -> str:
        """What the deployment knows an account by."""
        self._reach.need_gateway(self._method)
        return account

    def names(self, account: str) -> dict[str, str]:
        """What the deployment may be told an account is called, each with the name of its field."""
        self._reach.need_gateway(self._method)
        return self._service.names(account)

    def scan(self, link: str, account: str) -> None:
        """Open the link of a login code: the page says 扫描成功. Raises QrExpired."""
        self._reach.need_gateway(self._method)
        self._service.scan(self._key(link), account)

    def agree(self, link: str, account: str) -> None:
        """Agree to the login scanned before. Raises QrExpired, NotScanned."""
        self._service.agree(self._key(link), account)

    def refuse(self, link: str, account: str) -> None:
        """Refuse the login scanned before. Raises QrExpired, NotScanned."""
        self._service.refuse(self._key(link), account)

    def _key(self, link: str) -> str:
        """The key in a code's link; ValueError for the link of anything else."""
        parts = urlsplit(link)
        if parts._replace(query="").geturl() != self._page:
            raise ValueError(f"{self.name} cannot log in with this QR code: {link}")
        return parse_qs(parts.query)[self._parameter][0]
