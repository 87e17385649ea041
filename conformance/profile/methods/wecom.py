"""WeCom (G6.9): the corp's application, and where the QR code is shown."""

from conformance.profile.methods.base import MethodTables
from conformance.profile.parts import Part, QrForm


class WeCom(Part, frozen=True):
    """WeCom website login, as the deployment is registered there."""

    corp_id: str
    """The corp's CorpID."""
    agent_id: str
    """The AgentId of its application."""
    secret: str
    """The application's secret."""
    redirect_hosts: tuple[str, ...]
    """The hosts to which WeCom's answer may lead back."""


class WeComBinding(QrForm, frozen=True):
    """Where the QR code for WeCom is shown (G6.9)."""

    landmark: str = "企业微信绑定"


WECOM = MethodTables(
    key="wecom",
    said=("WeCom", "企业微信"),
    name="企业微信",
    binding=WeComBinding(),
    at_step_up="text=【企业微信】",
    at_second_step="css=iframe[src*='work.weixin.qq.com']",
    gateways={"wecom": WeCom},
    hosts=lambda gateways: ("qyapi.weixin.qq.com",) if "wecom" in gateways else (),
)
