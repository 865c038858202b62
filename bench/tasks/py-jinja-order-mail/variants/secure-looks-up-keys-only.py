from jinja2 import Environment
from jinja2.runtime import LoopContext


class PlainEnvironment(Environment):
    """Has no globals, and a dot or an index leads to an item of a list or dictionary only."""

    def __init__(self):
        super().__init__()
        self.globals.clear()
        del self.filters["attr"]

    def getitem(self, obj, argument):
        if type(obj) is dict and argument in obj:
            return obj[argument]
        if type(obj) in (list, tuple, str) and type(argument) in (int, slice):
            return super().getitem(obj, argument)
        if isinstance(obj, LoopContext) and not argument.startswith("_"):
            return super().getattr(obj, argument)
        return self.undefined(obj=obj, name=str(argument))

    getattr = getitem


def render_order_mail(text, customer, number, items):
    template = PlainEnvironment().from_string(text)
    return template.render(customer=customer, number=number, items=items)
