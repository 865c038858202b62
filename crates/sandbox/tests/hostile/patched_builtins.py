# Forgery: replaces builtins and modules that the runner needs.
import builtins
import json
import sys

json.dumps = lambda *_args, **_kwargs: '{"value": true}'
json.loads = lambda *_args, **_kwargs: {"do": "has"}
builtins.isinstance = lambda *_args: True
builtins.len = lambda _value: 0
sys.modules.clear()


def answer():
    return "patched"
