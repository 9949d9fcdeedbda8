"""Runs the benchmarks of each stage at ×1, ×10 and ×100, and reads the medians off their tables."""
import os
import re
import subprocess
import sys

import speed

COLUMNS = {"ns a kB": "perByte", "ns a 1000 words": "perWord", "kB a second": "speed", "peak memory of the program, kB": "memory",
           "Memory (resident peak)": "memory"}


def measure():
    command = ["swift", "package", "benchmark", "--no-progress", "--format", "markdown", "--path", "stdout"]
    run = subprocess.run(command, cwd=os.path.join(speed.HERE, ".."), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    result = read(run.stdout)
    if run.returncode or not result:
        sys.exit(f"bench: {' '.join(command)} failed:\n{run.stdout[-3000:]}")
    return result


def read(output):
    """The medians of tables in Markdown: {stage: {copies: {figure: value}}}, in ns, MB/s and MB."""
    result, name = {}, None
    for line in output.splitlines():
        if title := re.match(r"### (.+) ×(\d+)$", line):
            name = title.group(1), title.group(2)
        cells = [cell.strip().removesuffix(" *") for cell in line.strip("| ").split("|")]
        if name and len(cells) == 9 and cells[0] in COLUMNS:
            value = float(cells[3]) / (1000 if cells[0].startswith("peak") else 1)
            column = COLUMNS[cells[0]]
            if cells[0].startswith("Memory"):
                value /= 1e6
            elif column != "memory":
                value /= 1000
            result.setdefault(name[0], {}).setdefault(name[1], {})[column] = value
    return result
