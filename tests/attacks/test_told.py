"""What an answer on the wire says to people, and whether that is that something came too soon."""

from dataclasses import dataclass

import pytest

from steps.ways.putting_off import came_too_soon
from steps.ways.requests.told import told_in

SAID = ["请稍后再试"]


@dataclass(frozen=True)
class Answered:
    """An answer, as far as it is looked at."""

    body: str
    response_type: str = "application/json"
    status: int = 200

    @property
    def response_body(self) -> bytes:
        return self.body.encode()


def too_soon(answer: Answered) -> bool:
    return came_too_soon(answer, SAID)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "answer",
    [
        Answered("", status=429),
        Answered('{"code": 1, "data": {"msg": "操作频繁，请稍后再试"}}'),
        Answered('{"msg": "\\u8bf7\\u7a0d\\u540e\\u518d\\u8bd5"}'),
        Answered("<p class=error>请稍后再试</p>", "text/html; charset=utf-8"),
    ],
)
def test_an_answer_may_say_so_by_its_status_or_in_words(answer: Answered) -> None:
    assert too_soon(answer)


@pytest.mark.parametrize(
    "answer",
    [
        Answered('{"msg": "验证码错误"}'),
        Answered('{"msg": "验证码发送失败，请稍后再试"}'),
        Answered('<script>const busy = "请稍后再试"</script>', "text/html"),
        Answered('<p title="请稍后再试">验证码错误</p>', "text/html"),
        Answered('const busy = "请稍后再试"', "text/javascript"),
    ],
)
def test_what_failed_and_what_nobody_reads_says_it_not(answer: Answered) -> None:
    assert not too_soon(answer)


def test_what_stands_between_tags_is_told() -> None:
    page = Answered("<h1>One</h1><style>p {}</style><p>Two", "text/html")
    assert [*filter(None, told_in(page))] == ["One", "Two"]  # type: ignore[arg-type]
