"""One run: where it works, how long it may take, and what it measures."""

import pathlib
import shutil
import tempfile
import time

from . import api, downloads, files, heaps, links, listing, many, mirrors, process, servers, startup, uploads, watching
from .rounds import interleaved

GIB = 1024 * files.MIB


class Bench:
    """What a measurement works with. After the deadline none begins another round."""

    def __init__(self, root, java, plan, deadline):
        self.plan = plan
        self.deadline = deadline
        self.late = False
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="filehost-bench-", dir="/dev/shm"))
        self.disk = pathlib.Path(tempfile.mkdtemp(prefix="filehost-bench-", dir="/var/tmp"))
        self.files, self.target, tmp = (self.work / name for name in ("files", "target", "tmp"))
        for directory in (self.files, self.target, tmp):
            directory.mkdir()
        # nginx's workers may be another user.
        self.work.chmod(0o755)
        self.java = process.Java(root / "benchmarks", java, self.files, self.target, tmp)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.rmtree(self.disk, ignore_errors=True)

    def say(self, text):
        print(f"[{time.strftime('%H:%M:%S')}] {text}", flush=True)

    def detail(self, name, row):
        last = row.error or f"{row.seconds[-1]:.2f} s, CPU {row.cpu[-1]:.2f} s, {row.rss[-1]:.0f} MiB"
        print(f"    {name}: {last}", flush=True)

    def is_late(self):
        self.late = self.late or time.monotonic() > self.deadline
        return self.late

    def timeout(self):
        """Of one process: gigabytes take seconds; none may take the run beyond its end."""
        return max(10, min(180, self.deadline + 60 - time.monotonic()))

    def run_java(self, command):
        return process.run_java(command, self.timeout())

    def measure(self, only):
        api.write_answers(self.work)
        self.small = files.make(self.files, 64 * files.MIB)
        measured = {}
        with servers.Servers(self.work, self.files, self.java):
            for name in only:
                MEASUREMENTS[name](self, measured)
        return measured


def measure_api(bench, measured):
    measured["api"] = api.calls(bench, bench.plan.api_rounds, bench.plan.warm_up, bench.plan.iterations)


def measure_watching(bench, measured):
    measured["watching"] = watching.costs(bench, bench.plan.api_rounds, bench.plan.iterations)


def moved(bench, measured, name, peers):
    file = files.make(bench.files, bench.plan.size)
    try:
        measured[name] = interleaved(bench, name, peers(bench), file, bench.plan.rounds)
        if name == "mirror":
            measured["instant"] = mirrors.instant_cost(bench, file)
    finally:
        (bench.files / file).unlink()


def measure_heap(bench, measured):
    file = files.make(bench.files, bench.plan.large)
    try:
        kinds = {"download": downloads.peers(bench), "upload": uploads.peers(bench), "mirror": mirrors.peers(bench)}
        measured["heap"] = heaps.transfers(bench, kinds, file, bench.plan.heaps)
    finally:
        (bench.files / file).unlink()


def measure_links(bench, measured):
    count = bench.plan.links
    # Warmed up by the same: what all links in one message take is too short for the JIT compiler to be done in it.
    measured["links"] = interleaved(bench, "links", links.peers(bench), str(count), bench.plan.rounds, str(count))
    measured["linkCount"] = count
    measured["linkCalls"] = links.calls(bench, count)


def measure_list(bench, measured):
    count = str(bench.plan.links)
    measured["list"] = interleaved(bench, "list", listing.peers(bench), count, bench.plan.rounds, count)
    measured["listCount"] = bench.plan.links
    measured["listCalls"] = {peer: listing.calls(bench, peer, count) for peer in ("list-ours", "list-camel-s3")}


def measure_many(bench, measured):
    names, count, warm_up = many.make(bench), str(bench.plan.files), str(many.SLOW)
    try:
        measured["many"] = interleaved(bench, "many", many.peers(bench), count, bench.plan.rounds, warm_up)
        measured["slow"] = interleaved(bench, "slow", many.slow_peers(bench), str(many.SLOW), bench.plan.rounds, warm_up)
        measured["manyCalls"] = {peer: many.calls(bench, bench.plan.files, peer) for peer in ("many-ours", "many-ours-instant")}
    finally:
        for name in names:
            (bench.files / name).unlink()


def measure_start(bench, measured):
    measured["start"] = startup.start(bench, 2 * bench.plan.rounds)
    measured["idle"] = startup.idle(bench)


# In the order of what may be left out if the time is up: least likely first.
MEASUREMENTS = {
    "api": measure_api,
    "download": lambda bench, measured: moved(bench, measured, "download", downloads.peers),
    "upload": lambda bench, measured: moved(bench, measured, "upload", uploads.peers),
    "mirror": lambda bench, measured: moved(bench, measured, "mirror", mirrors.peers),
    "links": measure_links,
    "list": measure_list,
    "many": measure_many,
    "start": measure_start,
    "watching": measure_watching,
    "heap": measure_heap,
}
