"""Third-party OTP and the backup mailbox (G6.8)."""

from steps.methods import BACKUP, OTP
from steps.scene import Scene
from steps.ways.binding import open_binding
from steps.ways.messages import code_number
from steps.words.sentence import given, when


@when(en="the code of the authenticator has changed", zh="验证器的动态口令已更换")
def _(scene: Scene) -> None:
    scene.clock.pass_time(OTP.rest)


@given(en="{who:person} has asked for a code for the backup address", zh="{who:person}已为备用地址请求验证码")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    person = scene.cast.person(who)
    open_binding(scene, device, person, BACKUP)
    BACKUP.form(device).ask_code(BACKUP.value(person))
    code_number(scene, BACKUP.value(person), 1)
