"""Target profiles: what a deployment claims to do, and how to reach and drive it."""

from conformance.profile.accounts import PoolMailbox, PoolPerson
from conformance.profile.ics import ChangeNotice, Door, Ics
from conformance.profile.ixit import Hook, Ixit
from conformance.profile.mail_programs import MailServer, Protocol
from conformance.profile.methods import METHODS, Method
from conformance.profile.phones import Limits
from conformance.profile.profile import Profile, load
from conformance.profile.reading import ProfileError, read_from
from conformance.profile.screens import Screens

__all__ = [
    "METHODS",
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
    "read_from",
]
