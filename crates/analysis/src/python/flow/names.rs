//! Qualified names as a tree: `sqlite3.connect().cursor` is the node `cursor` below the call of
//! `connect` in `sqlite3`. Only names that a model or a rule speaks of have a node, so that
//! following the unknown costs one failed look-up.

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// A node of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(u32);

impl Name {
    /// The node above every top-level module.
    pub const ROOT: Self = Self(0);

    /// Its index, for tables of facts.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The tree. Children are found by the text of one segment: an attribute, `()` for the result of
/// a call, `[]` for an element.
#[derive(Default)]
pub struct Names {
    /// All nodes, found by the node above and the own segment.
    children: HashTable<Name>,
    nodes: Vec<Node>,
    /// The segments of all nodes: thousands of them, and one allocation.
    segments: String,
}

#[derive(Default)]
struct Node {
    /// The node that this one is another way to reach: `sqlite3.connect()` → `sqlite3.Connection`.
    same_as: Link,
    /// Where children are looked for when this node has none of the name.
    extends: Link,
    /// What every other attribute is: the child `?`.
    any: Link,
    /// The node above.
    parent: u32,
    /// Where the own segment stands in `Names::segments`.
    start: u32,
    length: u32,
}

/// A node, or none: nothing leads to the root. Half the size of an `Option<Name>`, and there are
/// many of them to be written when the program starts.
#[derive(Default, Clone, Copy)]
struct Link(u32);

impl Link {
    fn to(name: Name) -> Self {
        Self(name.0)
    }

    fn get(self) -> Option<Name> {
        (self.0 != Name::ROOT.0).then_some(Name(self.0))
    }
}

/// How many `same_as` and `extends` links are followed. Models have two or three in a row; a
/// circle in a user's models must end.
const MAX_LINKS: usize = 8;

/// About as many names as the built-in models and rules speak of.
const CAPACITY: usize = 14_000;

impl Names {
    /// A tree with the root alone.
    pub fn new() -> Self {
        let mut nodes = Vec::with_capacity(CAPACITY);
        nodes.push(Node::default());
        Self {
            children: HashTable::with_capacity(CAPACITY),
            nodes,
            segments: String::with_capacity(8 * CAPACITY),
        }
    }

    /// How many nodes there are.
    pub fn count(&self) -> usize {
        self.nodes.len()
    }

    /// The node of `path`, e.g. `sqlite3.connect().cursor`, made if it is not there.
    pub fn intern(&mut self, path: &str) -> Name {
        self.intern_below(Name::ROOT, path)
    }

    /// The node of `path` below `start`, made if it is not there.
    pub fn intern_below(&mut self, start: Name, path: &str) -> Name {
        segments(path).fold(start, |parent, segment| {
            let name = match self.own_child(parent, segment) {
                Some(child) => child,
                None => self.add(parent, segment),
            };
            self.canonical(name)
        })
    }

    /// The node of `segment` right below `parent`.
    fn own_child(&self, parent: Name, segment: &str) -> Option<Name> {
        let is_it = |name: &Name| {
            self.nodes[name.index()].parent == parent.0 && self.segment(*name) == segment
        };
        let found = self.children.find(hash(parent.0, segment), is_it);
        found.copied()
    }

    fn add(&mut self, parent: Name, segment: &str) -> Name {
        let short = |size: usize| u32::try_from(size).unwrap_or(u32::MAX);
        let name = Name(short(self.nodes.len()));
        self.nodes.push(Node {
            parent: parent.0,
            start: short(self.segments.len()),
            length: short(segment.len()),
            ..Node::default()
        });
        self.segments.push_str(segment);
        let (nodes, segments) = (&self.nodes, &self.segments);
        let rehash = |name: &Name| {
            let node = &nodes[name.index()];
            hash(node.parent, node.segment(segments))
        };
        self.children
            .insert_unique(hash(parent.0, segment), name, rehash);
        self.default_link(parent, name, segment);
        if segment == "?" {
            self.nodes[parent.index()].any = Link::to(name);
        }
        name
    }

    /// What holds unless a model says otherwise: `Session()` is a `Session`, and a thing of
    /// which only the name is known, as `objects` in `Item.objects`, may have any method.
    fn default_link(&mut self, parent: Name, name: Name, segment: &str) {
        let is_type = self.segment(parent).starts_with(char::is_uppercase);
        if segment == "()" && is_type {
            self.nodes[name.index()].same_as = Link::to(parent);
        }
        let grandparent = self.nodes[parent.index()].parent;
        let is_any = self.segment(parent) == "*";
        if is_any && parent != Name::ROOT && grandparent == Name::ROOT.0 {
            self.nodes[name.index()].extends = Link::to(parent);
        }
    }

    /// Says that `name` is an instance of, or another name for, `canonical`.
    pub fn link(&mut self, name: Name, canonical: Name) {
        if name != canonical {
            self.nodes[name.index()].same_as = Link::to(canonical);
        }
    }

    /// Says that what is not found below `name` is looked for below `base`.
    pub fn extend(&mut self, name: Name, base: Name) {
        if name != base {
            self.nodes[name.index()].extends = Link::to(base);
        }
    }

    /// What `segment` of `parent` is.
    pub fn child(&self, parent: Name, segment: &str) -> Option<Name> {
        let mut parent = parent;
        for _ in 0..MAX_LINKS {
            if let Some(child) = self.own_child(parent, segment) {
                return Some(self.canonical(child));
            }
            let node = &self.nodes[parent.index()];
            // What begins with a bracket is a call or an element, not an attribute.
            if let Some(any) = node.any.get()
                && !segment.starts_with(['(', '[', '=', '!'])
            {
                return Some(self.canonical(any));
            }
            parent = node.extends.get()?;
        }
        None
    }

    /// The node of a dotted `path`, if there is one.
    pub fn find(&self, path: &str) -> Option<Name> {
        segments(path).try_fold(Name::ROOT, |parent, segment| self.child(parent, segment))
    }

    /// `name` and what it extends, the closest first.
    pub fn lineage(&self, name: Name) -> impl Iterator<Item = Name> {
        std::iter::successors(Some(name), |name| self.nodes[name.index()].extends.get())
            .take(MAX_LINKS)
    }

    /// The last segment of `name`.
    pub fn segment(&self, name: Name) -> &str {
        self.nodes[name.index()].segment(&self.segments)
    }

    /// The spelling of `name`.
    pub fn spell(&self, name: Name) -> String {
        let mut parts = Vec::new();
        let mut at = name;
        while at != Name::ROOT {
            parts.push(self.segment(at));
            at = Name(self.nodes[at.index()].parent);
        }
        let mut text = String::new();
        for part in parts.into_iter().rev() {
            if !text.is_empty() && !matches!(part, "()" | "[]") {
                text.push('.');
            }
            text.push_str(part);
        }
        text
    }

    fn canonical(&self, name: Name) -> Name {
        let mut name = name;
        for _ in 0..MAX_LINKS {
            match self.nodes[name.index()].same_as.get() {
                Some(next) => name = next,
                None => break,
            }
        }
        name
    }
}

/// `a.b().c` → `a`, `b`, `()`, `c`.
fn segments(path: &str) -> impl Iterator<Item = &str> {
    let mut rest = path;
    std::iter::from_fn(move || {
        // Byte by byte: the paths are short, and there are thousands when the program starts.
        rest = rest.trim_start_matches('.');
        let bytes = rest.as_bytes();
        let end = match bytes.first()? {
            b'(' | b'[' => 2,
            _ => bytes
                .iter()
                .position(|byte| matches!(byte, b'.' | b'(' | b'['))
                .unwrap_or(bytes.len()),
        };
        let (segment, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(segment)
    })
}

fn hash(parent: u32, segment: &str) -> u64 {
    FxBuildHasher.hash_one((parent, segment))
}

impl Node {
    fn segment<'t>(&self, segments: &'t str) -> &'t str {
        let start = self.start as usize;
        &segments[start..start + self.length as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(names: &mut Names, path: &str, canonical: &str) {
        let (canonical, name) = (names.intern(canonical), names.intern(path));
        names.link(name, canonical);
    }

    fn extend(names: &mut Names, path: &str, base: &str) {
        let (base, name) = (names.intern(base), names.intern(path));
        names.extend(name, base);
    }

    #[test]
    fn names_are_followed_through_calls_types_and_bases() {
        let mut names = Names::new();
        link(&mut names, "sqlite3.connect()", "sqlite3.Connection");
        link(&mut names, "sqlite3.Connection.cursor()", "sqlite3.Cursor");
        extend(&mut names, "sqlite3.Cursor", "dbapi.Cursor");
        names.intern("dbapi.Cursor.execute");
        let check = |path: &str, expected: Option<&str>| {
            let found = names.find(path).map(|name| names.spell(name));
            assert_eq!(found.as_deref(), expected, "{path}");
        };
        check("sqlite3.connect", Some("sqlite3.connect"));
        check("sqlite3.connect()", Some("sqlite3.Connection"));
        check(
            "sqlite3.connect().cursor().execute",
            Some("dbapi.Cursor.execute"),
        );
        check("sqlite3.connect().commit", None);
        check("mysql", None);
    }

    #[test]
    fn any_attribute_can_be_meant() {
        let mut names = Names::new();
        link(&mut names, "db.Client.?", "db.Database");
        names.intern("db.Client.close");
        names.intern("db.Database.find");
        let find = |path: &str| names.find(path).map(|name| names.spell(name));
        assert_eq!(
            find("db.Client.shop.find").as_deref(),
            Some("db.Database.find")
        );
        assert_eq!(find("db.Client.close").as_deref(), Some("db.Client.close"));
        assert_eq!(find("db.Client()"), None);
    }

    #[test]
    fn circles_end() {
        let mut names = Names::new();
        link(&mut names, "a.b", "a.c");
        link(&mut names, "a.c", "a.b");
        extend(&mut names, "x.y", "x.z");
        extend(&mut names, "x.z", "x.y");
        assert!(names.find("a.b").is_some());
        assert_eq!(names.find("x.y.q"), None);
    }
}
