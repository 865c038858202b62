//! The routes of web applications: decorators of Flask and FastAPI, their calls, and Django's
//! `path`.

use super::outline::Outline;
use crate::python::ast::{Expr, ExprCall};
use crate::repair_guard::{Kind, Violation};
use crate::rules::python::syntax::each_expression;
use crate::rules::python::syntax::{called, each_part, keyword, scopes, text};

/// Methods by which decorators are called.
const METHODS: [&str; 7] = ["get", "post", "put", "delete", "patch", "head", "options"];

/// What makes a route of its first argument.
const CALLS: [&str; 7] = [
    "route",
    "add_url_rule",
    "add_api_route",
    "api_route",
    "websocket",
    "path",
    "re_path",
];

pub(super) fn check(before: &Outline<'_>, after: &Outline<'_>) -> Vec<Violation> {
    let now = routes(after);
    let gone = routes(before).into_iter();
    let gone = gone.filter(|(route, _)| !now.iter().any(|(other, _)| other == route));
    gone.map(|(route, line)| Violation {
        kind: Kind::Missing,
        what: format!("the route {route}"),
        line,
    })
    .collect()
}

/// `POST /orders/<>` with its line. What stands in brackets is a name of the author's own.
fn routes(outline: &Outline<'_>) -> Vec<(String, usize)> {
    let mut routes = Vec::new();
    let mut take = |expression: &Expr, is_decorator: bool| {
        if let Expr::Call(call) = expression
            && let Some(path) = path_of(call, is_decorator)
        {
            let line = outline.line(call);
            for method in methods_of(call) {
                routes.push((format!("{method} {}", plain(path)), line));
            }
        }
    };
    for scope in scopes(outline.module) {
        each_expression(scope.body, |expression| take(expression, false));
        let decorators = scope.function.iter().flat_map(|it| &it.decorator_list);
        for decorator in decorators {
            each_part(&decorator.expression, |part| take(part, true));
        }
    }
    routes
}

fn path_of(call: &ExprCall, is_decorator: bool) -> Option<&str> {
    let name = called(call)?;
    let makes_route = CALLS.contains(&name) || is_decorator && METHODS.contains(&name);
    let first = call.arguments.args.first().filter(|_| makes_route)?;
    // `os.path` and the like take no pattern and a view.
    let is_django = matches!(name, "path" | "re_path") && call.arguments.args.len() < 2;
    text(first).filter(|_| !is_django)
}

/// The methods that a route answers: GET where none is named, as Flask has it.
fn methods_of(call: &ExprCall) -> Vec<String> {
    if let Some(name) = called(call).filter(|name| METHODS.contains(name)) {
        return vec![name.to_uppercase()];
    }
    let listed = match keyword(call, "methods") {
        Some(Expr::List(list)) => list.elts.as_slice(),
        Some(Expr::Tuple(tuple)) => tuple.elts.as_slice(),
        _ => return vec!["GET".to_owned()],
    };
    listed
        .iter()
        .filter_map(text)
        .map(str::to_uppercase)
        .collect()
}

/// The path without the names of its parameters.
fn plain(path: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0_u32;
    for c in path.chars() {
        match c {
            '<' | '{' => {
                depth += 1;
                plain.push('<');
            }
            '>' | '}' => {
                depth = depth.saturating_sub(1);
                plain.push('>');
            }
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair_guard::Kind::Missing;

    #[test]
    fn routes_stay() {
        let check = |before: &str, after: &str, expected: &[(Kind, &str)]| {
            super::super::hold(super::check, before, after, expected);
        };
        let flask = |decorator: &str| {
            format!(
                "def create():\n    @app.{decorator}\n    def view(name):\n        return name\n"
            )
        };
        check(
            &flask("route('/a/<name>')"),
            &flask("route('/a/<path:other>')"),
            &[],
        );
        check(
            &flask("route('/a', methods=['GET', 'POST'])"),
            &flask("route('/a', methods=['POST'])"),
            &[(Missing, "the route GET /a")],
        );
        check(
            &flask("get('/a')"),
            &flask("route('/a', methods=['GET'])"),
            &[],
        );
        check(
            &flask("delete('/a/{id}')"),
            "def create():\n    pass\n",
            &[(Missing, "the route DELETE /a/<>")],
        );
        check(
            "urlpatterns = [path('a/', view), path('b/', view)]\n",
            "urlpatterns = [path('a/', view)]\n",
            &[(Missing, "the route GET b/")],
        );
        check("x = os.path('a')\ny = d.get('k')\n", "", &[]);
    }
}
