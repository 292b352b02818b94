"""Measurement 6: many small files, some at a time; without latency, and with 50 ms on each API call."""

from . import files, servers
from .rounds import Peer

SIZE = 100_000
SLOW = 300
AT_A_TIME = 8


def make(bench):
    """Each with bytes of its own."""
    return [files.make(bench.files, SIZE) for _ in range(bench.plan.files)]


def peers(bench):
    return [
        Peer("ours", "filefactory:download to alfafile:upload, checked and looked for", "MD5 and length", main="many-ours", ours=True),
        Peer("curl", "curl to curl -F", shell=lambda count: loop(bench, count, f"curl -sSf $1 | curl -sSf -o /dev/null -F file=@- {servers.STAND_IN}sink/shell")),
        Peer("rclone", "rclone copyurl to tmpfs, no upload", "length",
             shell=lambda count: loop(bench, count, f"rclone copyurl --quiet --auto-filename $1 {bench.target}")),
    ]


def loop(bench, count, command):
    return f"ls {bench.files} | grep ^f{SIZE}x | head -n {count} | xargs -P {AT_A_TIME} -I FILE sh -c '{command}' sh {servers.FILES}FILE"


def slow_peers(bench):
    return [
        Peer("ours", "filefactory:download to alfafile:upload, 50 ms a call", "MD5 and length", main="many-ours-slow", ours=True),
        Peer("ours-instant", "the same, when AlfaFile has them", "MD5, by AlfaFile", main="many-ours-slow-instant", ours=True),
    ]


def calls(bench, count, peer="many-ours"):
    """FileFactory's calls for a file: as many for the warm-up."""
    before = servers.counters()["fileFactory"]
    sample = bench.run_java(bench.java.command("peer.Measured", peer, str(count), str(count)))
    return None if sample.error else (servers.counters()["fileFactory"] - before) / 2 / count
