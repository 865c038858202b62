//! What an oracle server imports before it forks for tests.

/// How much a server imports beforehand. A fork has all of it at once, and pays for its pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Preload {
    /// Nothing: what a run costs that starts a fresh Python (benchmarks compare the two), and the quick way
    /// to see whether one starts.
    Nothing,
    /// What solutions import most of the standard library.
    StandardLibrary,
    /// Packages, too, where there are any.
    Packages,
}

impl Preload {
    /// What is worth while for a solution in Python: packages if it names one of them.
    pub fn for_source(source: &str) -> Self {
        let named = |module: &&str| source.contains(module.split('.').next().unwrap_or(module));
        match PACKAGES.iter().any(named) {
            true => Self::Packages,
            false => Self::StandardLibrary,
        }
    }

    /// The modules to import, in this order.
    pub(crate) fn modules(self) -> Vec<&'static str> {
        match self {
            Self::Nothing => Vec::new(),
            Self::StandardLibrary => STANDARD_LIBRARY.to_vec(),
            Self::Packages => [STANDARD_LIBRARY, PACKAGES].concat(),
        }
    }
}

/// What solutions import most; the rest they import themselves.
const STANDARD_LIBRARY: &[&str] = &[
    "asyncio",
    "base64",
    "collections",
    "configparser",
    "contextlib",
    "csv",
    "dataclasses",
    "datetime",
    "dbm.dumb",
    "email",
    "encodings.latin_1",
    "encodings.unicode_escape",
    "enum",
    "functools",
    "glob",
    "gzip",
    "hashlib",
    "hmac",
    "html",
    "http.client",
    "http.server",
    "io",
    "ipaddress",
    "itertools",
    "json",
    "logging",
    "logging.handlers",
    "netrc",
    "os",
    "pathlib",
    "pickle",
    "random",
    "re",
    "secrets",
    "shelve",
    "shlex",
    "shutil",
    "socket",
    "sqlite3",
    "ssl",
    "string",
    "subprocess",
    "tarfile",
    "tempfile",
    "threading",
    "time",
    "typing",
    "unittest",
    "urllib.parse",
    "urllib.request",
    "uuid",
    "xml.dom.minidom",
    "xml.etree.ElementTree",
    "xml.sax",
    "zipfile",
];

/// Packages of the environment; among them what the frameworks import only with the first application, model
/// or request, which every test would pay for again.
const PACKAGES: &[&str] = &[
    "anyio._backends._asyncio",
    "bcrypt",
    "cryptography.fernet",
    "cryptography.hazmat.primitives.ciphers.aead",
    "cryptography.hazmat.primitives.kdf.hkdf",
    "cryptography.hazmat.primitives.kdf.pbkdf2",
    "cryptography.x509",
    "defusedxml.ElementTree",
    "django.conf.urls",
    "django.core.handlers.wsgi",
    "django.core.wsgi",
    "django.db.backends.sqlite3.base",
    "django.db.models.sql.compiler",
    "django.http",
    "django.middleware.csrf",
    "django.template",
    "django.urls",
    "django.views.defaults",
    "fastapi",
    "flask",
    "jinja2",
    "jinja2.sandbox",
    "jwt",
    "lxml.etree",
    "pydantic.v1",
    "requests",
    "yaml",
];

#[cfg(test)]
mod tests {
    use super::Preload;

    #[test]
    fn packages_are_imported_for_who_names_one() {
        let check = |source: &str, expected: Preload| {
            assert_eq!(Preload::for_source(source), expected, "{source}");
        };
        check("import json, os\n", Preload::StandardLibrary);
        check("from flask import Flask\n", Preload::Packages);
        check("import json, yaml\n", Preload::Packages);
        check("def f():\n    import django.http\n", Preload::Packages);
        check("", Preload::StandardLibrary);
    }
}
