"""The provider that allauth finds in this application."""

from collections.abc import Mapping

from allauth.socialaccount.providers.weixin.provider import WeixinProvider


class UnionidProvider(WeixinProvider):
    """A WeChat account is the person, not the person within one application."""

    package = "allauth.socialaccount.providers.weixin"

    def extract_uid(self, data: Mapping[str, str]) -> str:
        """The unionid, under which the university knows its people."""
        return data["unionid"]


provider_classes = [UnionidProvider]
