"""Ways by which somebody might try to pass round a gate."""

from steps.words.phrase import Phrase


class Way(Phrase):
    """One way round, on foot: in the browser, with what it shows."""

    MAILBOX = "web addresses inside the mailbox", "邮箱内的网址"
    SETTINGS = "web addresses of the settings", "设置页的网址"
    RELOAD = "reloading the page", "刷新页面"
    BACK = "the back button", "后退按钮"
    TAB = "a second tab", "第二个标签页"
    ANEW = "signing in again", "重新登录"


class Guise(Phrase):
    """What a browser claims to be, or where, from its first request on."""

    CAMPUS = "on the campus network", "在校园网内"
    UNREADABLE = "at an address that cannot be read", "地址无法识别"
    CHAT = "built into a chat app", "聊天应用内置"
