"""Which findings only one of two engines has, a rule at a time."""

import itertools
import json
from collections import Counter, defaultdict


def collect(engine, output):
    """Findings, each with how often, and the titles of their rules."""
    counts, titles = Counter(), {}
    for found, title in engine.findings(output):
        counts[found] += 1
        titles[found.rule] = title
    return counts, titles


def differences(ours, theirs, titles):
    """For each rule with a difference: how many findings each has, how many only one has, and an example."""
    rules = defaultdict(lambda: {"ours": 0, "theirs": 0, "only_ours": 0, "only_theirs": 0, "examples": {}})
    for side, other, name in ((ours, theirs, "ours"), (theirs, ours, "theirs")):
        for found, count in side.items():
            rule = rules[found.rule]
            rule[name] += count
            surplus = count - min(count, other[found])
            if surplus:
                rule["only_" + name] += surplus
                rule["examples"].setdefault("only_" + name, found.about)
    listed = [{"rule": rule, "title": titles.get(rule, ""), **difference}
              for rule, difference in rules.items() if difference["only_ours"] or difference["only_theirs"]]
    return sorted(listed, key=lambda it: (-it["only_theirs"] - it["only_ours"], it["rule"]))


def line_of(path, about):
    """The event that a finding is about; empty for a correlation's group."""
    number = about.removeprefix("line-")
    if number == about or not number.isdigit():
        return ""
    with open(path, "rb") as events:
        line = next(itertools.islice(events, int(number) - 1, None), b"")
    return line.decode(errors="replace").strip()


def log_source(path, about):
    """The log source that the annotated file gives an event: what RSigma goes by."""
    line = line_of(path, about)
    event = json.loads(line) if line else {}
    return "/".join(event.get(name) or "-" for name in ("product", "service", "category"))
