#!/usr/bin/env python3
"""Lists the addresses that a brute-force rule must find in a log of sshd, without bartizan.

    python3 expected.py < OpenSSH_2k.log > expected-addresses.txt

An attempt is a line that sshd wrote as "Failed METHOD for USER from ADDRESS port N ssh2", where METHOD is not
"none" (a client asks what it may try) and not "publickey" (it offers a key that it has). The line
"message repeated N times: [ Failed ... ]" stands for N attempts, all at the time of that line. An address is
listed if 6 of its attempts lie within 60 seconds: the sixth no more than 60 seconds after the first.

Times have no year; 2023 is taken, which changes no difference between two times of one log that does not
span a new year.
"""

import datetime
import re
import sys

FAILURES = 6
WITHIN = datetime.timedelta(seconds=60)

LINE = re.compile(
    r"^(?P<time>\w{3} [ \d]\d \d\d:\d\d:\d\d) \S+ sshd\[\d+\]: "
    r"(?:message repeated (?P<times>\d+) times: \[ )?"
    # The name is the attacker's choice and may hold " from "; the address is what follows the last one.
    r"Failed (?!none |publickey )\S+ for (?P<user>.*) from (?P<address>\S+) port \d+ ssh2\]?$"
)


def attempts(lines):
    """Address and time of every attempt, in the order of the log."""
    for line in lines:
        match = LINE.match(line.rstrip("\r\n"))
        if match:
            time = datetime.datetime.strptime("2023 " + match["time"], "%Y %b %d %H:%M:%S")
            for _ in range(int(match["times"] or 1)):
                yield match["address"], time


def attackers(lines):
    """The addresses with enough attempts in a short enough time."""
    times = {}
    for address, time in attempts(lines):
        times.setdefault(address, []).append(time)
    for address, all_times in times.items():
        all_times.sort()
        if any(last - first <= WITHIN for first, last in zip(all_times, all_times[FAILURES - 1 :])):
            yield address


if __name__ == "__main__":
    for address in sorted(attackers(sys.stdin)):
        print(address)
