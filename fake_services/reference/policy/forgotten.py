"""A forgotten password that its holder replaces (ASVS-6.4.3, WSTG-ATHN-09, WSTG-IDNT-04)."""


class ForgottenPolicy:
    """A forgotten password that its holder replaces."""

    def told_on_asking(self, known: bool) -> str:
        """What is said to whoever asks for a code does not tell of the account (WSTG-IDNT-04).

        Seam of `ForgottenTellsUnknown`.
        """
        return "若该帐号存在，验证码已发送到其绑定的手机"

    def takes_new_password(self, owned: bool, entered: str) -> bool:
        """A new password is taken with the right code, `entered`, alone (WSTG-ATHN-09).

        Seam of `ForgottenAnyCode`, `ForgottenWithoutCode`.
        """
        return owned

    def replacing_signs_in(self) -> bool:
        """Who has replaced the password is signed in nowhere by that (ASVS-6.4.3).

        Seam of `ForgottenOpensMailbox`.
        """
        return False
