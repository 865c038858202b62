import yaml


def load_settings(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.Loader) or {}
