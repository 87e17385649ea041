"""The way to the settings, and what they show of what is bound (G4.1–G4.3, G4.5, GBT35273-7.2)."""

from fake_services.reference.records import Method


class SettingsPolicy:
    """The way to the settings, and what they show of what is bound."""

    def opens(self, control: str) -> str:
        """Both the avatar and the gear open 个人设置 (G4.1, G4.2).

        Seam of `AvatarOpensInbox`, `DeadAvatar`, `DeadGear`, `GearOpensInbox`.
        """
        return "/settings"

    def leads_on(self, page: str) -> str:
        """个人设置 leads to 安全设置, and that to 二次验证设置 (G4.3)."""
        return {"personal": "/settings/security", "security": "/settings/two-step"}[page]

    def mask(self, method: Method, value: str) -> str:
        """Three digits, four stars, four digits; nothing at all of a secret (G4.5, GBT35273-7.2)."""
        return method.masked(value)
