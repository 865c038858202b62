"""Recomputes the numbers of "An Exploratory Study on Fine-Tuning Large Language Models for Secure
Code Generation" from the study's own repository.

    python3 secure_llm.py FOLDER PRINTED

prints one number a line: table, row, column, value. PRINTED is the data file with the paper's numbers
(`src/secure_llm/printed.tsv`), from which Table 6 is computed, as FOLDER has nothing of it. It is written for reading and for comparing
with `sallet reproduce secure-llm`, with which it shares no code. What is missing in FOLDER is left
out. Intervals are not computed here: they depend on the random numbers.
"""

import ast
import csv
import json
import sys
from math import comb
from pathlib import Path

SAMPLES = 30  # of each scenario
MODELS = {"codegen": "CodeGen2-7B", "codellama": "CodeLlama-7B", "gptj": "GPT-J"}
TUNINGS = {"lora": "LoRA", "ia3": "IA3", "full_weight_finetune": "full"}
LEVELS = ["file", "function", "block", "line"]
LANGUAGES = {"c": "C", "cpp": "C++"}


def show(table, row, column, value):
    print(table, row, column, repr(value), sep="\t")


def settings():
    """(row without language, row of the model before tuning, file name without language)"""
    for model, name in MODELS.items():
        before = f"{name} pre-trained"
        yield before, None, f"{model}-pretrained"
        for folder, tuning in TUNINGS.items():
            if (folder == "full_weight_finetune") == (model == "gptj"):
                for level in LEVELS:
                    yield f"{name} {tuning} {level}-level", before, f"{folder}/{model}-fine{level}"


def read(path):
    """Scenario -> (samples that compile, those of them that CodeQL reports)"""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        table = {}
        for row in csv.DictReader(lines):
            valid = set(ast.literal_eval(row["compile_val"]))
            vulnerable = set(ast.literal_eval(row["vul"])) & valid
            table[row["sce_id"]] = (len(valid), len(vulnerable))
        return table


def fisher(a, b, c, d):
    """Two-sided: the probability of all tables with these margins that are no likelier."""
    row, column, total = a + b, a + c, a + b + c + d
    least, most = max(0, row + column - total), min(row, column)
    # In how many ways a table with x in its first place comes about, each from the one before.
    ways = {least: comb(column, least) * comb(total - column, row - least)}
    for x in range(least, most):
        ways[x + 1] = ways[x] * (column - x) * (row - x) // ((x + 1) * (total - column - row + x + 1))
    return sum(way for way in ways.values() if way <= ways[a]) / comb(total, row)


def table_3(folder):
    results, pooled = {}, {}
    for row, before, name in settings():
        for suffix, language in LANGUAGES.items():
            path = folder / "results" / "cwe_results" / f"{name}-{suffix}.csv"
            if not path.is_file():
                continue
            table = read(path)
            valid = sum(valid for valid, _ in table.values())
            secure = valid - sum(vulnerable for _, vulnerable in table.values())
            total = SAMPLES * len(table)
            results[row, language] = secure, valid, total
            label = f"{row}, {language}"
            show("Table 3", label, "valid", valid)
            show("Table 3", label, "of", total)
            show("Table 3", label, "valid %", 100 * valid / total)
            show("Table 3", label, "secure", secure)
            show("Table 3", label, "secure %", 100 * secure / valid)
            show("Table 3", label, "secure of all %", 100 * secure / total)
            if before and (before, language) in results:
                old_secure, old_valid, old_total = results[before, language]
                ratio = 100 * secure / valid - 100 * old_secure / old_valid
                yielded = 100 * secure / total - 100 * old_secure / old_total
                p = fisher(secure, valid - secure, old_secure, old_valid - old_secure)
                show("Tuning", label, "secure", secure)
                show("Tuning", label, "secure before", old_secure)
                show("Tuning", label, "secure % change", ratio)
                show("Tuning", label, "secure of all % change", yielded)
                show("Tuning", label, "Fisher p", p)
            if not row.startswith("GPT-J"):
                for scenario, (valid, vulnerable) in table.items():
                    sums = pooled.setdefault(scenario, [0, 0])
                    sums[0] += valid
                    sums[1] += vulnerable
    for scenario, (valid, vulnerable) in pooled.items():
        show("Scenarios", scenario, "valid", valid)
        show("Scenarios", scenario, "vulnerable", vulnerable)
        show("Scenarios", scenario, "vulnerable %", 100 * vulnerable / valid)


def table_6(path):
    """The percentages that the printed counts give."""
    rows = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("Table 6\t"):
            _, row, column, value = line.split("\t")
            rows.setdefault(row, {})[column] = value
    for row, printed in rows.items():
        valid, total, secure = (int(printed[column]) for column in ("valid", "of", "secure"))
        show("Table 6", row, "valid %", 100 * valid / total)
        show("Table 6", row, "secure %", 100 * secure / valid)


def table_7(folder):
    path = folder / "results" / "humaneval_results" / "humaneval_results.json"
    if not path.is_file():
        return
    numbers = json.loads(path.read_text(encoding="utf-8-sig"))
    total = 164 * 10  # tasks, samples a task
    for model, name in (("codegen2", "CodeGen2-7B"), ("codellama", "CodeLlama-7B")):
        before = numbers.get(f"humaneval_pretrained_{model}-7b.jsonl")
        keys = [(f"{name} pre-trained", f"humaneval_pretrained_{model}-7b.jsonl")]
        for tuning in ("lora", "ia3"):
            for level in LEVELS:
                row = f"{name} {TUNINGS[tuning]} {level}-level"
                keys.append((row, f"humaneval_{level}_{model}-7b_{tuning}.jsonl"))
        for row, key in keys:
            if key in numbers:
                passed = round(numbers[key] * total / 100)
                show("Table 7", row, "pass@1 %", numbers[key])
                show("Table 7", row, "passed", passed)
                show("Table 7", row, "of", total)
                if before is not None and not row.endswith("pre-trained"):
                    old = round(before * total / 100)
                    show("Table 7", row, "Fisher p", fisher(passed, total - passed, old, total - old))


table_3(Path(sys.argv[1]))
table_6(Path(sys.argv[2]))
table_7(Path(sys.argv[1]))
