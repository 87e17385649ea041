"""What pytest collects in the guide's place when a feature file is replayed."""

from pytest_bdd import scenarios
from pytest_bdd.utils import CONFIG_STACK

from conformance.running.plugin import OPENING

scenarios(str(CONFIG_STACK[-1].stash[OPENING].features))
