//! Which functions of a file call which, and the order in which they are analysed: called ones first.

use super::symbols::Definition;
use super::syntax::{Kind, Role, SyntaxTree};
use rustc_hash::{FxHashMap, FxHashSet};

/// How the functions of a file depend on each other.
pub(super) struct Order<'src> {
    /// The numbers of the definitions, every function after those that it calls. Where functions
    /// call each other in a circle, one of them comes first.
    pub(super) callees_first: Vec<usize>,
    /// The names of those that another one calls.
    pub(super) called: FxHashSet<&'src str>,
}

impl<'src> Order<'src> {
    pub(super) fn of(tree: &SyntaxTree<'src>, definitions: &[Definition<'src>]) -> Self {
        let calls = calls(tree, definitions);
        let others = calls
            .iter()
            .enumerate()
            .flat_map(|(caller, callees)| callees.iter().filter(move |&&callee| callee != caller));
        Self {
            called: others.map(|&callee| definitions[callee].name).collect(),
            callees_first: callees_first(&calls),
        }
    }
}

/// Which of `definitions` each of them calls.
fn calls(tree: &SyntaxTree<'_>, definitions: &[Definition<'_>]) -> Vec<Vec<usize>> {
    let mut by_name: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, definition) in definitions.iter().enumerate() {
        by_name.insert(definition.name, index);
    }
    definitions
        .iter()
        .map(|definition| {
            let calls = tree
                .descendants(definition.node)
                .filter(|&node| tree.kind(node) == Kind::Call);
            calls
                .filter_map(|call| by_name.get(tree.child_text(call, Role::Function)).copied())
                .collect()
        })
        .collect()
}

fn callees_first(calls: &[Vec<usize>]) -> Vec<usize> {
    let mut order = Vec::with_capacity(calls.len());
    let mut is_seen = vec![false; calls.len()];
    for start in 0..calls.len() {
        // A walk with a stack of its own: the function, and how many of its calls are done.
        let mut stack = vec![(start, 0)];
        if std::mem::replace(&mut is_seen[start], true) {
            continue;
        }
        while let Some((function, done)) = stack.last_mut() {
            match calls[*function].get(*done) {
                Some(&callee) => {
                    *done += 1;
                    if !std::mem::replace(&mut is_seen[callee], true) {
                        stack.push((callee, 0));
                    }
                }
                None => {
                    order.push(*function);
                    stack.pop();
                }
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::c::symbols::Symbols;
    use sallet_core::task::Language;

    #[test]
    fn called_functions_come_first() {
        let check = |source: &str, expected: &[&str]| {
            let tree = SyntaxTree::parse(source, Language::C, None).unwrap();
            let symbols = Symbols::collect(&tree);
            let order = Order::of(&tree, &symbols.definitions);
            let names: Vec<_> = order
                .callees_first
                .into_iter()
                .map(|index| symbols.definitions[index].name)
                .collect();
            assert_eq!(names, expected, "{source}");
            order
                .called
                .iter()
                .map(|&name| name.to_owned())
                .collect::<Vec<_>>()
        };
        check(
            "void a() { b(); } void b() { c(); } void c() {}",
            &["c", "b", "a"],
        );
        check("void a() { a(); b(); } void b() { a(); }", &["b", "a"]);
        assert!(check("void a() {} void b() {}", &["a", "b"]).is_empty());
        let called = check("void a() { a(); b(); } void b() {}", &["b", "a"]);
        assert_eq!(called, ["b"]);
    }
}
