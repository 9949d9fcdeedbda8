#!/usr/bin/env python3
"""Compares the keywords of szpalta with those of YAKE, RAKE, TextRank, TopicRank, PositionRank, MultipartiteRank and TF-IDF
on lemmas, all in this run: F1 at 5 and 10 by lemma, and speed on one core.

  make bench   # makes the environment Benchmarks/.venv
  Benchmarks/.venv/bin/pip install rake-nltk==1.0.6 summa==1.2.0 networkx unidecode future six nltk
  Benchmarks/.venv/bin/pip install --no-deps pke-tool==1.8.1   # its requirements are those above
  Benchmarks/.venv/bin/python Benchmarks/peers/keywords.py --scorer keywords.py --szpalta .build/release/szpalta gold.jsonl …

A line of gold.jsonl is {"id", "text", "keywords": […]}, perhaps with "title"; only "id" and "text" are handed to anyone.
--scorer is a program that prints "F1@5=…" and "F1@10=…" for --gold and --pred. The graph methods get the parts of speech that
Morfeusz 2 lists first for each word, since there is no spaCy model of Polish on PyPI; stop words are those of stop-words (PyPI).
"""
import argparse, json, logging, math, os, re, subprocess, sys, tempfile, time

logging.disable(logging.WARNING)
LIMIT = 15


def load(path):
    with open(path, encoding="utf8") as lines:
        return [{k: d[k] for k in ("id", "text", "keywords")} for d in map(json.loads, lines)]


def stop_words():
    from stop_words import get_stop_words
    return set(get_stop_words("polish"))


def szpalta(program):
    def run(documents):
        lines = "".join(json.dumps({"id": str(d["id"]), "text": d["text"]}, ensure_ascii=False) + "\n" for d in documents)
        output = subprocess.run(
            ["taskset", "-c", "0", program, "batch", "-", "--from", "jsonl", "--to", "jsonl", "--only", "keywords", "-o", "-"],
            input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
        return [[k["text"] for k in json.loads(line)["keywords"]] for line in output.decode().splitlines()]
    return run


def yake(documents):
    import yake
    extractor = yake.KeywordExtractor(lan="pl", n=3, top=LIMIT)
    return [[k for k, _ in extractor.extract_keywords(d["text"])] for d in documents]


def rake(documents):
    from rake_nltk import Rake
    sentences = lambda text: re.split(r"(?<=[.!?])\s+|\n+", text)
    words = lambda text: re.findall(r"\w+(?:-\w+)*|[^\w\s]", text)
    result = []
    for d in documents:
        extractor = Rake(stopwords=stop_words(), max_length=4, include_repeated_phrases=False,
                         sentence_tokenizer=sentences, word_tokenizer=words)
        extractor.extract_keywords_from_text(d["text"])
        result.append(extractor.get_ranked_phrases()[:LIMIT])
    return result


def textrank(documents):
    from summa import keywords
    result = []
    for d in documents:
        try:
            result.append(keywords.keywords(d["text"], language="polish", words=LIMIT, split=True))
        except Exception:  # summa fails on texts with fewer words than asked for
            result.append([])
    return result


def give_nltk_stop_words():
    """pke asks NLTK for a download at its import; a list in its place does."""
    import nltk
    folder = tempfile.mkdtemp()
    os.makedirs(f"{folder}/corpora/stopwords")
    with open(f"{folder}/corpora/stopwords/polish", "w", encoding="utf8") as file:
        file.write("\n".join(sorted(stop_words())))
    nltk.data.path.insert(0, folder)


class Morphology:
    """The first reading of each word in Morfeusz 2."""
    UPOS = {"subst": "NOUN", "ger": "NOUN", "depr": "NOUN", "adj": "ADJ", "ppas": "ADJ", "pact": "ADJ"}

    def __init__(self):
        import morfeusz2
        self.analyser = morfeusz2.Morfeusz(expand_tags=False)
        self.known = {}

    def reading(self, form):
        if form not in self.known:
            found = [r[2] for r in self.analyser.analyse(form) if r[0] == 0]
            lemma, tag = (found[0][1].split(":")[0], found[0][2]) if found else (form, "ign")
            self.known[form] = (lemma, self.UPOS.get(tag.split(":")[0], "PROPN" if tag == "ign" and form[:1].isupper() else "X"))
        return self.known[form]


def graph(name, **weighting):
    """TopicRank and the like of pke, with parts of speech and lemmas by Morfeusz."""
    def run(documents):
        give_nltk_stop_words()
        import networkx
        networkx.pagerank_scipy = networkx.pagerank  # its name when pke was written
        from pke import unsupervised
        from pke.data_structures import Sentence
        morphology, result = Morphology(), []
        for d in documents:
            extractor = getattr(unsupervised, name)()
            extractor.stoplist = sorted(stop_words())
            for text in re.split(r"(?<=[.!?])\s+|\n+", d["text"]):
                words = re.findall(r"\w+(?:-\w+)*|[^\w\s]", text)
                if not words:
                    continue
                sentence = Sentence(words=words)
                readings = [morphology.reading(w) for w in words]
                sentence.stems = [lemma.lower() for lemma, _ in readings]
                sentence.pos = [pos for _, pos in readings]
                extractor.sentences.append(sentence)
            try:
                select = {"grammar": "NP: {<ADJ>*<NOUN|PROPN>+<ADJ>*}"} if name == "PositionRank" else {"pos": {"NOUN", "PROPN", "ADJ"}}
                extractor.candidate_selection(**select)
                extractor.candidate_weighting(**weighting)
                result.append([k for k, _ in extractor.get_n_best(n=LIMIT)])
            except (ValueError, ZeroDivisionError, IndexError):  # too few candidates for a graph
                result.append([])
        return result
    return run


def tfidf(is_sublinear, morphology=None):
    """N-grams of lemmas, 1 to 3 words, inverse document frequencies of the set itself; the commonest form is shown.

    The set's own frequencies are an advantage: szpalta gets one document at a time. Plain counts are the better on short pages,
    logarithms of counts on long chapters.
    """
    return lambda documents: tfidf_keywords(documents, is_sublinear, morphology or Morphology())


def tfidf_keywords(documents, is_sublinear, morphology):
    import collections
    from sklearn.feature_extraction.text import TfidfVectorizer
    stops = stop_words()
    shown = [collections.defaultdict(collections.Counter) for _ in documents]

    def grams(pair):
        index, text = pair
        result = []
        for part in re.split(r"[.,;:!?()\n\"„”–]+", text):
            words = re.findall(r"\w+(?:-\w+)*", part)
            lemmas = [morphology.reading(w)[0].lower() for w in words]
            for length in (1, 2, 3):
                for start in range(len(words) - length + 1):
                    chosen = words[start:start + length]
                    if chosen[0].lower() in stops or chosen[-1].lower() in stops or any(w.isdigit() for w in chosen):
                        continue
                    key = " ".join(lemmas[start:start + length])
                    shown[index][key][" ".join(chosen)] += 1
                    result.append(key)
        return result

    vectorizer = TfidfVectorizer(analyzer=grams, sublinear_tf=is_sublinear)
    matrix = vectorizer.fit_transform(enumerate(d["text"] for d in documents))
    names = vectorizer.get_feature_names_out()
    result = []
    for index in range(len(documents)):
        row = matrix.getrow(index)
        best = sorted(zip(-row.data, row.indices))[:LIMIT]
        result.append([shown[index][names[column]].most_common(1)[0][0] for _, column in best])
    return result


def score(scorer, documents, predictions):
    """F1 at 5 and 10. Documents are numbered anew, since two may have the same id."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as gold, \
            tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as found:
        for index, (d, keywords) in enumerate(zip(documents, predictions)):
            gold.write(json.dumps({**d, "id": str(index)}, ensure_ascii=False) + "\n")
            found.write(json.dumps({"id": str(index), "keywords": keywords}, ensure_ascii=False) + "\n")
        gold.flush()
        found.flush()
        output = subprocess.run(
            [sys.executable, scorer, "--gold", gold.name, "--pred", found.name, "--match", "lemma", "--k", "5,10"],
            stdout=subprocess.PIPE, check=True).stdout.decode()
    line = [l for l in output.splitlines() if l.startswith("all")][-1]
    return tuple(float(re.search(rf"@{k}: .*?F1=([0-9.]+)", line[line.index(f"@{k}:"):]).group(1)) for k in (5, 10))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--scorer", required=True)
    parser.add_argument("--szpalta", default=".build/release/szpalta")
    parser.add_argument("--only", help="names of methods, parted by semicolons")
    options = parser.parse_args()
    methods = {
        "szpalta": szpalta(options.szpalta), "YAKE": yake, "RAKE": rake, "TextRank": textrank,
        "TopicRank": graph("TopicRank"), "PositionRank": graph("PositionRank"), "MultipartiteRank": graph("MultipartiteRank"),
        "TF-IDF, lemmas": tfidf(False), "TF-IDF, lemmas, log": tfidf(True),
    }
    if options.only:
        methods = {name: methods[name] for name in options.only.split(";")}
    os.sched_setaffinity(0, {0})
    for gold in options.gold:
        documents = load(gold)
        megabytes = sum(len(d["text"].encode()) for d in documents) / 1e6
        print(f"{os.path.basename(gold)}: {len(documents)} documents, {megabytes:.2f} MB", flush=True)
        figures = {}
        for name, method in methods.items():
            start = time.process_time() + os.times().children_user
            try:
                predictions = method(documents)
            except ImportError as error:
                print(f"  {name:19} not installed: {error}")
                continue
            seconds = time.process_time() + os.times().children_user - start
            figures[name] = score(options.scorer, documents, predictions)
            f5, f10 = figures[name]
            print(f"  {name:19} F1@5 {f5:.4f}  F1@10 {f10:.4f}  {megabytes / max(seconds, 1e-9):8.3f} MB/s", flush=True)
        peers = [f for name, f in figures.items() if name != "szpalta"]
        if "szpalta" in figures and peers:
            ratios = [figures["szpalta"][i] / max(f[i] for f in peers) for i in (0, 1)]
            print(f"  szpalta / best peer: {ratios[0]:.2f} at 5, {ratios[1]:.2f} at 10", flush=True)


if __name__ == "__main__":
    main()
