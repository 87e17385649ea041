"""The command line of the smaller commands, whose mistakes are told in one line."""

import argparse
from typing import NoReturn


class Parser(argparse.ArgumentParser):
    """Raises argparse.ArgumentError for any mistake, where argparse would print its usage and exit with 2."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong."""
        raise argparse.ArgumentError(None, message)
