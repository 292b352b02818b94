"""What was measured, as Markdown."""

from statistics import median

BEGIN = "<!-- generated: results -->"
END = "<!-- end of generated -->"


def markdown(results):
    measured = results["measured"]
    parts = [head(results), verdict_table(results["verdicts"])]
    for name, title, command, plot in SECTIONS:
        if name in measured:
            title = title.format(**results["sizes"])
            parts.append(f"### {title}\n\n`benchmarks/run --only {command}`\n")
            if plot:
                parts.append(f"![{title}](results/{name}.svg)\n")
            parts.append(TABLES.get(name, transfer_table)(measured[name]))
    return "\n".join(parts)


SECTIONS = [
    ("api", "API call", "api", True),
    ("download", "Download of {size}", "download", True),
    ("upload", "Upload of {size}", "upload", True),
    ("mirror", "Mirror of {size}", "mirror", True),
    ("heap", "{large} in small heaps", "heap", False),
    ("links", "Links", "links", True),
    ("list", "A folder of 100,000 files, listed", "list", False),
    ("many", "Many small files, 8 at a time", "many", False),
    ("slow", "300 of them, with 50 ms on each API call", "many", False),
    ("start", "Start", "start", True),
    ("idle", "Idle, 100 endpoints", "start", False),
    ("watching", "What it costs to be watched", "watching", False),
]


def head(results):
    lines = [f"{results['date']}, {results['minutes']:.0f} minutes, `{results['command']}` on {results['machine']}.", ""]
    lines += [", ".join(f"{name} {version}" for name, version in results["versions"].items()) + ".", ""]
    for remark in results["remarks"]:
        lines += [f"**{remark}**", ""]
    return "\n".join(lines)


def table(header, rows):
    head = "| " + " | ".join(header) + " |"
    rule = "|" + "---|" * len(header)
    return "\n".join([head, rule] + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def verdict_table(verdicts):
    rows = [(v["figure"], v["bar"], v["ours"], v["limit"], verdict(v)) for v in verdicts]
    return table(("figure", "bar", "our fastest", "limit in this run", ""), rows)


def verdict(v):
    return ("reached" if v["reached"] else "**missed**") + (f": {v['remark']}" if v["remark"] else "")


def spread(values, digits=2):
    if not values:
        return "–"
    return f"{median(values):.{digits}f} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def name(row):
    return f"**{row['label']}**" if row["ours"] else row["label"]


def transfer_table(rows):
    lines = []
    for row in rows.values():
        if row["error"]:
            lines.append((name(row), row["checks"], row["error"], "", ""))
        else:
            lines.append((name(row), row["checks"], spread(row["seconds"]), spread(row["cpu"]), spread(row["rss"], 0)))
    return table(("", "checks", "seconds: median (range)", "CPU seconds", "peak RSS, MiB"), lines)


def api_table(rows):
    lines = [(name(row), str(row["ids"]), str(row["threads"]), spread(row["cpu"], 0), spread(row["micros"], 0),
              f"{median(row['bytes']):,.0f}" if row["bytes"] else "–")
             for row in sorted(rows.values(), key=lambda row: (row["ids"], row["threads"]))]
    return table(("", "IDs", "threads", "CPU µs a call: median (range)", "µs a call", "bytes allocated a call"), lines)


def heap_table(rows):
    def cell(outcome):
        return outcome["error"] or f"{outcome['seconds']:.1f} s, {outcome['rss']:.0f} MiB RSS"
    sizes = [key for key in next(iter(rows.values())) if key not in ("label", "ours")]
    lines = [(name(row), *(cell(row[size]) for size in sizes)) for row in rows.values()]
    return table(("", *(f"`-Xmx{size}`" for size in sizes)), lines)


def idle_table(rows):
    lines = [(row["label"], row["error"], "", "") if row["error"]
             else (row["label"], str(row["threads"]), f"{row['heap']:.1f}", f"{row['rss']:.0f}") for row in rows.values()]
    return table(("endpoints of", "threads", "heap after a collection, MiB", "peak RSS, MiB"), lines)


def watching_table(rows):
    lines = [(row["work"], row["label"], spread(row["cpu"], 0), spread(row["micros"], 0),
              f"{median(row['bytes']):,.0f}" if row["bytes"] else "–") for row in rows.values()]
    return table(("", "watched by", "CPU µs: median (range)", "µs", "bytes allocated"), lines)


TABLES = {"api": api_table, "heap": heap_table, "idle": idle_table, "watching": watching_table}


def write(readme, text):
    """Puts it between the marks of the page."""
    page = readme.read_text()
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    readme.write_text(f"{before}{BEGIN}\n{text}{END}{after}")
