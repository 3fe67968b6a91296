#!/usr/bin/env python3
"""Writes the access logs of the scenarios bulk-download and nightly-backup.

    python3 generate.py attack | gzip -9n > records/portal-access.log.gz
    python3 generate.py benign | gzip -9n > ../nightly-backup/records/portal-access.log.gz

Three weeks and two days at a company's document portal, from Monday 2 March 2026, 00:00 UTC. Six sales people
fetch offers and price lists on working days, a few an hour. The account `backup` fetches the whole archive every
night between two and three, about 24 GB. Both logs are the same up to the last night, of 24 to 25 March:

attack  at 02:11 vdijk, who never worked at night, fetches 90 customer exports of about 120 MB each: 10.8 GB
        in half an hour
benign  nobody but the backup is there; vdijk stayed until half past eight the evening before

The numbers come from a generator of our own (Numerical Recipes' linear congruence), so that every version of
Python writes the same bytes.
"""

import datetime
import sys

START = datetime.datetime(2026, 3, 2)
DAYS = 23
PEOPLE = {
    "amensah": "192.0.2.11",
    "bkaya": "192.0.2.12",
    "cweber": "192.0.2.13",
    "dlindqvist": "192.0.2.14",
    "efarkas": "192.0.2.15",
    "vdijk": "192.0.2.16",
}
DOCUMENTS = ["offers/offer", "prices/list", "contracts/frame", "leaflets/leaflet"]
BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:135.0) Gecko/20100101 Firefox/135.0"
AGENT = "archive-sync/2.4"


class Numbers:
    """Whole numbers that look random: x = 1664525 x + 1013904223 mod 2^32, of which the high half is used."""

    def __init__(self, seed):
        self.state = seed

    def between(self, low, high):
        self.state = (1664525 * self.state + 1013904223) % 2**32
        return low + (self.state >> 16) * (high - low + 1) // 2**16


def line(time, address, user, path, size, agent):
    stamp = time.strftime("%d/%b/%Y:%H:%M:%S +0000")
    return f'{address} - {user} [{stamp}] "GET {path} HTTP/1.1" 200 {size} "-" "{agent}"'


def working_day(day, numbers, entries):
    for user, address in PEOPLE.items():
        for hour in range(8, 18):
            for _ in range(numbers.between(0, 3)):
                time = day + datetime.timedelta(hours=hour, seconds=numbers.between(0, 3599))
                path = f"/{DOCUMENTS[numbers.between(0, 3)]}-{numbers.between(1000, 4999)}.pdf"
                entries.append((time, line(time, address, user, path, numbers.between(40_000, 4_000_000), BROWSER)))


def backup(day, numbers, entries):
    for part in range(30):
        time = day + datetime.timedelta(hours=2, minutes=2, seconds=90 * part + numbers.between(0, 60))
        path = f"/archive/part-{part:02}.tar"
        size = numbers.between(780_000_000, 820_000_000)
        entries.append((time, line(time, "192.0.2.5", "backup", path, size, AGENT)))


def bulk_download(day, numbers, entries):
    for customer in range(90):
        time = day + datetime.timedelta(hours=2, minutes=11, seconds=20 * customer + numbers.between(0, 9))
        path = f"/customers/export-{1201 + customer}.zip"
        size = numbers.between(110_000_000, 130_000_000)
        entries.append((time, line(time, "203.0.113.218", "vdijk", path, size, BROWSER)))


def late_evening(day, numbers, entries):
    for _ in range(5):
        time = day + datetime.timedelta(hours=19, seconds=numbers.between(0, 5400))
        path = f"/offers/offer-{numbers.between(1000, 4999)}.pdf"
        size = numbers.between(40_000, 4_000_000)
        entries.append((time, line(time, PEOPLE["vdijk"], "vdijk", path, size, BROWSER)))


def main(kind):
    numbers, entries = Numbers(20260302), []
    for number in range(DAYS):
        day = START + datetime.timedelta(days=number)
        if day.weekday() < 5:
            working_day(day, numbers, entries)
        backup(day, numbers, entries)
    last = START + datetime.timedelta(days=DAYS)
    backup(last, numbers, entries)
    if kind == "attack":
        bulk_download(last, numbers, entries)
    else:
        late_evening(last - datetime.timedelta(days=1), numbers, entries)
    # The morning after, so that the night's hours are over.
    working_day(last, numbers, entries)
    entries.sort(key=lambda entry: entry[0])
    for _, text in entries:
        print(text)


if __name__ == "__main__":
    if sys.argv[1:] not in (["attack"], ["benign"]):
        sys.exit("usage: generate.py attack|benign")
    main(sys.argv[1])
