//! The functions that answer requests, and whether they ask who the client is.

use super::walk::{Scope, each_expression, each_statement, last_name, scopes, text};
use super::words::{contains_any, has_word};
use crate::python::Module;
use crate::python::ast::{Decorator, Expr, ExprCall, Stmt, StmtClassDef, StmtFunctionDef};

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
    is_behind_guard: bool,
}

const WRITES: &[&str] = &["POST", "PUT", "PATCH", "DELETE"];

/// The request handlers of a file: functions with a route, methods of views, and functions whose
/// first parameter is the request.
pub(crate) fn handlers<'a>(module: &'a Module<'a>) -> Vec<Handler<'a>> {
    let scopes = scopes(module);
    let is_behind_guard = scopes.iter().any(is_guard_of_all);
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

/// `@app.before_request`, `@app.middleware("http")`: what they check is checked for all.
fn is_guard_of_all(scope: &Scope<'_>) -> bool {
    let Some(function) = scope.function else {
        return false;
    };
    let runs_first = |decorator: &Decorator| {
        let name = last_name(&decorator.expression).unwrap_or("");
        matches!(
            name,
            "before_request" | "before_app_request" | "middleware" | "hook"
        )
    };
    function.decorator_list.iter().any(runs_first) && asks_who(&function.body)
}

/// Words of a decorator, class or injected dependency that checks the client.
const GUARDS: &[&str] = &[
    "login",
    "logged",
    "auth",
    "authenticated",
    "authenticate",
    "authentication",
    "authorized",
    "authorised",
    "authorize",
    "authorise",
    "authorization",
    "permission",
    "permissions",
    "permitted",
    "role",
    "roles",
    "admin",
    "staff",
    "superuser",
    "jwt",
    "token",
    "apikey",
    "key",
    "user",
    "session",
    "protected",
    "secured",
    "signed",
    "scope",
    "scopes",
    "acl",
    "rbac",
    "csrf_token",
    "principal",
    "identity",
    "credentials",
    "oauth",
    "oauth2",
    "basic",
    "owner",
];

/// Whether somebody asks who the client is or what it may do before or while `handler` runs.
pub(crate) fn is_guarded(handler: &Handler<'_>) -> bool {
    let says = |expression: &Expr| last_name(expression).is_some_and(|name| has_word(name, GUARDS));
    let decorators = handler.function.decorator_list.iter();
    let mut guards = decorators.filter(|one| !is_route(&one.expression));
    handler.is_behind_guard
        || guards
            .any(|one| says(&one.expression) || first_argument(&one.expression).is_some_and(says))
        || handler.class.is_some_and(is_guarded_class)
        || has_injected_guard(handler.function)
        || asks_who(&handler.function.body)
}

/// Whether `expression` is the decorator that gives the path: its object, `admin` in
/// `@admin.route("/")`, checks nothing.
fn is_route(expression: &Expr) -> bool {
    let routes = [
        "route",
        "get",
        "post",
        "put",
        "patch",
        "delete",
        "websocket",
        "api_route",
    ];
    last_name(expression).is_some_and(|name| routes.contains(&name))
}

/// `login_required` of `@method_decorator(login_required)`.
fn first_argument(expression: &Expr) -> Option<&Expr> {
    match expression {
        Expr::Call(call) => call.arguments.args.first(),
        _ => None,
    }
}

fn is_guarded_class(class: &StmtClassDef) -> bool {
    let says = |expression: &Expr| {
        last_name(expression)
            .is_some_and(|name| has_word(name, GUARDS) && !has_word(name, &["view"]))
    };
    let decorated = |one: &Decorator| {
        says(&one.expression) || first_argument(&one.expression).is_some_and(says)
    };
    let sets_guard = |statement: &Stmt| match statement {
        Stmt::Assign(assign) => assign.targets.iter().any(|target| {
            let name = last_name(target).unwrap_or("");
            matches!(
                name,
                "permission_classes"
                    | "authentication_classes"
                    | "decorators"
                    | "method_decorators"
            )
        }),
        _ => false,
    };
    class.bases().iter().any(says)
        || class.decorator_list.iter().any(decorated)
        || class.body.iter().any(sets_guard)
}

/// `user = Depends(get_current_user)`, `@token_required` style `current_user` parameters.
fn has_injected_guard(function: &StmtFunctionDef) -> bool {
    function.parameters.iter().any(|parameter| {
        let name = parameter.name().as_str();
        let injected = match parameter.default() {
            Some(Expr::Call(call)) => match last_name(&call.func) {
                Some("Security") => true,
                Some("Depends") => {
                    let dependency = call.arguments.args.first().and_then(last_name);
                    dependency.is_some_and(|name| has_word(name, GUARDS))
                }
                _ => false,
            },
            _ => false,
        };
        injected || has_word(name, &["current"])
    })
}

/// Whether `body` asks who the client is: a session, a current user, a token, or an answer with
/// status 401 or 403.
pub(crate) fn asks_who(body: &[Stmt]) -> bool {
    let mut asks = false;
    each_expression(body, |expression| asks = asks || tells_who(expression));
    if !asks {
        each_statement(body, |statement| {
            asks = asks
                || matches!(statement, Stmt::Raise(raise) if raise.exc.as_deref().is_some_and(denies));
        });
    }
    asks
}

/// `PermissionDenied`, `Unauthorized`, `Forbidden`.
fn denies(exception: &Expr) -> bool {
    let words = ["permission", "unauthorized", "forbidden", "denied", "auth"];
    last_name(exception).is_some_and(|name| has_word(name, &words))
}

/// Whether `expression` itself (not a part of it) tells who the client is or what it may do.
pub(crate) fn tells_who(expression: &Expr) -> bool {
    match expression {
        Expr::Name(name) => names_identity(name.id.as_str()),
        Expr::Attribute(node) => {
            let base = last_name(&node.value).unwrap_or("");
            let name = node.attr.as_str();
            names_identity(name)
                || (name == "user"
                    && matches!(
                        base,
                        "request" | "req" | "g" | "session" | "state" | "scope"
                    ))
                || (base == "session" && matches!(name, "user" | "user_id" | "username" | "get"))
                || (name == "authorization" || name == "auth") && matches!(base, "request" | "req")
        }
        Expr::Subscript(node) => last_name(&node.value) == Some("session"),
        Expr::Compare(node) => {
            let session = |one: &Expr| last_name(one) == Some("session");
            node.comparators.iter().any(session)
        }
        Expr::StringLiteral(literal) => {
            literal.value.to_str().eq_ignore_ascii_case("authorization")
        }
        Expr::NumberLiteral(literal) => {
            let status = literal.value.as_int().and_then(|number| number.as_u16());
            matches!(status, Some(401 | 403))
        }
        _ => false,
    }
}

/// Names that only code which checks the client uses.
fn names_identity(name: &str) -> bool {
    let exact = [
        "current_user",
        "currentuser",
        "logged_in",
        "loggedin",
        "get_jwt_identity",
        "jwt_identity",
        "is_authenticated",
        "isauthenticated",
        "is_admin",
        "is_staff",
        "is_superuser",
        "has_perm",
        "has_permission",
        "check_permission",
        "check_permissions",
        "has_role",
        "unauthorized",
        "forbidden",
        "http_401_unauthorized",
        "http_403_forbidden",
        "httpresponseforbidden",
        "user_passes_test",
        "get_current_user",
        "is_logged_in",
        "user_id_from_session",
    ];
    if exact.iter().any(|one| name.eq_ignore_ascii_case(one)) {
        return true;
    }
    let verbs = [
        "check", "verify", "require", "validate", "ensure", "is", "has", "can", "decode",
    ];
    let things = [
        "auth",
        "authenticated",
        "authentication",
        "authorization",
        "authorized",
        "login",
        "logged",
        "permission",
        "permissions",
        "token",
        "jwt",
        "session",
        "role",
        "admin",
        "access",
        "owner",
        "user",
        "credentials",
        "apikey",
        "api",
    ];
    has_word(name, &["authenticate", "authorize", "authorise"])
        || has_word(name, &verbs) && has_word(name, &things)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(source: &str) -> Vec<String> {
        let module = Module::parse(source).unwrap();
        let describe = |handler: &Handler<'_>| {
            let mut text = handler.function.name.to_string();
            for (word, holds) in [
                ("reads", handler.reads),
                ("writes", handler.writes),
                ("guarded", is_guarded(handler)),
            ] {
                if holds {
                    text = text + " " + word;
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

    #[test]
    fn guards_are_seen() {
        let check = |source: &str, expected: &str| {
            assert_eq!(described(source).last().unwrap(), expected, "{source}");
        };
        check(
            "@app.route('/')\n@login_required\ndef f():\n    pass\n",
            "f reads guarded",
        );
        check("@admin.route('/')\ndef f():\n    pass\n", "f reads");
        check(
            "@app.get('/')\ndef f(user=Depends(get_current_user)):\n    pass\n",
            "f reads guarded",
        );
        check(
            "@app.get('/')\ndef f(db=Depends(get_db)):\n    pass\n",
            "f reads",
        );
        check(
            "@app.route('/')\ndef f():\n    if 'id' not in session:\n        return 'x'\n",
            "f reads guarded",
        );
        check(
            "@app.route('/')\ndef f():\n    db.session.commit()\n",
            "f reads",
        );
        check(
            "@app.route('/')\ndef f():\n    abort(403)\n",
            "f reads guarded",
        );
        check(
            "@app.route('/')\ndef f():\n    check_permission()\n",
            "f reads guarded",
        );
        check(
            "class V(LoginRequiredMixin, View):\n    def get(self, request):\n        pass\n",
            "get reads guarded",
        );
        check(
            "class V(APIView):\n    permission_classes = [A]\n    def get(self, request):\n        pass\n",
            "get reads guarded",
        );
        check(
            "@app.before_request\ndef g():\n    check_login()\n@app.route('/')\ndef f():\n    pass\n",
            "f reads guarded",
        );
        check(
            "def f(request):\n    raise PermissionDenied\n",
            "f reads guarded",
        );
    }
}
