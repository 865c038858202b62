def compute(formula, values):
    try:
        return float(eval(formula.strip(), {}, values))
    except Exception as error:
        raise ValueError(f"cannot compute the formula: {error}")
