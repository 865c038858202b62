import yaml


def load_settings(path):
    """Load the settings file of a drawing program.

    A user has exported the file at `path`, or got it from another user. The program
    exports the files with yaml.dump, and sizes and positions are tuples, so a file
    looks like this:

        theme: dark
        recent: [boat.svg, house.svg]
        window:
          size: !!python/tuple [1280, 720]
          position: !!python/tuple
          - 40
          - 25

    Return the settings as a dictionary. The tuples come back as tuples: here
    {"theme": "dark", "recent": ["boat.svg", "house.svg"],
     "window": {"size": (1280, 720), "position": (40, 25)}}.
    An empty file gives an empty dictionary.
    """
