//! Pages that other sites may frame.

use super::syntax::{contains_any, each_expression, handlers, last_name, text};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Assignment, Call, Context, FunctionView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "framing-allowed",
        title: "Pages that other sites may frame",
        languages: &[Language::Python],
        cwe: &[CweId(1021)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports settings, decorators and headers that let every site show the pages in a \
               frame. When asked for clickjacking: also files that send HTML without any protection \
               against framing.",
        why: "An attacker lays the framed page, invisible, over one of his own and has its users \
               click on it.",
        example: "\
from django.http import HttpResponse
from django.views.decorators.clickjacking import xframe_options_exempt

@xframe_options_exempt
def pay(request):
    return HttpResponse(\"<button>Pay</button>\")
",
        better: "\
from django.http import HttpResponse
from django.views.decorators.clickjacking import xframe_options_deny

@xframe_options_deny
def pay(request):
    return HttpResponse(\"<button>Pay</button>\")
",
        references: &["https://cwe.mitre.org/data/definitions/1021.html"],
    },
    hooks: &[
        Hook::Assignment(assignment),
        Hook::Call(&["flask_talisman.Talisman"], talisman),
        Hook::Function(view),
        Hook::Module(pages),
    ],
};

const ANY: &str = "every site may show this page in a frame";

fn assignment<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    let Some(label) = assignment.label else {
        return;
    };
    let is_option = label == "X_FRAME_OPTIONS" || label.eq_ignore_ascii_case("x-frame-options");
    if is_option
        && let Some(value) = context.string(assignment.expression)
        && !contains_any(&value, &["deny", "sameorigin", "allow-from"])
    {
        context.report(assignment.range, ANY);
    }
}

fn talisman<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if let Some(argument) = call.keyword("frame_options")
        && matches!(argument.expression, Expr::NoneLiteral(_))
    {
        context.report(argument.expression.range(), ANY);
    }
}

fn view<'a>(context: &mut Context<'a>, function: &FunctionView<'a>) {
    for decorator in &function.node.decorator_list {
        if last_name(&decorator.expression) == Some("xframe_options_exempt") {
            context.report(decorator.expression.range(), ANY);
        }
    }
}

/// Handlers that send HTML in a file that says nothing about frames.
fn pages(context: &mut Context<'_>) {
    if !context.asks(CweId(1021)) {
        return;
    }
    let module = context.module();
    let known = [
        "x-frame-options",
        "x_frame_options",
        "frame-ancestors",
        "xframe_options",
        "talisman",
        "xframeoptionsmiddleware",
    ];
    if contains_any(module.source(), &known) {
        return;
    }
    for handler in handlers(module) {
        let mut sends_html = false;
        each_expression(&handler.function.body, |expression| {
            sends_html |= matches!(
                last_name(expression),
                Some(
                    "render_template"
                        | "render_template_string"
                        | "render"
                        | "TemplateResponse"
                        | "HTMLResponse"
                )
            );
            sends_html |= text(expression)
                .is_some_and(|text| contains_any(text, &["<html", "<form", "<button", "<body"]));
        });
        if sends_html {
            context.report_with(
                handler.function.name.range,
                "nothing keeps other sites from showing this page in a frame",
                Confidence::Low,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(lines("framing-allowed", None, source), expected, "{source}");
    }

    /// With the weakness being asked for.
    fn check_asked(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("framing-allowed", Some(1021), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn open_frames_are_reported() {
        check("X_FRAME_OPTIONS = 'ALLOWALL'\n", &[1]);
        check("response.headers['X-Frame-Options'] = 'ALLOW'\n", &[1]);
        check("@xframe_options_exempt\ndef f(request):\n    pass\n", &[1]);
        check(
            "from flask_talisman import Talisman\nTalisman(app, frame_options=None)\n",
            &[2],
        );
        check_asked(
            "@app.route('/')\ndef f():\n    return render_template('a.html')\n",
            &[2],
        );
    }

    #[test]
    fn closed_frames_are_not() {
        check("X_FRAME_OPTIONS = 'DENY'\n", &[]);
        check("response.headers['X-Frame-Options'] = 'SAMEORIGIN'\n", &[]);
        check(
            "@app.route('/')\ndef f():\n    return render_template('a.html')\n",
            &[],
        );
        check_asked("@app.route('/')\ndef f():\n    return jsonify(a=1)\n", &[]);
        check_asked(
            "Talisman(app)\n@app.route('/')\ndef f():\n    return render_template('a.html')\n",
            &[],
        );
    }
}
