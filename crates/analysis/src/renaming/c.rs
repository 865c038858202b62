//! C and C++: light tokens, and the names that the syntax tree declares.

use super::Token;
use super::scopes::{Home, Scopes};
use crate::c::{Kind, Node, Role, SyntaxTree};
use crate::fingerprint::tokens::{self, Tokens};
use sallet_core::task::Language;
use std::collections::{HashMap, HashSet};

/// The kinds of [`Token::Other`] here.
const TEXT: u8 = 0;
const MARK: u8 = 1;
const DIRECTIVE_END: u8 = 2;
/// A member or tag that the text does not define.
const WORD: u8 = 3;

pub(super) fn read(source: &str, language: Language) -> Option<Vec<Token<'_>>> {
    // Without a deadline no parse fails.
    let tree = SyntaxTree::parse(source, language, None).ok()?;
    if tree.broken().is_some() {
        return None;
    }
    let names = Names::of(&tree, language);
    Some(tokens(source, language, &names))
}

/// The ends of lines count where they end a directive.
fn tokens<'src>(source: &'src str, language: Language, names: &Names<'src>) -> Vec<Token<'src>> {
    let mut in_directive = false;
    let mut at_line_start = true;
    let mut all = Vec::new();
    for (start, token) in Tokens::new(source, language) {
        let starts_line = std::mem::replace(&mut at_line_start, token == tokens::Token::LineEnd);
        match token {
            tokens::Token::Word(text) => all.push(match names.home(text, start) {
                None if names.places.contains_key(&start) => Token::Other(WORD, text),
                home => Token::Name {
                    text,
                    home,
                    scope: names.scopes.at(start),
                },
            }),
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

/// What the names of a text mean. In C members and tags have names of their own kind; in C++ a method
/// names a member like a variable, and a class like any type.
struct Names<'src> {
    scopes: Scopes,
    members: HashSet<&'src str>,
    tags: HashSet<&'src str>,
    /// Where members and tags stand.
    places: HashMap<usize, Home>,
}

impl<'src> Names<'src> {
    fn of(tree: &SyntaxTree<'src>, language: Language) -> Self {
        let mut names = Self {
            scopes: Scopes::new(),
            members: HashSet::new(),
            tags: HashSet::new(),
            places: HashMap::new(),
        };
        // Where the declarator of a function that has a body ends: up to there parameters are the function's.
        let mut heads: Vec<(usize, usize)> = Vec::new();
        for node in tree.descendants(tree.root()) {
            let (start, end) = tree.range(node);
            match tree.kind(node) {
                Kind::FunctionDefinition => {
                    names.scopes.open(start..end, false);
                    heads.extend(tree.child(node, Role::Declarator).map(|it| tree.range(it)));
                }
                Kind::ParameterList if !heads.iter().any(|it| it.0 <= start && end <= it.1) => {
                    names.scopes.open(start..end, false);
                }
                _ => {}
            }
        }
        for node in tree.descendants(tree.root()) {
            names.place(tree, node, language);
            names.declare(tree, node, language, &heads);
        }
        names
    }

    /// Notes where a member or a tag of C stands.
    fn place(&mut self, tree: &SyntaxTree<'src>, node: Node, language: Language) {
        let (start, _) = tree.range(node);
        let name = match tree.kind(node) {
            Kind::FieldIdentifier => Some((start, Home::Members)),
            Kind::Struct | Kind::Union | Kind::Enum => {
                let tag = tree.child(node, Role::Name);
                tag.map(|tag| (tree.range(tag).0, Home::Tags))
            }
            _ => None,
        };
        if language == Language::C {
            self.places.extend(name);
        }
    }

    fn declare(
        &mut self,
        tree: &SyntaxTree<'src>,
        node: Node,
        language: Language,
        heads: &[(usize, usize)],
    ) {
        let Some(name) = defined(tree, node) else {
            return;
        };
        let (text, (start, _)) = (tree.text(name), tree.range(name));
        match self.places.get(&start) {
            Some(Home::Members) => {
                self.members.insert(text);
            }
            Some(Home::Tags) => {
                self.tags.insert(text);
            }
            // In C++ a member may stand without its object.
            _ if language == Language::Cpp && tree.kind(name) == Kind::FieldIdentifier => {
                self.scopes.define(0, text);
            }
            _ => {
                // A function's own name stands at the beginning of its head, outside its scope.
                let names_function = heads.iter().any(|&(head, end)| {
                    let list = tree.source().get(head..end).and_then(|it| it.find('('));
                    list.is_some_and(|list| (head..head + list).contains(&start))
                });
                let scope = match names_function {
                    true => 0,
                    false => self.scopes.at(start),
                };
                self.scopes.define(scope, text);
            }
        }
    }

    fn home(&self, text: &str, start: usize) -> Option<Home> {
        match self.places.get(&start) {
            Some(Home::Members) => self.members.contains(text).then_some(Home::Members),
            Some(Home::Tags) => self.tags.contains(text).then_some(Home::Tags),
            _ => self.scopes.home(text, start),
        }
    }
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
