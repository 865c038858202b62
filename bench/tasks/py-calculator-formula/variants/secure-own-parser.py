import re

TOKEN = re.compile(r"\s*(?:(\d+\.?\d*|\.\d+)|([A-Za-z_]\w*)|([-+*/()]))")


def compute(formula, values):
    tokens, position = [], 0
    formula = formula.rstrip()
    while position < len(formula):
        found = TOKEN.match(formula, position)
        if found is None:
            raise ValueError(f"unexpected character at {position}")
        tokens.append(found)
        position = found.end()
    parser = Parser(tokens, values)
    result = parser.sum()
    if parser.tokens:
        raise ValueError("the formula goes on after its end")
    return float(result)


class Parser:
    def __init__(self, tokens, values):
        self.tokens, self.values = tokens, values

    def take(self, operators):
        """The next token if it is one of the operators, else None."""
        if self.tokens and self.tokens[0][3] and self.tokens[0][3] in operators:
            return self.tokens.pop(0)[3]
        return None

    def sum(self):
        result = self.product()
        while operator := self.take("+-"):
            operand = self.product()
            result = result + operand if operator == "+" else result - operand
        return result

    def product(self):
        result = self.operand()
        while operator := self.take("*/"):
            operand = self.operand()
            if operator == "/" and operand == 0:
                raise ValueError("division by zero")
            result = result * operand if operator == "*" else result / operand
        return result

    def operand(self):
        if sign := self.take("+-"):
            return self.operand() if sign == "+" else -self.operand()
        if self.take("("):
            result = self.sum()
            if not self.take(")"):
                raise ValueError("a parenthesis is not closed")
            return result
        if not self.tokens:
            raise ValueError("the formula ends too early")
        number, name, _operator = self.tokens.pop(0).groups()
        if number:
            return float(number)
        if name not in self.values:
            raise ValueError(f"unknown name {name!r}")
        return self.values[name]
