//! Tokens whose signature nothing verifies.

use super::syntax::{last_name, replace};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Argument, Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "jwt-not-verified",
        title: "Signature of a token is not verified",
        languages: &[Language::Python],
        cwe: &[CweId(347), CweId(345), CweId(287)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports JSON Web Tokens that are read without verifying who signed them: `verify=False`, \
`verify_signature: False`, no key, an empty key, the algorithm `none`, `get_unverified_claims`; and tokens \
that are made without a signature.",
        why: "\
What a token says is what its sender wrote. Without the signature anybody writes one that names them \
administrator.",
        example: "\
import jwt

def user_of(token):
    return jwt.decode(token, options={\"verify_signature\": False})[\"user\"]
",
        better: "\
import jwt

def user_of(token, key):
    return jwt.decode(token, key, algorithms=[\"HS256\"])[\"user\"]
",
        references: &[
            "https://cwe.mitre.org/data/definitions/347.html",
            "https://www.rfc-editor.org/rfc/rfc8725",
        ],
    },
    hooks: &[
        Hook::Call(DECODERS, decoded),
        Hook::Call(&["jwt.encode", "jose.jwt.encode", "jose.jws.sign"], encoded),
        Hook::Call(
            &[
                "jose.jws.get_unverified_claims",
                "jose.jwt.get_unverified_claims",
                "python_jwt.process_jwt",
                "flask_jwt_extended.get_unverified_jwt",
            ],
            |context, call| context.report(call.node.range(), MESSAGE),
        ),
        Hook::Call(
            &[
                "jose.jwt.get_unverified_header",
                "jwt.get_unverified_header",
            ],
            |context, call| {
                context.report_with(call.node.range(), MESSAGE, Confidence::Low);
            },
        ),
    ],
};

const DECODERS: &[&str] = &[
    "jose.jws.verify",
    "jose.jwt.decode",
    "jwt.PyJWT.decode",
    "jwt.decode",
    "jwt.decode_complete",
    "jwt.api_jwt.decode",
    "python_jwt.verify_jwt",
];

const MESSAGE: &str = "nothing verifies who signed this token";

fn decoded<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if switched_off(context, call) {
        return;
    }
    if call.has_unpacked_arguments() {
        return;
    }
    let range = call.node.range();
    let key = call.argument(1, "key").or_else(|| call.keyword("jwk"));
    let is_missing = key.is_none_or(|key| {
        context.string(key.expression).is_some_and(|text| text.is_empty())
            || matches!(key.expression, Expr::BytesLiteral(bytes) if bytes.value.bytes().next().is_none())
    });
    if is_missing {
        return context.report(range, MESSAGE);
    }
    let algorithms = ["algorithms", "algorithm", "allowed_algs"];
    let algorithms = algorithms.iter().find_map(|name| call.keyword(name));
    match algorithms.or_else(|| call.positional(2)) {
        Some(algorithms) if names_none(context, algorithms) => {
            context.report(range, "a token without a signature is accepted");
        }
        _ => {}
    }
}

/// Reports `verify=False` and `options={"verify_signature": False}`.
fn switched_off<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) -> bool {
    let verify = call.keyword("verify");
    if let Some(verify) = verify
        && context.boolean(verify.expression) == Some(false)
    {
        context.report(call.node.range(), MESSAGE);
        return true;
    }
    let Some(options) = call.keyword("options") else {
        return false;
    };
    let Some(Expr::Dict(options)) = options.value.made_by() else {
        return false;
    };
    let off = options.items.iter().find(|item| {
        let key = item.key.as_ref().and_then(|key| super::syntax::text(key));
        matches!(key, Some("verify_signature" | "verify"))
            && matches!(&item.value, Expr::BooleanLiteral(value) if !value.value)
    });
    let Some(off) = off else {
        return false;
    };
    let range = call.node.range();
    let has_key = call.argument(1, "key").is_some() && call.keyword("algorithms").is_some();
    if has_key && range.contains_range(off.value.range()) {
        let edits = vec![replace(&off.value, "True")];
        context.report_fix(range, MESSAGE, "Verify the signature", edits);
    } else {
        context.report(range, MESSAGE);
    }
    true
}

fn encoded<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let algorithm = call.argument(2, "algorithm");
    if algorithm.is_some_and(|algorithm| names_none(context, algorithm)) {
        context.report(call.node.range(), "this token carries no signature");
    }
}

fn names_none<'a>(context: &mut Context<'a>, argument: &Argument<'a>) -> bool {
    let is_none = |text: &str| text.eq_ignore_ascii_case("none");
    let made_by = argument.value.made_by().unwrap_or(argument.expression);
    match made_by {
        Expr::NoneLiteral(_) => true,
        Expr::List(list) => list.elts.iter().any(|one| {
            super::syntax::text(one).is_some_and(is_none) || last_name(one) == Some("NONE")
        }),
        other => context.string(other).is_some_and(|text| is_none(&text)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn tokens_that_nothing_verifies_are_reported() {
        let check = |call: &str, expected: bool| {
            let source = format!("import jwt\nx = {call}\n");
            let found = lines("jwt-not-verified", Some(347), &source);
            assert_eq!(!found.is_empty(), expected, "{source}");
        };
        check("jwt.decode(t, verify=False)", true);
        check(
            "jwt.decode(t, k, options={'verify_signature': False})",
            true,
        );
        check("jwt.decode(t)", true);
        check("jwt.decode(t, '', algorithms=['HS256'])", true);
        check("jwt.decode(t, k, algorithms=['HS256', 'none'])", true);
        check("jwt.encode(d, None, algorithm='none')", true);
        check("jwt.encode(d, k, algorithm=None)", true);

        check("jwt.decode(t, k, algorithms=['HS256'])", false);
        check("jwt.decode(t, key=k, algorithms=ALLOWED)", false);
        check(
            "jwt.decode(t, k, ['RS256'], options={'verify_exp': False})",
            false,
        );
        check("jwt.encode(d, k, algorithm='HS256')", false);
        check("jwt.decode(*given)", false);
    }

    #[test]
    fn other_libraries_are_known() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("jwt-not-verified", None, source),
                expected,
                "{source}"
            );
        };
        check(
            "from jose import jwt\nc = jwt.get_unverified_claims(t)\n",
            &[2],
        );
        check("from jose import jws\nc = jws.verify(t, k, None)\n", &[2]);
        check("import python_jwt\nc = python_jwt.process_jwt(t)\n", &[2]);
    }
}
