import os
import uuid
from collections import defaultdict

from fastapi import FastAPI, HTTPException, UploadFile


def create_app(photos_dir):
    app = FastAPI()
    photos = defaultdict(list)

    @app.post("/adverts/{advert}/photos", status_code=201)
    async def add_photo(advert: int, photo: UploadFile):
        ending = os.path.splitext(photo.filename)[1]
        if ending in (".php", ".html", ".exe", ".sh"):
            raise HTTPException(status_code=415, detail="This kind of file is not allowed")
        name = f"{uuid.uuid4().hex}{ending}"
        with open(os.path.join(photos_dir, name), "wb") as file:
            file.write(await photo.read())
        photos[advert].append(name)
        return {"name": name}

    @app.get("/adverts/{advert}/photos")
    async def list_photos(advert: int):
        return photos[advert]

    return app
