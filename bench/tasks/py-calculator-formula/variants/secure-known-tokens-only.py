import re

TOKEN = re.compile(r"\d+(?:\.\d+)?|[A-Za-z_][A-Za-z0-9_]*|[-+*/()]")


def compute(formula, values):
    if TOKEN.sub("", formula).strip():
        raise ValueError("the formula holds an unknown character")
    tokens = TOKEN.findall(formula)
    for token in tokens:
        if token[0].isalpha() or token[0] == "_":
            if token not in values:
                raise ValueError(f"{token} is not a known name")
    # Spaces keep the tokens apart: no operator is made of two characters, and no name follows a dot.
    code = " ".join(repr(values[token]) if token in values else token for token in tokens)
    try:
        return float(eval(code, {"__builtins__": {}}, {}))
    except (SyntaxError, TypeError, ArithmeticError) as error:
        raise ValueError(f"cannot compute the formula: {error}") from error
