#!/usr/bin/env python3
"""Compares `szpalta themes train` with scikit-learn on the same texts and draws: accuracy, macro F1, training time.

  Benchmarks/.venv/bin/python Benchmarks/peers/themes.py --draws openstax-dev.jsonl --pair sib200-train.jsonl sib200-dev.jsonl

A line of the files is {"text", "label"}; nothing else is handed to anyone. `make bench` makes the environment.

--draws FILE: for 5, 10 and 50 texts a class (at most 80 % of a class), 20 seeded draws each; what is not drawn is the test.
--pair TRAIN TEST: once; then both together in eight random parts, each the test once, since one small test says little.

scikit-learn: logistic regression, linear SVC and complement naive Bayes, each over TF-IDF (sublinear) of surface forms, lemmas,
characters (2 to 5, inside words), and all three side by side. The lemmas are those of `szpalta tokenize`, so that scikit-learn has
the best there are. All figures are on the test; "best" is the best of the twelve on the test itself, which nobody could have chosen.
szpalta is run once a draw, as it comes.

Times are processor seconds on one core. "raw" is from raw texts to a model: of szpalta the whole command, that is start, reading, cleaning,
lemmatizing, learning, five-fold cross-validation, calibration, writing the model; of scikit-learn vectorizer and classifier, and for lemmas
the time that `szpalta tokenize` takes to find them (one run over all texts), which is less than any other lemmatizer here takes. "fit" is from words to a model:
of szpalta learning as --time says, cross-validation and calibration included; of scikit-learn vectorizer and classifier on lists of
lemmas and on raw texts. "solver" is the classifier alone on a finished matrix. Mean of the first draws, szpalta of all.
"""
import argparse, json, os, re, subprocess, sys, tempfile, time

SIZES = (5, 10, 50)
TIMED = 2
PARTS = 8


def load(path):
    with open(path, encoding="utf8") as lines:
        return [{k: d[k] for k in ("text", "label")} for d in map(json.loads, lines)]


def lemmas(program, documents):
    from concurrent.futures import ThreadPoolExecutor

    def of(document):
        output = subprocess.run([program, "tokenize", "--format", "jsonl", "-"], input=document["text"].encode(),
                                stdout=subprocess.PIPE, check=True).stdout
        tokens = [t for line in output.decode().splitlines() for t in json.loads(line)["tokens"]]
        return [t["lemma"].lower() for t in tokens if t["kind"] in ("word", "abbreviation", "number")]

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(of, documents))


def lemma_seconds(program, texts):
    """Processor seconds in which `szpalta tokenize` finds the lemmas of `texts`."""
    before = os.times()
    subprocess.run(["taskset", "-c", "0", program, "tokenize", "--format", "jsonl", "-"], input="\n\n".join(texts).encode(),
                   stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def same(value):
    return value


def vectorizers(cls, **more):
    """For each kind of features the vectorizers whose columns stand side by side."""
    surface = lambda: (cls(**more), "text")
    lemma = lambda: (cls(analyzer=same, **more), "lemmas")
    char = lambda: (cls(analyzer="char_wb", ngram_range=(2, 5), **more), "text")
    return {"surface": [surface()], "lemma": [lemma()], "char": [char()], "union": [surface(), lemma(), char()]}


def classifiers():
    from sklearn.linear_model import LogisticRegression
    from sklearn.naive_bayes import ComplementNB
    from sklearn.svm import LinearSVC
    return {"logistic regression": LogisticRegression(max_iter=1000), "linear SVC": LinearSVC(), "complement NB": ComplementNB()}


class Peer:
    """scikit-learn on a collection, whose counts are made once: restricted to the training texts' own columns they are what a
    vectorizer fitted to these gives."""

    def __init__(self, documents, lemma_lists):
        from sklearn.feature_extraction.text import CountVectorizer
        self.data = {"text": [d["text"] for d in documents], "lemmas": lemma_lists}
        self.labels = [d["label"] for d in documents]
        kinds = vectorizers(CountVectorizer)
        self.counts = {k: kinds[k][0][0].fit_transform(self.data[kinds[k][0][1]]).tocsr() for k in ("surface", "lemma", "char")}

    def features(self, train, test):
        import numpy
        from scipy import sparse
        from sklearn.feature_extraction.text import TfidfTransformer
        result = {}
        for kind, counts in self.counts.items():
            a, b = counts[train], counts[test]
            known = numpy.asarray((a > 0).sum(axis=0)).ravel() > 0
            a, b = a[:, known], b[:, known]
            weights = TfidfTransformer(sublinear_tf=True).fit(a)
            result[kind] = (weights.transform(a), weights.transform(b))
        result["union"] = tuple(sparse.hstack([result[k][i] for k in ("surface", "lemma", "char")]).tocsr() for i in (0, 1))
        return result

    def scores(self, train, test):
        from sklearn.metrics import accuracy_score, f1_score
        gold = [self.labels[i] for i in test]
        result = {}
        for kind, (a, b) in self.features(train, test).items():
            for name, classifier in classifiers().items():
                told = classifier.fit(a, [self.labels[i] for i in train]).predict(b)
                result[f"{name}, {kind}"] = (accuracy_score(gold, told), f1_score(gold, told, average="macro"))
        return result

    def times(self, train, program):
        """Seconds of each method from raw texts, from words, and of its classifier alone."""
        from scipy import sparse
        from sklearn.feature_extraction.text import TfidfVectorizer
        result, labels = {}, [self.labels[i] for i in train]
        finding = lemma_seconds(program, [self.data["text"][i] for i in train])
        for kind, parts in vectorizers(TfidfVectorizer, sublinear_tf=True).items():
            start = time.process_time()
            matrix = sparse.hstack([v.fit_transform([self.data[source][i] for i in train]) for v, source in parts]).tocsr()
            extraction = time.process_time() - start
            raw = finding if any(source == "lemmas" for _, source in parts) else 0
            for name, classifier in classifiers().items():
                start = time.process_time()
                classifier.fit(matrix, labels)
                alone = time.process_time() - start
                result[f"{name}, {kind}"] = (raw + extraction + alone, extraction + alone, alone)
        return result


def szpalta(program, train, test, more):
    """Accuracy, macro F1, calibration error; processor seconds from raw texts, and from words."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for name, documents in (("train", train), ("test", test)):
            paths[name] = f"{folder}/{name}.jsonl"
            with open(paths[name], "w", encoding="utf8") as file:
                file.writelines(json.dumps(d, ensure_ascii=False) + "\n" for d in documents)
        before = os.times()
        run = subprocess.run(["taskset", "-c", "0", program, "themes", "train", paths["train"], "-o", f"{folder}/model.json", "--jobs", "1",
                              "--time", *more], capture_output=True, text=True)
        after = os.times()
        if run.returncode not in (0, 1):
            sys.exit(run.stderr)
        seconds = after.children_user + after.children_system - before.children_user - before.children_system
        read, learnt = (float(s) for s in re.search(r"read in ([0-9.e-]+) s\w*, learnt in ([0-9.e-]+) s", run.stderr).groups())
        report = json.loads(subprocess.run([program, "themes", "evaluate", f"{folder}/model.json", paths["test"], "--format", "json"],
                                           capture_output=True, text=True).stdout)["figures"]
        return (report["accuracy"], report["macroF1"], report["calibrationError"]), (seconds, seconds * learnt / max(read + learnt, 1e-9))


def draw(documents, size, seed):
    import random
    generator, train = random.Random(seed), []
    for label in sorted({d["label"] for d in documents}):
        members = [i for i, d in enumerate(documents) if d["label"] == label]
        generator.shuffle(members)
        train += members[: min(size, int(0.8 * len(members)))]
    chosen = set(train)
    return sorted(train), [i for i in range(len(documents)) if i not in chosen]


def parts(documents, count):
    import random
    order = list(range(len(documents)))
    random.Random(count).shuffle(order)
    tests = [sorted(order[first::count]) for first in range(count)]
    return [(sorted(set(order) - set(test)), test) for test in tests]


def show(title, results, times):
    """A table: the methods by macro F1, szpalta first."""
    import numpy
    print(f"\n{title}\n  {'':32} accuracy       macro F1          raw s      fit s   solver s")
    peers = sorted((m for m in results if m != "szpalta"), key=lambda m: -numpy.mean(results[m], axis=0)[1])
    for method in ["szpalta", *peers]:
        mean, sd = numpy.mean(results[method], axis=0), numpy.std(results[method], axis=0)
        seconds = "".join(f" {s:10.3f}" for s in numpy.mean(times[method], axis=0))
        print(f"  {method:32} {mean[0]:.4f} ±{sd[0]:.4f} {mean[1]:.4f} ±{sd[1]:.4f}{seconds}")
    ours = numpy.mean(results["szpalta"], axis=0)
    for index, name in ((0, "accuracy"), (1, "macro F1")):
        best = max(peers, key=lambda m: numpy.mean(results[m], axis=0)[index])
        theirs = numpy.mean(results[best], axis=0)[index]
        ratio = numpy.mean(times[best], axis=0)[:2] / numpy.mean(times["szpalta"], axis=0)
        print(f"  best {name}: {best}: ours {ours[index] - theirs:+.4f}; from raw texts it takes {ratio[0]:.1f} × ours, from words {ratio[1]:.1f} ×")
    print(f"  our calibration error: {ours[2]:.4f}", flush=True)


def compare(title, documents, peer, splits, options):
    results, times = {}, {}
    for number, (train, test) in enumerate(splits):
        figures, seconds = szpalta(options.szpalta, [documents[i] for i in train], [documents[i] for i in test], options.more.split())
        results.setdefault("szpalta", []).append(figures)
        times.setdefault("szpalta", []).append(seconds)
        for method, figures in peer.scores(train, test).items():
            results.setdefault(method, []).append(figures)
        if number < TIMED:
            for method, seconds in peer.times(train, options.szpalta).items():
                times.setdefault(method, []).append(seconds)
    show(title, results, times)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", action="append", default=[], metavar="FILE")
    parser.add_argument("--pair", action="append", default=[], nargs=2, metavar=("TRAIN", "TEST"))
    parser.add_argument("--szpalta", default=".build/release/szpalta")
    parser.add_argument("--seeds", type=int, default=20, help="draws of each size")
    parser.add_argument("--more", default="", help="more options of `themes train`")
    options = parser.parse_args()
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    import numpy, scipy, sklearn
    own = subprocess.run([options.szpalta, "--version"], capture_output=True, text=True).stdout.strip()
    print(f"szpalta {own}; scikit-learn {sklearn.__version__}, NumPy {numpy.__version__}, SciPy {scipy.__version__}, "
          f"Python {sys.version.split()[0]}")
    for path in options.draws:
        documents = load(path)
        peer = Peer(documents, lemmas(options.szpalta, documents))
        for size in SIZES:
            splits = [draw(documents, size, seed) for seed in range(options.seeds)]
            compare(f"{os.path.basename(path)}, {size} a class, {options.seeds} draws, {len(splits[0][0])} texts for training",
                    documents, peer, splits, options)
    for train, test in options.pair:
        first, second = load(train), load(test)
        peer = Peer(first + second, lemmas(options.szpalta, first + second))
        split = (list(range(len(first))), list(range(len(first), len(first) + len(second))))
        compare(f"{os.path.basename(train)} → {os.path.basename(test)}, {len(first)} texts for training", first + second, peer, [split], options)
        splits = parts(first + second, PARTS)
        compare(f"{os.path.basename(train)} and {os.path.basename(test)}, {PARTS} parts, {len(splits[0][0])} texts for training",
                first + second, peer, splits, options)


if __name__ == "__main__":
    main()
