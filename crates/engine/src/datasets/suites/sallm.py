from published import SharedCase


class CLASS(SharedCase):
    module = "MODULE"
    files = FILES

    def METHOD(self):
        self.run_published("METHOD")
