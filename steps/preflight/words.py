"""Which words of a profile there are to look for."""

from collections.abc import Iterator

from conformance.profile import Profile, Screens
from steps.methods import METHODS, exercised

APPARATUS = frozenset({"frame", "row", "methods"})
"""What says where to look, or how a screen calls what is looked for by another key."""


def needed(target: Profile) -> dict[str, str]:
    """Each word of the screens (`trust.later`) and each hook, but for what the ICS does not claim."""
    spared = _unclaimed(target)
    words = {
        f"{name}.{key}": said
        for name in target.ixit.screens.__struct_fields__
        if name not in spared
        for key, said in _said(getattr(target.ixit.screens, name))
        if key not in spared
    }
    return words | {f"hooks.{name}": hook.url for name, hook in target.ixit.hooks.given()}


def left_empty(target: Profile) -> list[str]:
    """The words that the profile says there are not, where the guide has some: of a screen its landmark."""
    spared, screens, guides = _unclaimed(target), target.ixit.screens, Screens()
    return [
        f"{name}.{key}"
        for name in screens.__struct_fields__
        if name not in spared
        for key, _ in _said(getattr(guides, name))
        if key not in spared and not getattr(getattr(screens, name), key)
        if key == "landmark" or getattr(getattr(screens, name), "landmark", True)
    ]


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


def _said(words: object) -> Iterator[tuple[str, str]]:
    """What a table says, by its keys; nothing of a screen that there is not."""
    if getattr(words, "landmark", "here"):
        for key in getattr(words, "__struct_fields__", ()):
            said = getattr(words, key)
            if said and key not in APPARATUS:
                yield key, said if isinstance(said, str) else ", ".join(map(str, said))
