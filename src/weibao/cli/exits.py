"""The exit codes of the command line."""

FINE = 0
FAULT = 1
"""A rule is broken, or work of law or safety is late or without a place."""
BAD_INPUT = 2
INTERRUPTED = 130
READER_GONE = 141
"""Whoever read the output has stopped reading (``weibao types | head -1``)."""
