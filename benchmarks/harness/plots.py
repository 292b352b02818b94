"""Plots by gnuplot, one SVG for each table: a bar for each median, a whisker for its range, the figure beside it."""

import subprocess
from statistics import median

SCRIPT = """
set terminal svg size 1000,{height} font "sans-serif,13" background "white"
set output "{output}"
set title "{title}" font ",15"
set xlabel "{unit}"
set xrange [0:{right}]
set yrange [-0.8:{top}]
set ytics ({tics}) scale 0 nomirror
set xtics nomirror
set grid xtics lc rgb "#dddddd"
set border 3
set style fill solid
set lmargin at screen 0.46
set rmargin at screen 0.97
set key outside bottom center horizontal
$peers << EOD
{peers}
EOD
$ours << EOD
{ours}
EOD
plot $ours using (0):1:(0):2:($1-0.35):($1+0.35) with boxxy lc rgb "#d95f02" title "this project", \\
     $peers using (0):1:(0):2:($1-0.35):($1+0.35) with boxxy lc rgb "#9aa5b1" title "others", \\
     $ours using 2:1:3:4 with xerrorbars pt 0 lc rgb "black" notitle, \\
     $peers using 2:1:3:4 with xerrorbars pt 0 lc rgb "black" notitle, \\
     $ours using ($4+{gap}):1:5 with labels left notitle, \\
     $peers using ($4+{gap}):1:5 with labels left notitle
"""

TITLES = {
    "api": ("getFileInfo: CPU time of a call", "CPU µs a call, less is better"),
    "download": ("Download of {size} from nginx, over loopback, to tmpfs", "seconds, less is better"),
    "upload": ("Upload of {size} from tmpfs, over loopback, to a sink", "seconds, less is better"),
    "mirror": ("Mirror of {size} from one service to the other", "seconds, less is better"),
    "links": ("Many links checked", "seconds, less is better"),
    "start": ("From the start of the JVM to a started context", "seconds, less is better"),
}


def draw(measured, sizes, directory):
    directory.mkdir(parents=True, exist_ok=True)
    for name, rows in measured.items():
        if name in TITLES:
            draw_one(name, bars(name, rows), sizes, directory / f"{name}.svg")


def bars(name, rows):
    unit = "cpu" if name == "api" else "seconds"
    shown = [(label(name, row), row["ours"], row[unit]) for row in rows.values() if row["error"] is None and row[unit]]
    # The first from below: of API calls in the order of the table, else the slowest.
    return shown[::-1] if name == "api" else sorted(shown, key=lambda bar: -median(bar[2]))


def label(name, row):
    if name != "api":
        return row["label"]
    return f"{row['label']}, {row['ids']} ID{'s' if row['ids'] > 1 else ''}, {row['threads']} thread{'s' if row['threads'] > 1 else ''}"


def draw_one(name, shown, sizes, output):
    if not shown:
        return
    title, unit = TITLES[name]
    longest = max(max(values) for _, _, values in shown)
    digits = 0 if name == "api" else 2
    lines = {True: [], False: []}
    for place, (_, ours, values) in enumerate(shown):
        middle = median(values)
        lines[ours].append(f'{place} {middle} {min(values)} {max(values)} "{middle:.{digits}f}"')
    script = SCRIPT.format(
        height=150 + 24 * len(shown), output=output, title=title.format(**sizes), unit=unit, right=longest * 1.12,
        top=len(shown) - 0.2, gap=longest * 0.01, peers="\n".join(lines[False]), ours="\n".join(lines[True]),
        tics=", ".join(f'"{text}" {place}' for place, (text, _, _) in enumerate(shown)))
    subprocess.run(["gnuplot"], input=script, text=True, check=True)
