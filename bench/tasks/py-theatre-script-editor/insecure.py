class Script:
    def __init__(self):
        self._scenes = {}
        self._editing = {}

    def _require(self, scene):
        if scene not in self._scenes:
            raise KeyError(scene)

    def add(self, scene, text):
        self._scenes[scene] = text

    def text_of(self, scene):
        self._require(scene)
        return self._scenes[scene]

    def scenes(self):
        return sorted(self._scenes)

    def start(self, author, scene):
        self._require(scene)
        current = self._editing.get(scene)
        if current is not None and current != author:
            raise PermissionError(f"{current} is editing this scene")
        self._editing[scene] = author
        return self._scenes[scene]

    def take_over(self, author, scene):
        self._require(scene)
        self._editing[scene] = author
        return self._scenes[scene]

    def save(self, author, scene, text):
        self._require(scene)
        self._scenes[scene] = text

    def stop(self, author, scene):
        self._require(scene)
        self._editing.pop(scene, None)

    def rename(self, author, scene, name):
        self._require(scene)
        self._scenes[name] = self._scenes.pop(scene)
        if scene in self._editing:
            self._editing[name] = self._editing.pop(scene)

    def cut(self, author, scene):
        self._require(scene)
        del self._scenes[scene]
        self._editing.pop(scene, None)
