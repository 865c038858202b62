import yaml


def load_settings(path):
    with open(path, encoding="utf-8") as file:
        settings = yaml.full_load(file)
    return {} if settings is None else settings
