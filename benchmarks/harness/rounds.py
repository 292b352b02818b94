"""Peers, and their interleaved rounds."""

import shutil
from dataclasses import asdict, dataclass, field
from typing import Callable, Optional

from . import process


@dataclass
class Peer:
    """checks says what of the bytes it checks. Either main, a JVM peer's name, or shell, what a user would type."""

    name: str
    label: str
    checks: str = "–"
    main: Optional[str] = None
    shell: Optional[Callable] = None
    ours: bool = False
    heap: Optional[str] = None
    large: bool = True


@dataclass
class Row:
    """What the rounds of one peer gave."""

    label: str
    checks: str
    ours: bool
    seconds: list = field(default_factory=list)
    cpu: list = field(default_factory=list)
    rss: list = field(default_factory=list)
    error: Optional[str] = None

    def add(self, sample):
        if sample.error:
            self.error = sample.error
            return
        self.seconds.append(sample.seconds)
        self.cpu.append(sample.cpu)
        self.rss.append(sample.rss)

    def asdict(self):
        return asdict(self)


def move(bench, peer, file, heap=None, warm_up=None):
    """One transfer of one peer. What it leaves behind is removed."""
    try:
        if peer.shell:
            sample, _ = process.run(peer.shell(file), bench.timeout(), shell=True)
            return sample
        return bench.run_java(bench.java.command("peer.Measured", peer.main, warm_up or bench.small, file, heap=heap or peer.heap))
    finally:
        empty(bench.target)


def empty(directory):
    for path in directory.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def interleaved(bench, title, peers, file, rounds, warm_up=None):
    """A-B-C, A-B-C: what slows the machine down for a while slows all of them. A peer that failed is not tried again."""
    rows = {peer.name: Row(peer.label, peer.checks, peer.ours) for peer in peers}
    for number in range(1, rounds + 1):
        if bench.is_late():
            break
        bench.say(f"{title}: round {number} of {rounds}")
        for peer in peers:
            row = rows[peer.name]
            if row.error is None:
                row.add(move(bench, peer, file, warm_up=warm_up))
                bench.detail(peer.name, row)
    return {name: row.asdict() for name, row in rows.items()}
