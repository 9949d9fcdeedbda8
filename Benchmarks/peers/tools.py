"""The tools that are measured beside szpalta: for each kind of work, what a program with that tool does.

A class is one tool at one kind of work: `prepare` makes it ready once, `work` takes a list of texts, does all of them, and returns a
list with what it found in each; that is what is timed. Classes with `spans` also say where they found things, for the scorers.
"""
import importlib.metadata
import re

WORD = re.compile(r"\w+(?:-\w+)*")


class Tool:
    name = ""
    package = ""  # on PyPI, for its version
    most = None  # Bytes of text that a slow tool gets, the first ones; None for all.

    @property
    def version(self):
        return importlib.metadata.version(self.package)

    def prepare(self):
        pass


def bmp(text):
    """ICU counts UTF-16: the same as Python only without scalars above U+FFFF."""
    return re.sub(r"[\U00010000-\U0010FFFF]", "\N{REPLACEMENT CHARACTER}", text)


class ICU(Tool):
    """libicu's iterators, called from Python; boundaries are taken out in one call each."""
    name, package, kind = "PyICU", "pyicu", ""

    @property
    def version(self):
        import icu
        return f"{super().version}, ICU {icu.ICU_VERSION}"

    def prepare(self):
        import icu
        create = icu.BreakIterator.createWordInstance if self.kind == "words" else icu.BreakIterator.createSentenceInstance
        self.iterator = create(icu.Locale("pl"))

    def spans(self, text):
        self.iterator.setText(bmp(text))
        ends = list(self.iterator)
        return list(zip([0, *ends], ends))

    def work(self, texts):
        return [self.spans(text) for text in texts]


class ICUWords(ICU):
    kind = "words"


class ICUSentences(ICU):
    kind = "sentences"


class Spacy(Tool):
    """The rules of a blank Polish pipeline; no model of Polish is on PyPI."""
    name, package = "spaCy, blank", "spacy"
    most = 1_000_000
    kind = "words"

    def prepare(self):
        import spacy
        self.pipeline = spacy.blank("pl")
        self.pipeline.max_length = 10 ** 9
        if self.kind == "sentences":
            self.pipeline.add_pipe("sentencizer")

    def spans(self, text):
        document = self.pipeline(text)
        if self.kind == "sentences":
            return [(s.start_char, s.end_char) for s in document.sents]
        return [(t.idx, t.idx + len(t)) for t in document]

    def work(self, texts):
        return [self.pipeline(text) for text in texts]


class SpacySentences(Spacy):
    kind = "sentences"


class SimplemmaWords(Tool):
    name, package = "simplemma", "simplemma"

    def prepare(self):
        import simplemma
        self.tokenize = simplemma.simple_tokenizer

    def spans(self, text):
        return located(self.tokenize(text), text)

    def work(self, texts):
        return [self.tokenize(text) for text in texts]


class SimplemmaSentences(Tool):
    name, package = "simplemma", "simplemma"

    def prepare(self):
        import simplemma
        self.split = simplemma.split_sentences

    def spans(self, text):
        return located(self.split(text, "pl"), text)

    def work(self, texts):
        return [list(self.split(text, "pl")) for text in texts]


def located(parts, text):
    """The places of parts that follow each other in a text."""
    result, position = [], 0
    for part in parts:
        found = text.find(part, position)
        if found < 0:
            continue
        position = found + len(part)
        result.append((found, position))
    return result


class PySBD(Tool):
    name, package = "pysbd", "pysbd"
    most = 1_000_000

    def prepare(self):
        import pysbd
        self.segmenter = pysbd.Segmenter(language="pl", clean=False, char_span=True)

    def spans(self, text):
        return [(s.start, s.end) for s in self.segmenter.segment(text)]

    def work(self, texts):
        # By paragraphs: its time grows faster than its text.
        return [[self.segmenter.segment(p) for p in text.split("\n\n")] for text in texts]


class Simplemma(Tool):
    """Tokens and their lemmas, without context."""
    name, package = "simplemma", "simplemma"

    def prepare(self):
        import simplemma
        self.lemmatizer = simplemma.Lemmatizer()
        self.lemmatizer.lemmatize("dom", "pl")
        self.tokenize = simplemma.simple_tokenizer

    def lemma(self, word):
        return self.lemmatizer.lemmatize(word, "pl")

    def work(self, texts):
        return [[self.lemma(word) for word in self.tokenize(text)] for text in texts]


class Morfeusz(Tool):
    """All readings of every word; the first one's lemma counts, since it chooses none."""
    name, package = "Morfeusz 2", "morfeusz2"

    def prepare(self):
        import morfeusz2
        self.analyser = morfeusz2.Morfeusz(expand_tags=False)

    def lemma(self, word):
        found = [reading for start, _, reading in self.analyser.analyse(word) if start == 0]
        return found[0][1].split(":")[0] if found else word

    def work(self, texts):
        return [self.analyser.analyse(text) for text in texts]


class Ftfy(Tool):
    name, package = "ftfy", "ftfy"

    def prepare(self):
        import ftfy
        self.repaired = ftfy.fix_text

    def work(self, texts):
        return [self.repaired(text) for text in texts]


class Hunspell(Tool):
    """A hyphen goes if the Polish dictionary knows the joined word."""
    name = "hunspell-pl look-up"

    @property
    def version(self):
        import subprocess
        query = ["dpkg-query", "-W", "-f", "${Version}", "hunspell-pl"]
        return subprocess.run(query, capture_output=True, text=True).stdout or "?"

    def prepare(self, folder="/usr/share/hunspell"):
        import ctypes
        self.library = ctypes.CDLL("libhunspell-1.7.so.0")
        self.library.Hunspell_create.restype = ctypes.c_void_p
        self.handle = ctypes.c_void_p(
            self.library.Hunspell_create(f"{folder}/pl_PL.aff".encode(), f"{folder}/pl_PL.dic".encode()))

    def knows(self, word):
        try:
            return bool(self.library.Hunspell_spell(self.handle, word.encode("iso8859-2")))
        except UnicodeEncodeError:
            return False

    def repaired(self, text):
        def decide(match):
            left, mark, right = match.groups()
            # Nobody writes these two inside words; a hyphen at a line's end may be either kind.
            if mark[0] in "\u00ad\u00ac":
                return left + right
            return left + right if self.knows(left + right) else match.group()
        # Twice, for what is to the right of one hyphen and to the left of another.
        for _ in range(2):
            text = re.sub("([^\\W\\d_]+)([-\u2010\u00ad\u00ac]\\s*)([^\\W\\d_]+)", decide, text)
        return text

    def work(self, texts):
        return [self.repaired(text) for text in texts]


class Textstat(Tool):
    """Its counts and nine indices. It keeps what it has counted, and is made to forget it before each round."""
    name, package = "textstat", "textstat"

    def prepare(self):
        import functools
        import gc
        import textstat_counts
        self.measured = textstat_counts.measured
        self.measured("Ala ma kota.")
        self.caches = [each for each in gc.get_objects()
                       if type(each) is functools._lru_cache_wrapper and each.__module__.startswith("textstat")
                       and ".utils" not in each.__module__]  # These hold data, not results.

    def work(self, texts):
        for cache in self.caches:
            cache.cache_clear()
        return [self.measured(text) for text in texts]


class Yake(Tool):
    name, package = "YAKE", "yake"

    def prepare(self):
        import keywords
        self.work = lambda texts: keywords.yake([{"text": text} for text in texts])


class TFIDF(Tool):
    """scikit-learn over n-grams of Morfeusz' lemmas; fitted to the texts themselves."""
    name, package = "TF-IDF on lemmas", "scikit-learn"

    def prepare(self):
        import keywords
        method = keywords.tfidf(True, keywords.Morphology())
        self.work = lambda texts: method([{"text": text} for text in texts])


class Chain(Tool):
    """What one would chain: sentences of spaCy, indices of textstat, keywords of YAKE."""
    name, package = "spaCy blank + textstat + YAKE", "yake"
    version = ""

    def prepare(self):
        self.tools = [SpacySentences(), Textstat(), Yake()]
        for tool in self.tools:
            tool.prepare()

    def work(self, texts):
        return [tool.work(texts) for tool in self.tools]


class OurStage:
    """A stage of ours, by its name in StageRunner."""

    def __init__(self, stage, name="Szpalta"):
        self.stage, self.name, self.most = stage, name, None


class Work:
    """A kind of work: who does it, on how many bytes of text, which StageRunner may change, or which a task in the data has."""

    def __init__(self, name, size, tools, change=None, task=None):
        self.name, self.size, self.tools, self.change, self.task = name, size, tools, change, task


# The sizes let the slowest tool take some seconds a round.
WORKS = [
    Work("words", 20_000_000, [
        OurStage("words"), OurStage("words, ICU UTF-16", "ICU in C, UTF-16"), OurStage("words, ICU UTF-8", "ICU in C, UTF-8"),
        ICUWords, SimplemmaWords, Spacy]),
    Work("sentences", 20_000_000, [
        OurStage("sentences"), OurStage("sentences, ICU UTF-16", "ICU in C, UTF-16"),
        OurStage("sentences, ICU UTF-8", "ICU in C, UTF-8"), ICUSentences, SimplemmaSentences, SpacySentences, PySBD]),
    Work("lemmas", 500_000, [OurStage("lemmas from text"), Simplemma, Morfeusz]),
    Work("cleaning", 300_000, [OurStage("cleaning"), Ftfy]),
    Work("clean text", 300_000, [OurStage("cleaning"), Ftfy, Hunspell], change="cleaned"),
    Work("hyphens", 300_000, [OurStage("cleaning"), Hunspell], change="leftovers"),
    Work("hyphens, task A", 300_000, [OurStage("cleaning"), Ftfy, Hunspell], task="dehyphenation/taskA.dev.jsonl"),
    Work("readability", 1_000_000, [
        OurStage("readability counts by text form from text"), OurStage("readability counts from text", "Szpalta, names and numerals out"),
        OurStage("readability without findings from text", "Szpalta, report"), OurStage("readability from text", "Szpalta, with findings"),
        Textstat]),
    Work("keywords", 100_000, [OurStage("keywords from text"), TFIDF, Yake]),
    Work("whole analysis", 100_000, [OurStage("full analysis"), Chain]),
]


def tool_named(work, name):
    """The tool of a work, ready."""
    kinds = next(w for w in WORKS if w.name == work).tools
    tool = next(k for k in kinds if isinstance(k, type) and k.name == name)()
    tool.prepare()
    return tool
