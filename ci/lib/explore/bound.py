"""What pytest collects in the guide's place when a feature file is replayed."""

from pytest_bdd import scenarios

from conformance.running.plugin import features_folder

scenarios(features_folder())
