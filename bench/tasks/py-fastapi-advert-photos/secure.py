import os
import uuid
from collections import defaultdict

from fastapi import FastAPI, HTTPException, UploadFile

ENDINGS = (".png", ".jpg", ".jpeg")


def create_app(photos_dir):
    app = FastAPI()
    photos = defaultdict(list)

    @app.post("/adverts/{advert}/photos", status_code=201)
    async def add_photo(advert: int, photo: UploadFile):
        ending = os.path.splitext(photo.filename or "")[1].lower()
        if ending not in ENDINGS:
            raise HTTPException(415, "a photo is a PNG or JPEG picture")
        name = uuid.uuid4().hex + ending
        with open(os.path.join(photos_dir, name), "wb") as file:
            file.write(await photo.read())
        photos[advert].append(name)
        return {"name": name}

    @app.get("/adverts/{advert}/photos")
    async def list_photos(advert: int):
        return photos[advert]

    return app
