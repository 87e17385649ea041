import pytest

from fake_services.proxy import Exchange


def answer(body: bytes) -> Exchange:
    return Exchange(
        "device 0", 0.0, "GET", "https://mail.example.edu/", [], b"", 200, [], body, None, "routed"
    )


@pytest.mark.parametrize(
    "body",
    [
        "<p>欢迎使用“邮箱”</p>".encode(),
        "<p>欢迎使用“邮箱”</p>".encode("gb18030"),
        b'{"a": "\\u6b22\\u8fce\\u4F7F\\u7528\\u201c\\u90ae\\u7bb1\\u201d"}',
        "欢迎使用&ldquo;邮箱&rdquo;".encode(),
        "&#27426;&#x8fce;使用&#8220;邮箱&#8221;".encode(),
        '{"html": "\\u003cb\\u003e欢迎使用&ldquo;\\u90ae箱&rdquo;"}'.encode(),
    ],
    ids=["UTF-8", "GB 18030", "JSON escapes", "named entities", "numeric entities", "entities in JSON"],
)
def test_text_is_found_however_it_is_written(body: bytes) -> None:
    assert answer(body).carries("欢迎使用“邮箱”")


def test_text_that_is_not_there_is_not_found() -> None:
    assert not answer("欢迎".encode()).carries("欢迎使用")
    assert not answer(b"").carries("欢")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b'"https:\\/\\/mail.example.edu\\/"', "https://mail.example.edu/"),
        (b'"say \\"yes\\""', 'say "yes"'),
        (b'"\\ud83d\\ude00"', "😀"),
        (b"Tom &amp; Li", "Tom & Li"),
    ],
    ids=["slash", "quote", "surrogate pair", "entity"],
)
def test_escapes_are_read(body: bytes, text: str) -> None:
    assert answer(body).carries(text)


def test_a_broken_escape_is_no_error() -> None:
    assert answer(b"\\ud83d \\u12 \xff").carries("\\u12")
