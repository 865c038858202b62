import os
import re

REFERENCE = re.compile(r"\$(\w+)|\$\{(\w+)\}")


def load_settings(path):
    settings = {}

    def lookup(match):
        name = match[1] or match[2]
        if name in os.environ and name in settings:
            return os.environ[name]
        return settings.get(name, match[0])

    with open(path, encoding="utf-8") as file:
        for line in map(str.strip, file):
            if line and not line.startswith("#"):
                name, value = map(str.strip, line.split("=", 1))
                settings[name] = REFERENCE.sub(lookup, value)
    return settings
