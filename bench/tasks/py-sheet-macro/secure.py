import ast
import operator

OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}
FUNCTIONS = {"min": min, "max": max, "round": round}


def compute(node, names):
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return node.value
    if isinstance(node, ast.Name):
        return names[node.id]
    if isinstance(node, ast.BinOp):
        return OPERATORS[type(node.op)](compute(node.left, names), compute(node.right, names))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        value = compute(node.operand, names)
        return -value if isinstance(node.op, ast.USub) else value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
        return FUNCTIONS[node.func.id](*(compute(argument, names) for argument in node.args))
    raise ValueError(f"a macro cannot hold {type(node).__name__}")


def run_macro(text, values):
    names = dict(values)
    try:
        for statement in ast.parse(text).body:
            if not isinstance(statement, ast.Assign) or not isinstance(statement.targets[0], ast.Name):
                raise ValueError("a line is not an assignment")
            names[statement.targets[0].id] = compute(statement.value, names)
    except (SyntaxError, ArithmeticError, LookupError, TypeError) as error:
        raise ValueError(f"the macro cannot be run: {error}") from error
    return names
