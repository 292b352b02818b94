"""Measurement 10: what it costs to be watched, by JMH."""

from . import api

OURS = {"call": "getFileInfo of 1 ID", "download": "download of 64 MiB, read to its end"}
# What Camel's own tracer costs by itself, a peer's route shows.
WORK = OURS | {"httpRoute": "the call by http: and unmarshal().json(), by hand"}
WATCHED = {"nobody": "nobody watches", "metrics": "metrics", "all": "metrics and traces"}
WARM_UP = 6


def key(work, watched):
    return f"{work}-{watched}"


def costs(bench, rounds, iterations):
    rows = {key(work, watched): {"work": WORK[work], "label": label, "ours": work in OURS, "micros": [], "cpu": [], "bytes": [], "error": None}
            for work in WORK for watched, label in WATCHED.items()}
    for number in range(1, rounds + 1):
        if bench.is_late():
            return rows
        bench.say(f"watching: round {number} of {rounds}")
        for result in api.jmh(bench, "WatchedBenchmark", 1, WARM_UP, iterations):
            api.add(rows[key(result["benchmark"].rsplit(".", 1)[1], result["params"]["watched"])], result)
    return rows
