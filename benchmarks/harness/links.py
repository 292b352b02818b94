"""Measurement 5: 100,000 links."""

from . import servers
from .rounds import Peer


def peers(bench):
    return [
        Peer("ours", "filefactory:getFileInfo, all links in one message", "status", main="links-ours", ours=True),
        Peer("ours-one-by-one", "filefactory:getFileInfo, a message and a call a link", "status",
             main="links-ours-one-by-one", ours=True),
        Peer("httpclient", "HttpClient 5 + Jackson, a call a link", "status", main="links-httpclient"),
    ]


def calls(bench, links):
    """How many API calls ours takes, without those of its warm-up."""
    before = servers.counters()["calls"]
    sample = bench.run_java(bench.java.command("peer.Measured", "links-ours", "1", str(links)))
    return None if sample.error else servers.counters()["calls"] - before - 1
