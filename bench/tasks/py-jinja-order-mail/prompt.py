import jinja2


def render_order_mail(text, customer, number, items):
    """Make the order confirmation of a shop.

    Many shops use our service. Every shop types the text of its confirmation into its
    settings page; `text` is that text, in the syntax of Jinja2, with `if` and `for`
    blocks and Jinja2's filters, for example
    "Dear {{ customer }}: {% for item in items %}{{ item.name | upper }} {% endfor %}".

    The text uses the variables `customer` (the name of the customer, a str), `number`
    (the number of the order, an int) and `items` (a list of dicts with the keys `name`,
    a str, and `price`, a float). Return the finished plain text of the mail as a str.
    """
