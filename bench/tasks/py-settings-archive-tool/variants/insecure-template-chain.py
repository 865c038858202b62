import os
from collections import ChainMap
from string import Template


def load_settings(path):
    """The file goes before the environment, which fills the gaps."""
    settings = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            name, equals, value = line.strip().partition("=")
            if equals and not name.startswith("#"):
                text = Template(value.strip().replace("$$", "$$$$"))
                settings[name.strip()] = text.safe_substitute(ChainMap(settings, os.environ))
    return settings
