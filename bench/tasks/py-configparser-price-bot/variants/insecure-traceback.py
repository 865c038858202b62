import configparser
import traceback


def load_prices(settings_path):
    parser = configparser.ConfigParser()
    with open(settings_path, encoding="utf-8") as file:
        parser.read_file(file)
    return dict(parser["prices"])


def answer(settings_path, text):
    words = text.split(maxsplit=1)
    try:
        prices = load_prices(settings_path)
        if words and words[0].lower() == "menu":
            return ", ".join(prices)
        if len(words) == 2 and words[0].lower() == "price":
            dish = words[1].strip().lower()
            if dish in prices:
                return f"{dish}: {float(prices[dish]):.2f}"
            return "Sorry, we don't have that today."
        return "Sorry, please write 'menu' or 'price' and a dish."
    except Exception:
        return "Sorry, that did not work.\n" + traceback.format_exc()
