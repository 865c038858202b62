//! Passwords that are accepted as they come.

use super::secret_expressions::{calls_in, function_name};
use super::secret_names::{Secret, has_word, secret};
use super::syntax::{Local, any_expression, parameter_of, scopes};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::visitor::{Visitor, walk_expr};
use crate::python::ast::{CmpOp, Expr, StmtFunctionDef};
use crate::python::flow::{Assignment, Call, Context, FunctionView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "weak-password-requirements",
        title: "Weak password requirements",
        languages: &[Language::Python],
        cwe: &[CweId(521)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports settings of Django without password validators, and validators and checks \
               that accept fewer than 8 characters. Who asks for the weakness is also told of \
               functions that set a password, and of form fields, without any check of its length.",
        why: "Many people choose the shortest password that is accepted. Those of six characters \
              are tried out in hours.",
        example: "AUTH_PASSWORD_VALIDATORS = []\n",
        better: "AUTH_PASSWORD_VALIDATORS = [\n    {\"NAME\": \
                 \"django.contrib.auth.password_validation.MinimumLengthValidator\"},\n    \
                 {\"NAME\": \
                 \"django.contrib.auth.password_validation.CommonPasswordValidator\"},\n]\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/521.html",
            "https://pages.nist.gov/800-63-4/sp800-63b.html",
        ],
    },
    hooks: &[
        Hook::Assignment(validators),
        Hook::Dict(length_option),
        Hook::Function(unchecked),
        Hook::Call(
            &[
                "wtforms.PasswordField",
                "wtforms.fields.PasswordField",
                "flask_wtf.PasswordField",
            ],
            field,
        ),
    ],
};

const MIN_LENGTH: i64 = 8;
const SHORT: &str = "Passwords of fewer than 8 characters are accepted";

fn validators<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    match (assignment.label, assignment.expression) {
        (Some("AUTH_PASSWORD_VALIDATORS"), Expr::List(list)) if list.elts.is_empty() => {
            context.report(
                assignment.range,
                "Every password is accepted: there are no validators",
            );
        }
        (
            Some(
                "MIN_PASSWORD_LENGTH"
                | "PASSWORD_MIN_LENGTH"
                | "SECURITY_PASSWORD_LENGTH_MIN"
                | "ACCOUNT_PASSWORD_MIN_LENGTH",
            ),
            length,
        ) if context
            .integer(length)
            .is_some_and(|length| length < MIN_LENGTH) =>
        {
            context.report(assignment.range, SHORT);
        }
        _ => {}
    }
}

/// `"OPTIONS": {"min_length": 4}` of the validator of Django.
fn length_option<'a>(context: &mut Context<'a>, expression: &'a Expr) {
    let Expr::Dict(dict) = expression else { return };
    let value_of = |wanted: &str| {
        dict.items.iter().find_map(|item| match &item.key {
            Some(Expr::StringLiteral(key)) if key.value.to_str() == wanted => Some(&item.value),
            _ => None,
        })
    };
    let Some(Expr::StringLiteral(name)) = value_of("NAME") else {
        return;
    };
    let Some(Expr::Dict(options)) = value_of("OPTIONS") else {
        return;
    };
    if !name.value.to_str().ends_with("MinimumLengthValidator") {
        return;
    }
    for item in &options.items {
        let is_length = matches!(&item.key, Some(Expr::StringLiteral(key)) if key.value.to_str() == "min_length");
        if is_length
            && context
                .integer(&item.value)
                .is_some_and(|length| length < MIN_LENGTH)
        {
            context.report(item.value.range(), SHORT);
        }
    }
}

fn is_asked(context: &Context<'_>) -> bool {
    RULE.about.cwe.iter().any(|&cwe| context.asks(cwe))
}

/// A function such as `register` that takes a password and never looks at its length.
fn unchecked<'a>(context: &mut Context<'a>, function: &FunctionView<'a>) {
    if !is_asked(context) {
        return;
    }
    let node = function.node;
    let mut seen = Seen::default();
    seen.visit_body(&node.body);
    if (sets_password(node) || seen.hashes)
        && takes_password(node, &seen)
        && !seen.checks
        && !is_measured_by_helper(context, node)
    {
        let message = "A password is set here whose length is never checked";
        context.report_with(node.name.range(), message, Confidence::Low);
    }
}

/// Whether `node` hands something to a function of the file that asks whether it is too short.
fn is_measured_by_helper(context: &Context<'_>, node: &StmtFunctionDef) -> bool {
    let module = context.module();
    let local = Local::of(module);
    let class = scopes(module).into_iter().find_map(|scope| {
        let is_it = scope.function.is_some_and(|one| std::ptr::eq(one, node));
        scope.class.filter(|_| is_it)
    });
    any_expression(&node.body, |expression| {
        let Expr::Call(call) = expression else {
            return false;
        };
        let keywords = call.arguments.keywords.iter().map(|one| &one.value);
        let mut arguments = call.arguments.args.iter().chain(keywords);
        local.called(call, class).is_some_and(|helper| {
            arguments.any(|argument| {
                parameter_of(helper, call, argument).is_some_and(|name| {
                    secret(name) == Some(Secret::Password)
                        && any_expression(&helper.body, |one| asks_whether_short(one, name))
                })
            })
        })
    })
}

/// `len(password) < 8`, `8 <= len(password)`; whether it is too long alone says nothing.
fn asks_whether_short(expression: &Expr, name: &str) -> bool {
    let Expr::Compare(node) = expression else {
        return false;
    };
    let is_length = |side: &Expr| match side {
        Expr::Call(call) => {
            function_name(call) == "len"
                && matches!(call.arguments.args.first(), Some(Expr::Name(one)) if one.id.as_str() == name)
        }
        _ => false,
    };
    let lefts = std::iter::once(&*node.left).chain(&node.comparators);
    let mut pairs = lefts.zip(&node.ops).zip(&node.comparators);
    pairs.any(|((left, operator), right)| match operator {
        CmpOp::Lt | CmpOp::GtE => is_length(left),
        CmpOp::Gt | CmpOp::LtE => is_length(right),
        _ => false,
    })
}

fn sets_password(node: &StmtFunctionDef) -> bool {
    let name = node.name.as_str();
    let sets = ["change", "create", "new", "reset", "set", "update"];
    has_word(name, &["register", "registration", "signup"])
        || has_word(name, &sets) && has_word(name, &["account", "password", "user"])
        || name.contains("sign_up")
}

fn takes_password(node: &StmtFunctionDef, seen: &Seen) -> bool {
    let is_password = |name: &str| secret(name) == Some(Secret::Password);
    let parameters = node.parameters.iter();
    seen.reads
        || parameters
            .into_iter()
            .any(|one| is_password(one.name().as_str()))
}

/// What a function does with passwords.
#[derive(Default)]
struct Seen {
    /// It reads one from a request.
    reads: bool,
    /// It makes a hash to store.
    hashes: bool,
    /// It measures or validates something.
    checks: bool,
}

impl Visitor<'_> for Seen {
    fn visit_expr(&mut self, expression: &Expr) {
        let is_password = |name: &str| secret(name) == Some(Secret::Password);
        match expression {
            Expr::StringLiteral(text) => self.reads |= is_password(text.value.to_str()),
            Expr::Name(name) => self.reads |= is_password(name.id.as_str()),
            Expr::Call(call) => {
                let name = function_name(call);
                let hashes = [
                    "generate_password_hash",
                    "hashpw",
                    "make_password",
                    "set_password",
                ];
                self.hashes |= hashes.contains(&name);
                self.checks |=
                    matches!(
                        name,
                        "len"
                            | "fullmatch"
                            | "match"
                            | "search"
                            | "isdigit"
                            | "isupper"
                            | "islower"
                            | "isalnum"
                            | "any"
                            | "all"
                            | "test"
                            | "is_valid"
                    ) || has_word(name, &["check", "policy", "strength", "strong", "validate"]);
            }
            _ => {}
        }
        walk_expr(self, expression);
    }
}

/// `PasswordField("Password", [DataRequired()])` without `Length`.
fn field<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if !is_asked(context) || call.has_unpacked_arguments() {
        return;
    }
    let validators = call.argument(1, "validators");
    let checked = validators.is_some_and(|validators| {
        calls_in(validators.expression).iter().any(|one| {
            let name = function_name(one);
            matches!(name, "Length" | "Regexp") || has_word(name, &["password", "strong"])
        })
    });
    if !checked {
        let message = "This field accepts passwords of any length";
        context.report_with(call.node.range(), message, Confidence::Low);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn weak_settings_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("weak-password-requirements", None, source),
                expected,
                "{source}"
            );
        };
        check("AUTH_PASSWORD_VALIDATORS = []\n", &[1]);
        check("app.config['SECURITY_PASSWORD_LENGTH_MIN'] = 4\n", &[1]);
        check(
            "AUTH_PASSWORD_VALIDATORS = [{'NAME': 'a.b.MinimumLengthValidator',\n    \
             'OPTIONS': {'min_length': 4}}]\n",
            &[2],
        );
        check(
            "AUTH_PASSWORD_VALIDATORS = [{'NAME': 'a.b.MinimumLengthValidator'}]\n",
            &[],
        );
        check(
            "def register(name, password):\n    save(name, password)\n",
            &[],
        );
    }

    #[test]
    fn missing_checks_are_reported_to_who_asks() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("weak-password-requirements", Some(521), source),
                expected,
                "{source}"
            );
        };
        check(
            "def register(name, password):\n    save(name, password)\n",
            &[1],
        );
        check(
            "def sign_up():\n    password = request.form['password']\n    save(password)\n",
            &[1],
        );
        check(
            "def change_password(user, new_password):\n    user.set_password(new_password)\n",
            &[1],
        );
        check(
            "def register(name, password):\n    if len(password) < 12:\n        raise ValueError\n    \
             save(name, password)\n",
            &[],
        );
        check(
            "def register(name, password):\n    validate_password(password)\n    save(name)\n",
            &[],
        );
        let problem = |test: &str| {
            format!(
                "def problem(name, password):\n    return 'no' if {test} else None\n\
                 class A:\n    def sign_up(self, name, password):\n        if problem(name, password):\n            return\n        save(name, password)\n"
            )
        };
        check(&problem("len(password) < 10"), &[]);
        check(&problem("not 10 <= len(password) <= 64"), &[]);
        check(&problem("len(password) > 64"), &[4]);
        check(&problem("len(name) < 3"), &[4]);
        check("def create_user(name):\n    save(name)\n", &[]);
        check(
            "from wtforms import PasswordField\na = PasswordField('p', [DataRequired()])\n\
             b = PasswordField('p', validators=[Length(min=12)])\n",
            &[2],
        );
    }
}
