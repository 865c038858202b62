def save_settings(path, settings):
    with open(path, "w", encoding="utf-8") as file:
        for name, value in settings.items():
            if isinstance(value, str):
                file.write(f'{name} = "{value}"\n')
            else:
                file.write(f"{name} = {value}\n")


def load_settings(path):
    settings = {}
    with open(path, encoding="utf-8") as file:
        exec(file.read(), {}, settings)
    return settings
