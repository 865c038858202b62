//! Templates that do not escape.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Edit, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "template-autoescape-off",
        title: "Templates that do not escape",
        languages: &[Language::Python],
        cwe: &[CweId(79), CweId(116)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports Jinja2 environments that do not escape what is put into their templates: \
               without `autoescape`, which is off, or with `autoescape=False`. Who asks for the \
               weakness is told of single templates and of Mako too, which do not escape either.",
        why: "Every value in every page then has to be escaped by hand. The first one that is \
              forgotten lets an attacker put a script into the page.",
        example: r#"from jinja2 import Environment, FileSystemLoader

pages = Environment(loader=FileSystemLoader("pages"))
"#,
        better: r#"from jinja2 import Environment, FileSystemLoader

pages = Environment(loader=FileSystemLoader("pages"), autoescape=True)
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/79.html",
            "https://jinja.palletsprojects.com/en/stable/api/#autoescaping",
        ],
    },
    hooks: &[
        Hook::Call(
            &["jinja2.Environment", "jinja2.sandbox.SandboxedEnvironment"],
            check_environment,
        ),
        Hook::Call(&["jinja2.Template"], check_template),
        Hook::Call(
            &["mako.template.Template", "mako.lookup.TemplateLookup"],
            check_mako,
        ),
    ],
};

const MESSAGE: &str = "These templates do not escape what is put into them";

fn check_environment<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if call.has_unpacked_arguments() {
        return;
    }
    let edit = match call.keyword("autoescape") {
        Some(given) if context.boolean(given.expression) == Some(false) => {
            // A variable may be used elsewhere too; only a literal is changed.
            let is_literal = matches!(given.expression, Expr::BooleanLiteral(_));
            let range = given.expression.range();
            is_literal.then(|| (range.start().to_usize(), range.end().to_usize(), "True"))
        }
        Some(_) => return,
        None => {
            let end = call.node.arguments.range.end().to_usize() - 1;
            let text = context.text(&call.node.arguments);
            let inside = text.trim_end_matches(')').trim_end();
            let added = match inside.chars().last() {
                Some('(') => Some("autoescape=True"),
                // Behind a comma the layout of several lines would have to be kept.
                Some(',') => None,
                _ => Some(", autoescape=True"),
            };
            added
                .filter(|_| !text.contains('\n'))
                .map(|added| (end, end, added))
        }
    };
    let range = call.node.range();
    match edit {
        Some((start, end, text)) => {
            let text = text.to_owned();
            let edits = vec![Edit { start, end, text }];
            context.report_fix(range, MESSAGE, "Let the templates escape", edits);
        }
        None => context.report(range, MESSAGE),
    }
}

/// A single template is often no page.
fn check_template<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let autoescape = call.keyword("autoescape");
    let escapes = autoescape.is_some_and(|on| context.boolean(on.expression) != Some(false));
    if !escapes && !call.has_unpacked_arguments() {
        context.report_with(call.node.range(), MESSAGE, Confidence::Low);
    }
}

/// Mako escapes what goes through the filter `h`.
fn check_mako<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if call.keyword("default_filters").is_none() && !call.has_unpacked_arguments() {
        context.report_with(call.node.range(), MESSAGE, Confidence::Low);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::testing::lines;

    #[test]
    fn environments_are_judged() {
        let check = |asked: Option<u32>, source: &str, expected: &[usize]| {
            assert_eq!(lines(RULE.about.id, asked, source), expected, "{source}");
        };
        check(None, "import jinja2\njinja2.Environment()", &[2]);
        check(
            None,
            "from jinja2 import Environment as E\nE(loader=l, autoescape=False)",
            &[2],
        );
        check(
            None,
            "import jinja2\noff = False\njinja2.Environment(autoescape=off)",
            &[3],
        );
        check(
            None,
            "from jinja2.sandbox import SandboxedEnvironment\nSandboxedEnvironment()",
            &[2],
        );
        check(
            None,
            "import jinja2\njinja2.Environment(autoescape=True)",
            &[],
        );
        check(
            None,
            "from jinja2 import Environment, select_autoescape\nEnvironment(autoescape=select_autoescape())",
            &[],
        );
        check(None, "import jinja2\njinja2.Environment(**settings)", &[]);
        check(None, "from mine import Environment\nEnvironment()", &[]);
        check(Some(79), "import jinja2\njinja2.Template('a')", &[2]);
        check(
            Some(79),
            "import jinja2\njinja2.Template('a', autoescape=True)",
            &[],
        );
        check(
            Some(79),
            "from mako.template import Template\nTemplate('a')",
            &[2],
        );
        check(
            Some(79),
            "from mako.lookup import TemplateLookup\nTemplateLookup('a', default_filters=['h'])",
            &[],
        );
    }
}
