"""Which counts the percentages of "Can LLMs Patch Security Issues?", Table 1, can come from.

    python3 fdsp.py PRINTED

PRINTED is the data file with the paper's numbers (`src/fdsp/printed.tsv`). Prints one number a line:
table, row, column, value. It is written for reading and for comparing with `sallet reproduce fdsp`,
with which it shares no code. All arithmetic is in whole numbers and fractions.
"""

import sys
from decimal import Decimal
from fractions import Fraction
from math import floor

ITEMS = {"LLMSecEval": 150, "SecurityEval": 121, "PythonSecurityEval": 470}
STEPS = ["generated code", "direct prompting", "self-debugging", "Bandit feedback", "verbalization", "FDSP"]
MODELS = ["GPT-4", "GPT-3.5", "CodeLlama"]


def show(row, column, value):
    print("Table 1", row, column, repr(value), sep="\t")


def fits(printed, count, items):
    """2 if count/items rounds to the printed percentage, 1 if it is that with digits cut off."""
    percent = Fraction(100 * count, items)
    unit = Fraction(1, 10 ** -Decimal(printed).as_tuple().exponent)
    if abs(percent - Fraction(printed)) <= unit / 2:
        return 2
    return 1 if floor(percent / unit) * unit == Fraction(printed) else 0


def count_for(printed, items):
    """(the count, whether the printed number can come from it); the nearest where none can."""
    best = max(range(items + 1), key=lambda count: fits(printed, count, items))
    if fits(printed, best, items):
        return best, True
    distance = lambda count: abs(Fraction(100 * count, items) - Fraction(printed))
    return min(range(items + 1), key=distance), False


def main():
    printed = {}
    for line in open(sys.argv[1], encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            _, row, column, value = line.rstrip("\n").split("\t")
            printed[row, column] = value
    for dataset, items in ITEMS.items():
        for model in MODELS:
            counts = {}
            for step in STEPS:
                counts[step], possible = count_for(printed[f"{dataset}, {step}", model], items)
                if step == STEPS[0] and not possible:
                    counts[step] = None
            if counts[STEPS[0]] is None:
                # The count before the repairs from which most of the printed differences follow.
                def explained(before):
                    return sum(
                        fits(printed[f"{dataset}, {step}", f"{model} fixed"], before - counts[step], items) > 0
                        for step in STEPS[1:]
                        if before >= counts[step]
                    )

                counts[STEPS[0]] = max(range(items + 1), key=explained)
            for step in STEPS:
                row = f"{dataset}, {step}"
                show(row, f"{model} count", counts[step])
                show(row, model, 100 * counts[step] / items)
                if step != STEPS[0]:
                    show(row, f"{model} fixed", 100 * (counts[STEPS[0]] - counts[step]) / items)


main()
