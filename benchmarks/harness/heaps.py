"""4 GiB in small heaps: what passes, what dies."""

from .rounds import move

HEAPS = ("64m", "128m", "512m")


def transfers(bench, peers, file):
    """Of each peer on a JVM, and for each heap: seconds, or the error."""
    rows = {}
    for peer in peers:
        if peer.main is None or not peer.large:
            continue
        rows[peer.name] = {"label": peer.label, "ours": peer.ours}
        for heap in HEAPS:
            if bench.is_late():
                rows[peer.name][heap] = {"error": "no time left"}
                continue
            sample = move(bench, peer, file, heap)
            rows[peer.name][heap] = {"seconds": sample.seconds, "rss": sample.rss, "error": sample.error}
            bench.say(f"4 GiB, -Xmx{heap}, {peer.label}: {sample.error or f'{sample.seconds:.1f} s'}")
    return rows
