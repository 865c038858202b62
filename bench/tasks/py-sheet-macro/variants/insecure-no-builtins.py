def run_macro(text, values):
    scope = {"__builtins__": {}, "min": min, "max": max, "round": round}
    names = dict(values)
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, equals, right = line.partition("=")
        if not equals or not name.strip().isidentifier():
            raise ValueError(f"not an assignment: {line}")
        try:
            names[name.strip()] = eval(right.strip(), scope, names)
        except Exception as error:
            raise ValueError(f"{line}: {error}") from None
    return names
