//! Conditions that let something through or turn it away.

use super::walk::{each_block, each_expression};
use crate::mutants::sense::{Sense, What};
use crate::python::Module;
use crate::python::ast::{Expr, Stmt, StmtFunctionDef};
use crate::rules::python::syntax::{called, has_word, leaves};

/// A condition.
pub(crate) struct Condition<'a> {
    pub(crate) test: &'a Expr,
    pub(crate) sense: Sense,
    pub(crate) what: What,
}

/// Every condition of the file, block by block.
pub(crate) fn conditions<'a>(module: &'a Module<'_>) -> Vec<Condition<'a>> {
    let mut all = Vec::new();
    each_block(module, |block| {
        for (index, statement) in block.iter().enumerate() {
            of_statement(statement, block.get(index + 1), &mut all);
        }
    });
    each_expression(module, |expression| of_expression(expression, &mut all));
    all
}

fn of_statement<'a>(statement: &'a Stmt, next: Option<&'a Stmt>, all: &mut Vec<Condition<'a>>) {
    match statement {
        Stmt::If(node) => {
            let clauses = node.elif_else_clauses.iter();
            let elifs = clauses.filter_map(|clause| Some((clause.test.as_ref()?, &*clause.body)));
            let otherwise = node.elif_else_clauses.last();
            let otherwise = otherwise.filter(|clause| clause.test.is_none());
            let alternative = otherwise.map_or(next, |clause| clause.body.first());
            for (test, body) in std::iter::once((&*node.test, &*node.body)).chain(elifs) {
                let (sense, what) = of_branch(body, alternative, otherwise.is_some());
                // To ask for the type of what is worked on is how one way of several is chosen.
                let chooses = !body.last().is_some_and(is_refusal) && asks_for_type(test);
                if !chooses {
                    all.push(Condition { test, sense, what });
                }
            }
        }
        Stmt::While(node) => all.push(Condition {
            test: &node.test,
            sense: Sense::Accepts,
            what: What::Choice,
        }),
        Stmt::Assert(node) => all.push(Condition {
            test: &node.test,
            sense: Sense::Accepts,
            what: What::Guard,
        }),
        Stmt::FunctionDef(function) => answers(function, all),
        _ => {}
    }
}

/// What the condition of a branch means, from what the branch does and what happens without it.
fn of_branch(body: &[Stmt], alternative: Option<&Stmt>, has_else: bool) -> (Sense, What) {
    let refuses = body.last().is_some_and(is_refusal);
    let otherwise_refuses = alternative.is_some_and(is_refusal);
    if !refuses && otherwise_refuses {
        return (Sense::Accepts, What::Guard);
    }
    if refuses || leaves(body) {
        return (Sense::Rejects, What::Guard);
    }
    let what = if has_else { What::Choice } else { What::Guard };
    (Sense::Accepts, what)
}

/// Whether `test` begins with `isinstance(…)`.
fn asks_for_type(test: &Expr) -> bool {
    match test {
        Expr::Call(call) => called(call) == Some("isinstance"),
        Expr::BoolOp(node) => node.values.first().is_some_and(asks_for_type),
        _ => false,
    }
}

/// Whether `statement` ends what is done without a result.
fn is_refusal(statement: &Stmt) -> bool {
    match statement {
        Stmt::Raise(_) | Stmt::Break(_) | Stmt::Continue(_) => true,
        Stmt::Return(node) => node.value.as_deref().is_none_or(is_nothing),
        Stmt::Expr(node) => match &*node.value {
            Expr::Call(call) => matches!(called(call), Some("abort" | "exit" | "_exit")),
            _ => false,
        },
        _ => false,
    }
}

/// Whether `expression` is what functions give when they have nothing to give.
fn is_nothing(expression: &Expr) -> bool {
    match expression {
        Expr::NoneLiteral(_) => true,
        Expr::BooleanLiteral(literal) => !literal.value,
        Expr::StringLiteral(literal) => literal.value.is_empty(),
        Expr::List(list) => list.elts.is_empty(),
        Expr::Dict(dict) => dict.items.is_empty(),
        _ => false,
    }
}

/// What a function answers with `return A and B`.
fn answers<'a>(function: &'a StmtFunctionDef, all: &mut Vec<Condition<'a>>) {
    let name = function.name.as_str();
    let warns = [
        "outside",
        "bad",
        "unsafe",
        "invalid",
        "forbidden",
        "blocked",
        "expired",
        "private",
        "locked",
        "dangerous",
        "suspicious",
        "hostile",
        "denied",
        "refused",
    ];
    let sense = match has_word(name, &warns) {
        true => Sense::Rejects,
        false => Sense::Accepts,
    };
    crate::rules::python::syntax::each_statement(&function.body, |statement| {
        if let Stmt::Return(node) = statement
            && let Some(test) = node.value.as_deref()
            && matches!(
                test,
                Expr::BoolOp(_) | Expr::Compare(_) | Expr::UnaryOp(_) | Expr::Call(_)
            )
        {
            let what = What::Choice;
            all.push(Condition { test, sense, what });
        }
    });
}

fn of_expression<'a>(expression: &'a Expr, all: &mut Vec<Condition<'a>>) {
    let generators = match expression {
        Expr::ListComp(node) => &node.generators,
        Expr::SetComp(node) => &node.generators,
        Expr::DictComp(node) => &node.generators,
        Expr::Generator(node) => &node.generators,
        Expr::If(node) => {
            let sense = match (is_nothing(&node.body), is_nothing(&node.orelse)) {
                (true, false) => Sense::Rejects,
                (false, true) => Sense::Accepts,
                _ => return,
            };
            let (test, what) = (&*node.test, What::Guard);
            all.push(Condition { test, sense, what });
            return;
        }
        _ => return,
    };
    for test in generators.iter().flat_map(|generator| &generator.ifs) {
        let (sense, what) = (Sense::Accepts, What::Guard);
        all.push(Condition { test, sense, what });
    }
}
