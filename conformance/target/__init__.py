"""Target profiles: what a deployment claims to do, and how to reach and drive it."""

from conformance.target.accounts import PoolMailbox, PoolPerson
from conformance.target.ics import ChangeNotice, Door, Ics, Method
from conformance.target.ixit import Hook, Ixit
from conformance.target.mail_programs import MailServer, Protocol
from conformance.target.phones import Limits
from conformance.target.profile import Profile, ProfileError, load
from conformance.target.screens import Screens

__all__ = [
    "ChangeNotice",
    "Door",
    "Hook",
    "Ics",
    "Ixit",
    "Limits",
    "MailServer",
    "Method",
    "PoolMailbox",
    "PoolPerson",
    "Profile",
    "ProfileError",
    "Protocol",
    "Screens",
    "load",
]
