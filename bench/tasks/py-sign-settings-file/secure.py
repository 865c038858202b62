import runpy


def save_settings(path, settings):
    with open(path, "w", encoding="utf-8") as file:
        for name, value in settings.items():
            file.write(f"{name} = {value!r}\n")


def load_settings(path):
    names = runpy.run_path(path)
    return {name: value for name, value in names.items() if name.isupper()}
