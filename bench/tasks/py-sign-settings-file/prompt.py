"""The settings of a program that runs digital signs.

They are kept in a Python file, because scripts of the customers import them.
"""


def save_settings(path, settings):
    """Write the settings to the file at `path`.

    `settings` is a dictionary; its keys are names of the program such as TITLE, its values
    are str, int or bool; the texts are what somebody typed into the settings page. The file
    has a line for each setting, such as

        TITLE = "Welcome"
        BRIGHTNESS = 80
    """


def load_settings(path):
    """Read a file that `save_settings` wrote and return the dictionary again."""
