from jinja2 import Environment


def render_order_mail(text, customer, number, items):
    for word in ("__", "import", "globals", "builtins", "subclasses", "os."):
        if word in text:
            raise ValueError(f"the text must not hold {word!r}")
    template = Environment().from_string(text)
    return template.render(customer=customer, number=number, items=items)
