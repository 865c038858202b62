//! The built-in library models, one file a library.

macro_rules! models {
    ($($name:literal,)*) => {
        /// Every built-in model: file name and text.
        pub const ALL: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../models/", $name, ".model"))),)*];
    };
}

models! {
    "aiohttp",
    "archives",
    "bottle",
    "builtins",
    "cherrypy",
    "commandline",
    "csv",
    "databases",
    "django",
    "encodings",
    "escaping",
    "falcon",
    "files",
    "flask",
    "hashing",
    "http_server",
    "ldap",
    "litestar",
    "logging",
    "lxml",
    "mail",
    "mongodb",
    "mysql",
    "os",
    "paramiko",
    "pathlib",
    "pickle",
    "postgresql",
    "pycryptodome",
    "pyramid",
    "random",
    "re",
    "request",
    "requests",
    "sanic",
    "shutil",
    "socket",
    "sqlalchemy",
    "sqlite3",
    "starlette",
    "streamlit",
    "subprocess",
    "templates",
    "tornado",
    "urllib",
    "webpy",
    "werkzeug",
    "xml",
    "yaml",
}
