"""Third-party OTP and the backup mailbox (G6.8)."""

from steps.scene import Scene
from steps.screens.codes import BackupBinding
from steps.ways.beforehand import TWO_TIME_STEPS
from steps.ways.binding import open_binding
from steps.ways.messages import code_number
from steps.words.sentence import given, when


@when(en="the code of the authenticator has changed", zh="验证器的动态口令已更换")
def _(scene: Scene) -> None:
    scene.clock.pass_time(TWO_TIME_STEPS)


@given(en="{who:person} has asked for a code for the backup address", zh="{who:person}已为备用地址请求验证码")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    person = scene.cast.person(who)
    open_binding(scene, device, person, "backup")
    BackupBinding(device).ask_code(person.backup)
    code_number(scene, person.backup, 1)
