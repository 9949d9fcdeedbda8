#!/usr/bin/env python3
"""textstat's counts and nine indices of files, as tab-separated values: the test fixture Tests/Fixtures/textstat.tsv.

  Benchmarks/.venv/bin/python Benchmarks/peers/textstat_counts.py FILE... > Tests/Fixtures/textstat.tsv
"""
import os
import sys
import warnings

INDICES = [("flesch", "flesch_reading_ease"), ("fleschKincaid", "flesch_kincaid_grade"),
           ("smog", "smog_index"), ("colemanLiau", "coleman_liau_index"),
           ("automatedReadability", "automated_readability_index"), ("fogPL", "gunning_fog"),
           ("lix", "lix"), ("rix", "rix"), ("gulpease", "gulpease_index")]


def measured(text):
    """textstat's counts and indices of a text, in the order of the columns."""
    import textstat
    from textstat.backend.counts import _count_words, _count_long_words, _count_difficult_words
    textstat.set_lang("pl")
    counts = [textstat.lexicon_count(text), _count_words.count_words(text, rm_punctuation=False),
              textstat.sentence_count(text), textstat.syllable_count(text),
              textstat.letter_count(text), textstat.char_count(text),
              _count_long_words.count_long_words(text),
              _count_difficult_words.count_difficult_words(text, "pl", 4),
              textstat.polysyllabcount(text)]
    return counts, [getattr(textstat, name)(text) for _, name in INDICES]


def print_counts(files):
    print("# textstat 0.7.13, language pl; made by Benchmarks/peers/textstat_counts.py")
    print("\t".join(["# file", "words", "punctuatedWords", "sentences", "syllables", "letters",
                     "characters", "longWords", "difficultWords", "polysyllabicWords"]
                    + [name for name, _ in INDICES]))
    for path in files:
        counts, values = measured(open(path, encoding="utf-8").read())
        print("\t".join([os.path.basename(path), *map(str, counts), *map(repr, values)]))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    print_counts(sys.argv[1:])
