"""What must be reached: a bar is missed when our fastest round is over it, measured against the peers' medians of the same run."""

from dataclasses import asdict, dataclass
from statistics import median

from . import api, many, watching


@dataclass
class Verdict:
    """limit says what the bar comes to in this run; remark what else one should know."""

    figure: str
    bar: str
    ours: str
    limit: str
    reached: bool
    remark: str = ""


def verdicts(measured):
    checks = [api_bars, download_bars, upload_bars, mirror_bars, heap_bars, link_bars, list_bars, many_bars, start_bars, watching_bars]
    return [asdict(verdict) for check in checks for verdict in check(measured)]


def fastest(row, unit="seconds"):
    return min(row[unit]) if row["error"] is None and row[unit] else None


def middle(row, unit="seconds"):
    return median(row[unit]) if row[unit] else None


def compare(figure, bar, ours, limit, unit="s", digits=2, remark=""):
    """A bar on a time: where something failed, it is missed."""
    def number(value):
        return "failed" if value is None else f"{value:.{digits}f} {unit}"
    reached = ours is not None and limit is not None and ours <= limit
    return Verdict(figure, bar, number(ours), number(limit), reached, remark)


def times(factor, value):
    return None if value is None else factor * value


def total(*values):
    return None if None in values else sum(values)


def quicker(*values):
    return None if None in values else min(values)


def slower(*values):
    return None if None in values else max(values)


def api_bars(measured):
    rows = measured.get("api")
    if not rows:
        return
    for peer, factor, name in (("httpRoute", 0.75, "the `http:` route"), ("httpClient", 1.25, "HttpClient 5 + Jackson")):
        for threads in api.THREADS:
            for ids in api.IDS:
                yield compare(f"API call of {ids} ID{'s' if ids != '1' else ''}, {threads} thread{'s' if threads > 1 else ''}, CPU",
                              f"≤ {factor} × {name}",
                              fastest(rows[api.key("ours", ids, threads)], "cpu"),
                              times(factor, middle(rows[api.key(peer, ids, threads)], "cpu")), "µs", 0)


def download_bars(measured):
    rows = measured.get("download")
    if not rows:
        return
    md5 = middle(rows["md5"])
    yield compare("download to `downloadDirectory`, MD5 checked", "≤ 1.1 × the slower of HttpClient 5 and MD5 alone",
                  fastest(rows["ours-directory"]), times(1.1, slower(middle(rows["httpclient"]), md5)))
    aria2 = times(1.1, middle(rows["aria2-4"]))
    yield compare("the same, 4 connections", "≤ 1.1 × aria2 -x4, which does not check",
                  fastest(rows["ours-directory-4"]), aria2, remark=floor(md5, aria2, rows["ours-directory-4-unchecked"]))
    http = times(1.1, middle(rows["camel-http-best"]))
    yield compare("download through the route to `file:`, `-Xmx64m`", "≤ 1.1 × camel-http at its best",
                  fastest(rows["ours-file"]), http, remark=floor(md5, http, rows["ours-file-unchecked"]))


def floor(md5, limit, unchecked):
    """Where the JDK's MD5 alone is over a bar, whoever checks must miss it; what is left to us shows without the check."""
    if md5 is None or limit is None or md5 <= limit:
        return ""
    ours = fastest(unchecked)
    without = "" if ours is None else f"; without the check ours takes {ours:.2f} s"
    return f"the JDK's MD5 alone takes {md5:.2f} s{without}"


def upload_bars(measured):
    rows = measured.get("upload")
    if not rows:
        return
    raw, md5, spool = middle(rows["httpclient"]), middle(rows["md5"]), middle(rows["spool"])
    yield compare("upload of a file, MD5 included", "≤ 1.1 × (MD5 alone + HttpClient 5 multipart)",
                  fastest(rows["ours-file"]), times(1.1, total(md5, raw)))
    yield compare("upload of a stream of unknown length", "≤ 1.25 × (the slower of spool and MD5, + HttpClient 5 multipart)",
                  fastest(rows["ours-stream"]), times(1.25, total(slower(spool, md5), raw)))


def mirror_bars(measured):
    rows = measured.get("mirror")
    if not rows:
        return
    yield compare("mirror, no disk", "≤ 0.7 × the shell user's way, to disk",
                  fastest(rows["ours"]), times(0.7, middle(rows["shell-disk"])))
    yield compare("mirror, no disk", "≤ 0.7 × the shell user's way, to tmpfs",
                  fastest(rows["ours"]), times(0.7, middle(rows["shell-tmpfs"])))
    cost = measured["instant"]
    if "error" in cost:
        yield Verdict("mirror when AlfaFile has it", "0 bytes, ≤ 5 API calls", cost["error"], "", False)
    else:
        yield Verdict("mirror when AlfaFile has it", "0 bytes, ≤ 5 API calls",
                      f"{cost['bytes']} bytes, {cost['calls']:g} calls", "0 bytes, 5 calls",
                      cost["bytes"] == 0 and cost["calls"] <= 5)


def heap_bars(measured):
    rows = measured.get("heap")
    if not rows:
        return
    died = [f"{row['label']}: {row['64m']['error']}" for row in rows.values() if row["ours"] and row["64m"]["error"]]
    yield Verdict("heap for any of ours, large file", "passes at `-Xmx64m`",
                  "; ".join(died) if died else "all pass", "all pass", not died)


def link_bars(measured):
    rows = measured.get("links")
    if not rows:
        return
    links, calls = measured["linkCount"], measured["linkCalls"]
    limit = links // 100 + links // 10_000
    yield Verdict(f"{links:,} links: calls", f"≤ {limit:,}", "failed" if calls is None else f"{calls:,}", f"{limit:,}",
                  calls is not None and calls <= limit)
    for peer in ("ours-one-by-one", "httpclient"):
        yield compare(f"{links:,} links: time", f"20 × faster than {rows[peer]['label']}",
                      fastest(rows["ours"]), times(1 / 20, middle(rows[peer])), digits=3)


def list_bars(measured):
    rows = measured.get("list")
    if not rows:
        return
    count, calls = measured["listCount"], measured["listCalls"]
    yield compare(f"{count:,} files listed: calls", "one for each 500", calls["list-ours"], -(-count // 500), "", 0)
    yield compare(f"{count:,} files listed: time", "≤ aws2-s3", fastest(rows["ours"]), middle(rows["camel-s3"]), digits=3,
                  remark=f"it makes {calls['list-camel-s3']} calls")


def many_bars(measured):
    rows = measured.get("many")
    if not rows:
        return
    yield compare("many files of 100 kB, 8 at a time", "no slower than curl and rclone, which neither check nor look",
                  fastest(rows["ours"]), quicker(*(middle(rows[peer]) for peer in ("curl", "rclone"))))
    for peer, rate, figure in (("ours", 38, "300 of them, 50 ms a call"), ("ours-instant", 75, "the same, when AlfaFile has them")):
        yield compare(figure, f"≥ {rate} files a second", fastest(measured["slow"][peer]), many.SLOW / rate)
    for peer, most, figure in (("many-ours", 1.02, "calls of FileFactory a file"), ("many-ours-instant", 0.02, "the same, when AlfaFile has it")):
        calls = measured["manyCalls"][peer]
        yield compare(figure, f"≤ {most}", calls, most, "", 3)


def start_bars(measured):
    rows = measured.get("start")
    if not rows:
        return
    plain = middle(rows["plain"])
    yield compare("start-up", "≤ 100 ms more than without the components", fastest(rows["ours"]),
                  None if plain is None else plain + 0.1)


def watching_bars(measured):
    rows = measured.get("watching")
    if not rows:
        return
    for work, label in watching.OURS.items():
        yield compare(f"{label}, metrics and traces on, CPU", "≤ 1.05 × the same while nobody watches",
                      fastest(rows[watching.key(work, "all")], "cpu"),
                      times(1.05, middle(rows[watching.key(work, "nobody")], "cpu")), "µs", 0)
