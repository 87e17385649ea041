"""The apps that log in by scanning a QR code: WeChat and WeCom."""

from collections.abc import Callable
from typing import NamedTuple

from conformance.profile import Method
from steps.devices.device import Device
from steps.devices.handset import Handset
from steps.scene import Scene
from steps.screens.qr import wait_for_qr

SCANNED: frozenset[Method] = frozenset({"wechat", "wecom"})
"""The methods that prove something by a scan, and by no code."""


class ScanningApp(NamedTuple):
    """What one app does with the link of a QR code, on behalf of an account of its own."""

    scan: Callable[[str, str], None]
    agree: Callable[[str, str], None]
    refuse: Callable[[str, str], None]


def app_for(handset: Handset, method: Method) -> ScanningApp:
    """The app on the phones that scans for this method."""
    if method == "wecom":
        return ScanningApp(handset.wecom_scan, handset.wecom_agree, handset.wecom_refuse)
    return ScanningApp(handset.wechat_scan, handset.wechat_agree, handset.wechat_refuse)


def agree_by_scan(scene: Scene, device: Device, method: Method, account: str) -> None:
    """Scan the QR code on the screen with this account of the method's app, and agree."""
    link = wait_for_qr(device, scene.handset)
    app = app_for(scene.handset, method)
    app.scan(link, account)
    app.agree(link, account)
