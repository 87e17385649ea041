"""How a person finds their way on the screens of a deployment (IXIT).

A value is the accessible name of a control, the text of a heading or of a message; where that does not
suffice, a Playwright selector that starts with `css=`, `xpath=`, `text=` or `role=`
(https://playwright.dev/python/docs/other-locators); empty where there is no such thing. The defaults are the
words of the guide.
"""

from typing import cast

from conformance.profile.methods import METHODS
from conformance.profile.parts import CodeForm, LoginForm, Presses, Screen, Words, also


class PortalLogin(LoginForm, frozen=True):
    """Where the campus portal asks for the password (G1.1)."""

    landmark: str = "师生信息服务平台"
    username: str = "用户名"
    trust_box: str = ""
    """The box on this form that asks for trust, where that is no screen of its own (ixit.screens.trust)."""


class Forgotten(Screen, frozen=True):
    """Where somebody who has forgotten the password replaces it, by a code that comes to the number bound.

    No landmark: nowhere. What it asks for may stand on one page or on several, one after the other.
    """

    landmark: str = ""
    opening: Presses = "忘记密码"
    """What leads there from the portal's login."""
    username: str = "登录名"
    send: str = "发送短信"
    code: str = "短信验证码"
    onward: Presses = ""
    """What leads from the code to the new password, where that is asked for afterwards."""
    password: str = "新密码"
    again: str = ""
    """Where the new password is typed once more; empty where nothing asks for that."""
    confirm: str = "重设密码"


class PortalHome(Screen, frozen=True):
    """The portal's applications (G2.1); `next_page` is empty where there is one page only."""

    landmark: str = "我的应用"
    next_page: str = "下一页"
    mail: str = "电子邮件"
    sign_out: Presses = "退出"


class MailboxChoice(Screen, frozen=True):
    """Where somebody with several mailboxes chooses one, after the portal; no landmark: nowhere."""

    landmark: str = ""
    choose: Presses = "{address}"
    """What is pressed to choose a mailbox; {address} is its address."""


class MailLogin(LoginForm, frozen=True):
    """The mail's own login, where the ICS has the door `direct` (G4.8)."""

    landmark: str = "邮箱登录"
    trust_box: str = ""
    """The box on this form that asks for trust, where that is no screen of its own (ixit.screens.trust)."""


@also((method.key, str, method.name) for method in METHODS)
class MethodNames(Words, frozen=True):
    """How the lists of methods, and the choice among several at the second step, call each method (G3.2)."""

    def name_of(self, method: str) -> str:
        """The name that a person reads for a method of the ICS."""
        return str(getattr(self, method))


@also((method.key, str, "") for method in METHODS)
class NamesHere(Words, frozen=True):
    """How this screen calls each method, where that is not as in ixit.screens.methods."""


class MethodList(Screen, frozen=True):
    """A screen that lists the methods."""

    methods: NamesHere = NamesHere()
    """How this screen calls each method, where that is not as in ixit.screens.methods."""
    row: str = "role=listitem"
    """What holds one method's name and buttons: list items, cards, table rows. Empty where nothing does:
    then buttons are looked for on the whole screen, and name the method by {method}."""
    bind: Presses = "绑定"
    """What is pressed to bind a method."""


class Forced(MethodList, frozen=True):
    """The page asking to bind a method (G3.1, G3.2, G3.12)."""

    landmark: str = "请选择验证方式进行绑定"
    later_logins: str = "text=登录时会进行安全验证"
    one_number: str = "text=1个手机号只能绑定1个邮箱"
    """What says on the page that a number binds one mailbox only (G3.14); empty where nothing does."""
    help_centre: str = "帮助中心"
    administrator: str = "text=管理员"


class Asking(CodeForm, frozen=True):
    """A question for a bound method; `by_*` tells which method it asks for."""

    scan: Presses = ""
    """What leads to the QR code; empty where the question shows it."""

    def by(self, method: str) -> str:
        """What tells that it asks for this method."""
        return str(getattr(self, f"by_{method}"))


class Interlude(Screen, frozen=True):
    """A page or dialog that only says that something was done, such as 绑定成功; it is left by `onward`."""

    onward: Presses = "完成"


@also((f"by_{method.key}", str, method.at_step_up) for method in METHODS)
class StepUp(Asking, frozen=True):
    """The question for a bound method before a change (G6.1, G6.5); `by_*` tells which method it asks for."""

    landmark: str = "系统信息"
    methods: NamesHere = NamesHere()
    """How this screen calls each method, where that is not as in ixit.screens.methods."""
    send: str = ""
    """What sends the code; empty where it is sent by itself, as G6.5 has it."""
    choose: Presses = ""
    """What is pressed to choose a method, as at the second step, where it first asks by which one."""
    resend: str = "重新发送"
    """A part of the button's name, beside which a countdown may run; or a selector."""


class PasswordAgain(Screen, frozen=True):
    """Where the account's password is asked again on the way to a change; no landmark: nowhere."""

    landmark: str = ""
    password: str = "密码"
    confirm: str = "确定"


@also((f"by_{method.key}", str, method.at_second_step) for method in METHODS)
class SecondStep(Asking, frozen=True):
    """The second step of a login (G4.6).

    `send` is empty where the code is sent by itself, `push` where the push to the app is;
    `by_*` tells which method it asks for just now.
    """

    landmark: str = "安全验证"
    methods: NamesHere = NamesHere()
    """How this screen calls each method, where that is not as in ixit.screens.methods."""
    choose: Presses = "{method}"
    """What is pressed to choose a method, where several are bound: ["{method}", "下一步"], for example."""
    send: str = "发送验证码"
    resend: str = "重新发送"
    """A part of the button's name, beside which a countdown may run; or a selector."""
    push: str = "发送批准请求"
    trust_box: str = ""
    """The box on this form that asks for trust, where that is no screen of its own (ixit.screens.trust)."""


class Trust(Screen, frozen=True):
    """The question whether to trust this device (G3.5).

    No landmark: it is no screen of its own, but a box on another one (`trust_box`), or is not asked at all.
    """

    landmark: str = "是否信任此设备"
    trust: Presses = "信任"
    later: Presses = "以后再说"


class Welcome(Screen, frozen=True):
    """The welcome page, the first page of a mailbox (G3.6, G4.1, G4.2).

    `inbox` is empty where this page shows the letters. `further` names what opens further parts of a mailbox
    that hold the word of its letter, such as contacts or drafts: what they are made of is guarded as well.
    """

    landmark: str = "欢迎使用邮箱"
    inbox: str = "收件箱"
    further: tuple[str, ...] = ()
    avatar: str = "头像"
    gear: str = "设置"
    sign_out: Presses = "退出"


class PersonalSettings(Screen, frozen=True):
    """The personal settings (G4.1 to G4.3)."""

    landmark: str = "个人设置"
    security: str = "安全设置"


class SecuritySettings(Screen, frozen=True):
    """The security settings (G4.3)."""

    landmark: str = "安全设置"
    two_step: str = "二次验证设置"


class TwoStepSettings(MethodList, frozen=True):
    """The two-step settings (G4.4).

    `way` names what is clicked to come there from the welcome page, one after the other, where that is not
    the guide's way (G4.1 to G4.3); `confirm_unbind` what confirms an unbinding, where that is asked.
    """

    landmark: str = "二次验证设置"
    change: Presses = "修改"
    unbind: Presses = "解绑"
    unbind_all: Presses = ""
    """What unbinds all that is bound at once, where no row has a button of its own for that."""
    way: tuple[str, ...] = ()
    confirm_unbind: Presses = ""


class Messages(Words, frozen=True):
    """What messages say, in one wording or several; matched as a part of the visible text."""

    wrong_credentials: str | tuple[str, ...] = ("用户名或密码错误", "帐号或密码错误")
    wrong_code: str | tuple[str, ...] = "验证码错误"
    too_soon: str | tuple[str, ...] = "请稍后再试"
    """What says that a code was not judged, since it came too soon or too often."""
    not_a_number: str | tuple[str, ...] = "请输入正确的手机号码"
    number_taken: str | tuple[str, ...] = "该手机号已绑定其他邮箱"
    wechat_taken: str | tuple[str, ...] = "该微信号已绑定其他邮箱"
    failed: str | tuple[str, ...] = ""
    """What says that a service failed, a code could not be sent say, where no alert says it."""
    done: str | tuple[str, ...] = ("成功", "已发送")
    """What an alert says that refuses nothing: that a code was sent, say. One that is marked as a success,
    by a class of its element, need not be given."""

    close: str = ""
    """What closes a message that lies over the screen; a selector that finds that button alone."""

    def wordings(self) -> list[tuple[str, str]]:
        """Each key of a refusal with each of its wordings; what the profile leaves empty has none."""
        refusals = (key for key in self.__struct_fields__ if key not in ("done", "close"))
        return [(key, one) for key in refusals for one in self.of(key)]

    def of(self, key: str) -> list[str]:
        """The wordings of one key; none where the profile leaves it empty."""
        given = getattr(self, key)
        return [one for one in ((given,) if isinstance(given, str) else given) if one]


@also((f"{method.key}_binding", type(method.binding), method.binding) for method in METHODS)
class Screens(Words, frozen=True):
    """Every screen of the guide."""

    portal_login: PortalLogin = PortalLogin()
    forgotten: Forgotten = Forgotten()
    portal_home: PortalHome = PortalHome()
    mailbox_choice: MailboxChoice = MailboxChoice()
    mail_login: MailLogin = MailLogin()
    methods: MethodNames = MethodNames()
    forced: Forced = Forced()
    interlude: Interlude = Interlude()
    step_up: StepUp = StepUp()
    password_again: PasswordAgain = PasswordAgain()
    second_step: SecondStep = SecondStep()
    trust: Trust = Trust()
    welcome: Welcome = Welcome()
    personal_settings: PersonalSettings = PersonalSettings()
    security_settings: SecuritySettings = SecuritySettings()
    two_step_settings: TwoStepSettings = TwoStepSettings()
    messages: Messages = Messages()

    def of[S: Screen](self, kind: type[S]) -> S:
        """The screen of this kind, one where a method is bound for example."""
        return next(one for name in self.__struct_fields__ if isinstance(one := getattr(self, name), kind))

    @property
    def trust_boxes(self) -> dict[str, str]:
        """Each screen that has a box for trust, by its key, with that box."""
        boxes = {key: str(getattr(getattr(self, key), "trust_box", "")) for key in self.__struct_fields__}
        return {key: box for key, box in boxes.items() if box}

    @property
    def box_at_login(self) -> bool:
        """Whether the box for trust stands where one signs in, before anybody is known."""
        return bool(self.trust_boxes.keys() - {"second_step"})

    def name_on(self, screen: MethodList | StepUp | SecondStep, method: str) -> str:
        """The name that a person reads there for a method of the ICS, or a selector."""
        return getattr(screen.methods, method) or self.methods.name_of(method)

    def binding(self, method: str) -> Screen:
        """Where this method is bound."""
        return cast("Screen", getattr(self, f"{method}_binding"))
