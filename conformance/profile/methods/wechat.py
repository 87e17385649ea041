"""WeChat (G6.2): the website's registration, and where the QR code is shown."""

from conformance.profile.methods.base import MethodTables
from conformance.profile.parts import Part, QrForm


class WeChat(Part, frozen=True):
    """WeChat website login, as the deployment is registered there."""

    app_id: str
    """The website application's AppID."""
    app_secret: str
    """Its secret."""
    redirect_hosts: tuple[str, ...]
    """The hosts to which WeChat's answer may lead back."""


class WeChatBinding(QrForm, frozen=True):
    """Where the QR code for WeChat is shown (G6.2)."""

    landmark: str = "微信绑定"


WECHAT = MethodTables(
    key="wechat",
    said=("WeChat", "微信"),
    name="微信",
    binding=WeChatBinding(),
    at_step_up="text=【微信】",
    at_second_step="css=iframe",
    gateways={"wechat": WeChat},
    hosts=lambda gateways: ("api.weixin.qq.com",) if "wechat" in gateways else (),
)
