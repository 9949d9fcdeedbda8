"""One tool in a process of its own; `bench` starts it. The same protocol as `StageRunner serve`.

  worker.py serve WORK TOOL FILE   "ready"; a line of seconds S → passes over the texts until they took S: how many, how long;
                                   at the end the most memory of the process in kB
  worker.py filter WORK TOOL       repaired text; form feeds part texts
  worker.py version WORK TOOL
"""
import json
import sys
import time
import warnings

import tools


def serve(tool, file):
    with open(file, encoding="utf8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    print("ready", flush=True)
    for line in sys.stdin:
        budget, seconds, passes = float(line), 0.0, 0
        while passes == 0 or seconds < budget:
            start = time.process_time()
            tool.work(texts)
            seconds += time.process_time() - start
            passes += 1
        print(passes, seconds, flush=True)
    with open("/proc/self/status") as status:
        print(next(line.split()[1] for line in status if line.startswith("VmHWM:")))


def main():
    # textstat says that it has no list of easy words for Polish.
    warnings.simplefilter("ignore")
    verb, work, name, *rest = sys.argv[1:]
    tool = tools.tool_named(work, name)
    if verb == "serve":
        serve(tool, *rest)
    elif verb == "filter":
        texts = sys.stdin.buffer.read().decode().split("\f")
        sys.stdout.buffer.write("\f".join(tool.work(texts)).encode())
    elif verb == "version":
        print(tool.version)


main()
