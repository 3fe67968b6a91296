"""Runs commands and says what they cost: wall time, CPU time, peak memory. Nothing but the standard library."""

import os
import statistics
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    wall_s: float
    cpu_s: float
    peak_mib: float


class Failed(Exception):
    """A command that did not end well."""


def run(command, output, environment=None):
    """Runs a command with its standard output in a file, and returns its cost."""
    errors = output + ".stderr"
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        try:
            for path, stream in ((output, 1), (errors, 2)):
                os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644), stream)
            os.execvpe(command[0], command, {**os.environ, **(environment or {})})
        except OSError as error:
            os.write(2, f"{command[0]}: {error.strerror}\n".encode())
        os._exit(127)
    _, status, usage = os.wait4(child, 0)
    wall = time.monotonic() - started
    if status != 0:
        with open(errors, encoding="utf-8", errors="replace") as text:
            raise Failed(f"{' '.join(command)}\nended with {os.waitstatus_to_exitcode(status)}:\n{text.read()[-2000:]}")
    # Linux counts the peak in KiB, macOS in bytes.
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def median(costs):
    """The median of each figure."""
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in Cost.__dataclass_fields__))


@dataclass(frozen=True)
class Figures:
    """What an engine costs with some number of threads. `net` is what is left of a run over all events when
    a run over one event, which is loading, is taken off."""
    load_cpu_s: float
    load_wall_s: float
    net_cpu_s: float
    net_wall_s: float
    events_per_cpu_s: float
    events_per_wall_s: float
    peak_mib: float


def figures(events, load_costs, full_costs):
    load, full = median(load_costs), median(full_costs)
    # A run that costs no more than loading would be infinitely fast; a millisecond is the least we can tell.
    net_cpu, net_wall = max(full.cpu_s - load.cpu_s, 1e-3), max(full.wall_s - load.wall_s, 1e-3)
    return Figures(load.cpu_s, load.wall_s, net_cpu, net_wall, events / net_cpu, events / net_wall, full.peak_mib)
