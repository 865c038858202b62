//! Session or token that does not end.

use super::syntax::{Local, any_expression, handlers, has_word, last_name, text};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, ExprCall};
use crate::python::flow::{Assignment, Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "session-without-end",
        title: "Session or token that does not end",
        languages: &[Language::Python],
        cwe: &[CweId(613)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports sessions and tokens whose lifetime is switched off or longer than a quarter \
               of a year. When asked for session expiration: also tokens that are made without an \
               expiry, and logouts that leave the session as it is.",
        why: "A stolen cookie or token stays valid for as long as the session lives, long after \
               its user has left.",
        example: "\
from flask import Flask

app = Flask(__name__)
app.config[\"JWT_ACCESS_TOKEN_EXPIRES\"] = False
",
        better: "\
from datetime import timedelta
from flask import Flask

app = Flask(__name__)
app.config[\"JWT_ACCESS_TOKEN_EXPIRES\"] = timedelta(minutes=15)
",
        references: &["https://cwe.mitre.org/data/definitions/613.html"],
    },
    hooks: &[
        Hook::Assignment(assignment),
        Hook::Call(&["jwt.decode", "jose.jwt.decode"], decode),
        Hook::Call(&["jwt.encode", "jose.jwt.encode"], encode),
        Hook::Module(logouts),
    ],
};

/// Longer lifetimes are no session any more.
const LONGEST: i64 = 92 * 24 * 60 * 60;

fn assignment<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    let is_lifetime = matches!(
        assignment.label,
        Some(
            "PERMANENT_SESSION_LIFETIME"
                | "permanent_session_lifetime"
                | "SESSION_COOKIE_AGE"
                | "REMEMBER_COOKIE_DURATION"
                | "JWT_ACCESS_TOKEN_EXPIRES"
                | "JWT_EXPIRATION_DELTA"
                | "ACCESS_TOKEN_LIFETIME"
        )
    );
    if !is_lifetime {
        return;
    }
    let seconds = match assignment.expression {
        Expr::Call(call) if last_name(&call.func) == Some("timedelta") => timedelta(context, call),
        expression => context.integer(expression),
    };
    if seconds.is_some_and(|seconds| seconds > LONGEST)
        || context.boolean(assignment.expression) == Some(false)
    {
        context.report(
            assignment.range,
            "sessions and tokens stay valid for too long",
        );
    }
}

/// The seconds of `timedelta(days=…)`, as far as they are literals.
fn timedelta<'a>(context: &mut Context<'a>, call: &'a ExprCall) -> Option<i64> {
    let mut seconds = 0_i64;
    let positional = call.arguments.args.iter().zip(["days", "seconds"]);
    let named = call
        .arguments
        .keywords
        .iter()
        .filter_map(|one| Some((&one.value, one.arg.as_deref()?)));
    for (value, unit) in positional.chain(named) {
        let unit = match unit {
            "weeks" => 7 * 24 * 60 * 60,
            "days" => 24 * 60 * 60,
            "hours" => 60 * 60,
            "minutes" => 60,
            "seconds" => 1,
            _ => return None,
        };
        seconds = seconds.checked_add(context.integer(value)?.checked_mul(unit)?)?;
    }
    Some(seconds)
}

/// `options={"verify_exp": False}`.
fn decode<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    // Who reads the time of expiry looks at it.
    if context.file_mentions(&["[\"exp\"]", "['exp']", ".get(\"exp\"", ".get('exp'"]) {
        return;
    }
    let Some(Expr::Dict(options)) = call.keyword("options").map(|one| one.expression) else {
        return;
    };
    for item in &options.items {
        if item.key.as_ref().and_then(text) == Some("verify_exp")
            && context.boolean(&item.value) == Some(false)
        {
            context.report(
                item.value.range(),
                "tokens are accepted after they have expired",
            );
        }
    }
}

/// A token without `exp`.
fn encode<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if !context.asks(CweId(613)) {
        return;
    }
    let Some(payload) = call.argument(0, "payload") else {
        return;
    };
    let made_by = match payload.expression {
        Expr::Name(_) => payload.value.made_by(),
        expression => Some(expression),
    };
    if let Some(Expr::Dict(claims)) = made_by
        && claims.items.iter().all(|item| {
            item.key
                .as_ref()
                .and_then(text)
                .is_some_and(|key| key != "exp")
        })
    {
        context.report(
            call.node.range(),
            "this token never expires: it has no `exp`",
        );
    }
}

/// A logout that forgets nothing.
fn logouts(context: &mut Context<'_>) {
    if !context.asks(CweId(613)) {
        return;
    }
    let module = context.module();
    for handler in handlers(module) {
        let function = handler.function;
        if !has_word(function.name.as_str(), &["logout", "signout", "logoff"]) {
            continue;
        }
        let local = Local::of(module);
        let ends = any_expression(&function.body, |expression| {
            let helper = match expression {
                Expr::Call(call) => local.called(call, handler.class),
                _ => None,
            };
            ends_session(expression)
                || helper.is_some_and(|helper| any_expression(&helper.body, ends_session))
        });
        if !ends {
            context.report(function.name.range, "this logout does not end the session");
        }
    }
}

/// `session.clear()`, `logout_user(…)`.
fn ends_session(expression: &Expr) -> bool {
    const WORDS: &[&str] = &[
        "pop",
        "clear",
        "flush",
        "delete",
        "invalidate",
        "logout",
        "revoke",
        "destroy",
        "unset",
        "blacklist",
        "blocklist",
        "expire",
    ];
    last_name(expression).is_some_and(|name| has_word(name, WORDS))
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("session-without-end", None, source),
            expected,
            "{source}"
        );
    }

    /// With the weakness being asked for.
    fn check_asked(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("session-without-end", Some(613), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn endless_sessions_are_reported() {
        check("app.config['JWT_ACCESS_TOKEN_EXPIRES'] = False\n", &[1]);
        check(
            "from datetime import timedelta\napp.permanent_session_lifetime = timedelta(days=365)\n",
            &[2],
        );
        check("SESSION_COOKIE_AGE = 60 * 60 * 24 * 365\n", &[1]);
        check(
            "import jwt\njwt.decode(t, k, algorithms=['HS256'], options={'verify_exp': False})\n",
            &[2],
        );
        check_asked("import jwt\njwt.encode({'sub': 1}, k)\n", &[2]);
        check_asked("import jwt\np = {'sub': 1}\njwt.encode(p, k)\n", &[3]);
        check_asked(
            "@app.route('/logout')\ndef logout():\n    return redirect('/')\n",
            &[2],
        );
    }

    #[test]
    fn short_sessions_are_not() {
        check(
            "from datetime import timedelta\nPERMANENT_SESSION_LIFETIME = timedelta(minutes=30)\n",
            &[],
        );
        check("SESSION_COOKIE_AGE = 3600\n", &[]);
        let decode = "import jwt\nc = jwt.decode(t, k, algorithms=['HS256'], options={'verify_exp': False})\n";
        check(
            &format!("{decode}if c['exp'] < now - GRACE:\n    raise ValueError\n"),
            &[],
        );
        check_asked(
            "import jwt\njwt.encode({'sub': 1, 'exp': t}, k)\njwt.encode({**claims}, k)\n",
            &[],
        );
        check_asked(
            "@app.route('/logout')\ndef logout():\n    session.pop('user')\n",
            &[],
        );
        check_asked(
            "def forget():\n    session.clear()\n@app.route('/logout')\ndef logout():\n    forget()\n    return redirect('/')\n",
            &[],
        );
        check_asked(
            "def forget():\n    log('bye')\n@app.route('/logout')\ndef logout():\n    forget()\n    return redirect('/')\n",
            &[4],
        );
        check("import jwt\njwt.encode({'sub': 1}, k)\n", &[]);
    }
}
