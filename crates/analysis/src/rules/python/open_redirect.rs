//! Open redirect.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Call, Context, Kind};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "open-redirect",
        title: "Open redirect",
        languages: &[Language::Python],
        cwe: &[CweId(601)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports text from outside that becomes the address of a redirect. Behind a fixed \
               host or a path it cannot choose where the client goes.",
        why: "A link to a site that people trust leads them to a copy of it that asks for their \
              password.",
        example: r#"from flask import redirect, request

def after_login():
    return redirect(request.args["next"])
"#,
        better: r#"from urllib.parse import urlparse
from flask import redirect, request

def after_login():
    target = urlparse(request.args["next"])
    if target.netloc != "example.com":
        return redirect("/")
    return redirect(target.geturl())
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/601.html",
            "https://cheatsheetseries.owasp.org/cheatsheets/Unvalidated_Redirects_and_Forwards_Cheat_Sheet.html",
        ],
    },
    hooks: &[
        Hook::Flow(Kind::Redirect, "decides where a client is sent"),
        Hook::AnyCall(check_headers),
    ],
};

/// `Response(status=302, headers={"Location": target})`.
fn check_headers<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(headers) = call.keyword("headers") else {
        return;
    };
    let made_by = match headers.expression {
        display @ Expr::Dict(_) => Some(display),
        _ => headers.value.made_by(),
    };
    let Some(Expr::Dict(display)) = made_by else {
        return;
    };
    for item in &display.items {
        if let Some(Expr::StringLiteral(key)) = &item.key
            && key.value.to_str().eq_ignore_ascii_case("location")
        {
            let value = context.value_of(&item.value);
            context.flows_into(Kind::Redirect, call.node.range(), &value, Confidence::High);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::flow_testing::reports;

    #[test]
    fn data_of_a_client_is_judged() {
        let check = |imports: &str, code: &str, expected: bool| {
            assert_eq!(
                reports(RULE.about.id, None, imports, code),
                expected,
                "{imports}; {code}"
            );
        };
        check("from flask import redirect", "return redirect(x)", true);
        check(
            "import flask",
            "return flask.redirect(location='http://' + x)",
            true,
        );
        check(
            "from flask import redirect",
            "return redirect('/user/' + x)",
            false,
        );
        check(
            "from flask import redirect",
            "return redirect('https://example.com/' + x)",
            false,
        );
        check(
            "from flask import redirect",
            "return redirect('https://example.com?next=' + x)",
            false,
        );
        check(
            "from flask import redirect, url_for",
            "return redirect(url_for('user', name=x))",
            false,
        );
        check(
            "from flask import Response",
            "r = Response(status=302)\n    r.headers['Location'] = x",
            true,
        );
        check(
            "from flask import Response",
            "return Response(status=302, headers={'Location': x})",
            true,
        );
        check(
            "from django.shortcuts import redirect",
            "return redirect(x)",
            true,
        );
        check(
            "from django.http import HttpResponseRedirect as R",
            "return R(x)",
            true,
        );
        check(
            "from fastapi.responses import RedirectResponse",
            "return RedirectResponse(url=x)",
            true,
        );
        check(
            "from flask import redirect; from urllib.parse import urlparse",
            "if urlparse(x).netloc == '': return redirect(x)",
            false,
        );
        check(
            "from flask import redirect",
            "if x in ['/a', '/b']: return redirect(x)",
            false,
        );
        check(
            "from flask import redirect; from django.utils.http import url_has_allowed_host_and_scheme as ok",
            "if ok(x, None): return redirect(x)",
            false,
        );
        check("", "return {'Location': x}", false);
    }

    #[test]
    fn paths_on_the_same_site_are_not_reported() {
        let check = |test: &str, expected: bool| {
            let imports = "from flask import redirect";
            let code = format!("if {test}:\n        return redirect(x)");
            assert_eq!(
                reports(RULE.about.id, None, imports, &code),
                expected,
                "{test}"
            );
        };
        check("x.startswith('/') and x[1:2] not in ('/', '\\\\')", false);
        check("x.startswith('/') and x[1:2] not in '/\\\\'", false);
        check("x[:1] == '/' and not x.startswith(('//', '/\\\\'))", false);
        check(
            "x.startswith('/') and not x.startswith('//') and '\\\\' not in x",
            false,
        );
        check(
            "not (not x.startswith('/') or x[:2] in ['//', '/\\\\'])",
            false,
        );
        check("x.startswith('/orders')", false);
        check("x.startswith('/')", true);
        check("x.startswith('//')", true);
        check("x.startswith('/') and x[1:2] != '/'", true);
        check("x[1:2] not in ('/', '\\\\')", true);
        check("x.startswith('/') and x[2:3] not in ('/', '\\\\')", true);
        check("x.startswith('/') or x[1:2] not in ('/', '\\\\')", true);
    }

    #[test]
    fn a_function_of_the_file_may_look_at_the_address() {
        let check = |test: &str, expected: bool| {
            let imports = format!(
                "from flask import redirect\ndef is_own(a):\n    if not a.startswith('/') or {test}:\n        return False\n    return True\n"
            );
            let code = "return redirect(x if is_own(x) else '/')";
            assert_eq!(
                reports(RULE.about.id, None, &imports, code),
                expected,
                "{test}"
            );
        };
        check("a[1:2] in ('/', '\\\\')", false);
        check("len(a) > 99", true);
    }
}
