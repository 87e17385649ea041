"""How a person finds their way on the screens of a deployment (IXIT).

A value is the accessible name of a control, the text of a heading or of a message; where that does not
suffice, a Playwright selector that starts with `css=`, `xpath=`, `text=` or `role=`
(https://playwright.dev/python/docs/other-locators); empty where there is no such thing. The defaults are the
words of the guide.
"""

import msgspec


class Screen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A screen is recognised by its landmark: a heading, or a selector."""


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


class MethodNames(Screen, frozen=True):
    """How the lists of methods call each method (G3.2)."""

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
    bind: str = "绑定"
    later_logins: str = "text=登录时会进行安全验证"
    help_centre: str = "帮助中心"
    administrator: str = "text=管理员"


class CodeForm(Screen, frozen=True):
    """What every question for a code has."""

    code: str = "验证码"
    confirm: str = "确定"
    cancel: str = "取消"


class SmsBinding(CodeForm, frozen=True):
    """Where a number is typed and its code entered (G5.1 to G5.6)."""

    landmark: str = "text=请绑定手机号"
    number: str = "手机号码"
    send: str = "发送验证码"
    resend: str = "重新发送"


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


class StepUp(CodeForm, frozen=True):
    """The question for a bound method before a change (G6.1, G6.5); `by_*` tells which method it asks for."""

    landmark: str = "系统信息"
    resend: str = "重新发送"
    by_sms: str = "text=【短信】"
    by_wechat: str = "text=【微信】"
    by_otp: str = "text=【第三方 OTP】"
    by_backup: str = "text=【备用邮箱】"


class PasswordAgain(Screen, frozen=True):
    """Where the account's password is asked again on the way to a change; no landmark: nowhere."""

    landmark: str = ""
    password: str = "密码"
    confirm: str = "确定"


class SecondStep(CodeForm, frozen=True):
    """The second step of a login (G4.6).

    `send` is empty where the code is sent by itself; `by_*` tells which method it asks for just now.
    """

    landmark: str = "安全验证"
    send: str = "发送验证码"
    resend: str = "重新发送"
    by_sms: str = "text=发送至手机号码"
    by_wechat: str = "css=iframe"
    by_otp: str = "text=身份验证器"
    by_backup: str = "text=发送至备用邮箱"


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
    bind: str = "绑定"
    change: str = "修改"
    unbind: str = "解绑"
    way: tuple[str, ...] = ()
    confirm_unbind: str = ""


class Messages(Screen, frozen=True):
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


class Screens(Screen, frozen=True):
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
    step_up: StepUp = StepUp()
    password_again: PasswordAgain = PasswordAgain()
    second_step: SecondStep = SecondStep()
    trust: Trust = Trust()
    welcome: Welcome = Welcome()
    personal_settings: PersonalSettings = PersonalSettings()
    security_settings: SecuritySettings = SecuritySettings()
    two_step_settings: TwoStepSettings = TwoStepSettings()
    messages: Messages = Messages()
