//! Function that is obsolete.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Alias, Stmt};
use crate::python::flow::{Call, Context, StatementKind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "obsolete-function",
        title: "Function that is obsolete",
        languages: &[Language::Python],
        cwe: &[CweId(477)],
        severity: Severity::Low,
        confidence: Confidence::High,
        speaks: Speaks::WhenAsked,
        what: "Reports functions and modules that their library calls deprecated or has removed.",
        why: "Nobody mends them any more, and many were given up because they cannot be used \
               safely.",
        example: "\
import crypt

def digest(password):
    return crypt.crypt(password)
",
        better: "\
import bcrypt

def digest(password):
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt())
",
        references: &[
            "https://cwe.mitre.org/data/definitions/477.html",
            "https://peps.python.org/pep-0594/",
        ],
    },
    hooks: &[
        Hook::Call(FUNCTIONS, function),
        Hook::Statement(&[StatementKind::Import, StatementKind::ImportFrom], import),
    ],
};

const FUNCTIONS: &[&str] = &[
    "asyncio.async",
    "asyncio.coroutine",
    "asyncio.get_event_loop",
    "base64.decodestring",
    "base64.encodestring",
    "cgi.escape",
    "cgi.parse_qs",
    "cgi.parse_qsl",
    "collections.Mapping",
    "datetime.datetime.utcfromtimestamp",
    "datetime.datetime.utcnow",
    "django.conf.urls.url",
    "django.utils.http.is_safe_url",
    "flask.escape",
    "gettext.lgettext",
    "html.parser.HTMLParser().unescape",
    "imp.load_source",
    "importlib.find_loader",
    "inspect.formatargspec",
    "inspect.getargspec",
    "jinja2.contextfunction",
    "locale.format",
    "locale.getdefaultlocale",
    "logging.warn",
    "numpy.asscalar",
    "os.errno",
    "os.getcwdu",
    "os.popen2",
    "os.popen3",
    "os.popen4",
    "os.spawnl",
    "os.spawnle",
    "os.spawnlp",
    "os.spawnlpe",
    "os.spawnv",
    "os.spawnve",
    "os.spawnvp",
    "os.spawnvpe",
    "os.startfile2",
    "os.tempnam",
    "os.tmpfile",
    "os.tmpnam",
    "pandas.DataFrame.append",
    "pkgutil.find_loader",
    "platform.dist",
    "platform.linux_distribution",
    "platform.popen",
    "plistlib.readPlist",
    "plistlib.writePlist",
    "random.jumpahead",
    "sqlalchemy.ext.declarative.declarative_base",
    "ssl.RAND_pseudo_bytes",
    "ssl.match_hostname",
    "ssl.wrap_socket",
    "string.atof",
    "string.atoi",
    "string.join",
    "string.letters",
    "string.lower",
    "string.maketrans",
    "string.replace",
    "string.split",
    "string.upper",
    "sys.exc_clear",
    "sys.exc_type",
    "sys.getcheckinterval",
    "sys.maxint",
    "sys.setcheckinterval",
    "sys.setdefaultencoding",
    "tempfile.mktemp",
    "thread.start_new_thread",
    "threading.currentThread",
    "threading.activeCount",
    "time.clock",
    "typing.io",
    "unittest.makeSuite",
    "urllib.quote",
    "urllib.unquote",
    "urllib.urlencode",
    "urllib.urlopen",
    "urllib.urlretrieve",
    "urllib.request.FancyURLopener",
    "urllib.request.URLopener",
    "werkzeug.security.pbkdf2_bin",
    "werkzeug.security.safe_str_cmp",
    "werkzeug.utils.escape",
    "xml.etree.ElementTree.Element().getchildren",
    "builtins.apply",
    "builtins.buffer",
    "builtins.cmp",
    "builtins.coerce",
    "builtins.execfile",
    "builtins.file",
    "builtins.intern",
    "builtins.raw_input",
    "builtins.reduce",
    "builtins.reload",
    "builtins.unichr",
    "builtins.unicode",
    "builtins.xrange",
    "*.has_key",
    "*.assertEquals",
    "*.isAlive",
    "*.getchildren",
    "*.iteritems",
    "*.itervalues",
    "*.iterkeys",
];

/// Modules that were removed, or are to be.
const MODULES: &[&str] = &[
    "BaseHTTPServer",
    "Bastion",
    "ConfigParser",
    "Cookie",
    "Crypto.Cipher.blockalgo",
    "HTMLParser",
    "MimeWriter",
    "Queue",
    "SimpleHTTPServer",
    "SocketServer",
    "StringIO",
    "aifc",
    "asynchat",
    "asyncore",
    "audioop",
    "cPickle",
    "cgi",
    "cgitb",
    "chunk",
    "commands",
    "compiler",
    "cookielib",
    "crypt",
    "distutils",
    "dl",
    "dummy_thread",
    "fpformat",
    "formatter",
    "htmllib",
    "httplib",
    "imghdr",
    "imp",
    "lib2to3",
    "macpath",
    "mailcap",
    "md5",
    "mhlib",
    "mimetools",
    "mimify",
    "msilib",
    "nis",
    "nntplib",
    "oauth2client",
    "ossaudiodev",
    "parser",
    "pipes",
    "popen2",
    "rexec",
    "rfc822",
    "sets",
    "sgmllib",
    "sha",
    "smtpd",
    "sndhdr",
    "spwd",
    "sunau",
    "symbol",
    "telnetlib",
    "thread",
    "urllib2",
    "urlparse",
    "user",
    "uu",
    "xdrlib",
    "xmllib",
    "xml.etree.cElementTree",
    "optparse",
    "flask.ext",
    "pycrypto",
];

fn function<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    context.report(call.node.range(), "this function is obsolete");
}

fn import<'a>(context: &mut Context<'a>, statement: &StatementView<'a>) {
    let is_obsolete = |module: &str| {
        MODULES.iter().any(|one| {
            module
                .strip_prefix(one)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    };
    match statement.node {
        Stmt::Import(import) => {
            let obsolete = import
                .names
                .iter()
                .filter(|alias: &&Alias| is_obsolete(alias.name.as_str()));
            for alias in obsolete {
                context.report(alias.range, "this module is obsolete");
            }
        }
        Stmt::ImportFrom(import)
            if import.level == 0
                && import
                    .module
                    .as_ref()
                    .is_some_and(|module| is_obsolete(module.as_str())) =>
        {
            context.report(import.range, "this module is obsolete");
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("obsolete-function", Some(477), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn obsolete_functions_are_reported() {
        check("import os\nos.popen2('ls')\n", &[2]);
        check("import time as t\nt.clock()\n", &[2]);
        check("import telnetlib\n", &[1]);
        check("from asyncore import dispatcher\n", &[1]);
        check("import xml.etree.cElementTree as ET\n", &[1]);
        check("name = raw_input('name')\n", &[1]);
        check("from inspect import getargspec\ngetargspec(f)\n", &[2]);
    }

    #[test]
    fn others_are_not() {
        check("import subprocess, time\ntime.time()\n", &[]);
        check("from . import parser\nfrom imports import x\n", &[]);
        check("def raw_input(x):\n    pass\nraw_input(1)\n", &[]);
    }
}
