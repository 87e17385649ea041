"""What changes with the methods, or with the password (ASVS-6.3.7, ASVS-6.4.3, ASVS-7.4.3, C.admin-reset)."""

from collections.abc import Sequence

from fake_services.reference.records import Binding, Door, Place


class ChangesPolicy:
    """What else changes with a mailbox's methods, or with the password."""

    def tells_of_change(self, place: Place) -> bool:
        """A letter in the mailbox tells that its methods changed, or the password (ASVS-6.3.7).

        Seam of `BindingUntold`, `ChangeUntold`, `NewPasswordUntold`, `ResetUntold`, `UnbindUntold`.
        """
        return True

    def words_of_change(self, words: str, bindings: Sequence[Binding]) -> str:
        """It says that they changed, and not from what: `bindings` are and were its (GBT35273-7.2).

        Seam of `NoticeNamesNumber`.
        """
        return words

    def tells_of_trust(self) -> bool:
        """Another one tells that a device is trusted from now on (ASVS-6.3.7).

        Seam of `TrustUntold`.
        """
        return True

    def voids_trust(self, place: Place) -> bool:
        """No trust outlives a change of the mailbox's methods or of the password (good practice).

        Seam of `ChangeEndsNothing`, `ForgottenSuffices`, `NewPasswordSuffices`, `TrustOutlivesChange`,
        `TrustOutlivesForgotten`, `TrustOutlivesOtherChange`, `TrustOutlivesPassword`, `TrustOutlivesReset`,
        `TrustTakenUnbound`.
        """
        return True

    def ends_other_sessions(self, place: Place) -> bool:
        """Other sessions of the mailbox end when its methods change, or the password (ASVS-7.4.3).

        Seam of `BindingOutlivesPassword`, `ChangeEndsNothing`, `LivesPastBinding`, `OldNumberOpensWaiting`,
        `OtherSessionsLive`, `PasswordOpensWaiting`, `PushOutlivesUnbinding`, `ResetOpensWaiting`,
        `SessionOutlivesOtherChange`, `SessionOutlivesPassword`, `SessionOutlivesReset`, `WaitingLoginServed`,
        `WaitingLoginServedByWecom`, `WaitingOpensUnbound`.
        """
        return True

    def ends_unanswered(self) -> bool:
        """So does a session that is still asked whether its device is to be trusted (ASVS-7.4.3).

        Seam of `QuestionOutlivesChange`.
        """
        return True

    def ends_from(self, door: Door) -> bool:
        """They do, by whichever door they came (ASVS-7.4.3).

        Seam of `DirectSessionOutlivesChange`.
        """
        return True

    def password_reaches(self, wanted: Sequence[str]) -> Sequence[str]:
        """A new password counts in every mailbox of its holder, `wanted` (ASVS-7.4.3).

        Seam of `PasswordReachesOneMailbox`.
        """
        return wanted

    def password_keeps_methods(self) -> bool:
        """Who is given a new password still needs what is bound (ASVS-6.4.3).

        Seam of `ForgottenUnbinding`, `PasswordResetUnbinds`.
        """
        return True
