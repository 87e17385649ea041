"""How a request differs from what the page sends: what is forged in it, or claimed by it."""

from steps.words.phrase import Phrase


class Forgery(Phrase):
    """What stands in the code's place, or how the request that carries it is sent."""

    LEFT_OUT = "with the code left out", "不含验证码"
    EMPTY = "with an empty code", "验证码为空"
    LIST = "with an empty list in the code's place", "以空列表代替验证码"
    CONDITION = "with a query in the code's place", "以查询条件代替验证码"
    PATTERN = "with a pattern in the code's place", "以通配内容代替验证码"
    PART = "with a part of the right code", "只含正确验证码的一部分"
    UNREADABLE = "with a code that cannot be read", "验证码无法读取"
    AMONG_MANY = "with the right code among several wrong ones", "正确的验证码混在多个错误的之中"
    WELL_KNOWN = "with a code that anybody would try first", "用最容易猜到的验证码"
    WELL_KNOWN_SHORT = "with a short code that anybody would try first", "用最容易猜到的短验证码"
    SAID_RIGHT = "with a wrong code that says itself that it is right", "验证码错误却自称正确"
    OTHER_METHOD = "with a wrong code, by another method", "验证码错误且改用其他请求方法"
    OTHER_CONTENT = "with a wrong code, as another kind of content", "验证码错误且改用其他内容类型"
    OTHER_ADDRESS = "with a wrong code, to a differently written web address", "验证码错误且网址改用其他写法"


class NoPassword(Phrase):
    """What stands in the password's place, as `Forgery` calls it in the place of a code."""

    LEFT_OUT = "with the password left out", "不含密码"
    EMPTY = "with an empty password", "密码为空"
    PATTERN = "with a pattern in the password's place", "以通配内容代替密码"


class Claim(Phrase):
    """What a request for the mailbox claims, or how it is written."""

    CAMPUS = "claiming to come from the campus network", "自称来自校园网"
    NONSENSE = "with nonsense as its origin", "以乱码作为来源"
    OTHER_ADDRESS = "claiming to ask for a public page", "自称请求公开页面"
    PASSWORD = "with the account's name and password in it", "附上帐号和密码"
    CLIENT_PASSWORD = "with the account's name and the client password in it", "附上帐号和客户端专用密码"
    NAME = "with the account's name in a header", "在请求头中写明帐号"
    BEARER = "with the session's cookies as a token", "以会话Cookie作为令牌"
    FEWER_COOKIES = "with some of the cookies left out", "去掉部分Cookie"
    OTHERS_COOKIES = "with each cookie of somebody who is inside", "逐一带上已进入者的Cookie"
    REPLACED_COOKIES = "with each of its cookies that was replaced", "逐一带上已被替换的Cookie"
    OTHER_PROGRAM = "as another program", "自称是其他程序"
    OTHER_METHOD = "as another kind of request", "改为其他类型的请求"


class WrongTicket(Phrase):
    """A service ticket that signs nobody in."""

    OTHERS = "that was given for another address of the mail", "为邮箱另一网址签发"
    SMUGGLING = "that was given for another address, which comes along with it", "为另一网址签发并夹带该网址"
    OLD = "that nobody has used for ten minutes", "十分钟内无人使用"


class Term(Phrase):
    """For how long a request asks for trust, though no page lets anybody choose that."""

    YEARS = "for ten years", "期限为十年"
    EVER = "for ever", "永久有效"
    DATE = "until a day of the next century", "有效至下个世纪的某一天"


class Deed(Phrase):
    """What another's browser has submitted, and anybody can before its time."""

    TRUST = "another's request to trust a device", "他人信任设备的请求"
    BINDING = "another's request to bind a number", "他人绑定手机号的请求"
    BINDING_IN_SETTINGS = "another's request to bind a number in the settings", "他人在设置中绑定手机号的请求"
    UNBINDING = "another's request to unbind a number", "他人解绑手机号的请求"
    CHANGE = "another's request to change a number", "他人修改手机号的请求"
    SECOND_STEP = "another's second step by third-party OTP", "他人用第三方OTP进行安全验证的请求"
    SECOND_STEP_BY_SMS = "another's second step by SMS", "他人用短信进行安全验证的请求"
