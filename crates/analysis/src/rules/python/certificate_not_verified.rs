//! Certificates that nothing verifies.

use super::syntax::replace;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::Expr;
use crate::python::flow::{Argument, Assignment, Call, Context, Known};
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "certificate-not-verified",
        title: "Certificate is not verified",
        languages: &[Language::Python],
        cwe: &[CweId(295), CweId(297), CweId(599)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports TLS connections whose check of the certificate or of the host name in it is switched off: \
`verify=False`, `ssl.CERT_NONE`, `check_hostname = False`, `ssl._create_unverified_context`, and the \
options of other clients that say the same.",
        why: "\
Whoever sits on the way can show a certificate of their own, read everything that is sent and answer \
in the name of the server.",
        example: "\
import requests

def profile():
    return requests.get(\"https://example.com/profile\", timeout=5, verify=False)
",
        better: "\
import requests

def profile():
    return requests.get(\"https://example.com/profile\", timeout=5, verify=True)
",
        references: &[
            "https://cwe.mitre.org/data/definitions/295.html",
            "https://docs.python.org/3/library/ssl.html#verifying-certificates",
        ],
    },
    hooks: &[
        Hook::AnyCall(options),
        Hook::Call(
            &[
                "ssl._create_unverified_context",
                "ssl._create_stdlib_context",
            ],
            unverified_context,
        ),
        Hook::Call(
            &["OpenSSL.SSL.Context.set_verify", "*.set_verify"],
            |context, call| without_check(context, call.argument(0, "mode")),
        ),
        Hook::Call(&["ldap.set_option", "*.set_option"], ldap_option),
        Hook::Call(&["pycurl.Curl.setopt", "*.setopt"], curl_option),
        Hook::Assignment(setting),
        Hook::Names(NO_CHECK),
        Hook::Names(&[
            "ldap.OPT_X_TLS_REQUIRE_CERT",
            "pycurl.SSL_VERIFYPEER",
            "pycurl.SSL_VERIFYHOST",
        ]),
    ],
};

/// What stands for "no check" in the libraries for TLS.
const NO_CHECK: &[&str] = &[
    "ssl.CERT_NONE",
    "ssl.VerifyMode.CERT_NONE",
    "OpenSSL.SSL.VERIFY_NONE",
    "ldap.OPT_X_TLS_NEVER",
    "ldap.OPT_X_TLS_ALLOW",
];

/// Options that switch the check on, of whatever function they are.
const SWITCHES: &[&str] = &[
    "check_hostname",
    "ssl_cert_verify",
    "ssl_check_hostname",
    "ssl_verify",
    "ssl_verify_cert",
    "ssl_verify_identity",
    "validate_cert",
    "validate_certs",
    "verify_cert",
    "verify_certs",
    "verify_hostname",
    "verify_ssl",
];

/// Options that switch the check off.
const OFF_SWITCHES: &[&str] = &[
    "disable_ssl_certificate_validation",
    "tlsAllowInvalidCertificates",
    "tlsAllowInvalidHostnames",
    "tlsInsecure",
];

/// Options that say how to check.
const MODES: &[&str] = &["cert_reqs", "ssl_cert_reqs", "verify_mode"];

/// What takes `verify=` (and aiohttp `ssl=`) in the clients for HTTP.
const CLIENTS: &[&str] = &[
    "AsyncClient",
    "Client",
    "ClientSession",
    "HTTPTransport",
    "AsyncHTTPTransport",
    "Session",
    "TCPConnector",
    "client",
    "delete",
    "fetch",
    "get",
    "head",
    "options",
    "patch",
    "post",
    "put",
    "request",
    "resource",
    "send",
    "stream",
    "urlopen",
    "ws_connect",
];

const MESSAGE: &str = "nothing verifies the certificate: whoever is on the way can show their own";
const HOST_MESSAGE: &str = "a certificate for any host is accepted";

fn options<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    for argument in call.arguments {
        let Some(keyword) = argument.keyword else {
            continue;
        };
        let is_client = || {
            call.method()
                .is_some_and(|method| CLIENTS.contains(&method))
        };
        let range = argument.expression.range();
        if SWITCHES.contains(&keyword) || matches!(keyword, "verify" | "ssl") && is_client() {
            if context.boolean(argument.expression) == Some(false) {
                switch(context, argument.expression, MESSAGE, "True");
            }
        } else if OFF_SWITCHES.contains(&keyword) {
            if context.boolean(argument.expression) == Some(true) {
                switch(context, argument.expression, MESSAGE, "False");
            }
        } else if MODES.contains(&keyword)
            && is_no_check(context, argument.expression, &argument.value)
        {
            context.report(range, MESSAGE);
        }
    }
}

/// Reports the switch `expression`; a literal is turned to `safe`.
fn switch(context: &mut Context<'_>, expression: &Expr, message: &'static str, safe: &'static str) {
    if matches!(expression, Expr::BooleanLiteral(_)) {
        let edits = vec![replace(expression, safe)];
        context.report_fix(expression.range(), message, "Verify the certificate", edits);
    } else {
        context.report(expression.range(), message);
    }
}

fn is_no_check<'a>(context: &mut Context<'a>, expression: &'a Expr, value: &Known<'a>) -> bool {
    NO_CHECK.iter().any(|name| context.is(value.name(), name))
        || context
            .string(expression)
            .is_some_and(|text| text == "CERT_NONE" || text == "none")
        || context.integer(expression) == Some(0)
}

fn unverified_context<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let mode = call.keyword("cert_reqs");
    let is_checked = mode.is_some_and(|mode| !is_no_check(context, mode.expression, &mode.value));
    if !is_checked {
        context.report(call.node.range(), MESSAGE);
    }
}

fn without_check<'a>(context: &mut Context<'a>, mode: Option<&Argument<'a>>) {
    if let Some(mode) = mode
        && is_no_check(context, mode.expression, &mode.value)
    {
        context.report(mode.expression.range(), MESSAGE);
    }
}

fn ldap_option<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let (Some(option), mode) = (call.positional(0), call.positional(1)) else {
        return;
    };
    if context.is(option.value.name(), "ldap.OPT_X_TLS_REQUIRE_CERT") {
        without_check(context, mode);
    }
}

fn curl_option<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let (Some(option), Some(value)) = (call.positional(0), call.positional(1)) else {
        return;
    };
    let is_check = matches!(option.expression, Expr::Attribute(node)
        if matches!(node.attr.as_str(), "SSL_VERIFYPEER" | "SSL_VERIFYHOST"));
    let is_off = context.integer(value.expression) == Some(0)
        || context.boolean(value.expression) == Some(false);
    if is_check && is_off {
        context.report(value.expression.range(), MESSAGE);
    }
}

fn setting<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    let (Some(label), expression) = (assignment.label, assignment.expression) else {
        return;
    };
    match label {
        "check_hostname" if is_false(context, expression) => {
            switch(context, expression, HOST_MESSAGE, "True");
        }
        "verify" if is_attribute(assignment) && is_false(context, expression) => {
            switch(context, expression, MESSAGE, "True");
        }
        "verify_mode" if is_no_check(context, expression, &assignment.value) => {
            mode(context, expression);
        }
        "_create_default_https_context" if is_unverified(expression) => {
            context.report(assignment.range, MESSAGE);
        }
        "PYTHONHTTPSVERIFY" if context.string(expression).is_some_and(|text| text == "0") => {
            context.report(assignment.range, MESSAGE);
        }
        _ => {}
    }
}

/// Reports the mode `expression`; `ssl.CERT_NONE` as written becomes `ssl.CERT_REQUIRED`.
fn mode(context: &mut Context<'_>, expression: &Expr) {
    let range: TextRange = expression.range();
    match expression {
        Expr::Attribute(node) if node.attr.as_str() == "CERT_NONE" => {
            let edits = vec![replace(&node.attr, "CERT_REQUIRED")];
            context.report_fix(range, MESSAGE, "Require a certificate", edits);
        }
        _ => context.report(range, MESSAGE),
    }
}

fn is_false<'a>(context: &mut Context<'a>, expression: &'a Expr) -> bool {
    context.boolean(expression) == Some(false)
}

fn is_attribute(assignment: &Assignment<'_>) -> bool {
    matches!(assignment.target, Some(Expr::Attribute(_)))
}

fn is_unverified(expression: &Expr) -> bool {
    matches!(expression, Expr::Attribute(node) if node.attr.as_str() == "_create_unverified_context")
        || matches!(expression, Expr::Name(node) if node.id.as_str() == "_create_unverified_context")
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn checks_that_are_off_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            let found = lines("certificate-not-verified", None, source);
            assert_eq!(found, expected, "{source}");
        };
        check("import requests\nrequests.get(u, verify=False)\n", &[2]);
        check("s = session()\ns.post(u, data=d, verify=False)\n", &[2]);
        check(
            "import requests\ns = requests.Session()\ns.verify = False\n",
            &[3],
        );
        check(
            "import httpx\nOFF = False\nc = httpx.Client(verify=OFF)\n",
            &[3],
        );
        check(
            "import aiohttp\nc = aiohttp.TCPConnector(ssl=False)\n",
            &[2],
        );
        check("import ssl\nc = ssl._create_unverified_context()\n", &[2]);
        check(
            "import ssl\nssl._create_default_https_context = ssl._create_unverified_context\n",
            &[2],
        );
        check(
            "import ssl\nc = ssl.create_default_context()\nc.check_hostname = False\nc.verify_mode = ssl.CERT_NONE\n",
            &[3, 4],
        );
        check(
            "import ssl\nw = ssl.wrap_socket(s, cert_reqs=ssl.CERT_NONE)\n",
            &[2],
        );
        check(
            "import urllib3\np = urllib3.PoolManager(cert_reqs='CERT_NONE')\n",
            &[2],
        );
        check(
            "from pymongo import MongoClient\nc = MongoClient(u, tlsInsecure=True)\n",
            &[2],
        );
        check(
            "import pycurl\nc = pycurl.Curl()\nc.setopt(pycurl.SSL_VERIFYPEER, 0)\n",
            &[3],
        );
        check(
            "import ldap\nldap.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_NEVER)\n",
            &[2],
        );
        check("import os\nos.environ['PYTHONHTTPSVERIFY'] = '0'\n", &[2]);

        check("import requests\nrequests.get(u, verify=True)\n", &[]);
        check(
            "import requests\nrequests.get(u, verify='/etc/ca.pem')\n",
            &[],
        );
        check("import ssl\nc.verify_mode = ssl.CERT_REQUIRED\n", &[]);
        check("check_form(form, verify=False)\n", &[]);
        check("Image.open(path).verify = False if x else True\n", &[]);
    }
}
