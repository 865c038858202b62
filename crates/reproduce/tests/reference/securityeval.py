"""How CodeQL and Bandit compare with human review on what Copilot and InCoder answered to
SecurityEval.

    python3 securityeval.py FOLDER

FOLDER holds `reviewed.jsonl`: a line for each file with `model`, `task`, and `manual`, `codeql` and
`bandit` (whether each says that the file has the task's own weakness). Prints one number a line:
table, row, column, value. It is written for reading and for comparing with
`sallet reproduce securityeval`, with which it shares no code.
"""

import json
import sys
from pathlib import Path

MODELS = {"copilot": "Copilot", "incoder": "InCoder"}
TOOLS = {
    "CodeQL": lambda row: row["codeql"],
    "Bandit": lambda row: row["bandit"],
    "CodeQL or Bandit": lambda row: row["codeql"] or row["bandit"],
}


def show(table, row, column, value):
    if value is not None:
        print(table, row, column, repr(value), sep="\t")


def share(part, whole):
    return part / whole if whole else None


def main():
    path = Path(sys.argv[1]) / "reviewed.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8-sig").splitlines()]
    groups = {name: [row for row in rows if row["model"] == model] for model, name in MODELS.items()}
    groups["all"] = rows
    for name, group in groups.items():
        show("Totals", name, "files", len(group))
        show("Totals", name, "manual", sum(row["manual"] for row in group))
        for tool, says in TOOLS.items():
            show("Totals", name, tool, sum(says(row) for row in group))
    for tool, says in TOOLS.items():
        for name, group in groups.items():
            true_positive = sum(row["manual"] and says(row) for row in group)
            false_positive = sum(not row["manual"] and says(row) for row in group)
            false_negative = sum(row["manual"] and not says(row) for row in group)
            true_negative = sum(not row["manual"] and not says(row) for row in group)
            recall = share(true_positive, true_positive + false_negative)
            specificity = share(true_negative, true_negative + false_positive)
            label = f"{tool} on {name}"
            show("Review", label, "found", true_positive)
            show("Review", label, "missed", false_negative)
            show("Review", label, "false alarms", false_positive)
            show("Review", label, "rightly silent", true_negative)
            show("Review", label, "precision", share(true_positive, true_positive + false_positive))
            show("Review", label, "recall", recall)
            show("Review", label, "F1", share(2 * true_positive, 2 * true_positive + false_positive + false_negative))
            if recall is not None and specificity is not None:
                show("Review", label, "balanced accuracy", (recall + specificity) / 2)


main()
