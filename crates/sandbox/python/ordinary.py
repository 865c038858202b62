"""Calls of a module's public functions, methods and Flask routes with ordinary arguments.

They are made from the code alone: the same code gives the same calls. The arguments are what anybody
would send on an ordinary day (names, small numbers, short texts, a file that is there) and never an
attack: what an attack gets is what a repair is to change.
"""

import ast
import re
import urllib.parse
from dataclasses import dataclass, field

import oracle
import wire

MOST_CALLS = 120
CALLS_EACH = 5

FILES = {"notes.txt": "one\ntwo\n", "table.csv": "name,age\nanna,31\n", "files/notes.txt": "three\n"}
"""What lies in the work folder, for parameters that want a file or folder."""

TEXTS = ["hello", "green apples", "7"]
NUMBERS = [3, 10, 1]
LISTS = [["pear", "apple"], [3, 1, 2], []]
DICTS = [{"name": "anna", "age": 31}, {}]
GUESSES = [
    ("text", "hello", "green apples"), ("text", "7", "hello"), ("number", 7, 2), ("number", 3, 10),
    ("list", ["pear", "apple"], ["fig"]), ("dict", {"name": "anna", "age": 31}, {"name": "bob", "age": 54}),
    ("bytes", b"hello", b"ok"),
]
"""For parameters of which nothing is known: a type, a value for one parameter and for the next."""

# What a parameter of that name wants; the first line with a word of the name counts.
BY_NAME = [
    ("email mail", ["anna@example.com", "bob@example.org"]),
    ("host hostname domain server", ["example.com"]),
    ("ip address addr", ["192.0.2.1"]),
    # An address on another site may be just what a repair refuses.
    ("url uri link href next redirect target goto dest destination", ["/home", "/home/page"]),
    ("path filename file filepath fname", ["notes.txt", "table.csv"]),
    ("dir folder directory root", ["files"]),
    ("username user login owner author name firstname lastname customer", ["anna", "bob", "maria"]),
    ("password passwd pwd secret token", ["correct horse", "hello"]),
    ("xml", ["<note><to>anna</to></note>"]),
    ("json", ['{"name": "anna", "age": 31}', "[3, 1, 2]"]),
    ("yaml yml", ["name: anna", "hello"]),
    ("expression expr formula equation calculation", ["7", "2 + 3"]),
    ("date day birthday", ["2024-05-17"]),
    ("price rate ratio amount total balance cost", [2.5, 10, 1]),
    ("n i j k x y a b c num number count size length limit offset page age index idx year width height "
     "depth level quantity qty days port width id uid pk", [*NUMBERS, "7"]),
    ("flag verbose enabled strict debug force recursive", [True, False]),
    ("items values numbers rows list lst xs elements entries names words lines users", LISTS),
    ("options config settings params mapping headers record kwargs dictionary", DICTS),
    ("data payload content body blob raw", ["hello", b"hello", '{"name": "anna"}']),
    ("text string str s key message msg title comment query q term search label description word line "
     "value city country color colour category type kind mode", TEXTS),
]
WORDS = [(set(words.split()), values) for words, values in BY_NAME]

BY_TYPE = {
    "str": TEXTS, "int": NUMBERS, "float": [2.5, 10, 1], "bool": [True, False], "bytes": [b"hello", b""],
    "bytearray": [b"hello"], "dict": DICTS, "Dict": DICTS, "Mapping": DICTS, "set": [{"pear", "apple"}],
    "Set": [{"pear", "apple"}], "list": LISTS, "List": LISTS, "Sequence": LISTS, "Iterable": LISTS,
    "Collection": LISTS, "tuple": [("pear", "apple"), (3, 1)], "Tuple": [("pear", "apple"), (3, 1)],
    "Path": ["notes.txt"], "PathLike": ["notes.txt"],
}

PLAIN = re.compile(r"[\w -]+", re.ASCII)


@dataclass
class Call:
    """A call of the function `name`, or of a method of an object of the class `owner`."""

    name: str
    arguments: list
    options: dict
    guess: str | None = None
    """The type that was guessed for parameters of which nothing is known."""
    owner: str = ""
    owner_arguments: list = field(default_factory=list)

    def request(self, owner):
        """For `host.py`; `owner` is the number of the object there."""

        def sent(value):
            return wire.encode(value, None)

        return {
            "do": "call", "object": owner, "name": self.name, "args": sent(self.arguments),
            "kwargs": {name: sent(value) for name, value in self.options.items()},
        }

    def __str__(self):
        arguments = [repr(value) for value in self.arguments]
        arguments += [f"{name}={value!r}" for name, value in self.options.items()]
        owner = f"{self.owner}({', '.join(map(repr, self.owner_arguments))})." if self.owner else ""
        return f"{owner}{self.name}({', '.join(arguments)})"


@dataclass
class Visit:
    """A request to a route of a Flask application."""

    app: str
    method: str
    path: str
    fields: dict
    is_json: bool = False
    guess = None
    owner = ""

    def request(self, _owner):
        path, form, json = self.path, None, None
        if self.method == "GET":
            query = urllib.parse.urlencode(self.fields)
            path = f"{path}?{query}" if query else path
        elif self.is_json:
            json = self.fields
        else:
            form = self.fields
        body, content_type = oracle.encode_body(b"", form, json, None)
        headers = [("Content-Type", content_type)] if content_type else []
        return {"do": "http", "name": self.app, "method": self.method, "path": path, "headers": headers,
                "body": wire.encode(body, None)}

    def __str__(self):
        return f"{self.method} {self.path} {self.fields}" if self.fields else f"{self.method} {self.path}"


def calls(source):
    """The calls, the first of every function before the second of any."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    groups = []
    for name, node in {node.name: node for node in body if hasattr(node, "name")}.items():
        if isinstance(node, ast.ClassDef) and is_public(name):
            groups += methods(node)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if is_public(name):
                groups.append([Call(name, *each) for each in rows(node.args, node)])
            groups += visits(node, applications(body))
    most = max(map(len, groups), default=0)
    in_turn = [group[turn] for turn in range(most) for group in groups if turn < len(group)]
    return in_turn[:MOST_CALLS]


def is_public(name):
    return not name.startswith(("_", "test")) and name != "main"


def methods(node):
    """The calls of each public method of a class of which an object can be made."""
    found = {item.name: item for item in node.body if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef))}
    maker = found.get("__init__")
    if maker:
        made = rows(maker.args, maker, skip=1)
    elif node.bases or node.decorator_list:
        made = rows(record_fields(node), node) if any("dataclass" in ast.dump(it) for it in node.decorator_list) else []
    else:
        made = [([], {}, None)]
    # Options of a maker have values of their own.
    made = [(arguments, guess) for arguments, options, guess in made if not options]
    groups = []
    for name, item in found.items():
        decorators = {decorator.id for decorator in item.decorator_list if isinstance(decorator, ast.Name)}
        if not is_public(name) or "property" in decorators or len(decorators) < len(item.decorator_list):
            continue
        if decorators & {"staticmethod", "classmethod"}:
            skip = 1 if "classmethod" in decorators else 0
            groups.append([Call(f"{node.name}.{name}", *each) for each in rows(item.args, item, skip)])
        elif made:
            groups.append([
                Call(name, arguments, options, guess or made[turn % len(made)][1], node.name, made[turn % len(made)][0])
                for turn, (arguments, options, guess) in enumerate(rows(item.args, item, skip=1))
            ])
    return groups


def record_fields(node):
    """The fields of a data class, as the parameters that it is made with."""
    fields = [item for item in node.body if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)]
    return ast.arguments(
        posonlyargs=[], kwonlyargs=[], kw_defaults=[],
        args=[ast.arg(arg=item.target.id, annotation=item.annotation) for item in fields],
        defaults=[item.value for item in fields if item.value is not None],
    )


def rows(parameters, function, skip=0):
    """(arguments, options, guess) for some calls; none where a parameter wants what cannot be made up."""
    places = (parameters.posonlyargs + parameters.args)[skip:]
    needed = places[: max(0, len(places) - len(parameters.defaults))]
    given = places[len(needed):]
    named = [it for it, default in zip(parameters.kwonlyargs, parameters.kw_defaults) if default is None]
    values = {it.arg: values_of(it, function) for it in needed + given + named}
    if not all(values[it.arg] for it in needed + named):
        return []

    def row(turn, places):
        guess = GUESSES[turn % len(GUESSES)]

        def value(place, parameter):
            own = values[parameter.arg]
            if own is GUESSES:
                return guess[1 + place % 2]
            # Parameters that want the same get different values, so that it shows when they are mixed up.
            return own[(turn + place) % len(own)]

        options = {it.arg: value(place, it) for place, it in enumerate(named, len(places))}
        is_guess = any(values[it.arg] is GUESSES for it in places + named)
        return [value(place, it) for place, it in enumerate(places)], options, guess[0] if is_guess else None

    wanted = [values[it.arg] for it in needed + named]
    if any(own is GUESSES for own in wanted):
        return [row(turn, needed) for turn in range(len(GUESSES))]
    found = [row(turn, needed) for turn in range(max(map(len, wanted), default=1))]
    # Defaults are what is ordinary; twice all is given.
    if given and all(values[it.arg] for it in given):
        found[CALLS_EACH - 2 :] = [row(turn, places) for turn in range(2)]
    return found[:CALLS_EACH]


def values_of(parameter, function):
    """Ordinary values for a parameter, the likeliest first; GUESSES if it tells nothing, none if there are none."""
    compared = compared_with(parameter.arg, function)
    kinds = types_of(parameter.annotation)
    if kinds in (["Any"], ["object"]):
        kinds = None
    named = by_name(parameter.arg)
    if kinds is None and not compared:
        return named or GUESSES
    if kinds is None:
        return compared + (named or ([8] if type(compared[0]) is int else TEXTS[:1]))
    fitting = [value for value in named or [] if type(value).__name__ in kinds]
    literals = [value for value in kinds if not isinstance(value, str) or value.startswith("=")]
    literals = [value[1:] if isinstance(value, str) else value for value in literals]
    of_type = [value for kind in kinds if isinstance(kind, str) for value in BY_TYPE.get(kind, [])]
    return compared + literals + (fitting or of_type)


def by_name(name):
    """What a parameter of that name wants, None if the name tells nothing."""
    parts = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)
    parts = [part.lower() for part in parts]
    if parts[:1] in (["is"], ["has"], ["should"]):
        return [True, False]
    # The last part says what it is: a file name is no name of a person.
    for part in [name.lower(), *reversed(parts)]:
        for words, values in WORDS:
            if part in words:
                return values
    return None


def types_of(annotation):
    """Names of the types that an annotation allows, and literal values, texts with `=` before them; None
    if it tells nothing."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        try:
            annotation = ast.parse(annotation.value, mode="eval").body
        except (SyntaxError, ValueError):
            return None
    if isinstance(annotation, ast.Name):
        return ["str"] if annotation.id in ("AnyStr", "Text") else [annotation.id]
    if isinstance(annotation, ast.Attribute):
        return [annotation.attr]
    if isinstance(annotation, ast.BinOp):
        return (types_of(annotation.left) or []) + (types_of(annotation.right) or [])
    if isinstance(annotation, ast.Subscript):
        inner = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else [annotation.slice]
        name = (types_of(annotation.value) or [""])[0]
        if name in ("Optional", "Union", "Annotated"):
            return [kind for item in inner[:1 if name == "Annotated" else None] for kind in types_of(item) or []]
        if name == "Literal":
            constants = [item.value for item in inner if isinstance(item, ast.Constant)]
            return ["=" + value if isinstance(value, str) else value for value in constants]
        return [name]
    return None


def compared_with(name, function):
    """Plain texts and numbers that the function compares the parameter with: what it knows of."""
    found = []
    for node in ast.walk(function):
        if not isinstance(node, ast.Compare) or not isinstance(node.left, ast.Name) or node.left.id != name:
            continue
        for operator, other in zip(node.ops, node.comparators):
            if isinstance(operator, (ast.Eq, ast.NotEq)):
                found.append(other)
            elif isinstance(operator, (ast.In, ast.NotIn)) and isinstance(other, (ast.List, ast.Tuple, ast.Set)):
                found += other.elts
    values = [item.value for item in found if isinstance(item, ast.Constant)]
    plain = [it for it in values if type(it) is int or (type(it) is str and PLAIN.fullmatch(it))]
    return list(dict.fromkeys(plain))[:3]


def applications(body):
    """Names of the Flask applications of the module."""
    return {
        target.id
        for node in body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        and getattr(node.value.func, "id", getattr(node.value.func, "attr", "")) == "Flask"
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def visits(function, apps):
    """Requests to each route that the function answers."""
    groups = []
    for decorator in function.decorator_list:
        route = decorator.func if isinstance(decorator, ast.Call) else None
        if not isinstance(route, ast.Attribute) or getattr(route.value, "id", None) not in apps:
            continue
        path = decorator.args[0].value if decorator.args and isinstance(decorator.args[0], ast.Constant) else None
        if not isinstance(path, str):
            continue
        names, is_json = fields_of(function)
        for method in methods_of(decorator, route.attr):
            made = [
                Visit(route.value.id, method, filled(path, turn), sent(names, turn), is_json)
                for turn in range(2)
            ]
            groups.append(made if made[0] != made[1] else made[:1])
    return groups


def sent(names, turn):
    return {name: text_for(name, turn + place) for place, name in enumerate(names)}


def methods_of(decorator, attribute):
    if attribute in ("get", "post", "put", "delete", "patch"):
        return [attribute.upper()]
    if attribute != "route":
        return []
    for keyword in decorator.keywords:
        if keyword.arg == "methods" and isinstance(keyword.value, (ast.List, ast.Tuple, ast.Set)):
            return [item.value for item in keyword.value.elts if isinstance(item, ast.Constant)]
    return ["GET"]


def fields_of(function):
    """Names of the fields of a request that the function reads, and whether it reads them from JSON."""
    names, is_json = [], False
    for node in (node for statement in function.body for node in ast.walk(statement)):
        if isinstance(node, ast.Attribute) and node.attr in ("json", "get_json"):
            is_json = True
        key = None
        if isinstance(node, ast.Subscript):
            key = node.slice
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("get", "getlist") and node.args:
            key = node.args[0]
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            names.append(key.value)
    return list(dict.fromkeys(names)), is_json


def filled(path, turn):
    """A route with ordinary values in the place of its variables."""

    def value(match):
        converter, _, name = match[1].rpartition(":")
        return str(NUMBERS[turn]) if converter.startswith(("int", "float")) else text_for(name, turn)

    return re.sub(r"<([^<>]+)>", value, path)


def text_for(name, turn):
    values = [value for value in by_name(name) or TEXTS if isinstance(value, (str, int, float))] or TEXTS
    return str(values[turn % len(values)])
