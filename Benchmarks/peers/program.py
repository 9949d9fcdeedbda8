"""The program as people run it: its start, tokenizing a large file, an archive of documents with one job and with two."""
import json
import os
import statistics
import subprocess
import tempfile
import time

import speed

TOP = os.path.join(speed.HERE, "../..")


def run(command, source=None):
    """Seconds by the clock, seconds of processor time, megabytes of memory."""
    with open(source or os.devnull, "rb") as file:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=file, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"bench: {' '.join(command)}: exit code 0 expected, {process.returncode} found")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


def figures(samples):
    """Medians, and the spread by the clock."""
    clock, processor, memory = zip(*samples)
    return {"seconds": statistics.median(clock), "least": min(clock), "most": max(clock),
            "processor": statistics.median(processor), "memory": max(memory)}


def measure(szpalta, documents, rounds):
    column = os.path.join(TOP, "corpora/felieton-sprzedaz-marketing.txt")
    result = {"lexicon": os.path.getsize(os.path.join(TOP, "Sources/Szpalta/Resources/pl.lexicon"))}
    starts = [run([szpalta, "analyze", column]) for _ in range(21)]
    result["start"] = figures(starts)
    with tempfile.TemporaryDirectory() as folder:
        names = ("small.jsonl", "large.jsonl", "archive.jsonl", "text.txt")
        small, large, archive, text = (f"{folder}/{name}" for name in names)
        sizes = {}
        for path, size in ((small, 4_000_000), (large, 40_000_000), (archive, 400_000_000), (text, 20_000_000)):
            chosen = speed.selection(documents, size)
            sizes[path] = sum(len(t.encode()) for t in chosen)
            with open(path, "w", encoding="utf8") as file:
                for number, each in enumerate(chosen):
                    record = json.dumps({"id": number, "text": each}, ensure_ascii=False) + "\n"
                    file.write(each + "\n\n" if path == text else record)
        batch = [szpalta, "batch", "-", "--from", "jsonl", "--to", "jsonl"]
        commands = {
            "tokenize --format jsonl": ([szpalta, "tokenize", "--format", "jsonl", text], None, text),
            **{f"batch --only clean, {jobs}": (batch + ["--only", "clean", "--jobs", str(jobs)], large, large) for jobs in (1, 2)},
            **{f"batch{of}, {jobs}": (batch + ["--jobs", str(jobs)], texts, texts)
               for of, texts in (("", small), (" of 40 MB", large), (" of 400 MB", archive)) for jobs in (1, 2)},
        }
        samples = {name: [] for name in commands}
        for _ in range(rounds):
            for name, (command, source, _) in commands.items():
                samples[name].append(run(command, source))
        result["runs"] = {name: {"bytes": sizes[commands[name][2]], **figures(samples[name])} for name in commands}
    for name, figure in result["runs"].items():
        print(f"  {name}: {figure['bytes'] / figure['seconds'] / 1e6:.3g} MB/s, {figure['memory']:.0f} MB", flush=True)
    return result
