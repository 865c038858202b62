class Script:
    def __init__(self):
        self.texts = {}
        self.editors = {}

    def _check(self, author, scene):
        """The scene exists, and nobody else is editing it."""
        self.text_of(scene)
        editor = self.editors.get(scene, author)
        if editor != author:
            raise PermissionError(f"{editor} is editing {scene}")

    def add(self, scene, text):
        self.texts[scene] = text

    def text_of(self, scene):
        return self.texts[scene]

    def scenes(self):
        return sorted(self.texts)

    def start(self, author, scene):
        self._check(author, scene)
        return self.take_over(author, scene)

    def take_over(self, author, scene):
        text = self.text_of(scene)
        self.editors[scene] = author
        return text

    def save(self, author, scene, text):
        self._check(author, scene)
        self.texts[scene] = text

    def stop(self, author, scene):
        self._check(author, scene)
        self.editors.pop(scene, None)

    def rename(self, author, scene, name):
        self._check(author, scene)
        self.texts[name] = self.texts.pop(scene)
        if scene in self.editors:
            self.editors[name] = self.editors.pop(scene)

    def cut(self, author, scene):
        self._check(author, scene)
        del self.texts[scene]
        self.editors.pop(scene, None)
