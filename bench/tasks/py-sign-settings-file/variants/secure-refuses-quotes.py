def save_settings(path, settings):
    lines = []
    for name, value in settings.items():
        if isinstance(value, str):
            if '"' in value or "\\" in value or not value.isprintable():
                raise ValueError(f"{name} cannot hold quotes, backslashes or line breaks")
            value = f'"{value}"'
        lines.append(f"{name} = {value}\n")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(lines)


def load_settings(path):
    settings = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            name, _, value = line.strip().partition(" = ")
            if value.startswith('"'):
                settings[name] = value[1:-1]
            else:
                settings[name] = value == "True" if value in ("True", "False") else int(value)
    return settings
