"""Gateways that fail (G4.6, G4.7, G5.2, G5.3, G6.6, ASVS-16.5.1)."""

from fake_services.reference.records import Place


class FaultsPolicy:
    """Gateways that fail."""

    def fails_open(self, place: Place, answered: bool) -> bool:
        """A gateway that fails proves nothing, whether it answered or not (G4.7, G5.3, G6.6).

        Seam of `AppDownLetsIn`, `SilenceLetsIn`, `SilenceStepsUp`, `SmsDownBinds`, `SmsDownLetsIn`,
        `SmsDownStepsUp`, `SmsDownUnbinds`, `UnknownWechatCodeBinds`, `WechatErrorBinds`, `WechatErrorOpens`.
        """
        return False

    def forgets_failure(self, place: Place) -> bool:
        """A code that could not be sent stands in nobody's way later (G4.6, G5.2).

        Seam of `FailedLoginBlocked`, `FailedNumberBlocked`.
        """
        return True

    def told_on_failure(self, ours: str, why: str) -> str:
        """The user reads that it failed, and nothing of what the gateway said (ASVS-16.5.1).

        Seam of `FailureUnsaid`, `GatewaysWordsShown`, `PairingDownLetsIn`.
        """
        return ours
