//! What a program does itself so that XML documents cannot make a parser read other files or expand
//! entities: resolvers and handlers that refuse, and a first reading that does.

use super::local::{Local, parameter_of};
use super::search::{any_expression, any_statement, called, leaves, variable};
use super::walk::{Scope, each_statement, last_name, scopes};
use crate::python::ast::{ExceptHandler, Expr, ExprCall, Stmt, StmtClassDef, StmtFunctionDef};
use crate::python::{Module, Ranged, TextRange};

/// Whether the parser of lxml that `call` makes gets a resolver, a class of the file, that refuses:
/// it raises, and never leaves it to lxml to load what the document names.
pub(crate) fn has_refusing_resolver(module: &Module<'_>, call: &ExprCall) -> bool {
    let scopes = scopes(module);
    let Some((scope, parser)) = made_in(&scopes, call) else {
        return false;
    };
    let local = Local::of(module);
    any_expression(scope.body, |expression| {
        let Some(class) = added_resolver(expression, parser).and_then(|name| local.class(name))
        else {
            return false;
        };
        let is_resolver = |base: &Expr| last_name(base) == Some("Resolver");
        let resolve = class.body.iter().find_map(|statement| match statement {
            Stmt::FunctionDef(method) if method.name.as_str() == "resolve" => Some(method),
            _ => None,
        });
        class.bases().iter().any(is_resolver)
            && resolve.is_some_and(|resolve| refuses(resolve, class, &local))
    })
}

/// `R` of `parser.resolvers.add(R(…))`.
fn added_resolver<'a>(expression: &'a Expr, parser: &str) -> Option<&'a str> {
    let call = expression.as_call_expr()?;
    let add = call.func.as_attribute_expr()?;
    let resolvers = add.value.as_attribute_expr()?;
    let is_it = add.attr.as_str() == "add"
        && resolvers.attr.as_str() == "resolvers"
        && variable(&resolvers.value) == Some(parser);
    let made = call.arguments.args.first()?.as_call_expr()?;
    called(made).filter(|_| is_it)
}

/// Whether every way out of `resolve` raises or gives what the program itself has read, and one
/// raises. `None` and `resolve_filename` leave the reading to lxml.
fn refuses(resolve: &StmtFunctionDef, class: &StmtClassDef, local: &Local<'_>) -> bool {
    let mut gives = Vec::new();
    each_statement(&resolve.body, |statement| {
        if let Stmt::Return(node) = statement {
            gives.push(match node.value.as_deref() {
                Some(Expr::Call(call)) => called(call).unwrap_or(""),
                _ => "",
            });
        }
    });
    let own = ["resolve_string", "resolve_file", "resolve_empty"];
    leaves(&resolve.body)
        && gives.iter().all(|name| own.contains(name))
        && (gives.iter().all(|name| *name == "resolve_empty")
            || raises(&resolve.body)
            || any_expression(&resolve.body, |one| match one {
                Expr::Call(call) => local
                    .called(call, Some(class))
                    .is_some_and(|helper| raises(&helper.body)),
                _ => false,
            }))
}

fn raises(body: &[Stmt]) -> bool {
    any_statement(body, Stmt::is_raise_stmt)
}

/// Whether the parser of expat that `call` makes refuses to declare entities; unless
/// `entities_matter`, it is enough that it refuses to read them from elsewhere.
pub(crate) fn expat_refuses(module: &Module<'_>, call: &ExprCall, entities_matter: bool) -> bool {
    let scopes = scopes(module);
    let Some((scope, parser)) = made_in(&scopes, call) else {
        return false;
    };
    let local = Local::of(module);
    refuses_declarations(&scope, parser, &local)
        || !entities_matter
            && handler(&scope, parser, &["ExternalEntityRefHandler"], &local)
                .is_some_and(|handler| raises(&handler.body))
}

/// Whether `parser` raises for every declaration of an entity, or for the document type around it.
fn refuses_declarations(scope: &Scope<'_>, parser: &str, local: &Local<'_>) -> bool {
    let names = ["EntityDeclHandler", "StartDoctypeDeclHandler"];
    handler(scope, parser, &names, local).is_some_and(|handler| {
        leaves(&handler.body) && !any_statement(&handler.body, Stmt::is_return_stmt)
    })
}

/// The function of the file that is set as one of the handlers `names` of `parser`.
fn handler<'a>(
    scope: &Scope<'a>,
    parser: &str,
    names: &[&str],
    local: &Local<'a>,
) -> Option<&'a StmtFunctionDef> {
    let mut found = None;
    each_statement(scope.body, |statement| {
        if let Stmt::Assign(assign) = statement
            && let [Expr::Attribute(target)] = &*assign.targets
            && variable(&target.value) == Some(parser)
            && names.contains(&target.attr.as_str())
        {
            found = variable(&assign.value).and_then(|name| local.function(name));
        }
    });
    found
}

/// Where the value of `call` gets a name, and the name.
fn made_in<'a>(scopes: &[Scope<'a>], call: &ExprCall) -> Option<(Scope<'a>, &'a str)> {
    scopes.iter().find_map(|scope| {
        let mut name = None;
        each_statement(scope.body, |statement| {
            if let Stmt::Assign(assign) = statement
                && let [target] = &*assign.targets
                && assign.value.range() == call.range()
            {
                name = variable(target);
            }
        });
        name.map(|name| (*scope, name))
    })
}

/// Whether the document that `call` parses is always read before by a parser of expat that refuses
/// declarations: in the same function, or in one that it hands the document to.
pub(crate) fn is_refused_before(module: &Module<'_>, call: &ExprCall) -> bool {
    let Some(document) = call.arguments.args.first().and_then(variable) else {
        return false;
    };
    let scopes = scopes(module);
    let stands_in = |scope: &&Scope<'_>| {
        any_expression(scope.body, |expression| expression.range() == call.range())
    };
    let Some(scope) = scopes.iter().find(stands_in) else {
        return false;
    };
    let local = Local::of(module);
    runs_before(scope.body, call.range(), &|check| {
        reads_with_refusal(scope, check, document, &local)
            || local.called(check, scope.class).is_some_and(|helper| {
                let inner = Scope {
                    body: &helper.body,
                    function: Some(helper),
                    class: scope.class,
                };
                let mut arguments = check.arguments.args.iter();
                let given = arguments.find(|one| variable(one) == Some(document));
                let parameter = given.and_then(|given| parameter_of(helper, check, given));
                parameter.is_some_and(|parameter| {
                    always_runs(&helper.body, &|check| {
                        reads_with_refusal(&inner, check, parameter, &local)
                    })
                })
            })
    })
}

/// `parser.Parse(document)`, where `parser` refuses declarations.
fn reads_with_refusal(
    scope: &Scope<'_>,
    call: &ExprCall,
    document: &str,
    local: &Local<'_>,
) -> bool {
    let Some(method) = call.func.as_attribute_expr() else {
        return false;
    };
    let reads = matches!(method.attr.as_str(), "Parse" | "ParseFile")
        && call.arguments.args.first().and_then(variable) == Some(document);
    reads
        && variable(&method.value).is_some_and(|parser| refuses_declarations(scope, parser, local))
}

/// Whether a call for which `is` holds is always made before control comes to `place`, which
/// stands in `body`.
fn runs_before(body: &[Stmt], place: TextRange, is: &dyn Fn(&ExprCall) -> bool) -> bool {
    for statement in body {
        if statement.range().contains_range(place) {
            return match statement {
                Stmt::With(node) => runs_before(&node.body, place, is),
                Stmt::If(node) => {
                    let arms = node.elif_else_clauses.iter().map(|arm| &arm.body);
                    let mut bodies = std::iter::once(&node.body).chain(arms);
                    bodies.any(|body| holds(body, place) && runs_before(body, place, is))
                }
                Stmt::Try(node) => {
                    let mut bodies = [&node.body, &node.orelse].into_iter();
                    bodies.any(|body| holds(body, place) && runs_before(body, place, is))
                }
                _ => false,
            };
        }
        if always_runs(std::slice::from_ref(statement), is) {
            return true;
        }
    }
    false
}

fn holds(body: &[Stmt], place: TextRange) -> bool {
    let mut statements = body.iter();
    statements.any(|statement| statement.range().contains_range(place))
}

/// Whether a call for which `is` holds is always made in `body`, or control leaves it otherwise.
fn always_runs(body: &[Stmt], is: &dyn Fn(&ExprCall) -> bool) -> bool {
    body.iter().any(|statement| match statement {
        Stmt::Expr(node) => node.value.as_call_expr().is_some_and(is),
        Stmt::With(node) => always_runs(&node.body, is),
        Stmt::Try(node) => {
            let mut handlers = node.handlers.iter();
            always_runs(&node.body, is)
                && handlers.all(|ExceptHandler::ExceptHandler(one)| leaves(&one.body))
        }
        _ => false,
    })
}
