FORBIDDEN = ("import", "open", "eval", "exec", "compile", "os", "sys", "__")


def run_macro(text, values):
    for word in FORBIDDEN:
        if word in text.replace("cost", ""):
            raise ValueError(f"a macro cannot use {word!r}")
    names = dict(values)
    try:
        exec(text, {}, names)
    except Exception as error:
        raise ValueError(str(error)) from error
    return names
