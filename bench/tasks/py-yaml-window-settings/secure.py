import yaml


class SettingsLoader(yaml.SafeLoader):
    def construct_tuple(self, node):
        return tuple(self.construct_sequence(node, deep=True))


SettingsLoader.add_constructor("tag:yaml.org,2002:python/tuple", SettingsLoader.construct_tuple)


def load_settings(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=SettingsLoader) or {}
