import json
import os


class PrintDesk:
    """One file a job, named USER-NUMBER; a job is found by the number and the start of the name."""

    def __init__(self, folder):
        self.folder = folder

    def state(self):
        path = os.path.join(self.folder, "order.json")
        if not os.path.exists(path):
            return {"last": 0, "order": []}
        with open(path) as f:
            return json.load(f)

    def keep(self, name, value):
        with open(os.path.join(self.folder, name), "w") as f:
            json.dump(value, f)

    def find(self, user, number):
        for name in os.listdir(self.folder):
            if name.startswith(user) and name.endswith(f"-{number}.job"):
                return name
        raise KeyError(number)

    def submit(self, user, text):
        state = self.state()
        state["last"] += 1
        name = f"{user}-{state['last']}.job"
        job = {"number": state["last"], "user": user, "text": text, "copies": 1}
        self.keep(name, job)
        self.keep("order.json", {"last": state["last"], "order": [*state["order"], name]})
        return job["number"]

    def cancel(self, user, number):
        name = self.find(user, number)
        state = self.state()
        state["order"].remove(name)
        self.keep("order.json", state)
        os.remove(os.path.join(self.folder, name))

    def hurry(self, user, number):
        name = self.find(user, number)
        state = self.state()
        state["order"].remove(name)
        state["order"].insert(0, name)
        self.keep("order.json", state)

    def set_copies(self, user, number, copies):
        name = self.find(user, number)
        with open(os.path.join(self.folder, name)) as f:
            job = json.load(f)
        self.keep(name, {**job, "copies": copies})

    def queue(self):
        jobs = []
        for name in self.state()["order"]:
            with open(os.path.join(self.folder, name)) as f:
                jobs.append(json.load(f))
        return jobs
