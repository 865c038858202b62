from jinja2 import Environment

environment = Environment()
environment.globals.clear()


def render_order_mail(text, customer, number, items):
    return environment.from_string(text).render(customer=customer, number=number, items=items)
