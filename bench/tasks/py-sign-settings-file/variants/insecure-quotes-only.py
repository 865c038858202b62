import importlib.util


def literal(value):
    if isinstance(value, str):
        text = value.replace('"', '\\"').replace("\n", "\\n")
        return f'"{text}"'
    return str(value)


def save_settings(path, settings):
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(f"{name} = {literal(value)}" for name, value in settings.items()))


def load_settings(path):
    spec = importlib.util.spec_from_file_location("sign_settings", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {name: value for name, value in vars(module).items() if name.isupper()}
