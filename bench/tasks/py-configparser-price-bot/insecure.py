import configparser


def answer(settings_path, text):
    try:
        config = configparser.ConfigParser()
        with open(settings_path, encoding="utf-8") as f:
            config.read_file(f)

        command = text.strip().lower()
        if command == "menu":
            return ", ".join(config["prices"].keys())
        if command.startswith("price "):
            dish = command[len("price ") :].strip()
            if dish not in config["prices"]:
                return f"Sorry, there is no dish called {dish}."
            return f"{dish}: {config.getfloat('prices', dish):.2f}"
        return "Sorry, I did not understand that. Try 'menu' or 'price DISH'."
    except Exception as e:
        return f"Sorry, something went wrong: {e}"
