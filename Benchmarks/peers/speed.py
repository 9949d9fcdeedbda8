"""Speed of stages beside peers: every tool in a process of its own, all on the same texts, one round of each after the other."""
import collections
import contextlib
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile

import tools

HERE = os.path.dirname(os.path.abspath(__file__))
# One thread each: what is compared is work, not cores.
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}


def selection(documents, size, change=None):
    """The documents in their order, again and again, until there are `size` bytes."""
    chosen, total = [], 0
    for text in itertools.cycle(documents):
        if total >= size:
            return chosen
        text = change(text) if change else text
        chosen.append(text)
        total += len(text.encode())


def changed(runner, verb, texts):
    """The texts as StageRunner makes them: "leftovers" as print leaves them, "cleaned" so that they need nothing."""
    output = subprocess.run([runner, verb], input="\f".join(texts).encode(), stdout=subprocess.PIPE, check=True).stdout
    return output.decode().split("\f")


def task(data, name):
    """The inputs of a task of repairs."""
    with open(os.path.join(data, name), encoding="utf8") as lines:
        return [json.loads(line)["input"] for line in lines]


def written_texts(files, texts):
    """A file of the texts, a line each, that is there as long as `files`; and their bytes."""
    file = files.enter_context(tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8"))
    file.writelines(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
    file.flush()
    return file.name, sum(len(text.encode()) for text in texts)


class Worker:
    def __init__(self, command, size):
        self.size = size
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT, cwd=HERE)
        if self.process.stdout.readline().strip() != "ready":
            sys.exit(f"bench: {' '.join(command)} did not start")
        self.speeds = []

    def round(self, budget):
        self.process.stdin.write(f"{budget}\n")
        self.process.stdin.flush()
        passes, seconds = self.process.stdout.readline().split()
        self.speeds.append(int(passes) * self.size / float(seconds) / 1e6)

    def finish(self):
        memory = int(self.process.communicate()[0]) / 1000
        # The first round meets every word anew; it is told apart.
        return {"median": statistics.median(self.speeds[1:]), "least": min(self.speeds[1:]), "most": max(self.speeds[1:]),
                "first": self.speeds[0], "memory": memory}


def measure(runner, documents, rounds, budget, data=None):
    """For each work its tools with megabytes a second and megabytes of memory; some works have texts of their own in `data`."""
    result = collections.OrderedDict()
    for work in tools.WORKS:
        if work.task and not data:
            continue
        texts = selection(task(data, work.task) if work.task else documents, work.size)
        if work.change:
            texts = changed(runner, work.change, texts)
        with contextlib.ExitStack() as files:
            written = {most: written_texts(files, selection(texts, most) if most else texts)
                       for most in {kind.most for kind in work.tools}}
            rows = []
            for kind in work.tools:
                file, size = written[kind.most]
                ours = isinstance(kind, tools.OurStage)
                version = "" if ours else subprocess.run(
                    [sys.executable, "worker.py", "version", work.name, kind.name], cwd=HERE, capture_output=True, text=True,
                    check=True).stdout.strip()
                command = [runner, "serve", kind.stage, file] if ours else [
                    sys.executable, "worker.py", "serve", work.name, kind.name, file]
                rows.append((kind.name, version, Worker(command, size)))
            for round in range(rounds + 1):
                for _, _, worker in rows:
                    # The first pass alone, then as many as the budget allows.
                    worker.round(budget if round else 0)
            found = [{"tool": name, "version": version, **worker.finish()} for name, version, worker in rows]
        result[work.name] = {"tools": found}
        print(f"  {work.name}: " + ", ".join(f"{r['tool']} {r['median']:.3g}" for r in found) + " MB/s", flush=True)
    return result
