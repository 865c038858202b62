def compute(formula, values):
    try:
        return float(eval(formula.strip(), {"__builtins__": {}}, dict(values)))
    except Exception as error:
        raise ValueError(f"cannot compute {formula!r}") from error
