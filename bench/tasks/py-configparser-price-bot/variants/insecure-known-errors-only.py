import configparser


def answer(settings_path, text):
    config = configparser.ConfigParser()
    try:
        if not config.read(settings_path, encoding="utf-8"):
            return "Sorry, the settings could not be read."
        prices = config["prices"]
        command, _, dish = text.strip().lower().partition(" ")
        if command == "menu":
            return ", ".join(prices)
        if command == "price":
            return f"{dish.strip()}: {float(prices[dish.strip()]):.2f}"
        return "Sorry, I don't know that command."
    except KeyError:
        return "Sorry, I cannot find that dish."
    except ValueError:
        return "Sorry, the price is not a number."
    except configparser.Error as error:
        return f"Sorry, the settings contain an error: {error}"
