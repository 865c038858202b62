//! Whether somebody asks who the client is before a request is answered.

use super::handlers::Handler;
use super::local::{Local, functions_inside};
use super::search::any_expression;
use super::walk::{Scope, each_expression, each_statement, keyword, last_name};
use crate::python::ast::{Decorator, Expr, ExprCall, Stmt, StmtClassDef, StmtFunctionDef};
use crate::python::words::has_word;

/// How many functions of the file are followed from a handler to the one that asks.
const MAX_HELPERS: u32 = 3;

/// Whether a function of the file asks who the client is: one that `handler` calls, or one that
/// runs before.
fn helper_asks(handler: &Handler<'_>, local: &Local<'_>) -> bool {
    let asks = |helper| says_in(helper, handler.class, local, &asks_who, MAX_HELPERS);
    let before = run_before(handler.function, local);
    before.into_iter().any(asks)
        || any_expression(&handler.function.body, |expression| match expression {
            Expr::Call(call) => local.called(call, handler.class).is_some_and(asks),
            _ => false,
        })
}

/// Whether `function`, one inside it, or one that it calls asks what the client may do: it answers
/// with status 403, or speaks of roles, permissions or the owner.
pub(super) fn asks_permission(
    function: &StmtFunctionDef,
    class: Option<&StmtClassDef>,
    local: &Local<'_>,
) -> bool {
    says_in(function, class, local, &forbids, MAX_HELPERS)
}

/// Whether `says` holds for the body of `function`, of a function inside it, which a decorator
/// returns, or of one that it calls.
fn says_in(
    function: &StmtFunctionDef,
    class: Option<&StmtClassDef>,
    local: &Local<'_>,
    says: &dyn Fn(&[Stmt]) -> bool,
    depth: u32,
) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    says(&function.body)
        || functions_inside(function).iter().any(|one| says(&one.body))
        || any_expression(&function.body, |expression| {
            let helper = match expression {
                Expr::Call(call) => local.called(call, class),
                _ => None,
            };
            helper.is_some_and(|helper| says_in(helper, class, local, says, depth))
        })
}

/// Whether `body` answers with status 403, or names a role, a permission or the owner.
fn forbids(body: &[Stmt]) -> bool {
    let words = [
        "admin",
        "forbidden",
        "owner",
        "permission",
        "permissions",
        "role",
        "roles",
        "staff",
    ];
    let status = |expression: &Expr| match expression {
        Expr::NumberLiteral(literal) => {
            literal.value.as_int().and_then(|one| one.as_u16()) == Some(403)
        }
        Expr::Name(_) | Expr::Attribute(_) => {
            last_name(expression).is_some_and(|name| has_word(name, &words))
        }
        Expr::StringLiteral(literal) => has_word(literal.value.to_str(), &words),
        _ => false,
    };
    let mut forbids = false;
    each_statement(body, |statement| {
        forbids |=
            matches!(statement, Stmt::Raise(raise) if raise.exc.as_deref().is_some_and(denies));
    });
    forbids || any_expression(body, status)
}

/// The functions of the file that run before `function` answers, as decorators or dependencies:
/// `@members_only`, `dependencies=[Depends(members_only)]`, `member=Depends(…)`.
pub(super) fn run_before<'a>(
    function: &StmtFunctionDef,
    local: &Local<'a>,
) -> Vec<&'a StmtFunctionDef> {
    let mut names = Vec::new();
    for decorator in &function.decorator_list {
        names.extend(local_name(&decorator.expression));
        if let Expr::Call(call) = &decorator.expression
            && let Some(Expr::List(list)) = keyword(call, "dependencies")
        {
            names.extend(list.elts.iter().filter_map(dependency));
        }
    }
    for parameter in &*function.parameters {
        names.extend(parameter.default().and_then(dependency));
        // `Annotated[User, Depends(…)]`
        if let Some(Expr::Subscript(annotated)) = parameter.annotation()
            && let Expr::Tuple(parts) = &*annotated.slice
        {
            names.extend(parts.elts.iter().filter_map(dependency));
        }
    }
    let found = names.into_iter().filter_map(|name| local.function(name));
    found.collect()
}

/// `name` of the decorators `@name` and `@name(…)`.
fn local_name(decorator: &Expr) -> Option<&str> {
    match decorator {
        Expr::Name(name) => Some(name.id.as_str()),
        Expr::Call(call) => call.func.as_name_expr().map(|name| name.id.as_str()),
        _ => None,
    }
}

/// `f` of `Depends(f)` and `Security(f)`.
fn dependency(expression: &Expr) -> Option<&str> {
    let call: &ExprCall = expression.as_call_expr()?;
    let is_dependency = matches!(last_name(&call.func), Some("Depends" | "Security"));
    let given = call.arguments.args.first()?.as_name_expr()?;
    is_dependency.then_some(given.id.as_str())
}

/// `@app.before_request`, `@app.middleware("http")`: what they check is checked for all.
pub(super) fn is_guard_of_all(scope: &Scope<'_>) -> bool {
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
pub(crate) fn is_guarded(handler: &Handler<'_>, local: &Local<'_>) -> bool {
    let says = |expression: &Expr| last_name(expression).is_some_and(|name| has_word(name, GUARDS));
    let decorators = handler.function.decorator_list.iter();
    let mut guards = decorators.filter(|one| !is_route(&one.expression));
    handler.is_behind_guard
        || guards
            .any(|one| says(&one.expression) || first_argument(&one.expression).is_some_and(says))
        || handler.class.is_some_and(is_guarded_class)
        || has_injected_guard(handler.function)
        || asks_who(&handler.function.body)
        || helper_asks(handler, local)
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
    use super::super::handlers;
    use super::*;
    use crate::python::Module;

    #[test]
    fn guards_are_seen() {
        let check = |source: &str, expected: bool| {
            let module = Module::parse(source).unwrap();
            let last = handlers(&module).pop().unwrap();
            assert_eq!(is_guarded(&last, &Local::of(&module)), expected, "{source}");
        };
        check(
            "@app.route('/')\n@login_required\ndef f():\n    pass\n",
            true,
        );
        check("@admin.route('/')\ndef f():\n    pass\n", false);
        check(
            "@app.get('/')\ndef f(user=Depends(get_current_user)):\n    pass\n",
            true,
        );
        check(
            "@app.get('/')\ndef f(db=Depends(get_db)):\n    pass\n",
            false,
        );
        check(
            "@app.route('/')\ndef f():\n    if 'id' not in session:\n        return 'x'\n",
            true,
        );
        check(
            "@app.route('/')\ndef f():\n    db.session.commit()\n",
            false,
        );
        check("@app.route('/')\ndef f():\n    abort(403)\n", true);
        check("@app.route('/')\ndef f():\n    check_permission()\n", true);
        check(
            "class V(LoginRequiredMixin, View):\n    def get(self, request):\n        pass\n",
            true,
        );
        check(
            "class V(APIView):\n    permission_classes = [A]\n    def get(self, request):\n        pass\n",
            true,
        );
        check(
            "@app.before_request\ndef g():\n    check_login()\n@app.route('/')\ndef f():\n    pass\n",
            true,
        );
        check("def f(request):\n    raise PermissionDenied\n", true);
        let helper = |body: &str| {
            format!(
                "def member():\n    if not request.headers.get('X'):\n        {body}\n    return 1\n"
            )
        };
        let handler = "@app.route('/')\ndef f():\n    m = member()\n    save(m)\n";
        check(&(helper("abort(401)") + handler), true);
        check(&(helper("abort(404)") + handler), false);
        let decorator = |body: &str| {
            format!(
                "def members(view):\n    def inner(request, **parts):\n        {body}\n        return view(request, **parts)\n    return inner\n"
            )
        };
        let view = "@members\ndef f(request):\n    save()\n";
        check(
            &(decorator("if not who(request): return HttpResponse(status=401)") + view),
            true,
        );
        check(&(decorator("log(request)") + view), false);
        check(
            "def a():\n    raise HTTPException(status_code=401)\n@app.post('/', dependencies=[Depends(a)])\ndef f():\n    pass\n",
            true,
        );
        check(
            "def a():\n    return connect()\n@app.post('/')\ndef f(db=Depends(a)):\n    pass\n",
            false,
        );
    }
}
