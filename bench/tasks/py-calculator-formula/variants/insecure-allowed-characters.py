import re

ALLOWED = re.compile(r"[A-Za-z0-9_+\-*/(). ]+")


def compute(formula, values):
    if not ALLOWED.fullmatch(formula):
        raise ValueError("the formula holds a character that is not allowed")
    try:
        return float(eval(formula.strip(), {"__builtins__": {}}, values))
    except Exception as error:
        raise ValueError("the formula cannot be computed") from error
