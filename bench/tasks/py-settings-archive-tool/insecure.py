import os


def load_settings(path):
    settings = {}
    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            name, value = line.split("=", 1)
            name = name.strip()
            value = os.path.expandvars(value.strip())
            settings[name] = value
            os.environ[name] = value
    return settings
