"""The portal's decisions, one small method each; a defect overrides one of them."""

from fake_services.reference.people import People, Person, Standing

TICKET_LIFE = 10.0
"""Seconds in which a service ticket must be validated."""

SESSION_LIFE = 8 * 3600.0
"""Seconds a single sign-on session lasts at most."""


class CasPolicy:
    """What a conformant portal decides (G1.1, G1.2, G2.1, C.logout, CAS-2.1.1, CAS-3.1.1, ASVS-7)."""

    def sign_in(self, people: People, login: str, password: str) -> Person | None:
        """The person these credentials belong to, None when they are wrong (G1.2)."""
        return people.sign_in(login, password)

    def offers(self, application: str) -> bool:
        """Whether 我的应用 offers an application (G2.1)."""
        return True

    def refusal(self, standing: Standing) -> str:
        """What is said where nobody is let in, whatever is so of the account (WSTG-IDNT-04, ASVS-6.3.1)."""
        return "用户名或密码错误"

    def belongs_to(self, address: str, home: str) -> bool:
        """Whether a service's address lies under a registered one, which ends in a slash (CAS-2.1.1)."""
        return address.startswith(home)

    def takes_login(self, owned: bool) -> bool:
        """Whether a login counts: with the token of its own session's form alone (ASVS-7.6.2)."""
        return owned

    def signs_in_remembered(self) -> bool:
        """Whether who ticked that a login fills in their name is signed in by that (C.logout)."""
        return False

    def session_lives(self, seconds: float) -> bool:
        """Whether a single sign-on session of this age still signs in."""
        return seconds < SESSION_LIFE

    def keeps_session(self) -> int | None:
        """Seconds for which a browser keeps a session's cookie; None: until it is closed."""
        return None

    def ticket_lives(self, seconds: float) -> bool:
        """Whether a service ticket of this age may still be validated (CAS-3.1.1)."""
        return seconds < TICKET_LIFE

    def ticket_is_for(self, granted: str, asked: str) -> bool:
        """Whether a ticket granted for one service address may be validated by another (CAS-3.1.1)."""
        return granted == asked

    def validation_spends_ticket(self, key: str) -> bool:
        """Whether this ticket is dead after one attempt to validate it, whatever came of it (CAS-3.1.1)."""
        return True

    def signs_on_for(self, known: bool) -> bool:
        """Whether a sign-on leads to a service's address: to registered ones alone (ASVS-3.7.2)."""
        return known

    def leads_on(self, known: bool) -> bool:
        """Whether a sign-out leads on to a service's address: to registered ones alone (ASVS-3.7.2)."""
        return known

    def logout_ends_session(self) -> bool:
        """Whether signing out ends the single sign-on session (C.logout)."""
        return True

    def logout_forgets_session(self) -> bool:
        """Whether signing out ends the session itself, and not its cookie in one browser alone (C.logout)."""
        return True

    def new_password_ends_session(self) -> bool:
        """Whether a single sign-on session ends when its person has a new password (ASVS-7.4.3)."""
        return True

    def logout_reaches_services(self) -> bool:
        """Whether signing out is told to every service of the session (C.logout)."""
        return True
