"""Start Cueline: the window, or a command for many pages."""

import gc
import sys

from editor.cli import commands


def main(argv: list[str] | None = None) -> int:
    """Do what the command line asks for and return the exit code; a wrong command line exits with 2."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments and arguments[0] in commands.COMMANDS:
        return commands.COMMANDS[arguments[0]](arguments[1:])
    options = commands.window_options(arguments)
    # A collection in the middle of the start finds nothing and costs a tenth of it; `app.run` turns it on again.
    gc.disable()
    # Only now: no command should wait for Qt, nor need it.
    from editor.ui import app

    return app.run(options.page, options.media, options.player)


if __name__ == "__main__":
    sys.exit(main())
