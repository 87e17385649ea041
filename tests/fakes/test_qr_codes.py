import threading
from collections.abc import Callable

import pytest

from fake_services.clock import Clock
from fake_services.providers.wechat import NotScanned, QrExpired
from fake_services.providers.wechat.accounts import Account
from fake_services.providers.wechat.qr_codes import QrCodes, Status

LI, WANG = Account("李老师"), Account("王老师")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def codes(clock: Clock) -> QrCodes[Account]:
    return QrCodes(clock, lambda account: f"code of {account.nickname}")


def heard(codes: QrCodes[Account], uuid: str, last: int = Status.WAITING) -> tuple[Status, str]:
    return codes.wait(uuid, last, patience=0)


def test_a_page_hears_what_the_phone_does(codes: QrCodes[Account]) -> None:
    uuid = codes.show()
    assert heard(codes, uuid) == (Status.WAITING, "")
    codes.scan(uuid, LI)
    assert heard(codes, uuid) == (Status.SCANNED, "")
    assert heard(codes, uuid, last=Status.SCANNED) == (Status.WAITING, "")
    codes.agree(uuid, LI)
    assert heard(codes, uuid, last=Status.SCANNED) == (Status.AGREED, "code of 李老师")


def test_a_waiting_page_hears_at_once(codes: QrCodes[Account]) -> None:
    uuid = codes.show()
    got: list[tuple[Status, str]] = []
    waiting = threading.Thread(target=lambda: got.append(codes.wait(uuid, Status.WAITING, patience=30)))
    waiting.start()
    codes.scan(uuid, LI)
    waiting.join(timeout=10)
    assert got == [(Status.SCANNED, "")]


def test_only_the_account_that_scanned_last_may_answer(codes: QrCodes[Account]) -> None:
    uuid = codes.show()
    with pytest.raises(NotScanned, match="李老师"):
        codes.agree(uuid, LI)
    codes.scan(uuid, LI)
    codes.scan(uuid, WANG)
    with pytest.raises(NotScanned, match="李老师"):
        codes.agree(uuid, LI)
    codes.refuse(uuid, WANG)
    with pytest.raises(NotScanned, match="王老师"):
        codes.agree(uuid, WANG)
    assert heard(codes, uuid) == (Status.CANCELLED, "")


@pytest.mark.parametrize("act", [QrCodes.scan, QrCodes.agree, QrCodes.refuse])
def test_a_code_lives_five_minutes(
    codes: QrCodes[Account], clock: Clock, act: Callable[[QrCodes[Account], str, Account], None]
) -> None:
    uuid = codes.show()
    codes.scan(uuid, LI)
    clock.advance(300)
    assert heard(codes, uuid) == (Status.EXPIRED, "")
    with pytest.raises(QrExpired):
        act(codes, uuid, LI)


@pytest.mark.parametrize("act", [QrCodes.scan, QrCodes.agree, QrCodes.refuse])
def test_an_agreed_or_unknown_code_is_as_good_as_expired(
    codes: QrCodes[Account], act: Callable[[QrCodes[Account], str, Account], None]
) -> None:
    uuid = codes.show()
    codes.scan(uuid, LI)
    codes.agree(uuid, LI)
    for dead in (uuid, "made-up"):
        with pytest.raises(QrExpired):
            act(codes, dead, LI)
    assert heard(codes, "made-up") == (Status.EXPIRED, "")
