"""Measurement 1: one API call, by JMH."""

import json

from . import process

PEERS = {
    "ours": "filefactory:getFileInfo",
    "httpClient": "HttpClient 5 + Jackson, by hand",
    "httpRoute": "http: and unmarshal().json(), by hand",
    "dynamicHttpRoute": "the same with toD",
}
IDS = ("1", "100")
THREADS = (1, 8)


def write_answers(work):
    """The static answers for both numbers of IDs."""
    for ids in IDS:
        directory = work / "json" / ids
        directory.mkdir(parents=True)
        files = {f"id{number:010d}": info(f"id{number:010d}") for number in range(int(ids))}
        answer = {"type": "success", "result": {"files": files}}
        (directory / "getFileInfo").write_text(json.dumps(answer))


def info(file):
    return {"status": "online", "hash": file, "name": f"{file}.jpg", "size": "620888", "added": "2014-01-23 06:49:39",
            "url": f"http://www.filefactory.com/file/{file}", "md5": "fafa5efeaf3cbe3b23b2748d13e629a1",
            "premiumOnly": False, "password": False}


def key(peer, ids, threads):
    return f"{peer}-{ids}-{threads}"


def calls(bench, rounds, warm_up, iterations):
    """warm_up is by number of threads: eight leave the JIT compiler so little of two cores that a call was seen to get faster for 20 s."""
    rows = {key(peer, ids, threads): {"label": label, "ours": peer == "ours", "ids": int(ids), "threads": threads,
                                      "micros": [], "cpu": [], "bytes": [], "error": None}
            for threads in THREADS for ids in IDS for peer, label in PEERS.items()}
    for number in range(1, rounds + 1):
        for threads in THREADS:
            if bench.is_late():
                return rows
            bench.say(f"api: round {number} of {rounds}, {threads} threads")
            for result in jmh(bench, "ApiCallBenchmark", threads, warm_up[threads], iterations):
                peer = result["benchmark"].rsplit(".", 1)[1]
                add(rows[key(peer, result["params"]["ids"], threads)], result)
    return rows


def add(row, result):
    secondary = {name.lstrip("·"): value["score"] for name, value in result["secondaryMetrics"].items()}
    row["micros"].append(result["primaryMetric"]["score"])
    row["cpu"].append(secondary["cpu"])
    row["bytes"].append(secondary["gc.alloc.rate.norm"])


def jmh(bench, benchmark, threads, warm_up, iterations):
    """A fresh JVM for each of a class's benchmarks: it warms up, until the JIT compiler is idle, and then comes what counts."""
    report = bench.work / "jmh.json"
    report.unlink(missing_ok=True)
    command = bench.java.jmh(
        bench.small, benchmark,
        "-f", "1", "-wi", str(warm_up), "-w", "2", "-i", str(iterations), "-r", "1", "-t", str(threads), "-foe", "true",
        "-prof", "gc", "-prof", process.PACKAGE + "api.CpuProfiler", "-rf", "json", "-rff", str(report))
    sample, _ = process.run(command, 600)
    if sample.error:
        raise SystemExit(f"JMH failed: {sample.error}")
    return json.loads(report.read_text())
