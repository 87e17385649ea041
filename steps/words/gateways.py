"""Gateways, how they fail, and what becomes of a scan or a push."""

from steps.words.phrase import Phrase, Said


class Failure(Phrase):
    """A way in which a gateway fails; `name` is the world's word for it."""

    DOWN = "cannot be reached", "无法连接"
    SILENT = "does not answer", "没有响应"
    ERROR = "reports an internal error", "返回内部错误"
    GARBAGE = "answers nonsense", "返回的内容无法识别"
    REFUSAL = "refuses the request", "拒绝请求"
    NOBODY = "names nobody", "没有说明是谁"
    SIGNATURE = "rejects the signature", "判定签名错误"


class Twist(Phrase):
    """What is different in the answer to a QR code; in `parts` None is left out."""

    NO_CODE = "without its code", "缺少授权码", ("code", None)
    UNKNOWN_CODE = "with an unknown code", "带有未知的授权码", ("code", "unknown")
    NO_STATE = "without its state", "缺少状态值", ("state", None)
    EMPTY_STATE = "with an empty state", "状态值为空", ("state", "")
    WRONG_STATE = "with a wrong state", "带有错误的状态值", ("state", "wrong")
    NOTHING = "as it is", "保持原样"

    def __init__(self, en: Said, zh: Said, *parts: tuple[str, str | None]) -> None:
        super().__init__(en, zh)
        self.parts = dict(parts)


class Naming(Phrase):
    """Where the answer to a QR code names an account, which only the gateway is to name."""

    BESIDE = "beside its code", "与授权码一同"
    INSTEAD = "in its code's place", "代替授权码"
    FORM = "in a form", "以表单提交"


class ScanEnd(Phrase):
    """What becomes of a scan that must bind nothing."""

    REFUSED = "is refused", "被拒绝"
    LATE = "comes too late", "超时后才完成"
    UNANSWERED = "is never agreed to", "一直未同意"
    AGREED = "is agreed to all the same", "仍被同意"


class PushEnd(Phrase):
    """What becomes of a push that must open nothing."""

    REFUSED = "is refused", "被拒绝"
    LATE = "is approved too late", "超时后才批准"
    UNANSWERED = "is never answered", "一直未回应"
