"""Writes sshd events for the correlation bench, twice: as the lines that sshd's syslog has, and as the JSON
that an engine needs which does not read those. Same seed, same bytes.

Most of them are noise: many addresses that fail now and then, people who mistype and then log in. Among them
are addresses that guess one name's password (brute force) and some that try many names (spraying).
"""

import heapq
import json
import random

START = 1_763_596_800  # 2025-11-20T00:00:00Z
DAY = 86_400
# The `timespan` of the rules in sshd-rules/.
TIMESPAN = "10m"
NOISY = 25_000
GUESSING, GUESSES = 150, 400
SPRAYING, SPRAYED = 100, 120
NAMES = ["root", "admin", "oracle", "postgres", "git", "ubuntu", "test", "deploy", "jenkins", "backup"]


def address(random_bits):
    return ".".join(str(part) for part in (random_bits >> 24 & 0x7F | 1, random_bits >> 16 & 255,
                                           random_bits >> 8 & 255, random_bits & 255))


def background(dice, count):
    """`count` single events, in the order of time, over a day."""
    sources = [address(dice.getrandbits(31)) for _ in range(NOISY)]
    users = [f"user{n:04}" for n in range(2_000)]
    for n in range(count):
        source = sources[min(int(dice.paretovariate(0.4)) - 1, NOISY - 1) if dice.random() < 0.02
                         else dice.randrange(NOISY)]
        kind = dice.random()
        user = dice.choice(users) if kind < 0.6 else dice.choice(NAMES)
        yield START + n * DAY // count, source, user, "success" if kind < 0.25 else "failure"


def guessing(dice):
    start, source, user = START + dice.randrange(DAY), address(dice.getrandbits(31)), dice.choice(NAMES)
    for _ in range(GUESSES):
        start += dice.randrange(5)
        yield start, source, user, "failure"


def spraying(dice):
    start, source = START + dice.randrange(DAY), address(dice.getrandbits(31))
    for _ in range(SPRAYED):
        start += dice.randrange(20)
        yield start, source, f"user{dice.randrange(2_000):04}", "failure"


def events(count, seed=2025):
    """All of them, in the order of time."""
    dice = random.Random(seed)
    attacks = GUESSING * GUESSES + SPRAYING * SPRAYED
    scale = min(1.0, count / (4 * attacks))
    streams = [list(guessing(dice)) for _ in range(int(GUESSING * scale))]
    streams += [list(spraying(dice)) for _ in range(int(SPRAYING * scale))]
    attacks = sum(len(stream) for stream in streams)
    yield from heapq.merge(*streams, background(dice, count - attacks), key=lambda event: event[0])


def stamp(seconds):
    days, rest = divmod(seconds - START, DAY)
    return f"2025-11-{20 + days:02}T{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}"


def write(count, raw_path, json_path):
    """Both files, `count` events each."""
    with open(raw_path, "w", encoding="ascii") as raw, open(json_path, "w", encoding="ascii") as annotated:
        for number, (time, source, user, outcome) in enumerate(events(count)):
            word = "Accepted" if outcome == "success" else "Failed"
            port, process = 1_024 + number % 60_000, 1_000 + number % 30_000
            message = f"{word} password for {user} from {source} port {port} ssh2"
            when = stamp(time)
            raw.write(f"{when}.000000+00:00 gate sshd[{process}]: {message}\n")
            annotated.write(json.dumps({
                "@timestamp": when + "Z", "product": "linux", "service": "sshd", "host.name": "gate",
                "process.name": "sshd", "process.pid": process, "event.action": "ssh_login",
                "event.outcome": outcome, "source.ip": source, "source.port": port, "user.name": user,
                "message": message}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    import sys
    write(int(sys.argv[1]), sys.argv[2], sys.argv[3])
