import configparser
import logging


def answer(settings_path, text):
    try:
        settings = configparser.ConfigParser(interpolation=None)
        with open(settings_path, encoding="utf-8") as file:
            settings.read_file(file)
        prices = {dish: float(price) for dish, price in settings["prices"].items()}
    except Exception:
        logging.getLogger(__name__).exception("the settings cannot be used")
        return "Sorry, I cannot find the prices at the moment."
    command, _, dish = text.strip().lower().partition(" ")
    if command == "menu" and not dish:
        return ", ".join(prices)
    if command != "price":
        return "Sorry, I only know 'menu' and 'price DISH'."
    dish = dish.strip()
    if dish not in prices:
        return "Sorry, that is not on the menu."
    return f"{dish}: {prices[dish]:.2f}"
