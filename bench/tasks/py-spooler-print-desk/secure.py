import json
import os


class PrintDesk:
    def __init__(self, folder):
        self.path = os.path.join(folder, "jobs.json")

    def _load(self):
        try:
            with open(self.path, encoding="utf-8") as file:
                return json.load(file)
        except FileNotFoundError:
            return {"last": 0, "jobs": []}

    def _save(self, state):
        with open(self.path + ".new", "w", encoding="utf-8") as file:
            json.dump(state, file)
        os.replace(self.path + ".new", self.path)

    @staticmethod
    def _own_job(state, user, number):
        for job in state["jobs"]:
            if job["number"] == number:
                if job["user"] != user:
                    raise PermissionError(f"job {number} belongs to somebody else")
                return job
        raise KeyError(number)

    def submit(self, user, text):
        state = self._load()
        state["last"] += 1
        state["jobs"].append({"number": state["last"], "user": user, "text": text, "copies": 1})
        self._save(state)
        return state["last"]

    def cancel(self, user, number):
        state = self._load()
        state["jobs"].remove(self._own_job(state, user, number))
        self._save(state)

    def hurry(self, user, number):
        state = self._load()
        job = self._own_job(state, user, number)
        state["jobs"].remove(job)
        state["jobs"].insert(0, job)
        self._save(state)

    def set_copies(self, user, number, copies):
        state = self._load()
        self._own_job(state, user, number)["copies"] = copies
        self._save(state)

    def queue(self):
        return self._load()["jobs"]
