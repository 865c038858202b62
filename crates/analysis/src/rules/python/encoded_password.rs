//! Passwords that are encoded instead of hashed or encrypted.

use super::secret_expressions::secret_in;
use super::secret_names::Secret;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, InterpolatedStringElement, Operator};
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "encoded-password",
        title: "Password encoded, not protected",
        languages: &[Language::Python],
        cwe: &[CweId(261), CweId(257), CweId(522)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports a password that is put into Base64, hexadecimal or ROT13. The `user:password` \
               of HTTP basic authentication is meant to be and is not reported.",
        why: "An encoding has no key: whoever sees the text decodes it.",
        example: "import base64\n\n\ndef store(db, user, password):\n    db[user] = \
                  base64.b64encode(password.encode())\n",
        better: "import bcrypt\n\n\ndef store(db, user, password):\n    db[user] = \
                 bcrypt.hashpw(password.encode(), bcrypt.gensalt())\n",
        references: &["https://cwe.mitre.org/data/definitions/261.html"],
    },
    hooks: &[Hook::Call(
        &[
            "base64.a85encode",
            "base64.b16encode",
            "base64.b32encode",
            "base64.b64encode",
            "base64.b85encode",
            "base64.encodebytes",
            "base64.standard_b64encode",
            "base64.urlsafe_b64encode",
            "binascii.b2a_base64",
            "binascii.hexlify",
            "codecs.encode",
        ],
        check,
    )],
};

fn check<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(data) = call.positional(0) else {
        return;
    };
    let is_password = secret_in(context, data.expression) == Some(Secret::Password);
    if is_password && !is_basic_authentication(context, data.expression, MAX_DEPTH) {
        let message =
            "Everyone can decode this password; hash it, or encrypt it if it must be read again";
        context.report(call.node.range(), message);
    }
}

/// How deep a text is taken apart: what a variable was made of can name the variable itself.
const MAX_DEPTH: u32 = 12;

/// Whether `expression` is `user:password`.
fn is_basic_authentication<'a>(
    context: &mut Context<'a>,
    expression: &'a Expr,
    depth: u32,
) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    match expression {
        Expr::Name(_) => match context.value_of(expression).made_by() {
            Some(made_by) if !matches!(made_by, Expr::Name(_)) => {
                is_basic_authentication(context, made_by, depth)
            }
            _ => false,
        },
        Expr::FString(node) => node.value.elements().any(|element| match element {
            InterpolatedStringElement::Literal(text) => text.value.contains(':'),
            InterpolatedStringElement::Interpolation(_) => false,
        }),
        Expr::BinOp(node) if matches!(node.op, Operator::Add | Operator::Mod) => {
            is_basic_authentication(context, &node.left, depth)
                || is_basic_authentication(context, &node.right, depth)
        }
        Expr::StringLiteral(text) => text.value.to_str().contains(':'),
        Expr::BytesLiteral(text) => text.value.bytes().any(|byte| byte == b':'),
        Expr::Call(node) => match (&*node.func, node.arguments.args.first()) {
            // `"%s:%s".format(…)`, `text.encode()`, `bytes(text, "utf-8")`.
            (Expr::Attribute(method), _) => is_basic_authentication(context, &method.value, depth),
            (Expr::Name(_), Some(first)) => is_basic_authentication(context, first, depth),
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn encoded_passwords_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("encoded-password", None, source),
                expected,
                "{source}"
            );
        };
        check("import base64\nbase64.b64encode(password.encode())\n", &[2]);
        check(
            "from base64 import b64encode as e\ne(bytes(request.form['passwd'], 'utf-8'))\n",
            &[2],
        );
        check(
            "import codecs\ncodecs.encode(user.password, 'rot13')\n",
            &[2],
        );
        check(
            "import base64\nbase64.b64encode(f'{user}:{password}'.encode())\n",
            &[],
        );
        check(
            "import base64\nlogin = '%s:%s' % (user, password)\nbase64.b64encode(login.encode())\n",
            &[],
        );
        check(
            "import base64\nbase64.b64encode(image)\nbase64.b64encode(password_hash)\n",
            &[],
        );
    }
}
