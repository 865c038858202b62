import sys

page_size = 25
currency = "EUR"
show_prices = True
admin_logins = ["marta"]


def load_preferences(lines):
    settings = sys.modules[__name__].__dict__
    for line in lines:
        name, _, value = line.partition("=")
        settings[name.strip()] = value.strip()


def may_edit(login):
    return login in admin_logins


def list_articles(articles):
    shown = articles[: int(page_size)]
    return [f"{name}: {price} {currency}" if show_prices else name for name, price in shown]
