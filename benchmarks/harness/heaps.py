"""Large files in small heaps: what passes, what dies."""

from .rounds import move

def transfers(bench, kinds, file, sizes):
    """Of each peer on a JVM, and for each heap: seconds, or the error."""
    rows = {}
    for kind, peer in ((kind, peer) for kind, peers in kinds.items() for peer in peers if peer.main and peer.large):
        row = rows[f"{kind}-{peer.name}"] = {"label": f"{kind}: {peer.label.replace(', -Xmx64m', '')}", "ours": peer.ours}
        for heap in sizes:
            if bench.is_late():
                row[heap] = {"error": "no time left"}
                continue
            sample = move(bench, peer, file, heap)
            row[heap] = {"seconds": sample.seconds, "rss": sample.rss, "error": sample.error}
            bench.say(f"-Xmx{heap}, {row['label']}: {sample.error or f'{sample.seconds:.1f} s'}")
    return rows
