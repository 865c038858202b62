import logging


class OneLineFormatter(logging.Formatter):
    def format(self, record):
        return " ".join(super().format(record).split())


class LoginLog:
    def __init__(self, path):
        handler = logging.FileHandler(path, encoding="utf-8")
        handler.setFormatter(OneLineFormatter("{asctime} {levelname} {message}", style="{"))
        self.logger = logging.getLogger(__name__)
        self.logger.setLevel(logging.INFO)
        self.logger.addHandler(handler)

    def record(self, name, user_agent, success):
        log = self.logger.info if success else self.logger.warning
        log("%s tried to log in with %s", name, user_agent)
