"""A refusal that the user is told about."""


class Refused(Exception):
    """What was asked for is not done; the text is what the user reads, `status` the HTTP status."""

    def __init__(self, message: str, status: int = 422) -> None:
        super().__init__(message)
        self.status = status


class Unavailable(Refused):
    """A gateway failed, so that nothing could be done; `answered` tells whether it said anything at all."""

    def __init__(self, message: str, answered: bool) -> None:
        super().__init__(message, 502)
        self.answered = answered
