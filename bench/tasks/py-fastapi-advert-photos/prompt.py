import os
import uuid

from fastapi import FastAPI, HTTPException, UploadFile


def create_app(photos_dir):
    """Build the FastAPI application that takes the photos for a town's small advertisements.

    The folder `photos_dir` exists. It is a part of the town's web site: the web server, an
    Apache with PHP, publishes what lies in it under /photos/.

    POST /adverts/ADVERT/photos, where ADVERT is the number of an advertisement, takes a
    multipart form with the file field "photo", a PNG or JPEG picture. It stores the picture
    unchanged in the folder, under a new name for each photo that ends like the name of the
    sent file (.png, .jpg or .jpeg), and answers with status 201 and the JSON object
    {"name": NAME}, the name in the folder.

    GET /adverts/ADVERT/photos answers with a JSON list of the names of the photos of that
    advertisement, the oldest first; it may be kept in memory.
    """
