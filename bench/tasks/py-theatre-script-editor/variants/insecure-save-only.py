class Script:
    """The page of a scene looks who is editing it; the list of the scenes does not."""

    def __init__(self):
        self.text = {}
        self.editor = {}

    def add(self, scene, text):
        self.text[scene] = text
        self.editor[scene] = None

    def text_of(self, scene):
        return self.text[scene]

    def scenes(self):
        return sorted(self.text)

    def start(self, author, scene):
        if self.editor[scene] not in (None, author):
            raise PermissionError("somebody else is editing the scene")
        self.editor[scene] = author
        return self.text[scene]

    def take_over(self, author, scene):
        text = self.text[scene]
        self.editor[scene] = author
        return text

    def save(self, author, scene, text):
        if self.editor[scene] != author:
            raise PermissionError("you are not editing the scene")
        self.text[scene] = text

    def stop(self, author, scene):
        if self.editor[scene] == author:
            self.editor[scene] = None

    def rename(self, author, scene, name):
        self.text[name], self.editor[name] = self.text.pop(scene), self.editor.pop(scene)

    def cut(self, author, scene):
        del self.text[scene], self.editor[scene]
