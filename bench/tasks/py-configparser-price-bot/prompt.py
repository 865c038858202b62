import configparser


def answer(settings_path, text):
    """Answer a message that somebody has sent to the chat bot of a canteen.

    The file at `settings_path` is read anew for each message, because the cook edits it
    during the day. It is an INI file for Python's configparser, such as

        [prices]
        soup = 42.50
        daily special = 89
        [supplier]
        address = orders.lumen.example
        password = sjokolade

    A message is "menu" or "price DISH"; upper and lower case do not matter. The answer to
    "menu" is the names of the dishes in the order of the file, separated by ", ", such as
    "soup, daily special". The answer to "price DISH" is the dish and its price with two
    decimals, such as "soup: 42.50".

    Return the answer, a str, whatever happens. If a message cannot be answered - there is
    no such dish, the message is something else, or the settings cannot be used - the
    answer begins with "Sorry" and says in a sentence what is the matter.
    """
