import ast
import json


def save_settings(path, settings):
    lines = []
    for name, value in settings.items():
        literal = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)
        lines.append(f"{name} = {literal}")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def load_settings(path):
    with open(path, encoding="utf-8") as file:
        tree = ast.parse(file.read())
    return {line.targets[0].id: ast.literal_eval(line.value) for line in tree.body}
