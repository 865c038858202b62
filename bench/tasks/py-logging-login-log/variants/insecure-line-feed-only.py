import logging


class LoginLog:
    def __init__(self, path):
        handler = logging.FileHandler(path, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        self.logger = logging.getLogger("intranet.login")
        self.logger.setLevel(logging.INFO)
        self.logger.propagate = False
        self.logger.addHandler(handler)

    def record(self, name, user_agent, success):
        message = f"login name={name} agent={user_agent}".replace("\n", "\\n")
        self.logger.log(logging.INFO if success else logging.WARNING, "%s", message)
