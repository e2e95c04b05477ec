"""Deferrals on the command line: from the file to table, data, build and feeds."""

MONTH = ("--from", "2026-02-01", "--to", "2026-02-28", "--as-of", "2026-02-01")
