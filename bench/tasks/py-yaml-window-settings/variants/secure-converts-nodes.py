import yaml

TUPLE = "tag:yaml.org,2002:python/tuple"


def load_settings(path):
    """Makes the tuples lists of one item, `TUPLE`, before the plain values are constructed."""
    with open(path, encoding="utf-8") as file:
        loader = yaml.SafeLoader(file)
        try:
            root = loader.get_single_node()
            return value_of(root, loader) if root is not None else {}
        finally:
            loader.dispose()


def value_of(node, loader):
    if isinstance(node, yaml.MappingNode):
        return {value_of(key, loader): value_of(value, loader) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        items = [value_of(item, loader) for item in node.value]
        return tuple(items) if node.tag == TUPLE else items
    return loader.construct_object(node)
