"""Start Cueline: the window, or a command for many pages."""

import gc
import sys

_STOPPED = 130


def main(argv: list[str] | None = None) -> int:
    """Do what the command line asks for and return the exit code; a wrong command line exits with 2.

    Ctrl+C before anything was begun ends it with 130, without a word.
    """
    try:
        return _start(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        return _STOPPED


def _start(arguments: list[str]) -> int:
    # Only now: while something is imported outside of here, Ctrl+C is answered with a traceback.
    import signal

    from editor.cli import commands

    if arguments and arguments[0] in commands.COMMANDS:
        return commands.run(arguments[0], arguments[1:])
    options = commands.window_options(arguments)
    # A collection in the middle of the start finds nothing and costs a tenth of it; `app.run` turns it on again.
    gc.disable()
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # While Qt is made, Python's exception can get lost; `app.run` listens once there is something to be kept.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Only now: no command should wait for Qt, nor need it.
    from editor.ui import app

    return app.run(options.page, options.media, options.player)


if __name__ == "__main__":
    sys.exit(main())
