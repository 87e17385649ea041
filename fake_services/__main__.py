"""The playground's command line: `python -m fake_services`."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Error

from conformance.profile.placeholders import fill
from fake_services.playground.play import playground, watch
from fake_services.proxy import ProxyFault
from fake_services.world.browser import MissingBrowser
from fake_services.world.deployment import DeploymentFault

UNUSABLE = 3
"""The exit code where something that is needed does not start."""


def main() -> int:
    """Show the playground in a browser window until that is closed; returns the exit code."""
    parser = argparse.ArgumentParser("python -m fake_services", description=DESCRIPTION)
    parser.parse_args()
    try:
        with (
            TemporaryDirectory() as folder,
            playground(Path(folder), headed=True, fill=fill) as (made, context),
        ):
            sys.stdout.write(
                "the playground is open in a browser window; close it, or press Ctrl-C, to end\n"
            )
            watch(made, context)
    except (MissingBrowser, ProxyFault, DeploymentFault, OSError) as fault:
        sys.stderr.write(f"playground: {fault}\n")
        return UNUSABLE
    except (KeyboardInterrupt, Error):
        return 0
    return 0


DESCRIPTION = (
    "Opens a browser window with the reference portal and mail, two people's phones, a clock to move, and a "
    "switch for each defect. Needs a screen and a Chromium with a window."
)

if __name__ == "__main__":
    sys.exit(main())
