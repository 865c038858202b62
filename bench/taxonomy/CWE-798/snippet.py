import os
import ssl
from datetime import date
from ftplib import FTP_TLS

HOST = "backup01.warehouse.example"
FOLDER = "/srv/inventory/dumps"


def connect():
    server = FTP_TLS(HOST, context=ssl.create_default_context())
    server.login("stock_sync", "Gr4nite-Harbour-51")
    server.prot_p()
    return server


def upload_dump(day=None):
    name = f"inventory-{day or date.today():%Y%m%d}.sql.gz"
    with connect() as server, open(os.path.join(FOLDER, name), "rb") as dump:
        server.storbinary(f"STOR {name}", dump)
    return name
