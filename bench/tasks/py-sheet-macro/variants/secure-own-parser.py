import re

TOKEN = re.compile(r"\s*(\d+\.?\d*|[A-Za-z_]\w*|[-+*/(),])")
FUNCTIONS = {"min": min, "max": max, "round": round}


class Line:
    def __init__(self, text, names):
        self.names = names
        self.tokens = []
        text = text.strip()
        place = 0
        while place < len(text):
            found = TOKEN.match(text, place)
            if not found:
                raise ValueError(f"cannot read {text[place:]!r}")
            self.tokens.append(found[1])
            place = found.end()
        self.tokens.append("")

    def take(self, *wanted):
        if self.tokens[0] in wanted:
            return self.tokens.pop(0)
        return None

    def need(self, wanted):
        if not self.take(wanted):
            raise ValueError(f"{wanted!r} is missing")

    def sum(self):
        value = self.product()
        while sign := self.take("+", "-"):
            other = self.product()
            value = value + other if sign == "+" else value - other
        return value

    def product(self):
        value = self.operand()
        while sign := self.take("*", "/"):
            other = self.operand()
            value = value * other if sign == "*" else value / other
        return value

    def operand(self):
        if self.take("-"):
            return -self.operand()
        if self.take("("):
            value = self.sum()
            self.need(")")
            return value
        token = self.tokens.pop(0)
        if token[:1].isdigit():
            return float(token) if "." in token else int(token)
        if token in FUNCTIONS and self.take("("):
            arguments = [self.sum()]
            while self.take(","):
                arguments.append(self.sum())
            self.need(")")
            return FUNCTIONS[token](*arguments)
        return self.names[token]


def run_macro(text, values):
    names = dict(values)
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, equals, right = line.partition("=")
        try:
            if not equals or not name.strip().isidentifier():
                raise ValueError("not an assignment")
            parsed = Line(right, names)
            value = parsed.sum()
            if parsed.tokens != [""]:
                raise ValueError("text after the end")
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            raise ValueError(f"{line!r}: {error}") from None
        names[name.strip()] = value
    return names
