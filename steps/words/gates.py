"""Ways by which somebody might try to pass round a gate."""

from steps.words.phrase import Phrase


class Way(Phrase):
    """One way round, on foot: in the browser, with what it shows."""

    MAILBOX = "the addresses of a mailbox", "邮箱内的地址"
    SETTINGS = "the addresses of the settings", "设置的地址"
    RELOAD = "reloading the page", "刷新页面"
    BACK = "the back button", "后退按钮"
    TAB = "a second tab", "第二个标签页"
    ANEW = "signing in again", "重新登录"
