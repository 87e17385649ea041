"""The test that explores, in the guide's place."""

from ci.lib.explore.story import Story
from steps.people.accounts import Accounts
from steps.stage import Stage


def test_the_model_holds(story: Story, stage: Stage, accounts: Accounts) -> None:
    """Explores; it is the story that tells what was found, not this test."""
    story.explore(stage, accounts)
