//! The functions that answer requests.

use super::guards;
use super::walk::{Scope, each_expression, last_name, scopes, text};
use super::words::{contains_any, has_word};
use crate::python::Module;
use crate::python::ast::{Decorator, Expr, ExprCall, StmtClassDef, StmtFunctionDef};

/// A function that answers requests.
pub(crate) struct Handler<'a> {
    pub(crate) function: &'a StmtFunctionDef,
    pub(crate) class: Option<&'a StmtClassDef>,
    /// The path it answers for, where it stands at the function.
    pub(crate) path: Option<&'a str>,
    /// Whether it answers requests that only read: GET.
    pub(crate) reads: bool,
    /// Whether it answers requests that change something: POST, PUT, PATCH, DELETE.
    pub(crate) writes: bool,
    /// Whether all requests of the file are checked before they come here.
    pub(super) is_behind_guard: bool,
}

const WRITES: &[&str] = &["POST", "PUT", "PATCH", "DELETE"];

/// The request handlers of a file: functions with a route, methods of views, and functions whose
/// first parameter is the request.
pub(crate) fn handlers<'a>(module: &'a Module<'a>) -> Vec<Handler<'a>> {
    let scopes = scopes(module);
    let is_behind_guard = scopes.iter().any(guards::is_guard_of_all);
    let all = scopes.iter().filter_map(handler);
    all.map(|handler| Handler {
        is_behind_guard,
        ..handler
    })
    .collect()
}

fn handler<'a>(scope: &Scope<'a>) -> Option<Handler<'a>> {
    let function = scope.function?;
    let mut handler = Handler {
        function,
        class: scope.class,
        path: None,
        reads: false,
        writes: false,
        is_behind_guard: false,
    };
    for decorator in &function.decorator_list {
        read_decorator(&mut handler, decorator);
    }
    if !handler.reads && !handler.writes {
        read_method(&mut handler);
    }
    if !handler.reads && !handler.writes && takes_request(function, scope.class.is_some()) {
        let mut reads_body = false;
        let mut tests_method = false;
        each_expression(&function.body, |expression| {
            let name = last_name(expression).unwrap_or("");
            reads_body |= matches!(name, "POST" | "form" | "json" | "get_json" | "body");
            tests_method |= name == "method";
        });
        handler.writes = reads_body;
        handler.reads = !reads_body || !tests_method;
    }
    (handler.reads || handler.writes).then_some(handler)
}

fn read_decorator<'a>(handler: &mut Handler<'a>, decorator: &'a Decorator) {
    let Expr::Call(call) = &decorator.expression else {
        match last_name(&decorator.expression) {
            Some("require_POST") => handler.writes = true,
            Some("require_GET" | "require_safe" | "expose") => handler.reads = true,
            _ => {}
        }
        return;
    };
    let on_object = matches!(&*call.func, Expr::Attribute(_));
    match last_name(&call.func) {
        Some("route" | "api_route" | "view_config" | "expose" | "add_url_rule" | "action") => {
            let methods = methods(call);
            handler.writes |= WRITES.iter().any(|write| methods.contains(write));
            handler.reads |= methods.is_empty() || methods.contains(&"GET");
        }
        Some("api_view" | "require_http_methods") => {
            let methods = methods(call);
            handler.writes |= WRITES.iter().any(|write| methods.contains(write));
            handler.reads |= methods.is_empty() || methods.contains(&"GET");
            return;
        }
        Some("get" | "websocket") if on_object => handler.reads = true,
        Some("post" | "put" | "patch" | "delete") if on_object => handler.writes = true,
        _ => return,
    }
    handler.path = call.arguments.args.first().and_then(text).or(handler.path);
}

/// The texts in the arguments that name methods: `methods=["POST"]`, `api_view(("GET",))`.
fn methods(call: &ExprCall) -> Vec<&str> {
    let named = ["methods", "request_method"];
    let keywords = call.arguments.keywords.iter();
    let keywords =
        keywords.filter(|one| one.arg.as_deref().is_some_and(|arg| named.contains(&arg)));
    let lists = call
        .arguments
        .args
        .iter()
        .chain(keywords.map(|one| &one.value));
    let mut methods = Vec::new();
    for list in lists {
        let parts = match list {
            Expr::List(list) => list.elts.as_slice(),
            Expr::Tuple(list) => list.elts.as_slice(),
            Expr::Set(list) => list.elts.as_slice(),
            one => std::slice::from_ref(one),
        };
        methods.extend(
            parts
                .iter()
                .filter_map(text)
                .filter(|text| !text.contains('/')),
        );
    }
    methods
}

/// `post` of a view class, `do_POST` of `http.server`, `on_post` of Falcon.
fn read_method(handler: &mut Handler<'_>) {
    let Some(class) = handler.class else {
        return;
    };
    let views = [
        "view",
        "resource",
        "handler",
        "endpoint",
        "viewset",
        "controller",
    ];
    let is_view = |base: &Expr| {
        last_name(base).is_some_and(|name| {
            has_word(name, &views) || contains_any(name, &["viewset", "apiview", "methodview"])
        })
    };
    if !class.bases().iter().any(is_view) && !has_word(class.name.as_str(), &views) {
        return;
    }
    match handler.function.name.as_str() {
        "get" | "do_GET" | "on_get" | "list" | "retrieve" => handler.reads = true,
        "post" | "put" | "patch" | "delete" | "do_POST" | "do_PUT" | "do_DELETE" | "on_post"
        | "on_put" | "on_delete" | "create" | "update" | "partial_update" | "destroy" => {
            handler.writes = true;
        }
        _ => {}
    }
}

fn takes_request(function: &StmtFunctionDef, is_method: bool) -> bool {
    let first = function.parameters.iter().nth(usize::from(is_method));
    first.is_some_and(|parameter| matches!(parameter.name().as_str(), "request" | "req"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(source: &str) -> Vec<String> {
        let module = Module::parse(source).unwrap();
        let describe = |handler: &Handler<'_>| {
            let mut text = handler.function.name.to_string();
            for (word, holds) in [(" reads", handler.reads), (" writes", handler.writes)] {
                if holds {
                    text += word;
                }
            }
            text
        };
        handlers(&module).iter().map(describe).collect()
    }

    #[test]
    fn handlers_are_found() {
        let check = |source: &str, expected: &[&str]| {
            assert_eq!(described(source), expected, "{source}");
        };
        check("@app.route('/')\ndef f():\n    return 1\n", &["f reads"]);
        check(
            "@bp.route('/', methods=['GET', 'POST'])\ndef f():\n    return 1\n",
            &["f reads writes"],
        );
        check(
            "@app.delete('/x')\nasync def f(x):\n    pass\n",
            &["f writes"],
        );
        check(
            "@api_view(['PUT'])\ndef f(request):\n    pass\n",
            &["f writes"],
        );
        check("def f(request):\n    return 1\n", &["f reads"]);
        check(
            "def f(request):\n    return request.POST['x']\n",
            &["f reads writes"],
        );
        check(
            "class V(MethodView):\n    def post(self):\n        pass\n    def other(self):\n        pass\n",
            &["post writes"],
        );
        check("def f(x):\n    pass\n", &[]);
        check("@functools.cache\ndef f():\n    pass\n", &[]);
    }
}
