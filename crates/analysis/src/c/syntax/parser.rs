//! Runs the parser and copies its tree.

use super::kind::{KINDS, ROLES};
use super::{Kind, NodeData, Role, SyntaxTree};
use sallet_core::task::Language;
use std::ops::ControlFlow;
use std::sync::LazyLock;
use std::time::Instant;
use tree_sitter::{ParseOptions, ParseState, Parser, Tree, TreeCursor};

/// The deadline was over before the end of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TimedOut;

/// Why a text is not well formed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Broken {
    /// Offset of the first error in bytes.
    pub(crate) offset: usize,
    /// What is wrong there.
    pub(crate) message: String,
    /// How many bytes the parser could not make sense of; at least 1.
    pub(super) bytes: usize,
    /// Where every error is, in order.
    pub(super) offsets: Vec<usize>,
}

impl Broken {
    /// The text stops in the middle.
    pub(super) fn at_end(source: &str) -> Self {
        Self {
            offset: source.trim_end().len(),
            message: "the code ends before its last block is closed".to_owned(),
            bytes: 1,
            offsets: Vec::new(),
        }
    }
}

/// A grammar, and what its numbers mean.
struct Grammar {
    language: tree_sitter::Language,
    /// By the grammar's number of a kind; `None` for punctuation.
    kinds: Vec<Option<Kind>>,
    /// By the grammar's number of a field.
    roles: Vec<Role>,
}

static C: LazyLock<Grammar> = LazyLock::new(|| Grammar::new(tree_sitter_c::LANGUAGE.into()));
static CPP: LazyLock<Grammar> = LazyLock::new(|| Grammar::new(tree_sitter_cpp::LANGUAGE.into()));

/// The kind number that the parser gives to what it cannot read.
const ERROR: u16 = u16::MAX;

impl Grammar {
    fn new(language: tree_sitter::Language) -> Self {
        let kind = |id: u16| {
            let name = language.node_kind_for_id(id).unwrap_or("");
            let known = KINDS.iter().find(|(known, _)| *known == name);
            let kind = known.map_or(Kind::Other, |(_, kind)| *kind);
            language.node_kind_is_named(id).then_some(kind)
        };
        let role = |id: u16| {
            let name = language.field_name_for_id(id).unwrap_or("");
            let known = ROLES.iter().find(|(known, _)| *known == name);
            known.map_or(Role::Other, |(_, role)| *role)
        };
        let count = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        Self {
            kinds: (0..count(language.node_kind_count())).map(kind).collect(),
            roles: (0..=count(language.field_count())).map(role).collect(),
            language,
        }
    }

    fn kind(&self, id: u16) -> Option<Kind> {
        if id == ERROR {
            return Some(Kind::Error);
        }
        self.kinds.get(id as usize).copied().flatten()
    }

    fn role(&self, cursor: &TreeCursor) -> Role {
        cursor.field_id().map_or(Role::Other, |id| {
            let role = self.roles.get(id.get() as usize);
            role.copied().unwrap_or(Role::Other)
        })
    }
}

/// Parses `text`, a variant of `source` in which every byte is at the same place.
pub(super) fn parse<'src>(
    source: &'src str,
    text: &str,
    language: Language,
    deadline: Option<Instant>,
) -> Result<SyntaxTree<'src>, TimedOut> {
    // Offsets are stored in 32 bits. No one writes 4 GiB of C by hand, or reads it.
    let text = text
        .get(..text.floor_char_boundary(u32::MAX as usize))
        .unwrap_or("");
    let grammar = if language == Language::C { &*C } else { &*CPP };
    let Some(tree) = run(text, grammar, deadline) else {
        return Err(TimedOut);
    };
    let broken = tree
        .root_node()
        .has_error()
        .then(|| first_error(&tree, text));
    Ok(SyntaxTree {
        source,
        nodes: copy(&tree, grammar, text.as_bytes(), source.len()),
        broken,
    })
}

fn run(text: &str, grammar: &Grammar, deadline: Option<Instant>) -> Option<Tree> {
    let mut parser = Parser::new();
    parser.set_language(&grammar.language).ok()?;
    let mut is_over = |_: &ParseState| match deadline {
        Some(deadline) if Instant::now() >= deadline => ControlFlow::Break(()),
        _ => ControlFlow::Continue(()),
    };
    let options = ParseOptions::new().progress_callback(&mut is_over);
    let bytes = text.as_bytes();
    let mut read = |offset: usize, _| bytes.get(offset..).unwrap_or(&[]);
    parser.parse_with_options(&mut read, None, Some(options))
}

/// Copies the named nodes and the operators, in source order.
fn copy(tree: &Tree, grammar: &Grammar, text: &[u8], limit: usize) -> Vec<NodeData> {
    let mut nodes = Vec::with_capacity(text.len() / 6 + 8);
    // The copied ancestors of the node that the cursor is at, and how deep each of them is.
    let mut open: Vec<(usize, u32)> = Vec::with_capacity(32);
    let mut cursor = tree.walk();
    let mut depth = 0;
    loop {
        let node = cursor.node();
        let kind = grammar.kind(node.kind_id());
        let role = grammar.role(&cursor);
        let kept = match kind {
            Some(kind) => (kind != Kind::Comment).then_some(kind),
            None => (role == Role::Operator).then_some(Kind::Other),
        };
        if let Some(kind) = kept {
            let start = node.start_byte().min(limit);
            let end = node.end_byte().min(limit);
            open.push((nodes.len(), depth));
            nodes.push(NodeData {
                kind,
                role,
                branches: branches(kind, role, &text[start..end], &open, &nodes),
                start: start as u32,
                end: end as u32,
                next: nodes.len() as u32 + 1,
            });
        }
        if kept.is_some() && cursor.goto_first_child() {
            depth += 1;
            continue;
        }
        loop {
            close(&mut open, &mut nodes, depth);
            if cursor.goto_next_sibling() {
                break;
            }
            if !cursor.goto_parent() {
                return nodes;
            }
            depth -= 1;
        }
    }
}

/// Leaves the node at `depth`, if it was copied.
fn close(open: &mut Vec<(usize, u32)>, nodes: &mut [NodeData], depth: u32) {
    let count = nodes.len() as u32;
    while let Some((index, _)) = open.pop_if(|(_, opened)| *opened >= depth) {
        nodes[index].next = count;
        // What happens inside a function or a lambda is no branch of the code around it.
        if nodes[index].branches
            && nodes[index].kind != Kind::Lambda
            && let Some((parent, _)) = open.last()
        {
            nodes[*parent].branches = true;
        }
    }
}

fn branches(
    kind: Kind,
    role: Role,
    text: &[u8],
    open: &[(usize, u32)],
    nodes: &[NodeData],
) -> bool {
    match kind {
        Kind::Conditional => true,
        // A statement expression: `({ … })`.
        Kind::Compound => {
            let parent = open.iter().rev().nth(1);
            parent.is_some_and(|(parent, _)| nodes[*parent].kind == Kind::Parenthesized)
        }
        Kind::Other if role == Role::Operator => matches!(text, b"&&" | b"||" | b"and" | b"or"),
        _ => false,
    }
}

/// The first error of a tree that has one, and how much of the text is in errors.
fn first_error(tree: &Tree, text: &str) -> Broken {
    let mut first: Option<(usize, String)> = None;
    let mut bytes = 0;
    let mut offsets = Vec::new();
    let mut cursor = tree.walk();
    loop {
        let node = cursor.node();
        let is_error = node.is_error() || node.is_missing();
        if is_error {
            bytes += node.byte_range().len().max(1);
            let offset = node.start_byte().min(text.len());
            offsets.push(offset);
            if first.as_ref().is_none_or(|(known, _)| offset < *known) {
                let (offset, message) = describe(&node, text);
                first = Some((offset, message));
            }
        }
        // What stands in an error is part of it; its children are not counted again.
        if !is_error && node.has_error() && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                let (offset, message) = first.unwrap_or((0, "does not parse".to_owned()));
                offsets.sort_unstable();
                return Broken {
                    offset,
                    message,
                    bytes: bytes.max(1),
                    offsets,
                };
            }
        }
    }
}

/// Where an error is seen by a reader, and what to tell.
fn describe(node: &tree_sitter::Node, text: &str) -> (usize, String) {
    if node.is_missing() {
        // The parser puts what is missing after the white space; readers look before it.
        let offset = text
            .get(..node.start_byte())
            .map_or(0, |before| before.trim_end().len());
        return (offset, format!("expected '{}'", node.kind()));
    }
    let start = node.start_byte().min(text.len());
    let word = text[text.ceil_char_boundary(start)..]
        .split_whitespace()
        .next()
        .unwrap_or("");
    let shown: String = word.chars().take(20).collect();
    (start, format!("unexpected '{shown}'"))
}
