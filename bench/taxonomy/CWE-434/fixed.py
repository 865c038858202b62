import os
import uuid

from flask import Flask, abort, redirect, request, session
from store import find_member, save_member

app = Flask(__name__, static_folder="static")
app.secret_key = os.environ["CLUB_KEY"]
app.config.update(MAX_CONTENT_LENGTH=2_000_000, SESSION_COOKIE_SAMESITE="Strict")


@app.post("/picture")
def upload_picture():
    member = find_member(session.get("member"))
    if member is None:
        abort(401)
    picture = request.files.get("picture")
    if picture is None:
        abort(400)
    extension = os.path.splitext(picture.filename)[1].lower()
    if extension not in (".jpg", ".jpeg", ".png", ".webp"):
        abort(415)
    name = uuid.uuid4().hex + extension
    picture.save(os.path.join(app.static_folder, "members", name))
    member.picture = f"/static/members/{name}"
    save_member(member)
    return redirect("/profile")
