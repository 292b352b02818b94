"""Measurement 4: from one service to the other."""

from . import servers
from .rounds import Peer
from .uploads import SINK


def peers(bench):
    return [
        Peer("ours", "filefactory:download to alfafile:upload", "MD5 and length", main="mirror-ours", ours=True),
        Peer("shell-disk", "curl, tee and md5sum to disk, then curl -F", "MD5, to compare by hand",
             shell=lambda file: shell(bench.disk, file)),
        Peer("shell-tmpfs", "curl, tee and md5sum to tmpfs, then curl -F", "MD5, to compare by hand", shell=lambda file: shell(bench.target, file)),
        Peer("ours-instant", "the same route, when AlfaFile has the file", "MD5, by AlfaFile", main="mirror-ours-instant", ours=True),
    ]


def shell(directory, file):
    path = f"{directory}/{file}"
    return (f"curl -sSf {servers.FILES}{file} | tee {path} | md5sum; "
            f"curl -sSf -F file=@{path} {SINK}; rm {path}")


def instant_cost(bench, file):
    """API calls and bytes of two mirrors of a file that AlfaFile has, for one: the warm-up is one too."""
    before = servers.counters()
    command = bench.java.command("peer.Measured", "mirror-ours-instant", bench.small, file)
    sample = bench.run_java(command)
    after = servers.counters()
    if sample.error:
        return {"error": sample.error}
    return {"calls": (after["calls"] - before["calls"]) / 2, "bytes": after["received"] - before["received"]}
