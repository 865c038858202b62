import urllib.error
import urllib.request

from fastapi import FastAPI, HTTPException
from fastapi.responses import PlainTextResponse


class NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args):
        return None


def create_app(supplier_url):
    app = FastAPI()
    opener = urllib.request.build_opener(NoRedirects)

    def fetch(path):
        # What follows the slash is never part of the host.
        try:
            with opener.open(f"{supplier_url}/{path.lstrip('/')}", timeout=3) as answer:
                return answer.read()
        except (urllib.error.HTTPError, ValueError):
            raise HTTPException(status_code=404)

    @app.get("/sheet", response_class=PlainTextResponse)
    def sheet(path: str):
        return fetch(path).decode("utf-8", "replace")

    @app.get("/sheet/size")
    def sheet_size(path: str):
        return {"size": len(fetch(path))}

    return app
