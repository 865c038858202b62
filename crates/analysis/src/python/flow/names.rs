//! Qualified names as a tree: `sqlite3.connect().cursor` is the node `cursor` below the call of
//! `connect` in `sqlite3`. Only names that a model or a rule speaks of have a node, so that
//! following the unknown costs one failed look-up.

use rustc_hash::{FxBuildHasher, FxHashMap};

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
    children: FxHashMap<(u32, Box<str>), Name>,
    nodes: Vec<Node>,
}

#[derive(Default, Clone)]
struct Node {
    /// The node that this one is another way to reach: `sqlite3.connect()` → `sqlite3.Connection`.
    same_as: Option<Name>,
    /// Where children are looked for when this node has none of the name.
    extends: Option<Name>,
    /// What every other attribute is: the child `?`.
    any: Option<Name>,
    /// The node above and the own segment, for the spelling.
    parent: u32,
    segment: Box<str>,
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
            children: FxHashMap::with_capacity_and_hasher(CAPACITY, FxBuildHasher),
            nodes,
        }
    }

    /// How many nodes there are.
    pub fn count(&self) -> usize {
        self.nodes.len()
    }

    /// The node of `path`, e.g. `sqlite3.connect().cursor`, made if it is not there.
    pub fn intern(&mut self, path: &str) -> Name {
        segments(path).fold(Name::ROOT, |parent, segment| {
            if let Some(&child) = self.children.get(&(parent.0, segment) as &dyn Key) {
                return self.canonical(child);
            }
            let name = Name(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
            self.nodes.push(Node {
                parent: parent.0,
                segment: segment.into(),
                ..Node::default()
            });
            self.children.insert((parent.0, segment.into()), name);
            self.default_link(parent, name, segment);
            if segment == "?" {
                self.nodes[parent.index()].any = Some(name);
            }
            self.canonical(name)
        })
    }

    /// What holds unless a model says otherwise: `Session()` is a `Session`, and a thing of
    /// which only the name is known, as `objects` in `Item.objects`, may have any method.
    fn default_link(&mut self, parent: Name, name: Name, segment: &str) {
        let is_type = self.nodes[parent.index()]
            .segment
            .starts_with(char::is_uppercase);
        if segment == "()" && is_type {
            self.nodes[name.index()].same_as = Some(parent);
        }
        let grandparent = self.nodes[parent.index()].parent;
        let is_any = |at: u32| &*self.nodes[at as usize].segment == "*";
        if is_any(parent.0) && parent != Name::ROOT && grandparent == Name::ROOT.0 {
            self.nodes[name.index()].extends = Some(parent);
        }
    }

    /// Says that `path` is an instance of, or another name for, `canonical`.
    pub fn link(&mut self, path: &str, canonical: &str) {
        let canonical = self.intern(canonical);
        let node = self.intern(path);
        if node != canonical {
            self.nodes[node.index()].same_as = Some(canonical);
        }
    }

    /// Says that what is not found below `path` is looked for below `base`.
    pub fn extend(&mut self, path: &str, base: &str) {
        let base = self.intern(base);
        let node = self.intern(path);
        if node != base {
            self.nodes[node.index()].extends = Some(base);
        }
    }

    /// What `segment` of `parent` is.
    pub fn child(&self, parent: Name, segment: &str) -> Option<Name> {
        let mut parent = parent;
        for _ in 0..MAX_LINKS {
            if let Some(&child) = self.children.get(&(parent.0, segment) as &dyn Key) {
                return Some(self.canonical(child));
            }
            let node = &self.nodes[parent.index()];
            // What begins with a bracket is a call or an element, not an attribute.
            if let Some(any) = node.any
                && !segment.starts_with(['(', '[', '=', '!'])
            {
                return Some(self.canonical(any));
            }
            parent = node.extends?;
        }
        None
    }

    /// The node of a dotted `path`, if there is one.
    pub fn find(&self, path: &str) -> Option<Name> {
        segments(path).try_fold(Name::ROOT, |parent, segment| self.child(parent, segment))
    }

    /// `name` and what it extends, the closest first.
    pub fn lineage(&self, name: Name) -> impl Iterator<Item = Name> {
        std::iter::successors(Some(name), |name| self.nodes[name.index()].extends).take(MAX_LINKS)
    }

    /// The last segment of `name`.
    pub fn segment(&self, name: Name) -> &str {
        &self.nodes[name.index()].segment
    }

    /// The spelling of `name`.
    pub fn spell(&self, name: Name) -> String {
        let mut parts = Vec::new();
        let mut at = name;
        while at != Name::ROOT {
            let node = &self.nodes[at.index()];
            parts.push(&*node.segment);
            at = Name(node.parent);
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
            match self.nodes[name.index()].same_as {
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

/// Lets the map be asked with a borrowed segment.
trait Key {
    fn parts(&self) -> (u32, &str);
}

impl Key for (u32, Box<str>) {
    fn parts(&self) -> (u32, &str) {
        (self.0, &self.1)
    }
}

impl Key for (u32, &str) {
    fn parts(&self) -> (u32, &str) {
        *self
    }
}

impl<'a> std::borrow::Borrow<dyn Key + 'a> for (u32, Box<str>) {
    fn borrow(&self) -> &(dyn Key + 'a) {
        self
    }
}

impl std::hash::Hash for dyn Key + '_ {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.parts().hash(state);
    }
}

impl PartialEq for dyn Key + '_ {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

impl Eq for dyn Key + '_ {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_followed_through_calls_types_and_bases() {
        let mut names = Names::new();
        names.link("sqlite3.connect()", "sqlite3.Connection");
        names.link("sqlite3.Connection.cursor()", "sqlite3.Cursor");
        names.extend("sqlite3.Cursor", "dbapi.Cursor");
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
        names.link("db.Client.?", "db.Database");
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
        names.link("a.b", "a.c");
        names.link("a.c", "a.b");
        names.extend("x.y", "x.z");
        names.extend("x.z", "x.y");
        assert!(names.find("a.b").is_some());
        assert_eq!(names.find("x.y.q"), None);
    }
}
