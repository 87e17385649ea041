"""What the reference's calls to gateways have in common when they fail."""


class GatewayFailed(Exception):
    """A gateway did not do what it was asked for; the text says why, in one line.

    answered: whether it said anything at all.
    """

    def __init__(self, why: str, answered: bool = True) -> None:
        super().__init__(why)
        self.answered = answered


class SmsFailed(GatewayFailed):
    """The SMS gateway did not take the message; the text says why, in one line."""
