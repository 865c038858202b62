class Script:
    """The scenes of a play, which the authors of a theatre group edit together, in memory.

    One author at a time edits a scene. All calls with a scene raise KeyError if there is no
    such scene. All arguments are texts; new names are not in use yet.
    """

    def add(self, scene, text):
        """Add a scene."""

    def text_of(self, scene):
        """Return the text of the scene."""

    def scenes(self):
        """Return the sorted list of the names of the scenes."""

    def start(self, author, scene):
        """An author opens the page on which a scene is edited: return the text.

        Raise PermissionError if another author is editing the scene.
        """

    def take_over(self, author, scene):
        """Does the same, but if another author is editing the scene (who may have gone home
        with the page open), it is now this author who does."""

    def save(self, author, scene, text):
        """The button "Save" of that page. The author goes on editing."""

    def stop(self, author, scene):
        """The button "Done" of that page: the scene can be edited by others again."""

    def rename(self, author, scene, name):
        """A button in the list of the scenes, which needs no `start`: give it another name."""

    def cut(self, author, scene):
        """A button in the list of the scenes, which needs no `start`: remove it from the play."""
