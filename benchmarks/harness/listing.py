"""Measurement 7: a folder of 100,000 files, listed."""

from . import servers
from .rounds import Peer


def peers(bench):
    return [
        Peer("ours", "alfafile:listFolder", "each file once", main="list-ours", ours=True),
        Peer("camel-s3", "aws2-s3, listObjects behind the last key, until nothing comes", main="list-camel-s3"),
    ]


def calls(bench, peer, count):
    """Without those of the warm-up, which lists one file; of S3 it takes two."""
    before = servers.counters()["calls"]
    sample = bench.run_java(bench.java.command("peer.Measured", peer, "1", str(count)))
    return None if sample.error else servers.counters()["calls"] - before - (2 if peer == "list-camel-s3" else 1)
