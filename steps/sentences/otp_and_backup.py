"""Third-party OTP and the backup mailbox (G6.8)."""

from pytest_bdd import given, when

from steps.scene import Scene
from steps.screens.codes import BackupBinding
from steps.ways.beforehand import TWO_TIME_STEPS
from steps.ways.binding import open_binding
from steps.ways.messages import code_number
from steps.words.wording import says


@when(says("the code of the authenticator has changed"))
@when(says("验证器的动态口令已更换"))
def _(scene: Scene) -> None:
    scene.pass_time(TWO_TIME_STEPS)


@given(says("{who:person} has asked for a code for the backup address"))
@given(says("{who:person}已为备用地址请求验证码"))
def _(scene: Scene, who: str) -> None:
    person = scene.person(who)
    open_binding(scene, scene.device(who), person, "backup")
    BackupBinding(scene.device(who)).ask_code(person.backup)
    code_number(scene, person.backup, 1)
