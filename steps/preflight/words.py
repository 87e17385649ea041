"""Which words of a profile there are to look for."""

from collections.abc import Iterator

from conformance.profile import Profile
from steps.methods import METHODS, exercised, handiest

APPARATUS = frozenset({"frame", "row", "methods"})
"""What says where to look, or how a screen calls what is looked for by another key."""
UNMET = frozenset({"second_step.cancel", "messages.too_soon", "messages.done", "messages.close"})
"""What no walk comes to: nobody cancels at a login, asks too often, or is told that all is well."""


def needed(target: Profile) -> dict[str, str]:
    """Each word of the screens, by its key (`trust.later`), but for what the ICS does not claim."""
    spared, unmet = _unclaimed(target), UNMET | set(_asked_by_others(target))
    return {
        f"{name}.{key}": said
        for name in target.ixit.screens.__struct_fields__
        if name not in spared
        for key, said in _said(getattr(target.ixit.screens, name))
        if key not in spared and f"{name}.{key}" not in unmet
    }


def _unclaimed(target: Profile) -> set[str]:
    """The screens and words of methods that are not to be driven, and of doors that there are not."""
    spared = {
        word
        for method in METHODS
        if method not in exercised(target)
        for word in (
            method.key,
            f"by_{method.key}",
            f"{method.key}_binding",
            method.taken_message,
            *method.own_words,
        )
    }
    if not target.ics.one_number_rule:
        spared.add("one_number")
    if "portal" not in target.ics.doors:
        spared |= {"portal_login", "portal_home"}
    return spared if "direct" in target.ics.doors else spared | {"mail_login"}


def _asked_by_others(target: Profile) -> Iterator[str]:
    """How the question before a change asks for other methods than the one that the walk binds."""
    return (f"step_up.by_{method.key}" for method in METHODS if method is not handiest(target))


def _said(words: object) -> Iterator[tuple[str, str]]:
    """What a table says, by its keys; nothing of a screen that there is not."""
    if getattr(words, "landmark", "here"):
        for key in getattr(words, "__struct_fields__", ()):
            said = getattr(words, key)
            if said and key not in APPARATUS:
                yield key, said if isinstance(said, str) else ", ".join(map(str, said))
