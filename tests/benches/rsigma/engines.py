"""The two engines: how they are called at their best, and what their findings say.

RSigma: `engine eval` over a file with `--logsource-routing`. Of its other ways (0.23.0, 200,000 events, 3,141
rules) none is faster per CPU-second: `--bloom-prefilter` changes nothing, standard input costs a tenth more,
`engine daemon`, the one that uses several threads, costs a fifth more with one and half as much again with two.
"""

import json
import os
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """A finding, as far as both engines say it. `about` is an event's line for a rule over single events, and
    the group for a correlation."""
    rule: str
    about: str


class Bartizan:
    name = "bartizan"

    def __init__(self, program, rules, options):
        self.program, self.rules, self.options = program, rules, options

    def command(self, events, threads, _naming_events=False):
        replay = [self.program, "replay", "--sigma", self.rules, "--threads", str(threads), "--json"]
        return [*replay, *self.options, events]

    def environment(self, _threads):
        return {}

    def findings(self, output):
        for finding in lines(output):
            rule, events = finding["rule"], finding["events"]
            about = finding["key"] if "=" in finding["key"] or len(events) != 1 else f"line-{events[0]['line']}"
            yield Found(rule["id"], about), rule["title"]

    def rules_loaded(self, output):
        return number_before(output + ".stderr", r"(\d[\d,]*) (?:Sigma )?rules")


class RSigma:
    name = "RSigma"

    def __init__(self, program, rules, options):
        self.program, self.rules, self.options = program, rules, options

    def command(self, events, _threads, naming_events=False):
        best = ["--logsource-routing", "--input-format", "json", "--output-format", "ndjson"]
        naming = ["--include-event"] if naming_events else []
        return [self.program, "engine", "eval", "--rules", self.rules, *best, *self.options, *naming,
                "--event", "@" + events]

    def environment(self, threads):
        return {"RAYON_NUM_THREADS": str(threads)}

    def findings(self, output):
        for finding in lines(output):
            if "group_key" in finding:
                about = ", ".join(f"{field}={value}" for field, value in finding["group_key"])
            else:
                about = str(finding["event"][LINE])
            yield Found(finding["rule_id"], about), finding["rule_title"]

    def rules_loaded(self, output):
        return number_before(output + ".stderr", r"Loaded (\d[\d,]*) rules")


# A field that numbers the lines of a file, so that RSigma's findings, which name no events, can be compared.
LINE = "bench_line"


def number_lines(source, target):
    """Copies a file of JSON objects, each with its line's number."""
    with open(source, "rb") as events, open(target, "wb") as numbered:
        for number, line in enumerate(events, 1):
            numbered.write(b'{"%s":"line-%d",' % (LINE.encode(), number) + line.lstrip()[1:])


def without_log_sources(source, target):
    """Copies a file of flat JSON objects without the members that name their log source; all other bytes stay."""
    member = re.compile(rb',?"(?:product|service|category)":(?:"[^"\\]*"|null)')
    with open(source, "rb") as events, open(target, "wb") as raw:
        for line in events:
            # They stand together; what comes before them may be anything, text that looks like them too.
            at = line.rfind(b'"product":"')
            head, tail = (line, b"") if at < 0 else (line[:at], line[at:])
            raw.write(head.removesuffix(b",") + member.sub(b"", tail) if tail else line)


def lines(path):
    with open(path, encoding="utf-8", errors="replace") as text:
        for line in text:
            if line.startswith("{"):
                yield json.loads(line)


def number_before(path, pattern):
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8", errors="replace") as text:
        match = re.search(pattern, text.read())
    return int(match[1].replace(",", "")) if match else None
