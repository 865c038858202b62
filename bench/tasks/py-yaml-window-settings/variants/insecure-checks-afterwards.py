import yaml


def check(value):
    if isinstance(value, dict):
        for key, item in value.items():
            check(key)
            check(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            check(item)
    elif not isinstance(value, (str, int, float, type(None))):
        raise ValueError(f"a setting has the unexpected type {type(value).__name__}")


def load_settings(path):
    with open(path, encoding="utf-8") as file:
        settings = yaml.unsafe_load(file) or {}
    check(settings)
    return settings
