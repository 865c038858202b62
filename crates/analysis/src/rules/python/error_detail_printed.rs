//! Error details written out.

use super::syntax::{each_expression, each_part, each_statement, last_name, root_name, scopes};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{ExceptHandler, Expr, ExprCall, Stmt};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "error-detail-printed",
        title: "Error details written out",
        languages: &[Language::Python],
        cwe: &[CweId(209), CweId(211), CweId(210)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports exception handlers that print the exception or its traceback.",
        why: "Standard output and standard error of a service end up on a console, in a page or \
               with whoever started it. Messages and tracebacks tell paths, queries and secrets \
               that help the next attack.",
        example: "\
def load():
    try:
        with open(\"settings.ini\") as file:
            return file.read()
    except OSError as error:
        print(error)
",
        better: "\
import logging

def load():
    try:
        with open(\"settings.ini\") as file:
            return file.read()
    except OSError:
        logging.exception(\"cannot load\")
",
        references: &["https://cwe.mitre.org/data/definitions/209.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    for scope in scopes(context.module()) {
        let mut exceptions = Vec::new();
        each_statement(scope.body, |statement| {
            if let Stmt::Try(node) = statement {
                let names = node
                    .handlers
                    .iter()
                    .filter_map(|ExceptHandler::ExceptHandler(one)| one.name.as_ref());
                exceptions.extend(names.map(|name| name.as_str()));
            }
        });
        exceptions.sort_unstable();
        exceptions.dedup();
        each_expression(scope.body, |expression| {
            if let Expr::Call(call) = expression
                && prints_error(call, &exceptions)
            {
                context.report(
                    call.range(),
                    "the details of an error are written where others may read them",
                );
            }
        });
    }
}

fn prints_error(call: &ExprCall, exceptions: &[&str]) -> bool {
    match last_name(&call.func) {
        Some("print_exc" | "print_exception" | "print_last" | "print_tb") => {
            root_name(&call.func) != Some("self")
        }
        Some("print") => call
            .arguments
            .args
            .iter()
            .any(|one| tells_error(one, exceptions)),
        Some("write") if matches!(root_name(&call.func), Some("sys" | "stdout" | "stderr")) => call
            .arguments
            .args
            .iter()
            .any(|one| tells_error(one, exceptions)),
        _ => false,
    }
}

/// Whether an exception, or a text made of the current one, is a part of `argument`.
fn tells_error(argument: &Expr, exceptions: &[&str]) -> bool {
    let mut tells = false;
    each_part(argument, |part| {
        tells |= match part {
            Expr::Name(name) => exceptions.binary_search(&name.id.as_str()).is_ok(),
            Expr::Call(call) => {
                matches!(
                    last_name(&call.func),
                    Some("format_exc" | "format_exception" | "exc_info")
                )
            }
            _ => false,
        };
    });
    tells
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("error-detail-printed", Some(209), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn printed_errors_are_reported() {
        check(
            "try:\n    f()\nexcept Exception as e:\n    print(e)\n",
            &[4],
        );
        check(
            "try:\n    f()\nexcept Exception as e:\n    print(f'failed: {e}')\n",
            &[4],
        );
        check(
            "import traceback\ntry:\n    f()\nexcept OSError:\n    traceback.print_exc()\n",
            &[5],
        );
        check(
            "import traceback as t\ntry:\n    f()\nexcept OSError:\n    print(t.format_exc())\n",
            &[5],
        );
        check(
            "import sys\ntry:\n    f()\nexcept OSError as e:\n    sys.stderr.write(str(e))\n",
            &[5],
        );
    }

    #[test]
    fn other_handlers_are_not() {
        check(
            "try:\n    f()\nexcept OSError as e:\n    log.error(e)\n",
            &[],
        );
        check(
            "try:\n    f()\nexcept OSError as e:\n    print('failed')\n",
            &[],
        );
        check("e = 1\nprint(e)\n", &[]);
    }
}
