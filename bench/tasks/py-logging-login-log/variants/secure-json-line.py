import json
import logging


class LoginLog:
    def __init__(self, path):
        self.logger = logging.Logger("logins", logging.INFO)
        handler = logging.FileHandler(path, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s [%(levelname)s] %(message)s"))
        self.logger.addHandler(handler)

    def record(self, name, user_agent, success):
        level = logging.INFO if success else logging.WARNING
        self.logger.log(level, json.dumps({"name": name, "user_agent": user_agent}))
