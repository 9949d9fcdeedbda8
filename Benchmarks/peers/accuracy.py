"""How right the tools are: with the data and scorers of a folder, and on the project's own texts, for which nothing is needed."""
import json
import os
import random
import re
import subprocess
import sys
import tempfile

import speed
import tools

WORD_KINDS = ("word", "abbreviation")


def run(command, source=b""):
    run = subprocess.run(command, input=source, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=speed.ENVIRONMENT)
    if run.returncode:
        sys.exit(f"bench: {' '.join(map(str, command))}: exit code 0 expected, {run.returncode} found\n{run.stderr.decode()[-2000:]}")
    return run.stdout.decode()


def peers(work):
    return [kind for kind in next(w for w in tools.WORKS if w.name == work).tools if isinstance(kind, type)]


def filter_of(work, tool):
    """A shell command that repairs its standard input with a peer."""
    return f"cd '{speed.HERE}' && '{sys.executable}' worker.py filter '{work}' '{tool.name}'"


class Scorers:
    def __init__(self, szpalta, data, scorers):
        self.szpalta, self.data, self.scorers = szpalta, data, scorers

    def scored(self, scorer, *arguments):
        """What a scorer writes as JSON."""
        with tempfile.NamedTemporaryFile(suffix=".json") as file:
            run([sys.executable, os.path.join(self.scorers, scorer), *arguments, "--json", file.name])
            return json.load(file)

    def segmentation(self):
        """Per set F1 of sentences and words, and lemmas right, strict: {work: {tool: [a figure a set]}}."""
        result = {"words": {}, "sentences": {}, "lemmas": {}}
        for gold in ("pdb-dev", "lfg-dev"):
            stem = os.path.join(self.data, "segmentation", gold)
            with open(stem + ".txt", encoding="utf8", newline="") as file:
                text = file.read()
            command = [self.szpalta, "tokenize", "--format", "jsonl", "--offsets", "scalar"]
            ours = [json.loads(line) for line in run(command, text.encode()).splitlines()]

            def add(work, tool, predictions, of):
                with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as file:
                    file.writelines(json.dumps(p) + "\n" for p in predictions)
                    file.flush()
                    score = self.scored("segmentation.py", "--gold", stem, "--pred", file.name)
                    result[work].setdefault(tool, []).append(of(score))
                    return score

            score = add("sentences", "Szpalta", ours, lambda s: s["sentences"][2])
            result["words"].setdefault("Szpalta", []).append(score["words"][2])
            result["lemmas"].setdefault("Szpalta", []).append(score["lemma"]["strict"])
            whole = {"start": 0, "end": len(text)}
            for kind in peers("words"):
                tool = tools.tool_named("words", kind.name)
                tokens = [{"start": s, "end": e} for s, e in tool.spans(text) if any(c.isalnum() for c in text[s:e])]
                add("words", kind.name, [{**whole, "tokens": tokens}], lambda s: s["words"][2])
            for kind in peers("sentences"):
                tool = tools.tool_named("sentences", kind.name)
                add("sentences", kind.name, [{"start": s, "end": e, "tokens": []} for s, e in tool.spans(text)],
                    lambda s: s["sentences"][2])
            for kind in peers("lemmas"):
                # They get our words, the best there are.
                tool = tools.tool_named("lemmas", kind.name)
                changed = [{**s, "tokens": [{**t, "lemma": tool.lemma(text[t["start"]:t["end"]])} for t in s["tokens"]]} for s in ours]
                add("lemmas", kind.name, changed, lambda s: s["lemma"]["strict"])
        return result

    def tags(self):
        """Word classes and cases right, by set."""
        result = {}
        for gold in ("pdb-dev", "lfg-dev"):
            output = run([sys.executable, os.path.join(speed.HERE, "../morphology/score-tags"), "--gold",
                          os.path.join(self.data, "segmentation", gold),
                          "--cmd", f"'{self.szpalta}' lemmatize --format jsonl --offsets scalar"])
            result.setdefault("upos", []).append(float(re.search(r"^tokens.*?UPOS +([\d.]+)", output, re.M).group(1)))
            result.setdefault("case", []).append(float(re.search(r"^case of.*: +([\d.]+)", output, re.M).group(1)))
        return result

    def cleaning(self):
        """Texts with mojibake that are repaired whole, those whose letters are, and clean texts that are changed, in %.

        Typewriter quotes are among what the scorer wants to be repaired; Szpalta counts them as style, off unless asked for.
        """
        task = os.path.join(self.data, "encoding/encT.dev.jsonl")
        commands = {"Szpalta": f"'{self.szpalta}' clean --only encoding,controls,spaces,html,quotes",
                    "ftfy": filter_of("cleaning", tools.Ftfy)}
        result = {}
        for tool, each in commands.items():
            counts = self.scored("encoding.py", "--task", task, "--cmd", each)
            broken, whole, letters, *_ = counts["=fixable"]
            clean, unchanged, *_ = counts["=clean"]
            result[tool] = [100 * whole / broken, 100 * letters / broken, 100 * (clean - unchanged) / clean]
        return result

    def hyphens(self):
        """F1 of hyphens that have to go, and how many of 10,000 true hyphens go, too."""
        task = os.path.join(self.data, "dehyphenation/taskA.dev.jsonl")
        commands = {"Szpalta": f"'{self.szpalta}' clean", "hunspell-pl look-up": filter_of("hyphens", tools.Hunspell)}
        scores = {tool: self.scored("dehyphenation.py", "--task", task, "--boot", "0", "--cmd", each)["all"] for tool, each in commands.items()}
        return {tool: [score["F1"], score["fj10k"]] for tool, score in scores.items()}

    def keywords(self):
        """F1 at 5 by lemma, by set."""
        import keywords
        methods = {"Szpalta": keywords.szpalta(self.szpalta), "TF-IDF on lemmas": keywords.tfidf(True),
                   "TF-IDF on lemmas, plain counts": keywords.tfidf(False), "YAKE": keywords.yake}
        result = {}
        for name in ("openstax-dev", "lohelp-dev"):
            gold = os.path.join(self.data, "keywords", name + ".jsonl")
            documents = keywords.load(gold)
            for tool, method in methods.items():
                f5, _ = keywords.score(os.path.join(self.scorers, "keywords.py"), documents, method(documents))
                result.setdefault(tool, []).append(f5)
        return result

    def themes(self, draws=5):
        """Accuracy of themes that are learnt: 10 texts a class (means of draws), and sentences of seven topics; seconds of learning."""
        import numpy
        import themes
        result, seconds = {}, {}

        def compare(documents, splits):
            peer = themes.Peer(documents, themes.lemmas(self.szpalta, documents))
            found = {}
            for number, (train, test) in enumerate(splits):
                parts = ([documents[i] for i in train], [documents[i] for i in test])
                figures, times = themes.szpalta(self.szpalta, *parts, [])
                found.setdefault("Szpalta", []).append(figures[0])
                seconds.setdefault("Szpalta", []).append(times[0])
                for method, figures in peer.scores(train, test).items():
                    found.setdefault(method, []).append(figures[0])
                if number < 1:
                    for method, (total, *_) in peer.times(train, self.szpalta).items():
                        seconds.setdefault(method, []).append(total)
            means = {method: 100 * float(numpy.mean(values)) for method, values in found.items()}
            # The best on the test itself, which nobody could have chosen; and one that many would take.
            best = max((m for m in means if m != "Szpalta"), key=means.get)
            for tool, method in {"Szpalta": "Szpalta", "scikit-learn, linear SVC on words": "linear SVC, surface",
                                 "scikit-learn, the best of twelve afterwards": best}.items():
                result.setdefault(tool, []).append(means[method])

        documents = themes.load(os.path.join(self.data, "themes/openstax-dev.jsonl"))
        compare(documents, [themes.draw(documents, 10, seed) for seed in range(draws)])
        train, test = (themes.load(os.path.join(self.data, f"themes/sib200-{part}.jsonl")) for part in ("train", "dev"))
        compare(train + test, [(list(range(len(train))), list(range(len(train), len(train) + len(test))))])
        return result

    def measure(self):
        result = {}
        for name, work in self.segmentation().items():
            result[name] = work
            print(f"  {name}: {work}", flush=True)
        for name in ("cleaning", "hyphens", "keywords", "themes"):
            result[name] = getattr(self, name)()
            print(f"  {name}: {result[name]}", flush=True)
        result["tags"] = self.tags()
        return result


def syllables(runner, documents, sample=5000):
    """Different words of the texts whose syllables are as espeak-ng pronounces them, in %."""
    import warnings
    import textstat
    from syllables import forms, pronounce, vowels
    words = sorted(set(forms(word for text in documents for word in tools.WORD.findall(text.lower()))))
    words = random.Random(1).sample(words, min(sample, len(words)))
    heard = [vowels(phonemes) for start in range(0, len(words), 500) for phonemes in pronounce(words[start:start + 500])]
    counted = [int(line) for line in run([runner, "syllables"], "".join(w + "\n" for w in words).encode()).split()]
    warnings.simplefilter("ignore")
    textstat.set_lang("pl")
    share = lambda counts: 100 * sum(map(int.__eq__, counts, heard)) / len(words)
    return {"words": len(words), "Szpalta": share(counted), "textstat": share([textstat.syllable_count(w) for w in words])}


def hyphens(szpalta):
    """Of the hyphens in the column of corpora/ (its gold file): right decisions of 49."""
    folder = os.path.join(speed.HERE, "../../corpora")
    path = os.path.join(folder, "felieton-sprzedaz-marketing.txt")
    with open(path, "rb") as file:
        source = file.read()
    gold = []
    with open(path.replace(".txt", ".gold.tsv"), encoding="utf8") as file:
        for line in file:
            if not line.startswith("#") and not line.startswith("byte_start"):
                start, _, action, _, _ = line.rstrip("\n").split("\t")
                gold.append((int(start), action))

    def right(output):
        """The hyphens of the source that are left, in order: both texts without white space and hyphens are the same."""
        count, position = 0, 0
        kept = set()
        letters = re.sub(r"\s", "", output)
        place = 0
        for offset, character in enumerate_bytes(source.decode()):
            if character.isspace():
                continue
            if character == "-":
                if letters[place:place + 1] == "-":
                    kept.add(offset)
                    place += 1
                continue
            place += letters[place:place + 1] == character
        return sum((start in kept) == (action == "keep") for start, action in gold)

    ours = run([szpalta, "clean", "--only", "hyphens", "-"], source)
    theirs = subprocess.run(filter_of("hyphens", tools.Hunspell), shell=True, input=source, stdout=subprocess.PIPE, check=True).stdout
    return {"of": len(gold), "Szpalta": right(ours), "hunspell-pl look-up": right(theirs.decode())}


def enumerate_bytes(text):
    """Each character with the byte it begins at."""
    offset = 0
    for character in text:
        yield offset, character
        offset += len(character.encode())
