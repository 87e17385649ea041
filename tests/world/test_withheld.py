"""A picture in which the QR code of a secret can be read is withheld."""

import io
from types import SimpleNamespace
from typing import Any

import pytest
import segno

from fake_services.phones.handset import Handset
from steps import witness
from steps.witness import NoPicture, SceneWitness


def qr_code(text: str) -> bytes:
    """A picture of a QR code."""
    picture = io.BytesIO()
    segno.make(text, micro=False).save(picture, kind="png", scale=5)
    return picture.getvalue()


@pytest.fixture
def scene() -> Any:  # noqa: ANN401 (a scene, as far as pictures need one)
    cast = SimpleNamespace(people=[], made_up=SimpleNamespace(secret_ones={}))
    browsers = SimpleNamespace(every=[1], in_front=None)
    around = SimpleNamespace(recorder=None)
    stage = SimpleNamespace(around=around, mark=0)
    return SimpleNamespace(cast=cast, browsers=browsers, handset=Handset, stage=stage)


@pytest.mark.parametrize(
    ("text", "withheld"),
    [
        ("otpauth://totp/li?secret=JBSWY3DPEHPK3PXP", True),
        ("https://open.weixin.qq.com/connect/confirm?uuid=1", False),
    ],
)
def test_it_is_withheld(scene: Any, monkeypatch: pytest.MonkeyPatch, text: str, withheld: bool) -> None:  # noqa: ANN401 (see above)
    monkeypatch.setattr(witness, "picture", lambda *_: qr_code(text))
    if withheld:
        with pytest.raises(NoPicture, match="QR code of a secret"):
            SceneWitness(scene).picture()
    else:
        assert SceneWitness(scene).picture() == qr_code(text)
