from jinja2.sandbox import ImmutableSandboxedEnvironment

ENVIRONMENT = ImmutableSandboxedEnvironment()


def render_order_mail(text, customer, number, items):
    template = ENVIRONMENT.from_string(text)
    return template.render(customer=customer, number=number, items=items)
