"""The test that `--check` runs in the place of the guide's."""

from steps.preflight.looking import Findings, Look
from steps.preflight.walk import walk
from steps.preflight.words import left_empty
from steps.scene import Scene
from steps.witness import SceneWitness


def test_the_profile_fits(scene: Scene, findings: Findings) -> None:
    """Writes down what is found and what is not; it is the findings that tell, not this test."""
    look = Look(scene, findings)
    try:
        walk(scene, look)
    finally:
        look.at_what_was_passed()
        findings.unseen(look.unseen())
        findings.left_empty(left_empty(scene.target))
        witness = SceneWitness(scene)
        findings.learn(witness.secrets())
        findings.refused(witness.refusals())
