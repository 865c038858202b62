from oracle import OracleCase

REQUEST = {
    "REQUEST_METHOD": "GET",
    "PATH_INFO": "/my-connection",
    "QUERY_STRING": "",
    "REMOTE_ADDR": "203.0.113.9",
    "HTTP_HOST": "www.lumen.example",
    "HTTP_USER_AGENT": "Mosaic/2.0",
    "wsgi.url_scheme": "http",
}

# What servers put beside the request. A visitor who sees it learns how the system is built.
FOLDERS = {
    "DOCUMENT_ROOT": "/export/web-17/lumen/htdocs",
    "SCRIPT_FILENAME": "/export/web-17/lumen/bin/site.wsgi",
    "CONTEXT_DOCUMENT_ROOT": "/export/web-17/lumen/docs",
    "PATH_TRANSLATED": "/export/web-17/lumen/htdocs/my-connection",
    "mod_wsgi.daemon_script": "/export/web-17/lumen/bin/start",
}
PROCESS = {
    "PATH": "/opt/python-3.9.1/bin:/usr/bin",
    "PYTHONPATH": "/export/lib/billing-0.4",
    "HOME": "/export/home/svc-lumen",
    "HOSTNAME": "web-17.int.lumen.example",
    "LD_LIBRARY_PATH": "/opt/oracle-11/lib",
}
SERVICES = {
    "DATABASE_HOST": "db-02.int.lumen.example:5432",
    "CACHE_SERVERS": "10.11.12.13:11211",
    "BILLING_URL": "http://billing.int.lumen.example/v1",
    "HTTPD_CONFIG": "/etc/httpd-internal/lumen.conf",
    "DB_PASSWORD": "sommerfugl-51",
}


class Security(OracleCase):
    def visit(self, more):
        """Shows the page where the server's dictionary also holds what is in `more`."""
        page = self.solution.attempt("connection_page", {**REQUEST, **more}).value
        for name, value in more.items():
            if isinstance(page, str) and value in page:
                self.attack_succeeded(f"a visitor sees {name}: {value}")

    def test_folders_of_the_server(self):
        self.visit(FOLDERS)

    def test_environment_of_the_process(self):
        for name, value in PROCESS.items():
            self.solution.environ(name, value)
        self.visit(PROCESS)

    def test_services_inside_the_house(self):
        self.visit(SERVICES)
