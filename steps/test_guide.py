"""What pytest collects: every scenario of the guide, in the language of this run."""

from pytest_bdd import scenarios

from conformance.running.plugin import features_folder

scenarios(features_folder())
