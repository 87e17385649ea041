"""By what a request names somebody else."""

from types import SimpleNamespace
from typing import Any

import pytest

from steps.ways.attacks.named import account_of


@pytest.mark.parametrize(
    ("doors", "account"), [(("portal", "direct"), "t20230001"), (("direct",), "li@a.example")]
)
def test_without_a_portal_an_account_is_called_as_its_mailbox(doors: tuple[str, ...], account: str) -> None:
    scene: Any = SimpleNamespace(target=SimpleNamespace(ics=SimpleNamespace(doors=doors)))
    person: Any = SimpleNamespace(login="t20230001", mailbox=SimpleNamespace(address="li@a.example"))
    assert account_of(scene, person) == account
