import logging


class LoginLog:
    def __init__(self, path):
        handler = logging.FileHandler(path, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s - %(levelname)s - %(message)s"))
        self.logger = logging.getLogger("login")
        self.logger.setLevel(logging.INFO)
        self.logger.addHandler(handler)

    def record(self, name, user_agent, success):
        name = name.replace("\r", " ").replace("\n", " ")
        if success:
            self.logger.info("login of %s with %s", name, user_agent)
        else:
            self.logger.warning("failed login of %s with %s", name, user_agent)
