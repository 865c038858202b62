//! Protection against cross-site request forgery switched off.

use super::syntax::{has_word, last_name, text};
use super::{Hook, PythonRule};
use crate::finding::Edit;
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, Stmt, StmtClassDef};
use crate::python::flow::{Assignment, Call, Context, FunctionView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "csrf-disabled",
        title: "Protection against cross-site request forgery switched off",
        languages: &[Language::Python],
        cwe: &[CweId(352)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports settings, decorators and forms that switch the check of CSRF tokens off, and \
               Django middleware lists without that check.",
        why: "A page of another site makes the browser of a logged-in user send requests, and \
               without a token the application cannot tell them from the user's own.",
        example: "\
from flask import Flask

app = Flask(__name__)
app.config[\"WTF_CSRF_ENABLED\"] = False
",
        better: "\
from flask import Flask

app = Flask(__name__)
app.config[\"WTF_CSRF_ENABLED\"] = True
",
        references: &[
            "https://cwe.mitre.org/data/definitions/352.html",
            "https://owasp.org/www-community/attacks/csrf",
        ],
    },
    hooks: &[
        Hook::Assignment(assignment),
        Hook::Call(EXEMPTIONS, exemption),
        Hook::Class(form),
        Hook::Function(view),
    ],
};

const EXEMPTIONS: &[&str] = &[
    "django.views.decorators.csrf.csrf_exempt",
    "flask_wtf.CSRFProtect.exempt",
    "flask_wtf.CsrfProtect.exempt",
    "flask_wtf.csrf.CSRFProtect.exempt",
];

const EXEMPT: &str = "requests to this are accepted without a CSRF token";
const OFF: &str = "the check of CSRF tokens is switched off";

fn assignment<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    match assignment.label {
        Some(
            "WTF_CSRF_ENABLED"
            | "WTF_CSRF_CHECK_DEFAULT"
            | "CSRF_ENABLED"
            | "JWT_COOKIE_CSRF_PROTECT",
        ) => {
            // Tests of forms have no token; their settings are not those of a service.
            let in_test = context.class().is_some_and(|class| {
                has_word(
                    class.name.as_str(),
                    &["test", "testing", "tests", "unittest"],
                )
            });
            if !in_test && context.boolean(assignment.expression) == Some(false) {
                turn_on(context, assignment.expression);
            }
        }
        Some("MIDDLEWARE" | "MIDDLEWARE_CLASSES") => middleware(context, assignment.expression),
        _ => {}
    }
}

fn turn_on(context: &mut Context<'_>, expression: &Expr) {
    let range = expression.range();
    if matches!(expression, Expr::BooleanLiteral(_)) {
        let edit = Edit {
            start: range.start().to_usize(),
            end: range.end().to_usize(),
            text: "True".to_owned(),
        };
        context.report_fix(range, OFF, "Check CSRF tokens", vec![edit]);
    } else {
        context.report(range, OFF);
    }
}

/// A list of Django's middleware that leaves out the one that checks tokens.
fn middleware(context: &mut Context<'_>, list: &Expr) {
    let parts = match list {
        Expr::List(list) => list.elts.as_slice(),
        Expr::Tuple(list) => list.elts.as_slice(),
        _ => return,
    };
    let has = |end: &str| {
        parts
            .iter()
            .filter_map(text)
            .any(|name| name.ends_with(end))
    };
    let is_complete = has("django.contrib.sessions.middleware.SessionMiddleware")
        || has("django.contrib.auth.middleware.AuthenticationMiddleware");
    if is_complete && !has("CsrfViewMiddleware") {
        context.report(
            list.range(),
            "the middleware that checks CSRF tokens is not in this list",
        );
    }
}

fn exemption<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    context.report(call.node.range(), EXEMPT);
}

/// `class Meta: csrf = False` of a form.
fn form(context: &mut Context<'_>, class: &StmtClassDef) {
    if class.name.as_str() != "Meta" {
        return;
    }
    for statement in &class.body {
        if let Stmt::Assign(assign) = statement
            && assign
                .targets
                .iter()
                .any(|target| last_name(target) == Some("csrf"))
            && matches!(&*assign.value, Expr::BooleanLiteral(literal) if !literal.value)
        {
            turn_on(context, &assign.value);
        }
    }
}

/// `@csrf_exempt`, `@csrf.exempt`.
fn view<'a>(context: &mut Context<'a>, function: &FunctionView<'a>) {
    for decorator in &function.node.decorator_list {
        let name = context.value_of(&decorator.expression).name();
        let written = match &decorator.expression {
            Expr::Name(name) => name.id.as_str() == "csrf_exempt",
            Expr::Attribute(node) => {
                node.attr.as_str() == "exempt"
                    && last_name(&node.value).is_some_and(|name| has_word(name, &["csrf"]))
            }
            _ => false,
        };
        if written
            || EXEMPTIONS
                .iter()
                .any(|exemption| context.is(name, exemption))
        {
            context.report(decorator.expression.range(), EXEMPT);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(lines("csrf-disabled", None, source), expected, "{source}");
    }

    #[test]
    fn protection_that_is_off_is_reported() {
        check("app.config['WTF_CSRF_ENABLED'] = False\n", &[1]);
        check("WTF_CSRF_ENABLED = False\n", &[1]);
        check("class Config:\n    CSRF_ENABLED = False\n", &[2]);
        check(
            "from django.views.decorators.csrf import csrf_exempt as free\n@free\ndef f(request):\n    pass\n",
            &[2],
        );
        check("@csrf.exempt\n@app.post('/')\ndef f():\n    pass\n", &[1]);
        check(
            "from django.views.decorators.csrf import csrf_exempt\nv = csrf_exempt(V.as_view())\n",
            &[2],
        );
        check(
            "class F(FlaskForm):\n    class Meta:\n        csrf = False\n",
            &[3],
        );
        check(
            "MIDDLEWARE = ['django.contrib.sessions.middleware.SessionMiddleware']\n",
            &[1],
        );
    }

    #[test]
    fn protection_that_is_on_is_not() {
        check("app.config['WTF_CSRF_ENABLED'] = True\n", &[]);
        check("class TestConfig:\n    WTF_CSRF_ENABLED = False\n", &[]);
        check("@csrf_protect\ndef f(request):\n    pass\n", &[]);
        check("MIDDLEWARE = ['a.b']\n", &[]);
        check(
            "MIDDLEWARE = ['django.contrib.sessions.middleware.SessionMiddleware', 'django.middleware.csrf.CsrfViewMiddleware']\n",
            &[],
        );
        check("@limiter.exempt\ndef f():\n    pass\n", &[]);
    }
}
