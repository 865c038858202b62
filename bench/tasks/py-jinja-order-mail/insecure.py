import jinja2


def render_order_mail(text, customer, number, items):
    template = jinja2.Template(text)
    return template.render(customer=customer, number=number, items=items)
