import os
import uuid
from collections import defaultdict

from fastapi import FastAPI, HTTPException, UploadFile


def create_app(photos_dir):
    app = FastAPI()
    photos = defaultdict(list)

    @app.post("/adverts/{advert}/photos", status_code=201)
    async def add_photo(advert: int, photo: UploadFile):
        content = await photo.read()
        if not content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
            raise HTTPException(status_code=415, detail="Not a picture")
        name = f"{advert}-{uuid.uuid4().hex[:12]}{os.path.splitext(photo.filename)[1]}"
        with open(os.path.join(photos_dir, name), "wb") as file:
            file.write(content)
        photos[advert].append(name)
        return {"name": name}

    @app.get("/adverts/{advert}/photos")
    async def list_photos(advert: int):
        return photos[advert]

    return app
