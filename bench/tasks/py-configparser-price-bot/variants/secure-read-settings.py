import configparser


class NoPrices(Exception):
    """Raised without a cause that a guest could see."""


def read_prices(settings_path):
    settings = configparser.ConfigParser(interpolation=None)
    try:
        if not settings.read(settings_path, encoding="utf-8"):
            raise NoPrices
        return dict(settings.items("prices"))
    except (configparser.Error, OSError, UnicodeError):
        raise NoPrices from None


def answer(settings_path, text):
    words = text.lower().split()
    try:
        prices = read_prices(settings_path)
        if words == ["menu"]:
            return ", ".join(prices)
        if len(words) > 1 and words[0] == "price":
            dish = " ".join(words[1:])
            return f"{dish}: {float(prices[dish]):.2f}"
    except NoPrices:
        return "Sorry, the kitchen is changing the menu. Please ask again later."
    except KeyError:
        return "Sorry, we do not have this dish today."
    except ValueError:
        return "Sorry, the price of this dish is not known."
    return "Sorry, I did not understand the message."
