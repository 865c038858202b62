//! The order in which the functions of a file are analysed: called ones first.

use super::symbols::Definition;
use super::syntax::{Kind, Role, SyntaxTree};
use rustc_hash::FxHashMap;

/// The numbers of `definitions`, every function after those that it calls. Where functions call
/// each other in a circle, one of them comes first.
pub(super) fn callees_first(tree: &SyntaxTree<'_>, definitions: &[Definition<'_>]) -> Vec<usize> {
    let mut by_name: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, definition) in definitions.iter().enumerate() {
        by_name.insert(definition.name, index);
    }
    let calls: Vec<Vec<usize>> = definitions
        .iter()
        .map(|definition| {
            let calls = tree
                .descendants(definition.node)
                .filter(|&node| tree.kind(node) == Kind::Call);
            calls
                .filter_map(|call| by_name.get(tree.child_text(call, Role::Function)).copied())
                .collect()
        })
        .collect();
    let mut order = Vec::with_capacity(definitions.len());
    let mut is_seen = vec![false; definitions.len()];
    for start in 0..definitions.len() {
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
            let order = callees_first(&tree, &symbols.definitions);
            let names: Vec<_> = order
                .into_iter()
                .map(|index| symbols.definitions[index].name)
                .collect();
            assert_eq!(names, expected, "{source}");
        };
        check(
            "void a() { b(); } void b() { c(); } void c() {}",
            &["c", "b", "a"],
        );
        check("void a() { a(); b(); } void b() { a(); }", &["b", "a"]);
        check("void a() {} void b() {}", &["a", "b"]);
    }
}
