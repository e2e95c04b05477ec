"""The command line: `weibao COMMAND PORTFOLIO …`."""

from weibao.cli.main import main

__all__ = ["main"]
