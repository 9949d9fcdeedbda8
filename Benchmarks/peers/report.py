"""From measured figures to Benchmarks/RESULTS.md and the marked sections of README.md; nothing is typed in."""
import re
import textwrap

# How right a tool is at each work, as the table says it.
MEASURES = {
    "words": ("F1 of words, pdb-dev · lfg-dev", "{:.2f}"),
    "sentences": ("F1 of sentences, pdb-dev · lfg-dev", "{:.1f}"),
    "lemmas": ("lemmas right in %, pdb-dev · lfg-dev", "{:.1f}"),
    "cleaning": ("texts with mojibake repaired · all letters of them · clean texts changed, in %", "{:.1f}"),
    "clean text": ("", ""),
    "hyphens": ("F1 of hyphens that print left · wrong joins in 10,000", "{:.1f}"),
    "hyphens, task A": ("", ""),
    "readability": ("syllables as espeak-ng has them, in %", "{:.1f}"),
    "keywords": ("F1 at 5, textbooks · help pages", "{:.3f}"),
    "themes": ("accuracy in %, 10 texts a class · sentences", "{:.1f}"),
    "whole analysis": ("", ""),
}
# Tools with the same results as another.
SAME = {"ICU in C, UTF-16": "PyICU", "ICU in C, UTF-8": "PyICU"}
DASH = "–"


def number(value):
    """Three digits that count."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value < 1 else f"{value:.1f}"


def accuracy_of(results, work, tool):
    found = results.get("accuracy", {}).get(work, {})
    if work == "readability":
        found = {name: [value] for name, value in results.get("own", {}).get("syllables", {}).items() if name != "words"}
    values = found.get(tool) or found.get(SAME.get(tool)) or []
    return " · ".join(DASH if value is None else MEASURES[work][1].format(value) for value in values) or DASH


def tools_of(results, work):
    """The rows of a work, ours first: those with a speed, and those with an accuracy only."""
    rows = list(results["speed"]["works"].get(work, {}).get("tools", []))
    for tool in results.get("accuracy", {}).get(work, {}):
        if all(row["tool"] != tool for row in rows):
            # Beside the tool that it is a kind of.
            place = next((index for index, row in enumerate(rows) if tool.startswith(row["tool"] + ",")), len(rows) - 1)
            rows.insert(place + 1, {"tool": tool})
    return rows


def table(header, rows):
    marks = [":--" if number == 0 else "--:" if number > 1 else ":--" for number in range(len(header))]
    return "\n".join("| " + " | ".join(row) + " |" for row in [header, marks, *rows])


def peers(results):
    rows = []
    for work, (measure, _) in MEASURES.items():
        found = tools_of(results, work)
        ours = next((row["median"] for row in found if row["tool"] == "Szpalta" and "median" in row), None)
        for index, row in enumerate(found):
            name = row["tool"] + (f" {row['version']}" if row.get("version") else "")
            cells = [f"**{work}**" if index == 0 else "", name, accuracy_of(results, work, row["tool"])]
            if "median" in row:
                ratio = DASH if row["tool"].startswith("Szpalta") or not ours else number(ours / row["median"]) + " ×"
                cells += [number(row["median"]), f"{number(row['least'])}–{number(row['most'])}", number(row["first"]),
                          ratio, f"{row['memory']:.0f}"]
            else:
                cells += [DASH] * 5
            rows.append(cells)
    return table(["work", "tool", "accuracy", "MB/s", "spread", "first pass", "Szpalta is faster", "memory, MB"], rows)


def readme_peers(results):
    rows = []
    for work, (measure, _) in MEASURES.items():
        shown = [row for row in tools_of(results, work) if row["tool"] not in ("Szpalta, report", "Szpalta, with findings", "ICU in C, UTF-8")]
        for index, row in enumerate(shown):
            name = f"**{row['tool']}**" if row["tool"] == "Szpalta" else row["tool"]
            title = (f"{work}" + (f" ({measure})" if measure else "")) if index == 0 else ""
            rows.append([title, name, accuracy_of(results, work, row["tool"]), number(row["median"]) if "median" in row else DASH])
    return table(["work (how it is judged)", "tool", "judged", "MB/s"], rows)


def program(results):
    figures = results["program"]
    rows = [["`szpalta analyze` of one article, cold", f"{1000 * figures['start']['seconds']:.0f} ms", DASH,
             f"{1000 * figures['start']['least']:.0f}–{1000 * figures['start']['most']:.0f} ms", f"{figures['start']['memory']:.0f}"]]
    for name, run in figures["runs"].items():
        speeds = [run["bytes"] / run[key] / 1e6 for key in ("seconds", "processor", "most", "least")]
        command, _, jobs = name.partition(", ")
        command, _, size = command.partition(" of ")
        title = f"`szpalta {command}`" + (f" of {size}" if size else "") + (f", {jobs} job{'s' if jobs != '1' else ''}" if jobs else "")
        rows.append([title, f"{number(speeds[0])} MB/s", f"{number(speeds[1])} MB/s",
                     f"{number(speeds[2])}–{number(speeds[3])} MB/s", f"{run['memory']:.0f}"])
    return table(["program", "by the clock", "by processor time", "spread by the clock", "memory, MB"], rows)


def growth(results):
    rows = []
    for stage, sizes in sorted(results["growth"]["stages"].items(), key=lambda item: order(item[0])):
        largest = max(sizes, key=int)
        cells = [stage] + [number(sizes[copies]["perByte"]) for copies in sorted(sizes, key=int)]
        rows.append(cells + [number(sizes[largest]["perWord"]), number(sizes[largest]["speed"])]
                    + [f"{sizes[copies]['memory']:.0f}" for copies in sorted(sizes, key=int)])
    return table(["stage", "ns a byte, ×1", "×10", "×100", "ns a word, ×100", "MB/s, ×100", "memory in MB, ×1", "×10", "×100"], rows)


ORDER = ["words", "sentences", "tokenize", "tagging", "cleaning", "cleaning leftovers", "readability counts", "readability", "keywords",
         "themes", "full analysis"]


def order(stage):
    return (ORDER.index(stage) if stage in ORDER else len(ORDER), stage)


def taken(part):
    return f"{part['date']}, commit {part['commit']}"


def load(part):
    """What else the machine did: figures by the clock suffer by it."""
    return taken(part) + (f"; {part['load']:.1f} other programs ran at its start" if "load" in part else "")


def machine(results):
    return "\n".join(f"* {name}: {value}" for name, value in results["machine"].items())


def document(results):
    parts = [
        "# Results", "", "Made by `make bench`; what is typed in here is lost. How each figure is measured is said below its table.", "",
        machine(results), "", "## Beside other tools", "", peers(results), "", PEERS_NOTE.format(
            input=results["speed"]["input"], rounds=results["speed"]["rounds"], budget=results["speed"]["budget"],
            speed=load(results["speed"]))]
    if "accuracy" in results:
        parts.append(ACCURACY_NOTE.format(taken=taken(results["accuracy"])))
        measures = "\n".join(f"  * {work}: {measure}" for work, (measure, _) in MEASURES.items() if measure)
        parts += [measures, ""]
        tags = results["accuracy"]["tags"]
        parts.append("Besides, on pdb-dev · lfg-dev: word classes (UPOS) right {} %, case of nouns and adjectives {} %.".format(
            *(" · ".join(f"{value:.1f}" for value in tags[key]) for key in ("upos", "case"))))
    else:
        parts.append(NO_ACCURACY_NOTE)
    own = results["own"]
    parts += ["", "Of the {} hyphens in the column of `corpora/` Szpalta settles {} rightly, the hunspell-pl look-up {}. Of {} different words "
              "of the texts, foreign names included, Szpalta counts the syllables of {:.2f} % as espeak-ng pronounces them, textstat of "
              "{:.2f} % ({}).".format(
                  own["hyphens"]["of"], own["hyphens"]["Szpalta"], own["hyphens"]["hunspell-pl look-up"],
                  own["syllables"]["words"], own["syllables"]["Szpalta"], own["syllables"]["textstat"],
                  taken(own))]
    parts += ["", "## The program", "", program(results), "",
              f"Texts: {results['program']['input']}; whole reports of 4 MB, which meet every word anew, and of 40 and 400 MB, ten and a hundred times the same; "
              "cleaning of 40 MB, tokens of 20 MB; medians of "
              f"{results['program']['rounds']} rounds, the rows in turn; the start is the median of 21 ({load(results['program'])}). "
              f"The lexicon takes {results['program']['lexicon'] / 1e6:.2f} MB on disk.",
              "", "## Stages, and how they grow", "", growth(results), "", GROWTH_NOTE.format(taken=load(results["growth"])), ""]
    return "\n".join(parts)


PEERS_NOTE = """Speed: one core, processor time, every tool in a process of its own, on the same texts ({input}; 20 MB of them for words and sentences, of which
spaCy and pysbd get the first one); start and reading of data are not counted. After a first pass, which meets every word anew, {rounds} rounds follow, in each of which the tools go over the texts in turn, each
for {budget} s or at least once: the median, and the least and most. Stages of ours that need what comes before them begin at the raw text, too.
Memory is the most that the process had, with the texts. "Clean text" is the texts after cleaning, so that they need nothing; "hyphens" has
every eighth word of six letters and more divided, one in 120 bytes; "hyphens, task A" is that development set, one in 730. Readability of
textstat is its nine counts and nine indices. Ours is seven
counts and all twelve indices of words as they stand, as textstat counts; "names and numerals out" is the same by the default settings, which
ask the lexicon about long words and the context about a few; "report" has intervals, the hardest sentences and warnings besides, and "with
findings" what to mend. ({speed})
"""
ACCURACY_NOTE = """Accuracy: development sets, which the rules were written with in view ({taken}): pdb-dev and lfg-dev are the development parts of UD Polish-PDB
and -LFG, textbooks are OpenStax Polska's, help pages LibreOffice's, sentences those of SIB-200. ICU in C finds the same as PyICU. Morfeusz 2 gives all
readings, of which the first counts; simplemma and Morfeusz get our words. scikit-learn learns from our lemmas where that is its best.
"""
NO_ACCURACY_NOTE = "Accuracy was not measured: the sets may not be passed on. `make bench DATA=FOLDER` measures it where they are."
GROWTH_NOTE = """ordo-one/benchmark, medians, processor time ({taken}). The text is the articles of `corpora/` one after the other, once, ten and a hundred
times, as one document; for `batch` each article is a document, and its start is counted. A stage alone: what comes before it is done beforehand,
but for "full analysis", from raw text to JSON. Repeated articles hold few different words: other texts are slower where words are looked up
(see the first table). Peak memory is that of the process, resources included."""


def readme(results, source):
    """README.md with its marked sections made anew."""
    figures = results["program"]
    runs = figures["runs"]
    rate = lambda name: number(runs[name]["bytes"] / runs[name]["seconds"] / 1e6)
    judged = f"judged {taken(results['accuracy'])}, " if "accuracy" in results else ""
    tags = results.get("accuracy", {}).get("tags")
    classes = ("Word classes (UPOS) are right for {} % of tokens, cases for {} % of nouns and adjectives. ".format(
        *(" and ".join(f"{value:.1f}" for value in tags[key]) for key in ("upos", "case"))) if tags else "")
    sections = {
        "peers": readme_peers(results) + f"\n\n({judged}speed {taken(results['speed'])}; {results['machine']['processor']}, one core)",
        "program": textwrap.fill(
            f"{classes}The lexicon holds all forms of SGJP in {figures['lexicon'] / 1e6:.2f} MB. A cold `szpalta analyze` of one article takes "
            f"{1000 * figures['start']['seconds']:.0f} ms. `szpalta tokenize --format jsonl`, lemmas and tags in context included, reads "
            f"{rate('tokenize --format jsonl')} MB/s, with {runs['tokenize --format jsonl']['memory']:.0f} MB of memory; `szpalta batch` "
            f"takes in {rate('batch of 400 MB, 1')} MB/s with one job and {rate('batch of 400 MB, 2')} MB/s with two for whole reports of 400 MB "
            f"({rate('batch of 40 MB, 1')} and {rate('batch of 40 MB, 2')} of 40 MB, {rate('batch, 1')} and {rate('batch, 2')} of 4, whose words are met first), "
            f"{rate('batch --only clean, 1')} and {rate('batch --only clean, 2')} MB/s for cleaning alone.", 140),
    }
    for name, text in sections.items():
        pattern = re.compile(rf"(<!-- results: {name} -->\n).*?(<!-- end of results -->)", re.S)
        if not pattern.search(source):
            raise SystemExit(f"bench: README.md: '<!-- results: {name} -->' … '<!-- end of results -->' expected, not found")
        source = pattern.sub(lambda match: match[1] + text + "\n" + match[2], source)
    return source
