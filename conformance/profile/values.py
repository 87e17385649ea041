"""What the values of a profile may be, beyond a text or a number: the schema refuses all others."""

from typing import Annotated

from msgspec import Meta

DAY = 24 * 60 * 60

Name = Annotated[str, Meta(min_length=1, max_length=100, description="a text of 1 to 100 characters")]
Text = Annotated[str, Meta(min_length=1, description="a text that is not empty")]
PortNames = Annotated[
    tuple[Annotated[str, Meta(pattern=r"\A[a-z_][a-zA-Z0-9_]{0,39}\Z")], ...],
    Meta(max_length=50, description="a list of 50 at the most, each item a name such as `mail` or `mail_2`"),
]
Address = Annotated[str, Meta(description="an address that begins with https:// or http://")]
Port = Annotated[int, Meta(ge=1, le=65535, description="a port, 1 to 65535")]
AnyPort = Annotated[int, Meta(ge=0, le=65535, description="a port, 1 to 65535, or 0 for none")]
Seconds = Annotated[
    float, Meta(gt=0, le=DAY, description="a number of seconds, more than 0 and no more than a day")
]
Count = Annotated[int, Meta(ge=0, le=10**9, description="a whole number, 0 or more")]
Amount = Annotated[int, Meta(ge=1, le=10**6, description="a whole number, 1 or more")]
CommandLine = Annotated[tuple[Text, ...], Meta(min_length=1, description="a program and its arguments")]
Status = Annotated[int, Meta(ge=200, le=599, description="an HTTP status, 200 to 599")]
