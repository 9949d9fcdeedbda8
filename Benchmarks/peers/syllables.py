#!/usr/bin/env python3
"""Compares the syllables that a command counts with the vowels that espeak-ng pronounces.

usage: syllables.py [--sample N] [--seed N] [--show N] COMMAND... < FORMS

FORMS      one word form a line, or a TSV whose first column is the form (a dump of SGJP, say).
           Forms of other characters than letters, and of one letter, are left out; each form counts once.
COMMAND    reads one form a line and prints the number of its syllables, one a line.
--sample   how many forms to draw at random, 30000 unless told; 0 takes all
--seed     of the random draw, 1 unless told
--show     how many of the forms that differ are printed, as form, command, espeak-ng, phonemes

Needs espeak-ng (Debian: apt-get install espeak-ng), which is no judge beyond doubt: it says some
words wrongly, so that the goal is 99.5 %, and each difference should be looked at.

Example, from the top of the repository:
  Benchmarks/peers/syllables.py --show 20 \\
    Benchmarks/.build/release/StageRunner syllables < forms.tsv
"""
import argparse
import random
import subprocess
import sys

VOWELS = set("aeiouyɐɑɒɔɘəɚɛɜɝɞɤɨɪɯɵøœɶʉʊʌʏæ")


def forms(lines):
    """The distinct forms of letters only, in the order of their first occurrence."""
    seen = set()
    for line in lines:
        form = line.split("\t", 1)[0].strip()
        if len(form) > 1 and form.isalpha() and form not in seen:
            seen.add(form)
            yield form


def pronounce(words):
    """espeak-ng's phonemes of each word; a blank line between words keeps them apart."""
    command = ["espeak-ng", "-q", "-v", "pl", "--ipa", "--sep=_", "--stdin"]
    text = "".join(word + "\n\n" for word in words)
    output = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
    lines = [line for line in output.split("\n") if line]
    if len(lines) == len(words):
        return lines
    if len(words) == 1:
        return ["_".join(lines)]
    middle = len(words) // 2
    return pronounce(words[:middle]) + pronounce(words[middle:])


def vowels(phonemes):
    """The number of phonemes with a vowel; diphthongs and long vowels are one phoneme."""
    return sum(1 for phoneme in phonemes.replace(" ", "_").split("_") if VOWELS & set(phoneme))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=30000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    if not arguments.command:
        parser.error("a COMMAND that prints syllables expected")
    words = list(forms(sys.stdin))
    if 0 < arguments.sample < len(words):
        words = random.Random(arguments.seed).sample(words, arguments.sample)
    counted = subprocess.run(
        arguments.command, input="".join(word + "\n" for word in words), capture_output=True,
        text=True, check=True).stdout.split()
    if len(counted) != len(words):
        sys.exit(f"{len(words)} numbers expected of the command, {len(counted)} found")
    differing = []
    bias = 0
    for start in range(0, len(words), 500):
        batch = words[start:start + 500]
        for word, phonemes, count in zip(batch, pronounce(batch), counted[start:start + 500]):
            if vowels(phonemes) != int(count):
                differing.append((word, count, vowels(phonemes), phonemes))
                bias += int(count) - vowels(phonemes)
    equal = len(words) - len(differing)
    share = 100 * equal / max(1, len(words))
    print(f"{equal} of {len(words)} forms equal, {share:.2f} %; bias {bias:+d} syllables")
    for row in random.Random(arguments.seed).sample(differing, min(arguments.show, len(differing))):
        print(*row, sep="\t")


if __name__ == "__main__":
    main()
