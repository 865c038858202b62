def run_macro(text, values):
    names = dict(values)
    try:
        exec(text, {}, names)
    except Exception as error:
        raise ValueError(f"the macro cannot be run: {error}") from error
    return names
