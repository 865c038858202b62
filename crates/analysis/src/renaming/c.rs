//! C and C++: light tokens, and the names that the syntax tree declares.

use super::{Program, Token};
use crate::c::{Kind, Node, Role, SyntaxTree};
use crate::fingerprint::tokens::{self, Tokens};
use sallet_core::task::Language;

/// The kinds of [`Token::Other`] here.
const TEXT: u8 = 0;
const MARK: u8 = 1;
const DIRECTIVE_END: u8 = 2;

pub(super) fn read(source: &str, language: Language) -> Option<Program<'_>> {
    // Without a deadline no parse fails.
    let tree = SyntaxTree::parse(source, language, None).ok()?;
    if tree.broken().is_some() {
        return None;
    }
    let names = tree.descendants(tree.root());
    let names = names.filter_map(|node| defined(&tree, node));
    Some(Program {
        tokens: tokens(source, language),
        defined: names.map(|node| tree.text(node).to_owned()).collect(),
    })
}

/// The ends of lines count where they end a directive.
fn tokens(source: &str, language: Language) -> Vec<Token<'_>> {
    let mut in_directive = false;
    let mut at_line_start = true;
    let mut all = Vec::new();
    for (start, token) in Tokens::new(source, language) {
        let starts_line = std::mem::replace(&mut at_line_start, token == tokens::Token::LineEnd);
        match token {
            tokens::Token::Word(word) => all.push(Token::Name(word)),
            tokens::Token::Text(text) => all.push(Token::Other(TEXT, text)),
            tokens::Token::Mark(mark) => {
                in_directive |= starts_line && mark == b'#';
                all.push(Token::Other(
                    MARK,
                    source.get(start..=start).unwrap_or_default(),
                ));
            }
            tokens::Token::LineEnd if in_directive => {
                in_directive = false;
                all.push(Token::Other(DIRECTIVE_END, ""));
            }
            tokens::Token::LineEnd => {}
        }
    }
    all
}

/// The node with the name that `node` defines, if it defines one.
fn defined(tree: &SyntaxTree<'_>, node: Node) -> Option<Node> {
    match tree.kind(node) {
        Kind::Identifier | Kind::FieldIdentifier | Kind::TypeIdentifier => {
            (tree.role(node) == Role::Declarator).then_some(node)
        }
        Kind::Enumerator | Kind::Define | Kind::DefineFunction => tree.child(node, Role::Name),
        // With a body; else it may be a structure from elsewhere.
        Kind::Struct | Kind::Union | Kind::Class | Kind::Enum => {
            let body = [Kind::FieldList, Kind::EnumeratorList];
            let has_body = body
                .iter()
                .any(|&kind| tree.child_of_kind(node, kind).is_some());
            tree.child(node, Role::Name).filter(|_| has_body)
        }
        _ => None,
    }
}
