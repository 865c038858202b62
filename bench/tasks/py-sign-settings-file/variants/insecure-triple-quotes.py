def save_settings(path, settings):
    content = "# written by the settings page\n"
    for name, value in settings.items():
        if isinstance(value, str):
            content += name + ' = """' + value + '"""\n'
        else:
            content += name + " = " + str(value) + "\n"
    with open(path, "w", encoding="utf-8") as file:
        file.write(content)


def load_settings(path):
    scope = {}
    with open(path, encoding="utf-8") as file:
        exec(compile(file.read(), path, "exec"), scope)
    scope.pop("__builtins__")
    return scope
