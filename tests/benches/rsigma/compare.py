#!/usr/bin/env python3
"""Compares bartizan with RSigma: the same rules over the same events, in turn (A B A B …), in one run.

    cargo install --locked rsigma --version 0.23.0
    cargo build --release -p bartizan
    python3 tests/benches/rsigma/compare.py --rules sigma/rules \\
        --annotated otrf-windows-200k-logsource.ndjson
    python3 tests/benches/rsigma/compare.py --correlation 1000000

bartizan reads events as they are: without the log source, which it derives. RSigma needs the annotated file, in which each has `product`, `service` and
`category`, and `--logsource-routing`: nothing else that it offers is faster (see engines.py). Findings are
compared in runs of their own that are not timed. Printed are rules, findings, events per CPU-second net of
load, load time and peak memory, for one and two threads, and the findings that only one of them has.

--correlation N writes N sshd events (sshd.py) and correlates them by the rules in sshd-rules/: bartizan reads
the lines that sshd writes, RSigma the same events as JSON.

--floor 'COMMAND {}' is measured too, on the raw file: what bartizan could cost at least. There is one, a bare
parser: `cargo build --release -p bartizan-normalize --example json_floor`, then
--floor 'target/release/examples/json_floor sonic-rs {}'.
--json FILE writes all that is printed for other programs.
"""

import argparse
import dataclasses
import json
import os
import shlex
import shutil
import sys
import tempfile

sys.dont_write_bytecode = True

from differences import collect, differences, line_of, log_source
from engines import Bartizan, RSigma, number_lines, without_log_sources
from measure import Failed, figures, median, run
import sshd

HERE = os.path.dirname(os.path.abspath(__file__))
SHOWN = 40


def main():
    options = arguments()
    folder = options.folder or tempfile.mkdtemp(prefix="rsigma-bench-")
    os.makedirs(folder, exist_ok=True)
    try:
        report = compare(options, folder)
    except Failed as failure:
        sys.exit(f"error: {failure}")
    finally:
        if not options.folder:
            shutil.rmtree(folder, ignore_errors=True)
    print_report(report, options)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as target:
            json.dump(report, target, indent=1)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bartizan", default="target/release/bartizan", help="bartizan's program")
    parser.add_argument("--rsigma", default="rsigma", help="RSigma's program")
    parser.add_argument("--rules", help="a folder of Sigma rules")
    parser.add_argument("--annotated", help="events with their log source, one a line, for RSigma")
    parser.add_argument("--raw", help="the very same events without, for bartizan; made of the others if not given")
    parser.add_argument("--correlation", type=int, metavar="N", help="correlate N sshd events instead")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each; medians are printed")
    parser.add_argument("--threads", default="1,2", help="numbers of threads")
    parser.add_argument("--bartizan-options", default="", help="more options for `bartizan replay`")
    parser.add_argument("--rsigma-options", default="", help="more options for `rsigma engine eval`")
    parser.add_argument("--floor", help="a command to measure on the raw file, which stands for {}")
    parser.add_argument("--folder", help="where to work, and what to keep; else a temporary folder")
    parser.add_argument("--json", help="write the report as JSON")
    options = parser.parse_args()
    if not options.correlation and not (options.rules and options.annotated):
        parser.error("give --rules and --annotated, or --correlation")
    return options


def compare(options, folder):
    more = {"ours": shlex.split(options.bartizan_options), "theirs": shlex.split(options.rsigma_options)}
    if options.correlation:
        options.raw, options.annotated = (os.path.join(folder, name) for name in ("sshd.log", "sshd.ndjson"))
        sshd.write(options.correlation, options.raw, options.annotated)
        options.rules = os.path.join(HERE, "sshd-rules")
        # bartizan's groups make one finding a timespan; this is the same.
        more["theirs"] += ["--suppress", sshd.TIMESPAN, "--no-detections"]
    elif not options.raw:
        options.raw = os.path.join(folder, "raw.ndjson")
        without_log_sources(options.annotated, options.raw)
    engines = {"ours": (Bartizan(options.bartizan, options.rules, more["ours"]), options.raw),
               "theirs": (RSigma(options.rsigma, options.rules, more["theirs"]), options.annotated)}
    events = sum(1 for _ in open(options.raw, "rb"))
    report = {"events": events, "rounds": options.rounds, "engines": {}}
    report |= found(options, folder, engines)
    report["threads"] = {threads: timed(options, folder, engines, events, threads)
                         for threads in options.threads.split(",")}
    if options.floor:
        command = [part.replace("{}", options.raw) for part in shlex.split(options.floor)]
        costs = [run(command, os.path.join(folder, "floor")) for _ in range(options.rounds)]
        report["floor_cpu_s"] = median(costs).cpu_s
    return report


def found(options, folder, engines):
    """What each finds, in runs that are not timed and that leave everything in the caches."""
    collected, report = {}, {"rules": {}, "findings": {}}
    for side, (engine, events) in engines.items():
        if side == "theirs" and not options.correlation:
            numbered = os.path.join(folder, "numbered.ndjson")
            number_lines(events, numbered)
            events = numbered
        output = os.path.join(folder, side)
        run(engine.command(events, 1, not options.correlation), output, engine.environment(1))
        collected[side], titles = collect(engine, output)
        report["rules"][side] = engine.rules_loaded(output)
        report["findings"][side] = collected[side].total()
        report.setdefault("titles", {}).update(titles)
    report["both"] = (collected["ours"] & collected["theirs"]).total()
    report["differences"] = differences(collected["ours"], collected["theirs"], report.pop("titles"))
    for difference in report["differences"]:
        for side, about in difference["examples"].items():
            event, source = line_of(options.raw, about), log_source(options.annotated, about)
            difference["examples"][side] = {"about": about, "annotated_as": source, "event": event}
    return report


def timed(options, folder, engines, events, threads):
    costs = {side: ([], []) for side in engines}
    firsts = {}
    for side, (_, path) in engines.items():
        firsts[side] = os.path.join(folder, "first-" + os.path.basename(path))
        with open(path, "rb") as source, open(firsts[side], "wb") as first:
            first.write(source.readline())
    for number in range(options.rounds):
        for side, (engine, path) in engines.items():
            for events_file, into in ((firsts[side], costs[side][0]), (path, costs[side][1])):
                output = os.path.join(folder, side + "-timed")
                into.append(run(engine.command(events_file, threads), output, engine.environment(threads)))
            done = f"{threads} threads, round {number + 1}: {engine.name} {costs[side][1][-1].cpu_s:.2f} CPU s"
            print(done, file=sys.stderr)
    return {side: dataclasses.asdict(figures(events, *both)) for side, both in costs.items()}


ROWS = [
    ("load, CPU s", "load_cpu_s", "{:.2f}"),
    ("load, wall s", "load_wall_s", "{:.2f}"),
    ("events per CPU-second, net", "events_per_cpu_s", "{:,.0f}"),
    ("events per second, net", "events_per_wall_s", "{:,.0f}"),
    ("peak memory, MiB", "peak_mib", "{:.0f}"),
]


def print_report(report, options):
    print(f"{report['events']:,} events of {options.raw}, rules of {options.rules}, medians of {report['rounds']}\n")
    print(f"{'':34}{'bartizan':>14}{'RSigma':>14}{'ratio':>10}")
    for name in ("rules", "findings"):
        ours, theirs = (report[name][side] for side in ("ours", "theirs"))
        print(f"{name:34}{ours if ours is not None else '?':>14}{theirs if theirs is not None else '?':>14}")
    for threads, sides in report["threads"].items():
        print(f"{threads} thread{'s' if threads != '1' else ''}")
        for label, key, form in ROWS:
            ours, theirs = sides["ours"][key], sides["theirs"][key]
            print(f"  {label:32}{form.format(ours):>14}{form.format(theirs):>14}{ours / theirs:>9.2f}x")
    threads = list(report["threads"])
    if len(threads) > 1:
        one, many = (report["threads"][threads[at]] for at in (0, -1))
        scale = {side: many[side]["events_per_wall_s"] / one[side]["events_per_wall_s"] for side in one}
        print(f"{f'{threads[-1]} threads over {threads[0]}, wall':34}"
              f"{scale['ours']:>13.2f}x{scale['theirs']:>13.2f}x")
    if "floor_cpu_s" in report:
        ours = report["threads"][threads[0]]["ours"]["net_cpu_s"]
        floor = report["floor_cpu_s"]
        print(f"floor: {floor:.2f} CPU s; bartizan, net: {ours:.2f} CPU s, {ours / floor:.2f} times that")
    print_differences(report)


def print_differences(report):
    print(f"\n{report['both']:,} findings are the same; {len(report['differences'])} rules differ")
    for difference in report["differences"][:SHOWN]:
        print(f"\n{difference['rule']} {difference['title']}\n  bartizan {difference['ours']}, "
              f"RSigma {difference['theirs']}; only bartizan {difference['only_ours']}, "
              f"only RSigma {difference['only_theirs']}")
        for side, example in difference["examples"].items():
            print(f"  {side.replace('_', ' ')}: {example['about']} [{example['annotated_as']}] {example['event'][:300]}")
    if len(report["differences"]) > SHOWN:
        print(f"\n… and {len(report['differences']) - SHOWN} more; --json has all of them")


if __name__ == "__main__":
    main()
