"""What an account is called by who signs in (G3.3, G4.7)."""

from fake_services.reference.records import Door


class NamesPolicy:
    """What an account is called by who signs in."""

    domain = "kust.edu.cn"

    def named(self, name: str, door: Door) -> str:
        """The account, or at the mail's own login the mailbox, that is called so by who signs in (G4.7).

        Case, blanks and the domain need not be right in an address; the portal's account is its very name.
        """
        if door is Door.PORTAL:
            return name
        address = name.strip().lower()
        return address if "@" in address else f"{address}@{self.domain}"

    def called_by_program(self, name: str) -> str:
        """The mailbox that a mail program calls so: its address, in either case (C.client-password).

        Seam of `OtherCaseOpensPrograms`.
        """
        return name.lower()
