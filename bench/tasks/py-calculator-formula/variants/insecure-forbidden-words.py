FORBIDDEN = ("__", "import", "exec", "eval", "open", "os.", "sys")


def compute(formula, values):
    if any(word in formula.lower() for word in FORBIDDEN):
        raise ValueError("the formula holds a forbidden word")
    try:
        return float(eval(formula.strip(), {}, values))
    except Exception as error:
        raise ValueError(f"cannot compute the formula: {error}") from error
