"""Recomputes the numbers of "How Well Do Large Language Models Serve as End-to-End Secure Code
Producers?" from the study's own repository.

    python3 llmsecurecode.py FOLDER

prints one number a line: table, row, column, value. It is written for reading and for comparing
with `sallet reproduce llmsecurecode`, with which it shares no code. What is missing in FOLDER is
left out.
"""

import json
import re
import sys
from pathlib import Path

MODELS = {"gpt3.5": "GPT-3.5", "gpt4": "GPT-4", "llama": "Code Llama", "codegeex": "CodeGeeX2"}
OTHER_NAMES = {"llama": ["llama", "codellama"], "codegeex": ["codegeex", "codegeex2"]}


def show(table, row, column, value):
    print(table, row, column, repr(value), sep="\t")


def find(folder, pattern, *models):
    """The file whose name has the models, under any of their names."""
    choices = [OTHER_NAMES.get(model, [model]) for model in models]
    for first in choices[0]:
        for second in choices[1] if len(choices) > 1 else [None]:
            path = folder / pattern.format(first, second)
            if path.is_file():
                return path
    return None


def task(text):
    """CWE-020/author_1.py, CWE-020-author_1.py and CWE-020_author_1.py are one task."""
    number, name = re.fullmatch(r"CWE-(\d+)[/_-](\w+?)(?:\.py)?", text.strip()).groups()
    return int(number), name


def labels(path):
    """One or more labels a task; the columns are parted by a comma or a tab."""
    table = {}
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        if line.strip():
            name, *values = re.split(r"[,\t]", line)
            table[task(name)] = [float(value) for value in values]
    return table


def percent(table, row, column, part, whole):
    if whole:
        show(table, row, column, 100 * part / whole)


def read(folder):
    generated, judged, repaired = {}, {}, {}
    for model in MODELS:
        path = find(folder / "RQ1", "review_{}.csv", model)
        if path:
            generated[model] = {name: values[0] for name, values in labels(path).items()}
    for who in ("gpt3.5", "gpt4"):
        for model in MODELS:
            path = find(folder / "RQ2", "detectResult_{}_for_{}.jsonl", who, model)
            if path:
                rows = map(json.loads, path.read_text(encoding="utf-8-sig").splitlines())
                judged[who, model] = {
                    task(row["ID"]): row["Judge"].strip().lower() for row in rows
                }
            path = find(folder / "RQ3", "verify_{}_for_{}.csv", who, model)
            if path:
                repaired[who, model] = {name: values[0] for name, values in labels(path).items()}
    return generated, judged, repaired


def counts(generated, judged, repaired):
    """Tables 1 to 3 and Fig. 11. A label of 0.5 counts as vulnerable."""
    if len(generated) == len(MODELS):
        generated_and_all = {**generated, "all": None}
    else:
        generated_and_all = generated
    for model in generated_and_all:
        chosen = generated.values() if model == "all" else [generated[model]]
        label = [value for table in chosen for value in table.values()]
        vulnerable = sum(value > 0 for value in label)
        row = MODELS.get(model, model)
        show("Table 1", row, "vulnerable", vulnerable)
        show("Table 1", row, "of", len(label))
        percent("Table 1", row, "%", vulnerable, len(label))

    for who in ("gpt3.5", "gpt4"):
        right = wrong_alarms = files = secure = 0
        for model in MODELS:
            if (who, model) not in judged or model not in generated:
                continue
            answers = judged[who, model]
            correct = total = 0
            for name, value in generated[model].items():
                if answers.get(name) not in ("true", "false"):
                    continue
                said = answers[name] == "true"
                total += 1
                correct += said == (value > 0)
                secure += value == 0
                wrong_alarms += said and value == 0
            row = f"{MODELS[who]} on {MODELS[model]}"
            show("Table 2", row, "correct", correct)
            show("Table 2", row, "of", total)
            percent("Table 2", row, "%", correct, total)
            right += correct
            files += total
        if all((who, model) in judged and model in generated for model in MODELS):
            row = f"{MODELS[who]} on all"
            show("Table 2", row, "correct", right)
            show("Table 2", row, "of", files)
            percent("Table 2", row, "%", right, files)
            show("Fig. 11", MODELS[who], "false positives", wrong_alarms)
            show("Fig. 11", MODELS[who], "all", files)
            percent("Fig. 11", MODELS[who], "false positives of all %", wrong_alarms, files)
            show("Fig. 11", MODELS[who], "secure", secure)
            percent("Fig. 11", MODELS[who], "false positives of secure %", wrong_alarms, secure)

        fixed_of_all = vulnerable_of_all = 0
        for model in MODELS:
            if (who, model) not in repaired or model not in generated:
                continue
            labelled = repaired[who, model]
            vulnerable = sum(
                value > 0 and name in labelled for name, value in generated[model].items()
            )
            fixed = sum(value == 0 for value in labelled.values())
            row = f"{MODELS[who]} for {MODELS[model]}"
            show("Table 3", row, "fixed", fixed)
            show("Table 3", row, "of", vulnerable)
            percent("Table 3", row, "%", fixed, vulnerable)
            fixed_of_all += fixed
            vulnerable_of_all += vulnerable
        if all((who, model) in repaired and model in generated for model in MODELS):
            row = f"{MODELS[who]} for all"
            show("Table 3", row, "fixed", fixed_of_all)
            show("Table 3", row, "of", vulnerable_of_all)
            percent("Table 3", row, "%", fixed_of_all, vulnerable_of_all)


def weaknesses(generated, repaired):
    """Fig. 5, 6 and 12: the same by CWE."""
    by_cwe = {}
    for model, table in generated.items():
        for (cwe, _), value in table.items():
            cell = by_cwe.setdefault(cwe, {}).setdefault(model, [0, 0])
            cell[0] += value > 0
            cell[1] += 1
    for cwe in sorted(by_cwe):
        for model, (vulnerable, total) in by_cwe[cwe].items():
            show("Fig. 5", f"CWE-{cwe}", MODELS[model], vulnerable)
            show("Fig. 5", f"CWE-{cwe}", f"{MODELS[model]} of", total)

    for model in generated:
        right = sum(cells[model][0] == 0 for cells in by_cwe.values() if model in cells)
        show("Fig. 6", f"{MODELS[model]} all right", "CWEs", right)
    if len(generated) == len(MODELS):
        right = sum(all(k == 0 for k, _ in cells.values()) for cells in by_cwe.values())
        wrong = sum(all(k == n for k, n in cells.values()) for cells in by_cwe.values())
        show("Fig. 6", "all four models all right", "CWEs", right)
        show("Fig. 6", "all four models all wrong", "CWEs", wrong)
        show("Fig. 6", "all four models all right or all wrong", "CWEs", right + wrong)

    repairers = []
    for who in ("gpt3.5", "gpt4"):
        if not all((who, model) in repaired and model in generated for model in MODELS):
            continue
        fixed = {}
        for model in MODELS:
            for (cwe, _), value in repaired[who, model].items():
                fixed[cwe] = fixed.get(cwe, 0) + (value == 0)
        done = {
            cwe
            for cwe, cells in by_cwe.items()
            if 0 < sum(k for k, _ in cells.values()) == fixed.get(cwe, 0)
        }
        show("Fig. 12", MODELS[who], "CWEs", len(done))
        repairers.append(done)
    if len(repairers) == 2:
        show("Fig. 12", "both", "CWEs", len(repairers[0] & repairers[1]))


def iterations(folder):
    """Table 4 and Fig. 13: the files that CodeQL or Bandit report, as each log's last line says."""
    steps = ["iter1", "iter2", "iter3", "iter4", "iter5", "final"]
    columns = ["generated"] + [f"repair {number}" for number in range(1, 6)]
    runs = {}
    for path in sorted((folder / "RQ4").glob("*_for_*_*")):
        repairer, generator, number = re.fullmatch(r"([\d.]+)_for_([\d.]+)_(\d+)", path.name).groups()
        series = []
        for step in steps:
            text = (path / "iterInfo" / f"{step}.txt").read_text(encoding="utf-8-sig")
            series.append(int(re.search(r"total: (\d+) vulnerable files", text).group(1)))
        runs[repairer, generator, int(number)] = series
        for column, value in zip(columns, series):
            show("Fig. 13", f"GPT-{repairer} for GPT-{generator}, experiment {number}", column, value)
    if runs:
        for position, column in enumerate(columns):
            mean = sum(series[position] for series in runs.values()) / len(runs)
            show("Fig. 13", "mean of all experiments", column, mean)
    for repairer in ("3.5", "4"):
        for generator in ("3.5", "4"):
            chosen = [s for key, s in runs.items() if key[:2] == (repairer, generator)]
            if chosen:
                first = sum(series[0] for series in chosen)
                fixed = first - sum(series[-1] for series in chosen)
                row = f"GPT-{repairer} for GPT-{generator}"
                show("Table 4", row, "experiments", len(chosen))
                show("Table 4", row, "vulnerable", first)
                show("Table 4", row, "fixed", fixed)
                percent("Table 4", row, "%", fixed, first)


def parallel(folder, first):
    """Section 8: GPT-4 asked three times."""
    path = folder / "RQ1" / "discussionStudy_gpt4" / "discussionReview_gpt4.csv"
    if first is None or not path.is_file():
        return
    later = labels(path)
    common = [name for name in first if name in later]
    answers = {name: [first[name] > 0] + [value > 0 for value in later[name]] for name in common}
    for position, row in enumerate(("first answer", "second answer", "third answer")):
        show("Section 8", row, "vulnerable", sum(answer[position] for answer in answers.values()))
        show("Section 8", row, "of", len(answers))
    same = sum(len(set(answer)) == 1 for answer in answers.values())
    show("Section 8", "all three alike", "files", same)


def main():
    folder = Path(sys.argv[1])
    generated, judged, repaired = read(folder)
    counts(generated, judged, repaired)
    weaknesses(generated, repaired)
    iterations(folder)
    parallel(folder, generated.get("gpt4"))


main()
