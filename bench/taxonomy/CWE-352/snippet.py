import os

from flask import Flask, abort, request, session
from store import find_member, save_member

app = Flask(__name__)
app.secret_key = os.environ["CLUB_KEY"]

FORM = """<!doctype html><form method="post">
<input type="email" name="email" required>
<button>Save</button></form>"""


@app.route("/email", methods=["GET", "POST"])
def email():
    member = find_member(session.get("member"))
    if member is None:
        abort(401)
    if request.method == "GET":
        return FORM
    member.email = request.form["email"]
    save_member(member)
    return "<p>Your new address is stored.</p>"
