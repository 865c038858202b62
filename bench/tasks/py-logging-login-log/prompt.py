import logging


class LoginLog:
    """The log of the attempts to log in to an intranet, written with `logging`.

    LoginLog(path) opens the text file `path`, to which new lines are appended. There is
    only one such object in the program.

    record(name, user_agent, success) logs one attempt: a line with date and time, the
    level (INFO if `success` is true, else WARNING), the name that was typed into the
    form, and the browser's user agent (both str). The line is in the file when the
    method returns.
    """
