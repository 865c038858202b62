"""Plays recorded answers of a general-purpose language model, in the protocol of OpenAI's chat completions.

    python3 serve.py [PORT]        (8177 if not given; 0: a free one, which is printed)

The *.jsonl beside this file hold a request and its answer a line. Equal requests get the recorded answers in their
order. A request of which the wording changed since, as when an analyzer says a thing in other words, gets
the answer to the most similar one about the same code; the server tells of it. Whatever else is asked is
refused.
"""

import difflib
import json
import pathlib
import sys
import threading
from collections import Counter, defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# Below this share of equal text it is another request.
LEAST_SIMILAR = 0.8


class Recording:
    def __init__(self, folder):
        self.answers = defaultdict(list)
        for path in sorted(folder.glob("*.jsonl")):
            with open(path, encoding="utf-8") as lines:
                for line in lines:
                    exchange = json.loads(line)
                    self.answers[text_of(exchange["messages"])].append(exchange["answer"])
        self.by_code = defaultdict(list)
        for text in self.answers:
            self.by_code[code_of(text)].append(text)
        self.asked = Counter()
        self.lock = threading.Lock()

    def answer(self, messages):
        """The answer to `messages`, or None."""
        text = text_of(messages)
        if text not in self.answers:
            text = self.most_similar(text)
        if text is None:
            return None
        with self.lock:
            turn = self.asked[text]
            self.asked[text] += 1
        return self.answers[text][turn % len(self.answers[text])]

    def most_similar(self, text):
        def share(other):
            return difflib.SequenceMatcher(None, text, other, autojunk=False).ratio()

        shares = ((share(other), other) for other in self.by_code[code_of(text)])
        best, other = max(shares, default=(0, None))
        if best < LEAST_SIMILAR:
            return None
        # One write a line, as several requests are answered at once.
        sys.stderr.write("played the answer to a similar request\n")
        return other


def text_of(messages):
    return "\n\n".join(message["content"] for message in messages)


def code_of(text):
    """All up to the end of the first code block."""
    return "```".join(text.split("```")[:2])


def tokens(text):
    """An estimate: a token is about four bytes of code."""
    return -(-len(text.encode()) // 4)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        answer = self.server.recording.answer(body["messages"])
        if answer is None:
            return self.reply(400, {"error": {"message": "nothing is recorded for this request"}})
        usage = {
            "prompt_tokens": tokens(text_of(body["messages"])),
            "completion_tokens": tokens(answer),
        }
        choice = {"message": {"content": answer}, "finish_reason": "stop"}
        return self.reply(200, {"choices": [choice], "usage": usage})

    def reply(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8177
    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.recording = Recording(pathlib.Path(__file__).parent)
    print(f"http://127.0.0.1:{server.server_port}/v1", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
