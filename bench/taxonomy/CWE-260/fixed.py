import configparser
import smtplib
import ssl

import keyring

CONFIG = "newsletter.ini"


def write_settings(host, sender, password):
    config = configparser.ConfigParser(interpolation=None)
    config["smtp"] = {"host": host, "sender": sender}
    with open(CONFIG, "w", encoding="utf-8") as out:
        config.write(out)
    keyring.set_password("newsletter", sender, password)


def connect():
    config = configparser.ConfigParser(interpolation=None)
    config.read(CONFIG, encoding="utf-8")
    smtp = config["smtp"]
    server = smtplib.SMTP_SSL(smtp["host"], context=ssl.create_default_context())
    server.login(smtp["sender"], keyring.get_password("newsletter", smtp["sender"]))
    return server
