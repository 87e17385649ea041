"""The wire: an https proxy that routes, guards and records what the browsers and the SUT say."""

from fake_services.proxy.barrier import Meeting
from fake_services.proxy.exchange import Exchange
from fake_services.proxy.recorder import Recorder
from fake_services.proxy.server import Proxy, ProxyFault
from fake_services.proxy.trust import key_digest

__all__ = ["Exchange", "Meeting", "Proxy", "ProxyFault", "Recorder", "key_digest"]
