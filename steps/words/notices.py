"""What somebody is told of by a notice."""

from steps.words.phrase import Phrase


class News(Phrase):
    """What a notice is about, as it and the many before it are called."""

    CHANGE = ("the change", "the notices"), "变更通知"
    PASSWORD = ("the new password", "the notices of new passwords"), "更换密码通知"
    TRUST = ("the trusted device", "the notices of trusted devices"), ("信任设备的通知", "信任设备通知")
    RESET = ("the reset", "the notices of resets"), "重置通知"
    CLIENT_PASSWORD = ("the client password", "the notices of client passwords"), "客户端专用密码通知"
