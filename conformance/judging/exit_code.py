"""What a run tells a pipeline."""

import enum


class ExitCode(enum.IntEnum):
    """One number a run. An error comes before a fail: such a run cannot be trusted as a whole.

    The summary names the fails all the same.
    """

    CONFORMS = 0
    """Or, in a partial run, all that was selected passed."""
    FAILS = 1
    """An unwaived fail of a must, shown or implied clause; with --strict, or in a partial run, of any."""
    NOT_SHOWN = 2
    """A scenario is inconclusive, or a claimed must, shown or implied clause is not shown or was not run."""
    USAGE = 3
    """The command line, the profile or its waivers are wrong, and nothing was run; or all would be well but
    for a waiver that expired or is no longer needed."""
    HARNESS = 4
    """A scenario ended in `error`, repetitions differ, or the run could not be carried out or recorded."""
