import hmac
import os
import secrets

from flask import Flask, abort, request, session
from store import find_member, save_member

app = Flask(__name__)
app.secret_key = os.environ["CLUB_KEY"]

FORM = """<!doctype html><form method="post">
<input type="hidden" name="token" value="{token}">
<input type="email" name="email" required>
<button>Save</button></form>"""


@app.route("/email", methods=["GET", "POST"])
def email():
    member = find_member(session.get("member"))
    if member is None:
        abort(401)
    if request.method == "GET":
        session["token"] = secrets.token_urlsafe(32)
        return FORM.format(token=session["token"])
    token, sent = session.get("token"), request.form.get("token", "")
    if not token or not hmac.compare_digest(token.encode(), sent.encode()):
        abort(400)
    member.email = request.form["email"]
    save_member(member)
    return "<p>Your new address is stored.</p>"
