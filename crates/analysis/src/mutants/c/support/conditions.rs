//! Conditions that let something through or turn it away.

use super::{bare, called, each};
use crate::c::{Kind, Node, Role, SyntaxTree};
use crate::mutants::sense::{Sense, What};

/// A condition.
pub(crate) struct Condition {
    pub(crate) test: Node,
    pub(crate) sense: Sense,
    pub(crate) what: What,
}

/// Every condition of the file.
pub(crate) fn conditions(tree: &SyntaxTree<'_>) -> Vec<Condition> {
    let mut all = Vec::new();
    for node in tree.descendants(tree.root()) {
        let found = match tree.kind(node) {
            Kind::If => of_if(tree, node),
            Kind::Conditional => of_conditional(tree, node),
            Kind::While | Kind::For | Kind::Do => {
                condition(tree, node, Sense::Accepts, What::Choice)
            }
            Kind::Return => {
                let value = tree.children(node).next().map(|value| bare(tree, value));
                let value =
                    value.filter(|&value| matches!(tree.kind(value), Kind::Binary | Kind::Unary));
                value.map(|test| Condition {
                    test,
                    sense: Sense::Accepts,
                    what: What::Choice,
                })
            }
            _ => None,
        };
        all.extend(found);
    }
    all
}

/// The condition of `node`, unless it declares a variable.
fn condition(tree: &SyntaxTree<'_>, node: Node, sense: Sense, what: What) -> Option<Condition> {
    let test = tree.child(node, Role::Condition)?;
    let test = match tree.kind(test) {
        Kind::ConditionClause => tree.child(test, Role::Value)?,
        _ => bare(tree, test),
    };
    (tree.kind(test) != Kind::Declaration).then_some(Condition { test, sense, what })
}

fn of_if(tree: &SyntaxTree<'_>, node: Node) -> Option<Condition> {
    let body = tree.child(node, Role::Consequence)?;
    let otherwise = tree.child(node, Role::Alternative);
    let alternative = match otherwise {
        Some(otherwise) => tree.children(otherwise).next(),
        None => next_statement(tree, node),
    };
    let refuses = is_refusal(tree, body);
    if !refuses && alternative.is_some_and(|next| is_refusal(tree, next)) {
        return condition(tree, node, Sense::Accepts, What::Guard);
    }
    if refuses || leaves(tree, body) {
        return condition(tree, node, Sense::Rejects, What::Guard);
    }
    let what = if otherwise.is_some() {
        What::Choice
    } else {
        What::Guard
    };
    condition(tree, node, Sense::Accepts, what)
}

fn of_conditional(tree: &SyntaxTree<'_>, node: Node) -> Option<Condition> {
    let side = |role| is_nothing(tree.child_text(node, role));
    let (sense, what) = match (side(Role::Consequence), side(Role::Alternative)) {
        (true, false) => (Sense::Rejects, What::Guard),
        (false, true) => (Sense::Accepts, What::Guard),
        _ => return None,
    };
    condition(tree, node, sense, what)
}

/// The statement behind `node` in the same block.
fn next_statement(tree: &SyntaxTree<'_>, node: Node) -> Option<Node> {
    let block = each(tree, Kind::Compound).into_iter();
    let mut inside = block.filter_map(|block| {
        let mut statements = tree.children(block).skip_while(|&child| child != node);
        statements.next()?;
        statements.next()
    });
    inside.next()
}

/// The last statement of `node`, if that is a block.
fn last(tree: &SyntaxTree<'_>, node: Node) -> Option<Node> {
    match tree.kind(node) {
        Kind::Compound => tree.children(node).last(),
        _ => Some(node),
    }
}

/// Whether control never falls out of the end of `node`.
fn leaves(tree: &SyntaxTree<'_>, node: Node) -> bool {
    let Some(last) = last(tree, node) else {
        return false;
    };
    match tree.kind(last) {
        Kind::Return | Kind::CoReturn | Kind::Goto | Kind::Break | Kind::Continue | Kind::Throw => {
            true
        }
        Kind::ExpressionStatement => tree.children(last).next().is_some_and(|inner| {
            let ends = [
                "exit",
                "_exit",
                "_Exit",
                "abort",
                "quick_exit",
                "terminate",
                "longjmp",
            ];
            tree.kind(inner) == Kind::Throw
                || (tree.kind(inner) == Kind::Call && ends.contains(&called(tree, inner)))
        }),
        _ => false,
    }
}

/// Whether `node` ends what is done without a result.
fn is_refusal(tree: &SyntaxTree<'_>, node: Node) -> bool {
    let Some(last) = last(tree, node) else {
        return false;
    };
    match tree.kind(last) {
        Kind::Return => tree
            .children(last)
            .next()
            .is_none_or(|value| is_nothing(tree.text(value))),
        _ => leaves(tree, last),
    }
}

/// Whether `text` is what functions give when they have nothing to give. 0 is not: it is as often
/// success.
fn is_nothing(text: &str) -> bool {
    let text = text.rsplit("::").next().unwrap_or(text);
    matches!(
        text,
        "-1" | "NULL" | "nullptr" | "false" | "{}" | "nullopt" | "\"\"" | "EOF"
    )
}
