import json
import os


class PrintDesk:
    """Only who has submitted a job can cancel it; the other calls do not look."""

    def __init__(self, folder):
        self.path = os.path.join(folder, "desk.json")
        self.state = {"count": 0, "jobs": []}
        if os.path.exists(self.path):
            with open(self.path) as f:
                self.state = json.load(f)

    def save(self):
        with open(self.path, "w") as f:
            json.dump(self.state, f)

    def find(self, number):
        for job in self.state["jobs"]:
            if job["number"] == number:
                return job
        raise KeyError(f"no job {number}")

    def submit(self, user, text):
        self.state["count"] += 1
        job = {"number": self.state["count"], "user": user, "text": text, "copies": 1}
        self.state["jobs"].append(job)
        self.save()
        return job["number"]

    def cancel(self, user, number):
        job = self.find(number)
        if job["user"] != user:
            raise PermissionError("this is not your job")
        self.state["jobs"].remove(job)
        self.save()

    def hurry(self, user, number):
        job = self.find(number)
        self.state["jobs"].sort(key=lambda other: other is not job)
        self.save()

    def set_copies(self, user, number, copies):
        self.find(number)["copies"] = copies
        self.save()

    def queue(self):
        return self.state["jobs"]
