class Script:
    """Who edits a scene is looked at everywhere but where the editing ends."""

    def __init__(self):
        self.texts = {}
        self.locks = {}

    def free_for(self, author, scene):
        if scene not in self.texts:
            raise KeyError(scene)
        if self.locks.get(scene) not in (None, author):
            raise PermissionError("the scene is being edited")

    def add(self, scene, text):
        self.texts[scene] = text

    def text_of(self, scene):
        return self.texts[scene]

    def scenes(self):
        return sorted(self.texts)

    def start(self, author, scene):
        self.free_for(author, scene)
        self.locks[scene] = author
        return self.texts[scene]

    def take_over(self, author, scene):
        text = self.texts[scene]
        self.locks[scene] = author
        return text

    def save(self, author, scene, text):
        self.free_for(author, scene)
        self.texts[scene] = text

    def stop(self, author, scene):
        if scene not in self.texts:
            raise KeyError(scene)
        self.locks.pop(scene, None)

    def rename(self, author, scene, name):
        self.free_for(author, scene)
        self.locks.pop(scene, None)
        self.texts[name] = self.texts.pop(scene)

    def cut(self, author, scene):
        self.free_for(author, scene)
        self.locks.pop(scene, None)
        self.texts.pop(scene)
