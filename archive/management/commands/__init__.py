"""Thin commands: they parse arguments, call the code of the rooms below, show progress."""
