//! What is known about the client where something is looked up: whether a function of the file asks
//! what the client may do, or has found out who it is.

use super::guards::{asks_permission, asks_who, is_guard_of_all, run_before};
use super::handlers::Handler;
use super::local::{Local, functions_inside};
use super::search::{any_expression, any_part, variable};
use super::walk::{Scope, each_expression, each_statement, last_name, root_name, scopes};
use crate::python::Module;
use crate::python::ast::{Expr, ExprCall, Stmt, StmtClassDef, StmtFunctionDef};

/// The functions of `module` that run before every handler.
pub(crate) fn guards_of_all<'a>(module: &'a Module<'a>) -> Vec<Guard<'a>> {
    scopes(module).iter().filter_map(guard_of_all).collect()
}

/// Whether a look-up in `body` gets what a guard has found out about the client: `g.member`.
pub(crate) fn uses_what_is_set(
    body: &[Stmt],
    guards: &[Guard<'_>],
    is_lookup: fn(&ExprCall) -> bool,
) -> bool {
    let is_set = |part: &Expr| match part {
        Expr::Attribute(node) => {
            let name = node.attr.as_str();
            let holder = last_name(&node.value);
            let mut sets = guards.iter().flat_map(|guard| &guard.sets);
            sets.any(|set| *set == name) && matches!(holder, Some("g" | "state"))
        }
        _ => false,
    };
    any_expression(body, |expression| match expression {
        Expr::Call(call) => {
            let keywords = call.arguments.keywords.iter().map(|one| &one.value);
            let mut arguments = call.arguments.args.iter().chain(keywords);
            is_lookup(call) && arguments.any(|argument| any_part(argument, is_set))
        }
        _ => false,
    })
}

/// A function that runs before every handler of an application or a part of it, and asks who the
/// client is.
pub(crate) struct Guard<'a> {
    function: &'a StmtFunctionDef,
    /// The variable of the application: `app` of `@app.before_request`.
    of: &'a str,
    /// What it stores about the client: `member` of `g.member = …`.
    sets: Vec<&'a str>,
}

fn guard_of_all<'a>(scope: &Scope<'a>) -> Option<Guard<'a>> {
    let function = scope.function.filter(|_| is_guard_of_all(scope))?;
    let mut decorators = function.decorator_list.iter();
    let of = decorators.find_map(|one| root_name(&one.expression))?;
    let mut sets = Vec::new();
    each_statement(&function.body, |statement| {
        if let Stmt::Assign(assign) = statement {
            sets.extend(assign.targets.iter().filter_map(|target| match target {
                Expr::Attribute(node) => Some(node.attr.as_str()),
                _ => None,
            }));
        }
    });
    Some(Guard { function, of, sets })
}

/// Whether a function of the file, which runs before `handler` or is called by it, asks what the
/// client may do.
pub(crate) fn is_permitted(handler: &Handler<'_>, guards: &[Guard<'_>], local: &Local<'_>) -> bool {
    let class = handler.class;
    let asks = |helper| asks_permission(helper, class, local);
    let before = run_before(handler.function, local);
    let is_of = |name: &str| {
        let mut decorators = handler.function.decorator_list.iter();
        decorators.any(|one| root_name(&one.expression) == Some(name))
    };
    let guards = guards
        .iter()
        .filter(|guard| is_of(guard.of) || guard.of == "app");
    let guards = guards.map(|guard| guard.function);
    before.into_iter().chain(guards).any(asks)
        || any_expression(&handler.function.body, |expression| match expression {
            Expr::Call(call) => local.called(call, class).is_some_and(asks),
            _ => false,
        })
}

/// Whether `function` looks up with the number or name of the client, as a function of the file has
/// found it: `member` of `member = current_member()`, or of a decorator that calls
/// `view(request, member=…)`.
pub(crate) fn uses_client(
    function: &StmtFunctionDef,
    class: Option<&StmtClassDef>,
    local: &Local<'_>,
    is_lookup: fn(&ExprCall) -> bool,
) -> bool {
    let mut clients: Vec<&str> = Vec::new();
    for decorator in run_before(function, local) {
        let inner = functions_inside(decorator);
        for answers in inner.iter().filter(|one| asks_who(&one.body)) {
            for makes in inner.iter().chain([&decorator]) {
                clients.extend(passed_on(makes, answers, function));
            }
        }
    }
    let tells = |value: &Expr| match value {
        Expr::Call(call) => {
            let helper = local.called(call, class);
            helper.is_some_and(|helper| asks_who(&helper.body))
        }
        _ => false,
    };
    each_statement(&function.body, |statement| {
        if let Stmt::Assign(assign) = statement
            && tells(&assign.value)
        {
            clients.extend(assign.targets.iter().filter_map(variable));
        }
    });
    any_expression(&function.body, |expression| match expression {
        Expr::Call(call) => {
            let is_client = |part: &Expr| {
                tells(part) || variable(part).is_some_and(|name| clients.contains(&name))
            };
            let keywords = call.arguments.keywords.iter().map(|one| &one.value);
            let mut arguments = call.arguments.args.iter().chain(keywords);
            let looks_up = is_lookup(call) || local.called(call, class).is_some();
            looks_up && arguments.any(|argument| any_part(argument, is_client))
        }
        _ => false,
    })
}

/// The parameters of `function`, which `decorator` decorates, that `inner` fills when it calls it:
/// all but the first, the request.
fn passed_on<'a>(
    decorator: &StmtFunctionDef,
    inner: &'a StmtFunctionDef,
    function: &'a StmtFunctionDef,
) -> Vec<&'a str> {
    let mut names = Vec::new();
    let Some(decorated) = decorator.parameters.iter().next() else {
        return names;
    };
    each_expression(&inner.body, |expression| {
        if let Expr::Call(call) = expression
            && variable(&call.func) == Some(decorated.name().as_str())
        {
            let keywords = call.arguments.keywords.iter();
            names.extend(keywords.filter_map(|one| one.arg.as_deref()));
            let positional = call.arguments.args.iter();
            let plain = positional.take_while(|one| !one.is_starred_expr());
            let filled = function.parameters.iter().zip(plain).skip(1);
            names.extend(filled.map(|(parameter, _)| parameter.name().as_str()));
        }
    });
    names
}
