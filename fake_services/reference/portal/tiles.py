"""The tiles of 我的应用, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Tile:
    """One application: its name, its icon in static/icons.svg, and the colour class of its icon."""

    name: str
    icon: str
    colour: str


PAGES = (
    (
        Tile("OA系统", "folder", "blue"),
        Tile("财务系统", "coin", "amber"),
        Tile("人事系统", "badge", "teal"),
        Tile("学分制教学管理", "book", "indigo"),
        Tile("研究生管理系统", "cap", "violet"),
        Tile("科研管理系统", "flask", "green"),
        Tile("一表通", "table", "red"),
        Tile("学科建设平台", "layers", "violet"),
        Tile("学校大数据", "chart", "blue"),
        Tile("网络教学平台", "screen", "teal"),
        Tile("学工管理", "people", "amber"),
        Tile("一网通办", "window", "red"),
        Tile("在线学习", "play", "green"),
        Tile("一卡通服务", "card", "indigo"),
    ),
    (
        Tile("电子邮件", "mail", "blue"),
        Tile("图书馆", "shelf", "green"),
        Tile("资产管理系统", "box", "amber"),
        Tile("校园网自助服务", "wifi", "teal"),
        Tile("会议室预约", "calendar", "violet"),
        Tile("正版软件", "disc", "indigo"),
        Tile("后勤报修", "wrench", "red"),
    ),
)


def links(homes: Mapping[str, str]) -> dict[str, str]:
    """Where each tile leads: a registered service's home, else the portal's page about that application."""
    return {tile.name: homes.get(tile.name, f"/apps/{tile.name}") for page in PAGES for tile in page}
