import requests
from fastapi import FastAPI, HTTPException
from fastapi.responses import PlainTextResponse


def create_app(supplier_url):
    app = FastAPI()

    def fetch(path):
        answer = requests.get(f"{supplier_url}{path}", timeout=3)
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
