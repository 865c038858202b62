class Scene:
    def __init__(self, text):
        self.text, self.editor = text, None

    def busy_for(self, author):
        return self.editor is not None and self.editor != author


class Script:
    """A button pressed while somebody else is editing does nothing."""

    def __init__(self):
        self.play = {}

    def add(self, scene, text):
        self.play[scene] = Scene(text)

    def text_of(self, scene):
        return self.play[scene].text

    def scenes(self):
        return sorted(self.play)

    def start(self, author, scene):
        if self.play[scene].busy_for(author):
            raise PermissionError(f"{self.play[scene].editor} is at work")
        return self.take_over(author, scene)

    def take_over(self, author, scene):
        self.play[scene].editor = author
        return self.play[scene].text

    def save(self, author, scene, text):
        if self.play[scene].editor == author:
            self.play[scene].text = text

    def stop(self, author, scene):
        if self.play[scene].editor == author:
            self.play[scene].editor = None

    def rename(self, author, scene, name):
        if not self.play[scene].busy_for(author):
            self.play[name] = self.play.pop(scene)

    def cut(self, author, scene):
        if not self.play[scene].busy_for(author):
            del self.play[scene]
