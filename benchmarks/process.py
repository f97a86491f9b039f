"""What a process uses of the computer, as it sees itself."""

import sys
import time
from pathlib import Path


class Usage:
    """Counts from when it is made."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def cores(self) -> float:
        """How many cores were busy on average; 1.0 is one core all the time."""
        return (time.process_time() - self._cpu) / (time.perf_counter() - self._wall)


def peak_mb() -> float:
    """The most memory this process ever had at once, in megabytes (resident; on Windows the working set)."""
    if sys.platform.startswith("linux"):
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024 / 1e6
    import psutil

    if sys.platform == "win32":
        return psutil.Process().memory_info().peak_wset / 1e6
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
