"""A text in the two languages of the suite."""

from typing import NamedTuple

CHINESE = "zh"
"""How the languages begin whose readers get the Chinese wording: zh-CN."""
LANGUAGES = ("en", "zh-CN")
"""The languages of the suite, the first unless another one is asked for."""


class Text(NamedTuple):
    """What is said, in English and in Chinese."""

    en: str
    zh: str

    def of(self, language: str) -> str:
        """Return the wording of a language, such as `en` or `zh-CN`."""
        return self.zh if language.startswith(CHINESE) else self.en
