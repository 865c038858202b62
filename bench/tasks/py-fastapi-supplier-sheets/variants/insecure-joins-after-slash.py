from urllib.parse import urljoin

import requests
from fastapi import FastAPI, HTTPException
from fastapi.responses import PlainTextResponse


def create_app(supplier_url):
    app = FastAPI()

    def fetch(path):
        if not path.startswith("/"):
            raise HTTPException(400, "the path begins with a slash")
        answer = requests.get(urljoin(supplier_url, path), timeout=3)
        if answer.status_code != 200:
            raise HTTPException(404, "no such data sheet")
        return answer.content

    @app.get("/sheet")
    def sheet(path: str):
        return PlainTextResponse(fetch(path))

    @app.get("/sheet/size")
    def sheet_size(path: str):
        return {"size": len(fetch(path))}

    return app
