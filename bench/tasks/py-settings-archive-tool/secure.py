import re

REFERENCE = re.compile(r"\$(?:([A-Za-z0-9_]+)|\{([A-Za-z0-9_]+)\})")


def load_settings(path):
    settings = {}

    def value_of(found):
        return settings.get(found[1] or found[2], found[0])

    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            name, _, value = line.partition("=")
            settings[name.strip()] = REFERENCE.sub(value_of, value.strip())
    return settings
