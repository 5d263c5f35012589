#!/usr/bin/env python
"""Django's command line for Chancery; starts the embedded database for commands that need it."""

import contextlib
import os
import sys
import warnings

# Everything else works on the database, our own commands included.
WITHOUT_DATABASE = {
    "",
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "help",
    "makemessages",
    "makemigrations",
    "version",
}


def needs_database(arguments: list[str]) -> bool:
    """Whether the command in these arguments (as in sys.argv) works on the database."""
    command = arguments[1] if len(arguments) > 1 else ""
    asks_for_help = command.startswith("-") or "--help" in arguments or "-h" in arguments
    return not asks_for_help and (command not in WITHOUT_DATABASE or "--database" in arguments)


def main() -> None:
    """Run the command, with the embedded database unless DATABASE_URL names another."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from config.problems import told_plainly

    # makemigrations looks at the database only as a courtesy.
    warnings.filterwarnings("ignore", "Got an error checking a consistent migration history")
    with told_plainly(), contextlib.ExitStack() as stack:
        from django.conf import settings
        from django.core.management import execute_from_command_line

        from config import embedded_postgres

        if needs_database(sys.argv) and settings.EMBEDDED:
            stack.enter_context(embedded_postgres.using(settings.CHANCERY_HOME))
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
