//! Uploads of which the first bytes are looked at, and what their stored names are made of.

use super::local::Local;
use super::search::{any_expression, any_part, any_statement, leaves, mentions, variable};
use super::walk::{Scope, each_expression, each_statement, last_name, root_name};
use crate::python::ast::{CmpOp, Comprehension, Expr, ExprCall, Stmt};

/// Whether `scope`, or a function that it calls, compares the beginning of something with
/// signatures of kinds of file: `content.startswith(b"\x89PNG")`.
pub(crate) fn compares_signature(file: &[Stmt], scope: &Scope<'_>, local: &Local<'_>) -> bool {
    let compares = |body: &[Stmt]| {
        let bytes = bytes_names(file, body);
        any_expression(body, |expression| match expression {
            Expr::Call(call) => {
                let method = call.func.as_attribute_expr();
                method.is_some_and(|method| method.attr.as_str() == "startswith")
                    && call
                        .arguments
                        .args
                        .first()
                        .is_some_and(|one| is_bytes(one, &bytes))
            }
            Expr::Compare(node) => {
                let sides = || std::iter::once(&*node.left).chain(&node.comparators);
                sides().any(Expr::is_subscript_expr) && sides().any(|one| is_bytes(one, &bytes))
            }
            _ => false,
        })
    };
    compares(scope.body)
        || any_expression(scope.body, |expression| match expression {
            Expr::Call(call) => local
                .called(call, scope.class)
                .is_some_and(|helper| compares(&helper.body)),
            _ => false,
        })
}

/// The variables of `file` and of `body`, a function of it, that hold literal bytes, or come from
/// a table that does.
fn bytes_names<'a>(file: &'a [Stmt], body: &'a [Stmt]) -> Vec<&'a str> {
    let mut names = Vec::new();
    for statements in [file, body] {
        each_statement(statements, |statement| match statement {
            Stmt::Assign(assign) if is_bytes(&assign.value, &names) => {
                names.extend(assign.targets.iter().filter_map(variable));
            }
            Stmt::For(node) if is_bytes(&node.iter, &names) => add_names(&node.target, &mut names),
            _ => {}
        });
    }
    let mut generators: Vec<&Comprehension> = Vec::new();
    each_expression(body, |expression| match expression {
        Expr::Generator(node) => generators.extend(&node.generators),
        Expr::ListComp(node) => generators.extend(&node.generators),
        _ => {}
    });
    for generator in generators {
        if is_bytes(&generator.iter, &names) {
            add_names(&generator.target, &mut names);
        }
    }
    names
}

fn add_names<'a>(target: &'a Expr, names: &mut Vec<&'a str>) {
    match target {
        Expr::Tuple(tuple) => names.extend(tuple.elts.iter().filter_map(variable)),
        one => names.extend(variable(one)),
    }
}

/// Whether `expression` is literal bytes, a table with such, or one of `names`.
fn is_bytes(expression: &Expr, names: &[&str]) -> bool {
    match expression {
        Expr::BytesLiteral(literal) => literal.value.bytes().next().is_some(),
        Expr::Tuple(_) | Expr::List(_) | Expr::Set(_) | Expr::Dict(_) => {
            any_part(expression, Expr::is_bytes_literal_expr)
        }
        Expr::Name(name) => names.contains(&name.id.as_str()),
        // `KINDS.items()`
        Expr::Call(call) => {
            let method = call.func.as_attribute_expr();
            method.is_some_and(|method| {
                matches!(method.attr.as_str(), "items" | "keys" | "values")
                    && is_bytes(&method.value, names)
            })
        }
        _ => false,
    }
}

/// Whether the name that the client gave a file becomes part of `stored`, the call that stores it:
/// directly or by way of variables of `scope`, but for an ending that is one of a fixed list.
pub(crate) fn keeps_client_name(
    file: &[Stmt],
    scope: &Scope<'_>,
    local: &Local<'_>,
    stored: &ExprCall,
) -> bool {
    let mut names: Vec<&str> = Vec::new();
    let of_client = |expression: &Expr, names: &[&str]| {
        any_part(expression, |part| match part {
            Expr::Attribute(node) => node.attr.as_str() == "filename",
            Expr::Name(name) => name.ctx.is_load() && names.contains(&name.id.as_str()),
            _ => false,
        })
    };
    each_statement(scope.body, |statement| {
        if let Stmt::Assign(assign) = statement
            && names.len() < 32
            && of_client(&assign.value, &names)
            && !is_out_of_list(&assign.value)
            && !is_chosen_by_helper(&assign.value, file, scope, local)
        {
            let targets = assign.targets.iter().filter_map(variable);
            names.extend(targets.filter(|name| !is_one_of_list(file, scope, name)));
        }
    });
    let keywords = stored.arguments.keywords.iter().map(|one| &one.value);
    let mut parts = stored.arguments.args.iter().chain(keywords);
    parts.any(|part| of_client(part, &names))
}

/// `next((s for s in ENDINGS if name.endswith(s)), None)`: what it gives stands in the list.
fn is_out_of_list(expression: &Expr) -> bool {
    let Expr::Call(call) = expression else {
        return false;
    };
    let Some(Expr::Generator(node)) = call.arguments.args.first() else {
        return false;
    };
    let [generator] = &*node.generators else {
        return false;
    };
    let is_constant = |name: &str| !name.contains(char::is_lowercase);
    variable(&call.func) == Some("next")
        && variable(&node.elt).is_some_and(|name| variable(&generator.target) == Some(name))
        && root_name(&generator.iter).is_none_or(is_constant)
}

/// Whether a function of the file gives `expression` out of a fixed list:
/// `for ending in ENDINGS: if name.endswith(ending): return ending`.
fn is_chosen_by_helper(
    expression: &Expr,
    file: &[Stmt],
    scope: &Scope<'_>,
    local: &Local<'_>,
) -> bool {
    let call = expression.as_call_expr();
    let Some(helper) = call.and_then(|call| local.called(call, scope.class)) else {
        return false;
    };
    let inside = Scope {
        body: &helper.body,
        function: Some(helper),
        class: None,
    };
    let mut listed: Vec<&str> = Vec::new();
    let mut all_listed = true;
    each_statement(&helper.body, |statement| match statement {
        Stmt::For(node) if is_list(&node.iter, file, &inside) => {
            listed.extend(variable(&node.target));
        }
        Stmt::Return(node) => {
            all_listed &= match node.value.as_deref() {
                None | Some(Expr::NoneLiteral(_) | Expr::StringLiteral(_)) => true,
                Some(value) => variable(value).is_some_and(|name| listed.contains(&name)),
            };
        }
        _ => {}
    });
    all_listed && !listed.is_empty()
}

/// Whether control goes on only where the variable `name` is one of a list: `if name not in LIST:`
/// and a body that leaves.
fn is_one_of_list(file: &[Stmt], scope: &Scope<'_>, name: &str) -> bool {
    any_statement(scope.body, |statement| match statement {
        Stmt::If(node) => {
            refuses_others(&node.test, name, file, scope)
                && (leaves(&node.body) || ends(&node.body))
        }
        _ => false,
    })
}

/// `abort(415)`
fn ends(body: &[Stmt]) -> bool {
    let ends = |statement: &Stmt| match statement {
        Stmt::Expr(node) => last_name(&node.value) == Some("abort"),
        _ => false,
    };
    body.iter().any(ends)
}

fn refuses_others(test: &Expr, name: &str, file: &[Stmt], scope: &Scope<'_>) -> bool {
    match test {
        Expr::Compare(node) => {
            matches!(&*node.ops, [CmpOp::NotIn])
                && mentions(&node.left, name)
                && node
                    .comparators
                    .iter()
                    .all(|list| is_list(list, file, scope))
        }
        Expr::BoolOp(node) if node.op == crate::python::ast::BoolOp::Or => {
            let mut parts = node.values.iter();
            parts.any(|part| refuses_others(part, name, file, scope))
        }
        _ => false,
    }
}

/// Whether `expression` is a list of literal texts, or a variable that is one.
fn is_list(expression: &Expr, file: &[Stmt], scope: &Scope<'_>) -> bool {
    let is_text = |one: &Expr| one.is_string_literal_expr();
    match expression {
        Expr::Tuple(node) => node.elts.iter().all(is_text),
        Expr::List(node) => node.elts.iter().all(is_text),
        Expr::Set(node) => node.elts.iter().all(is_text),
        Expr::Dict(node) => node
            .items
            .iter()
            .all(|item| item.key.as_ref().is_some_and(is_text)),
        Expr::Name(name) => [file, scope.body].into_iter().any(|body| {
            any_statement(body, |statement| match statement {
                Stmt::Assign(assign) => {
                    let mut targets = assign.targets.iter().filter_map(variable);
                    !assign.value.is_name_expr()
                        && targets.any(|target| target == name.id.as_str())
                        && is_list(&assign.value, file, scope)
                }
                _ => false,
            })
        }),
        _ => false,
    }
}
