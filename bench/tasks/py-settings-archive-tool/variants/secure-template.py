from string import Template


class Value(Template):
    pattern = r"""
        \$(?:
            (?P<escaped>(?!)) |
            (?P<named>[A-Za-z0-9_]+) |
            \{(?P<braced>[A-Za-z0-9_]+)\} |
            (?P<invalid>)
        )
    """


def load_settings(path):
    settings = {}
    with open(path, encoding="utf-8") as file:
        lines = [line.strip() for line in file]
    for line in lines:
        if line and line[0] != "#":
            name, value = line.split("=", 1)
            settings[name.rstrip()] = Value(value.lstrip()).safe_substitute(settings)
    return settings
