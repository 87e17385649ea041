"""The list of methods, on the forced page and in the settings (G0.2, G3.2, G3.12, G4.4, G6.3)."""

from collections.abc import Sequence

from fake_services.reference.records import Binding, Method, Place, Stage


class MethodListPolicy:
    """The list of methods, on the forced page and in the settings."""

    def methods(self, every: Sequence[Method], place: Place) -> Sequence[Method]:
        """List the methods on the forced page and in the settings, in order (G0.2, G3.2, G4.4).

        Seam of `Fewer`, `LoginBox`, `MethodMissing`, `MethodMissingInSettings`, `OtherOrder`,
        `SmsNotOffered`, `WechatNotOffered`.
        """
        return every

    def hints(self) -> Sequence[str]:
        """Say that logins will be verified, whom to ask (G3.12), and one number, one mailbox (G3.14).

        Seam of `LaterLoginsNotMentioned`, `NoWayToHelp`, `OneNumberNotMentioned`.
        """
        return ("later logins", "one number", "help")

    def help_from(self) -> Sequence[Stage]:
        """Keep the help centre for logins that have come so far; without stages it is everybody's (G3.12).

        Seam of `HelpBehindTheGate`.
        """
        return ()

    def buttons(self, binding: Binding | None) -> Sequence[Place]:
        """绑定 for an unbound method, 修改 and 解绑 for a bound one (G4.4, G6.3)."""
        return (Place.SETTINGS,) if binding is None else (Place.CHANGE, Place.UNBIND)
