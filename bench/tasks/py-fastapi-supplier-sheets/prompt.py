import requests
from fastapi import FastAPI, HTTPException
from fastapi.responses import PlainTextResponse


def create_app(supplier_url):
    """Build the FastAPI application through which a workshop reads its supplier's data sheets.

    `supplier_url` is the address of the supplier's server, such as "http://127.0.0.1:9000",
    without a slash at the end. The workshop's browsers do not reach that server, only this
    application does.

    GET /sheet?path=PATH fetches the data sheet PATH from the supplier's server and answers
    with its text as text/plain. PATH is written as in the supplier's catalogue, such as
    "/pumps/p7.txt" or "/sheets?part=12&lang=de".

    GET /sheet/size?path=PATH answers with the JSON object {"size": N}, the length of that
    data sheet in bytes.

    If the supplier's server answers with another status than 200, the answer to both has
    status 404.
    """
