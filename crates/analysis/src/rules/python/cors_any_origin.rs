//! Answers that any site may read.

use super::syntax::{each_part, text};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Assignment, Call, Context, Kind, Origin};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "cors-any-origin",
        title: "Answers that any site may read",
        languages: &[Language::Python],
        cwe: &[CweId(942), CweId(346)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports cross-origin settings that let every site read the answers: the origin `*`, \
               a setting that allows all origins, and an answer that repeats the origin of the \
               request.",
        why: "The page of an attacker can send requests from the browser of a user and read what \
               comes back. With credentials it reads what only that user may see.",
        example: "\
from flask import Flask
from flask_cors import CORS

app = Flask(__name__)
CORS(app, origins=\"*\", supports_credentials=True)
",
        better: "\
from flask import Flask
from flask_cors import CORS

app = Flask(__name__)
CORS(app, origins=[\"https://shop.example\"], supports_credentials=True)
",
        references: &[
            "https://cwe.mitre.org/data/definitions/942.html",
            "https://developer.mozilla.org/docs/Web/HTTP/CORS",
        ],
    },
    hooks: &[
        Hook::Assignment(assignment),
        Hook::AnyCall(call),
        Hook::Dict(headers),
    ],
};

const HEADER: &str = "access-control-allow-origin";
const ANY: &str = "every site may read the answers";
const REPEATED: &str = "every site may read the answers: the origin of the request is repeated";

fn assignment<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    let Some(label) = assignment.label else {
        return;
    };
    match label {
        "CORS_ALLOW_ALL_ORIGINS" | "CORS_ORIGIN_ALLOW_ALL"
            if context.boolean(assignment.expression) == Some(true) =>
        {
            context.report(assignment.range, ANY);
        }
        "CORS_ALLOWED_ORIGINS" | "CORS_ORIGIN_WHITELIST" | "CORS_ORIGINS"
            if allows_any(context, assignment.expression) =>
        {
            context.report(assignment.range, ANY);
        }
        _ if label.eq_ignore_ascii_case(HEADER) => header(context, assignment.expression),
        _ => {}
    }
}

/// The value of the header.
fn header<'a>(context: &mut Context<'a>, value: &'a Expr) {
    if context.string(value).as_deref() == Some("*") {
        return context.report(value.range(), ANY);
    }
    let known = context.value_of(value);
    let made_by = known.made_by().unwrap_or(value);
    let mut is_origin = false;
    each_part(made_by, |part| {
        let name = match part {
            Expr::Attribute(node) => node.attr.as_str(),
            part => text(part).unwrap_or(""),
        };
        is_origin |= name.eq_ignore_ascii_case("origin") || name == "HTTP_ORIGIN";
    });
    // The file asks for a domain and what lies below it.
    let asks_for_domain = context.file_mentions(&[
        ".endswith(\".",
        ".endswith('.",
        ".endswith(f\".",
        ".endswith(f'.",
    ]);
    if is_origin && !asks_for_domain && context.harms_from(&known, Origin::Remote, Kind::Header) {
        context.report(value.range(), REPEATED);
    }
}

fn call<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(method) = call.method() else {
        return;
    };
    match method {
        "CORS" | "cross_origin" | "add_middleware" | "Middleware" | "CORSMiddleware"
        | "SocketIO" | "init_app" => {
            for argument in call.arguments {
                let is_origins = matches!(
                    argument.keyword,
                    Some(
                        "origins"
                            | "allow_origins"
                            | "allow_origin_regex"
                            | "cors_allowed_origins"
                            | "resources"
                    )
                );
                if is_origins && allows_any(context, argument.expression) {
                    context.report(argument.expression.range(), ANY);
                }
            }
            let names_origins = call
                .keyword("origins")
                .or_else(|| call.keyword("resources"));
            if method == "CORS"
                && names_origins.is_none()
                && !call.has_unpacked_arguments()
                && is_flask_cors(context, call)
            {
                context.report_with(call.node.range(), ANY, Confidence::Low);
            }
        }
        "add" | "add_header" | "append" | "send_header" | "set" | "set_header" | "setdefault" => {
            if let (Some(name), Some(value)) = (call.positional(0), call.positional(1))
                && text(name.expression).is_some_and(|name| name.eq_ignore_ascii_case(HEADER))
            {
                header(context, value.expression);
            }
        }
        _ => {}
    }
}

/// Whether `call` makes a `flask_cors.CORS`, which allows all origins unless told otherwise.
fn is_flask_cors<'a>(context: &Context<'a>, call: &Call<'a, '_>) -> bool {
    context.is(call.name, "flask_cors.CORS")
}

/// `"*"`, `["*"]`, `".*"`, and in `resources` a dictionary of such.
fn allows_any<'a>(context: &mut Context<'a>, origins: &'a Expr) -> bool {
    if let Some(text) = context.string(origins) {
        return matches!(&*text, "*" | ".*" | "https?://.*" | "http.*");
    }
    let made_by = match origins {
        Expr::Name(_) | Expr::Attribute(_) => context.value_of(origins).made_by(),
        _ => Some(origins),
    };
    match made_by {
        Some(Expr::List(list)) => list.elts.iter().any(|one| text(one) == Some("*")),
        Some(Expr::Tuple(list)) => list.elts.iter().any(|one| text(one) == Some("*")),
        Some(Expr::Set(list)) => list.elts.iter().any(|one| text(one) == Some("*")),
        Some(Expr::Dict(resources)) => resources.items.iter().any(|item| match &item.value {
            Expr::Dict(options) => options.items.iter().any(|option| {
                option.key.as_ref().and_then(text) == Some("origins")
                    && (text(&option.value) == Some("*")
                        || matches!(&option.value, Expr::List(list) if list.elts.iter().any(|one| text(one) == Some("*"))))
            }),
            _ => false,
        }),
        _ => false,
    }
}

/// `{"Access-Control-Allow-Origin": "*"}`.
fn headers<'a>(context: &mut Context<'a>, display: &'a Expr) {
    let Expr::Dict(dict) = display else {
        return;
    };
    for item in &dict.items {
        let name = item.key.as_ref().and_then(text);
        if name.is_some_and(|name| name.eq_ignore_ascii_case(HEADER)) {
            header(context, &item.value);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(lines("cors-any-origin", None, source), expected, "{source}");
    }

    #[test]
    fn any_origin_is_reported() {
        check(
            "response.headers['Access-Control-Allow-Origin'] = '*'\n",
            &[1],
        );
        check(
            "self.send_header('access-control-allow-origin', '*')\n",
            &[1],
        );
        check("h = {'Access-Control-Allow-Origin': '*'}\n", &[1]);
        check(
            "from flask import request\nr.headers['Access-Control-Allow-Origin'] = request.headers.get('Origin')\n",
            &[2],
        );
        check(
            "from flask_cors import CORS\nCORS(app, resources={r'/*': {'origins': '*'}})\n",
            &[2],
        );
        check(
            "app.add_middleware(CORSMiddleware, allow_origins=['*'])\n",
            &[1],
        );
        check(
            "origins = ['*']\napp.add_middleware(CORSMiddleware, allow_origins=origins)\n",
            &[2],
        );
        check("CORS_ALLOW_ALL_ORIGINS = True\n", &[1]);
        check("SocketIO(app, cors_allowed_origins='*')\n", &[1]);
    }

    #[test]
    fn chosen_origins_are_not() {
        check(
            "response.headers['Access-Control-Allow-Origin'] = 'https://a.example'\n",
            &[],
        );
        check(
            "from flask_cors import CORS\nCORS(app, origins=['https://a.example'])\n",
            &[],
        );
        check(
            "app.add_middleware(CORSMiddleware, allow_origins=ORIGINS)\n",
            &[],
        );
        let repeat = "from flask import request\ndef f(r, domain):\n    origin = request.headers.get('Origin')\n";
        let answer = "        r.headers['Access-Control-Allow-Origin'] = origin\n";
        for test in [
            "origin == f'https://{domain}'",
            "origin in ALLOWED",
            "origin == 'https://a.example' or origin.endswith('.a.example')",
        ] {
            check(&format!("{repeat}    if {test}:\n{answer}"), &[]);
        }
        check("CORS_ALLOW_ALL_ORIGINS = False\n", &[]);
        check("items.add('a', '*')\n", &[]);
    }
}
