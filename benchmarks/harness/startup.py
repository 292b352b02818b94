"""Measurement 6: what it costs to have the components."""

import json

from . import process
from .rounds import Row

KINDS = {
    "plain": ("PLAIN", "neither"),
    "camel-http": ("HTTP", "camel-http"),
    "ours": ("OURS", "filefactory and alfafile"),
}


def start(bench, rounds):
    rows = {name: Row(label, "–", name == "ours") for name, (_, label) in KINDS.items()}
    for number in range(1, rounds + 1):
        if bench.is_late():
            break
        bench.say(f"start: round {number} of {rounds}")
        for name, (kind, _) in KINDS.items():
            rows[name].add(bench.run_java(bench.java.command("context.StartUp", kind)))
            bench.detail(name, rows[name])
    return {name: row.asdict() for name, row in rows.items()}


def idle(bench):
    bench.say("idle: 100 endpoints")
    rows = {}
    for name, (kind, label) in KINDS.items():
        sample, out = process.run(bench.java.command("context.Idle", kind), bench.timeout())
        rows[name] = {"label": label, "error": sample.error}
        if sample.error is None:
            rows[name].update(json.loads(out.strip().splitlines()[-1]), rss=sample.rss)
    return rows
