//! What a type in the source is.

use super::Symbols;
use crate::c::constant;
use crate::c::syntax::{Kind, Node, Role, SyntaxTree};
use crate::c::types::{Member, Record, Type, TypeId};

/// Types inside types are read to this depth.
const MAX_DEPTH: u32 = 12;

impl<'src> Symbols<'src> {
    /// The type that a declaration starts with.
    pub(crate) fn specifier(&mut self, tree: &SyntaxTree<'src>, declaration: Node) -> TypeId {
        match tree.child(declaration, Role::Type) {
            Some(node) => self.type_of(tree, node),
            None => TypeId::UNKNOWN,
        }
    }

    /// The type that `node` names; records and enumerators in it are defined.
    pub(crate) fn type_of(&mut self, tree: &SyntaxTree<'src>, node: Node) -> TypeId {
        self.type_to_depth(tree, node, MAX_DEPTH)
    }

    fn type_to_depth(&mut self, tree: &SyntaxTree<'src>, node: Node, depth: u32) -> TypeId {
        let Some(depth) = depth.checked_sub(1) else {
            return TypeId::UNKNOWN;
        };
        match tree.kind(node) {
            Kind::Primitive | Kind::SizedType | Kind::TypeIdentifier => {
                self.type_of_text(tree.text(node))
            }
            Kind::Struct | Kind::Union | Kind::Class => self.record(tree, node, depth),
            Kind::Enum => {
                self.define_enumerators(tree, node);
                TypeId::INT
            }
            Kind::QualifiedIdentifier => match tree.child(node, Role::Name) {
                Some(name) => self.type_to_depth(tree, name, depth),
                None => TypeId::UNKNOWN,
            },
            Kind::TemplateType => self.template(tree, node, depth),
            Kind::TypeDescriptor => {
                let base = tree.child(node, Role::Type);
                let base = base.map_or(TypeId::UNKNOWN, |base| {
                    self.type_to_depth(tree, base, depth)
                });
                match tree.child(node, Role::Declarator) {
                    Some(declarator) => self.abstract_type(tree, base, declarator),
                    None => base,
                }
            }
            _ => TypeId::UNKNOWN,
        }
    }

    fn template(&mut self, tree: &SyntaxTree<'src>, node: Node, depth: u32) -> TypeId {
        let arguments = tree.child_of_kind(node, Kind::TemplateArguments);
        let mut arguments = arguments.into_iter().flat_map(|list| tree.children(list));
        let mut element = || {
            let first = arguments.next();
            first.map_or(TypeId::UNKNOWN, |first| {
                self.type_to_depth(tree, first, depth)
            })
        };
        match tree.child_text(node, Role::Name) {
            "vector" | "deque" | "span" => {
                let element = element();
                self.types.intern(Type::Vector(element))
            }
            "array" => {
                let element = element();
                let count = arguments.next().map(|count| tree.text(count));
                let count = count.and_then(|count| constant::evaluate(count, self));
                let count = count.and_then(|count| u64::try_from(count).ok());
                self.types.intern(Type::Array(element, count))
            }
            "basic_string" => TypeId::STRING,
            "basic_ifstream" | "basic_ofstream" | "basic_fstream" => TypeId::STREAM,
            _ => TypeId::UNKNOWN,
        }
    }

    fn record(&mut self, tree: &SyntaxTree<'src>, node: Node, depth: u32) -> TypeId {
        let name = tree.child(node, Role::Name).map(|name| tree.text(name));
        let known = name.and_then(|name| self.records.get(name)).copied();
        let Some(body) = tree.child(node, Role::Body) else {
            return known.unwrap_or_else(|| self.new_record(name));
        };
        let ty = known.unwrap_or_else(|| self.new_record(name));
        let Type::Record(id) = self.types.get(ty) else {
            return ty;
        };
        let mut record = Record {
            is_union: tree.kind(node) == Kind::Union,
            // A class that inherits: there is a child that is neither name nor body.
            is_open: tree
                .children(node)
                .any(|child| tree.kind(child) == Kind::Other && tree.role(child) == Role::Other),
            ..Record::default()
        };
        let mut methods = Vec::new();
        for child in tree.children(body) {
            match tree.kind(child) {
                Kind::FieldDeclaration => {
                    self.members(tree, child, depth, &mut record);
                }
                Kind::FunctionDefinition | Kind::Template => methods.push(child),
                Kind::Struct | Kind::Union | Kind::Class | Kind::Enum => {
                    self.type_to_depth(tree, child, depth);
                }
                _ => {}
            }
        }
        self.types.define_record(id, record);
        for method in methods {
            self.walk(tree, method, Some(ty));
        }
        ty
    }

    fn new_record(&mut self, name: Option<&'src str>) -> TypeId {
        let id = self.types.add_record();
        let ty = self.types.intern(Type::Record(id));
        if let Some(name) = name {
            self.records.insert(name, ty);
        }
        ty
    }

    fn members(
        &mut self,
        tree: &SyntaxTree<'src>,
        node: Node,
        depth: u32,
        record: &mut Record<'src>,
    ) {
        let base = tree.child(node, Role::Type);
        let base = base.map_or(TypeId::UNKNOWN, |base| {
            self.type_to_depth(tree, base, depth)
        });
        let mut named = false;
        let mut is_static = false;
        for child in tree.children(node) {
            match tree.kind(child) {
                Kind::StorageClass => is_static |= tree.text(child) == "static",
                // A bit field, or `virtual`.
                Kind::Other if tree.role(child) == Role::Other => record.is_open = true,
                _ => {}
            }
            if tree.role(child) != Role::Declarator {
                continue;
            }
            named = true;
            let Some(declared) = self.declared(tree, base, child) else {
                continue;
            };
            if let Some(result) = declared.result {
                let signature = super::Signature { result };
                self.functions.entry(declared.name).or_insert(signature);
            } else if is_static {
                self.static_member(tree, node, declared.name, declared.ty);
            } else {
                record.members.push(Member {
                    name: declared.name,
                    ty: declared.ty,
                });
            }
        }
        // The members of an anonymous record are members of the outer one.
        if !named && let Type::Record(inner) = self.types.get(base) {
            let inner = self.types.record(inner);
            let is_anonymous_union = inner.is_union && !record.is_union;
            record.members.extend(inner.members.iter().cloned());
            record.is_open |= is_anonymous_union;
        }
    }

    fn static_member(&mut self, tree: &SyntaxTree<'src>, node: Node, name: &'src str, ty: TypeId) {
        let value = tree.child_text(node, Role::DefaultValue);
        if let Some(value) = constant::evaluate(value, self) {
            self.constants.insert(name, value);
        }
        self.globals.insert(
            name,
            super::Global {
                ty,
                is_literal: false,
            },
        );
    }

    fn define_enumerators(&mut self, tree: &SyntaxTree<'src>, node: Node) {
        let Some(body) = tree.child(node, Role::Body) else {
            return;
        };
        let mut next = Some(0);
        for enumerator in tree.children(body) {
            if tree.kind(enumerator) != Kind::Enumerator {
                continue;
            }
            if let Some(value) = tree.child(enumerator, Role::Value) {
                next = constant::evaluate(tree.text(value), self);
            }
            if let Some(value) = next {
                self.constants
                    .insert(tree.child_text(enumerator, Role::Name), value);
            }
            next = next.map(|value| value + 1);
        }
    }

    /// The type that `text` names.
    pub(crate) fn type_of_text(&self, text: &str) -> TypeId {
        let text = text.trim();
        if let Some(&ty) = self.typedefs.get(text).or_else(|| self.records.get(text)) {
            return ty;
        }
        if text.ends_with('*') {
            return TypeId::CHAR_POINTER;
        }
        if let Some((tag, name)) = text.split_once(char::is_whitespace)
            && matches!(tag, "struct" | "union" | "class")
        {
            return self
                .records
                .get(name.trim())
                .copied()
                .unwrap_or(TypeId::UNKNOWN);
        }
        well_known(text).unwrap_or_else(|| arithmetic(text))
    }
}

/// The types that the standard headers name.
fn well_known(name: &str) -> Option<TypeId> {
    Some(match name {
        "void" => TypeId::VOID,
        "bool" | "_Bool" => TypeId::BOOL,
        "char" | "int8_t" | "gchar" => TypeId::CHAR,
        "uint8_t" | "u8" | "BYTE" | "u_char" | "uchar" | "byte" => TypeId::UCHAR,
        "int16_t" => TypeId::SHORT,
        "uint16_t" | "u16" | "WORD" | "u_short" | "in_port_t" => TypeId::USHORT,
        "int" | "int32_t" | "pid_t" | "wchar_t" | "gint" | "i32" => TypeId::INT,
        "uint32_t" | "u32" | "DWORD" | "u_int" | "uint" | "uid_t" | "gid_t" | "mode_t"
        | "socklen_t" | "in_addr_t" => TypeId::UINT,
        "int64_t" | "ssize_t" | "off_t" | "ptrdiff_t" | "intptr_t" | "time_t" | "intmax_t"
        | "streamsize" => TypeId::LONG,
        "uint64_t" | "u64" | "size_t" | "uintptr_t" | "u_long" | "ulong" | "uintmax_t"
        | "size_type" | "rsize_t" => TypeId::ULONG,
        "float" => TypeId::FLOAT,
        "double" => TypeId::DOUBLE,
        "string" => TypeId::STRING,
        "istream" | "ostream" | "iostream" | "ifstream" | "ofstream" | "fstream" => TypeId::STREAM,
        "stringstream" | "istringstream" | "ostringstream" => TypeId::TEXT_STREAM,
        _ => return None,
    })
}

/// `unsigned long int` and the like, in any order.
fn arithmetic(text: &str) -> TypeId {
    let (mut unsigned, mut long, mut short, mut char, mut double, mut known) =
        (false, 0, false, false, false, false);
    for word in text.split_whitespace() {
        known = true;
        match word {
            "unsigned" => unsigned = true,
            "long" => long += 1,
            "short" => short = true,
            "char" => char = true,
            "double" => double = true,
            "signed" | "int" | "const" | "volatile" | "register" | "static" => {}
            _ => return TypeId::UNKNOWN,
        }
    }
    match (known, unsigned) {
        (false, _) => TypeId::UNKNOWN,
        (true, _) if double => TypeId::DOUBLE,
        (true, false) if char => TypeId::CHAR,
        (true, true) if char => TypeId::UCHAR,
        (true, false) if short => TypeId::SHORT,
        (true, true) if short => TypeId::USHORT,
        (true, false) if long > 0 => TypeId::LONG,
        (true, true) if long > 0 => TypeId::ULONG,
        (true, false) => TypeId::INT,
        (true, true) => TypeId::UINT,
    }
}
