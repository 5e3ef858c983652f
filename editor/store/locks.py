"""Locks on open files. They go with the process, however it ends."""

import sys

if sys.platform == "win32":
    import msvcrt
    import os

    # Bytes that are locked cannot be read by others: lock one that no journal ever reaches.
    _FAR = 2**40

    def try_lock(handle: int) -> bool:
        """Take the lock of an open file; False if somebody has it."""
        position = os.lseek(handle, 0, os.SEEK_CUR)
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, position, os.SEEK_SET)
        return True

else:
    import fcntl

    def try_lock(handle: int) -> bool:
        """Take the lock of an open file; False if somebody has it."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            # This drive has no locks. To offer what another window has open is better than to offer nothing.
            return True
        return True
