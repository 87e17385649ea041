"""How a person finds their way on the screens of a deployment (IXIT).

A value is the accessible name of a control, the text of a heading or of a message; where that does not
suffice, a Playwright selector that starts with `css=`, `xpath=`, `text=` or `role=`
(https://playwright.dev/python/docs/other-locators); empty where there is no such thing. The defaults are the
words of the guide.
"""

import msgspec


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is to be read somewhere."""


class Screen(Words, frozen=True):
    """What a person comes to see, in the page, in a dialog over it, or in a frame."""

    landmark: str = ""
    """What it is recognised by: the text of a heading, or a selector."""
    frame: str = ""
    """The iframe that shows it, always or sometimes, as a selector; empty where none does."""


class PortalLogin(Screen, frozen=True):
    """Where the campus portal asks for the password (G1.1)."""

    landmark: str = "师生信息服务平台"
    username: str = "用户名"
    password: str = "密码"
    submit: str = "登录"


class PortalHome(Screen, frozen=True):
    """The portal's applications (G2.1); `next_page` is empty where there is one page only."""

    landmark: str = "我的应用"
    next_page: str = "下一页"
    mail: str = "电子邮件"
    sign_out: str = "退出"


class MailLogin(Screen, frozen=True):
    """The mail's own login, where the ICS has the door `direct` (G4.8)."""

    landmark: str = "邮箱登录"
    username: str = "邮箱帐号"
    password: str = "密码"
    submit: str = "登录"


class MethodNames(Words, frozen=True):
    """How the lists of methods, and the choice among several at the second step, call each method (G3.2)."""

    sms: str = "短信"
    wechat: str = "微信"
    otp: str = "第三方 OTP"
    backup: str = "备用邮箱"
    coremail_app: str = "Coremail 论客 App"
    wecom: str = "企业微信"

    def name_of(self, method: str) -> str:
        """The name that a person reads for a method of the ICS."""
        return str(getattr(self, method))


class Forced(Screen, frozen=True):
    """The page asking to bind a method (G3.1, G3.2, G3.12)."""

    landmark: str = "请选择验证方式进行绑定"
    row: str = "role=listitem"
    """What holds one method's name and buttons: list items, cards, table rows."""
    bind: str = "绑定"
    later_logins: str = "text=登录时会进行安全验证"
    help_centre: str = "帮助中心"
    administrator: str = "text=管理员"


class CodeForm(Screen, frozen=True):
    """What every question for a code has."""

    code: str = "验证码"
    """Its field; may find several that take a character each."""
    confirm: str = "确定"
    """Empty where the last character of a code submits it."""
    cancel: str = "取消"


class SmsBinding(CodeForm, frozen=True):
    """Where a number is typed and its code entered (G5.1 to G5.6)."""

    landmark: str = "text=请绑定手机号"
    number: str = "手机号码"
    send: str = "发送验证码"
    resend: str = "重新发送"
    """A part of the button's name, beside which a countdown may run."""


class BackupBinding(CodeForm, frozen=True):
    """Where a backup address is typed and its code entered (G6.8)."""

    landmark: str = "备用邮箱绑定"
    address: str = "备用邮箱地址"
    send: str = "发送验证码"


class OtpBinding(CodeForm, frozen=True):
    """Where an authenticator scans the secret and its code is entered (G6.8)."""

    landmark: str = "第三方 OTP 绑定"


class WeChatBinding(Screen, frozen=True):
    """Where the QR code for WeChat is shown (G6.2)."""

    landmark: str = "微信绑定"
    cancel: str = "取消"


class WeComBinding(Screen, frozen=True):
    """Where the QR code for WeCom is shown (G6.9)."""

    landmark: str = "企业微信绑定"
    cancel: str = "取消"


class CoremailAppBinding(Screen, frozen=True):
    """Where the app 论客 scans the QR code of a pairing (G6.10)."""

    landmark: str = "论客 App 绑定"


class Interlude(Screen, frozen=True):
    """A page or dialog that only says that something was done, such as 绑定成功; it is left by `onward`."""

    onward: str = "完成"


class StepUp(CodeForm, frozen=True):
    """The question for a bound method before a change (G6.1, G6.5); `by_*` tells which method it asks for."""

    landmark: str = "系统信息"
    resend: str = "重新发送"
    """A part of the button's name, beside which a countdown may run."""
    by_sms: str = "text=【短信】"
    by_wechat: str = "text=【微信】"
    by_otp: str = "text=【第三方 OTP】"
    by_backup: str = "text=【备用邮箱】"
    by_wecom: str = "text=【企业微信】"
    by_coremail_app: str = "text=【Coremail 论客 App】"


class PasswordAgain(Screen, frozen=True):
    """Where the account's password is asked again on the way to a change; no landmark: nowhere."""

    landmark: str = ""
    password: str = "密码"
    confirm: str = "确定"


class SecondStep(CodeForm, frozen=True):
    """The second step of a login (G4.6).

    `send` is empty where the code is sent by itself, `push` where the push to the app is;
    `by_*` tells which method it asks for just now.
    """

    landmark: str = "安全验证"
    send: str = "发送验证码"
    resend: str = "重新发送"
    """A part of the button's name, beside which a countdown may run."""
    by_sms: str = "text=发送至手机号码"
    by_wechat: str = "css=iframe"
    by_otp: str = "text=身份验证器"
    by_backup: str = "text=发送至备用邮箱"
    by_wecom: str = "css=iframe[src*='work.weixin.qq.com']"
    push: str = "发送批准请求"
    by_coremail_app: str = "text=请在论客 App 中"


class Trust(Screen, frozen=True):
    """The question whether to trust this device (G3.5)."""

    landmark: str = "是否信任此设备"
    trust: str = "信任"
    later: str = "以后再说"


class Welcome(Screen, frozen=True):
    """The welcome page, the first page of a mailbox (G3.6, G4.1, G4.2)."""

    landmark: str = "欢迎使用邮箱"
    inbox: str = "收件箱"
    avatar: str = "头像"
    gear: str = "设置"
    sign_out: str = "退出"


class PersonalSettings(Screen, frozen=True):
    """The personal settings (G4.1 to G4.3)."""

    landmark: str = "个人设置"
    security: str = "安全设置"


class SecuritySettings(Screen, frozen=True):
    """The security settings (G4.3)."""

    landmark: str = "安全设置"
    two_step: str = "二次验证设置"


class TwoStepSettings(Screen, frozen=True):
    """The two-step settings (G4.4).

    `way` names what is clicked to come there from the welcome page, one after the other, where that is not
    the guide's way (G4.1 to G4.3); `confirm_unbind` what confirms an unbinding, where that is asked.
    """

    landmark: str = "二次验证设置"
    row: str = "role=listitem"
    """What holds one method's name and buttons: list items, cards, table rows."""
    bind: str = "绑定"
    change: str = "修改"
    unbind: str = "解绑"
    way: tuple[str, ...] = ()
    confirm_unbind: str = ""


class Messages(Words, frozen=True):
    """What a refusal says, in one wording or several; matched as a part of the visible text."""

    wrong_credentials: str | tuple[str, ...] = "用户名或密码错误"
    wrong_code: str | tuple[str, ...] = "验证码错误"
    not_a_number: str | tuple[str, ...] = "请输入正确的手机号码"
    number_taken: str | tuple[str, ...] = "该手机号已绑定其他邮箱"
    wechat_taken: str | tuple[str, ...] = "该微信号已绑定其他邮箱"

    def wordings(self) -> list[tuple[str, str]]:
        """Each key with each of its wordings."""
        given = ((key, getattr(self, key)) for key in self.__struct_fields__)
        return [(key, one) for key, said in given for one in ((said,) if isinstance(said, str) else said)]


class Screens(Words, frozen=True):
    """Every screen of the guide."""

    portal_login: PortalLogin = PortalLogin()
    portal_home: PortalHome = PortalHome()
    mail_login: MailLogin = MailLogin()
    methods: MethodNames = MethodNames()
    forced: Forced = Forced()
    sms_binding: SmsBinding = SmsBinding()
    wechat_binding: WeChatBinding = WeChatBinding()
    otp_binding: OtpBinding = OtpBinding()
    backup_binding: BackupBinding = BackupBinding()
    wecom_binding: WeComBinding = WeComBinding()
    coremail_app_binding: CoremailAppBinding = CoremailAppBinding()
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
