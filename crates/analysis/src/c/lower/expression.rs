//! Expressions: their values, and the addresses of what can be assigned to.

use super::{Body, Lower, Typed};
use crate::c::ir::{Op, Temp, VarId};
use crate::c::literal;
use crate::c::syntax::{Kind, Node, Role};
use crate::c::types::{Type, TypeId};

impl Typed {
    pub(super) fn new(temp: Temp, ty: TypeId) -> Self {
        Self { temp, ty }
    }
}

impl<'src> Lower<'_, 'src> {
    pub(super) fn unknown(&mut self, node: Node) -> Typed {
        let temp = self.builder.emit(Op::Unknown, TypeId::UNKNOWN, node);
        Typed::new(temp, TypeId::UNKNOWN)
    }

    fn int(&mut self, value: i128, ty: TypeId, node: Node) -> Typed {
        Typed::new(self.builder.emit(Op::Int(value), ty, node), ty)
    }

    /// The value of `node`.
    pub(super) fn value(&mut self, node: Node) -> Typed {
        let node = self.stripped(node);
        let value = self.deeper(node, |lower| lower.value_inner(node));
        value.unwrap_or_else(|| self.unknown(node))
    }

    fn value_inner(&mut self, node: Node) -> Typed {
        let tree = self.tree;
        match tree.kind(node) {
            Kind::Identifier | Kind::QualifiedIdentifier | Kind::FieldIdentifier => self.name(node),
            Kind::Number => self.number(node),
            Kind::Char => {
                let value = literal::character(tree.text(node)).unwrap_or(0);
                self.int(value, TypeId::CHAR, node)
            }
            Kind::True => self.int(1, TypeId::BOOL, node),
            Kind::False => self.int(0, TypeId::BOOL, node),
            Kind::Null => {
                let ty = TypeId::VOID_POINTER;
                Typed::new(self.builder.emit(Op::Null, ty, node), ty)
            }
            Kind::Str | Kind::RawStr | Kind::ConcatenatedStr => self.string(node),
            Kind::UserDefinedLiteral => match tree.children(node).next() {
                Some(inner) if tree.kind(inner) == Kind::Str => self.string(inner),
                _ => self.unknown(node),
            },
            Kind::Binary => self.binary(node),
            Kind::Unary => self.unary(node),
            Kind::Update => self.update(node),
            Kind::Assignment => self.assignment(node),
            Kind::Conditional => self.conditional(node),
            Kind::Comma => self.comma(node),
            Kind::Call => self.call_expression(node),
            Kind::Pointer if self.operator(node) == "&" => self.address_of(node),
            Kind::Pointer | Kind::Field | Kind::Subscript | Kind::This => {
                match self.address(node) {
                    Some(address) => self.load(address, node),
                    None => self.unknown(node),
                }
            }
            Kind::Cast => self.cast(node),
            Kind::Sizeof | Kind::Alignof => self.size_of(node),
            Kind::Offsetof => Typed::new(
                self.builder.emit(Op::Unknown, TypeId::ULONG, node),
                TypeId::ULONG,
            ),
            Kind::CompoundLiteral => self.compound_literal(node),
            Kind::InitializerList => {
                let to = self.builder.hidden(TypeId::UNKNOWN, node);
                let to = self.builder.emit(Op::Address(to), TypeId::UNKNOWN, node);
                self.initializer_list(Typed::new(to, TypeId::UNKNOWN), node);
                self.unknown(node)
            }
            Kind::New => self.new_object(node),
            Kind::Delete => self.delete(node),
            Kind::Lambda => self.lambda(node),
            Kind::Asm => {
                let clobber = self.builder.emit(Op::Clobber, TypeId::VOID, node);
                Typed::new(clobber, TypeId::VOID)
            }
            Kind::Parenthesized => self.statement_expression(node),
            Kind::Compound | Kind::Declaration => {
                self.statement(node);
                self.unknown(node)
            }
            Kind::Error => {
                for child in tree.children(node) {
                    self.value(child);
                }
                self.unknown(node)
            }
            _ => self.unknown(node),
        }
    }

    /// The values of `nodes`, from left to right. What is computed before a branch is kept in a
    /// variable, as values do not outlive their block.
    pub(super) fn values(&mut self, nodes: &[Node]) -> Vec<Typed> {
        let last_branch = nodes.iter().rposition(|&node| self.tree.branches(node));
        let mut kept = Vec::new();
        let mut values = Vec::with_capacity(nodes.len());
        for (position, &node) in nodes.iter().enumerate() {
            let value = self.value(node);
            if last_branch.is_some_and(|last| position < last) {
                let var = self.builder.hidden(value.ty, node);
                self.store_hidden(var, value, node);
                kept.push((position, var));
            }
            values.push(value);
        }
        for (position, var) in kept {
            values[position] = self.load_hidden(var, nodes[position]);
        }
        values
    }

    fn name(&mut self, node: Node) -> Typed {
        let tree = self.tree;
        let Some(name) = self.last_name(node) else {
            return self.unknown(node);
        };
        if let Some(value) = self.named_constant(name) {
            return self.int(value, TypeId::INT, node);
        }
        if self.builder.lookup(name).is_none() {
            if name == "NULL" {
                let ty = TypeId::VOID_POINTER;
                return Typed::new(self.builder.emit(Op::Null, ty, node), ty);
            }
            if let Some(value) = limit(name) {
                return self.int(value.0, value.1, node);
            }
            if let Some(text) = self.symbols.macro_string(name) {
                return Typed::new(self.builder.literal(text, node), TypeId::CHAR_POINTER);
            }
            if self.symbols.is_macro(name)
                || (self.symbols.functions.contains_key(name)
                    && !self.symbols.globals.contains_key(name))
            {
                // A macro may do anything with the variables that it names.
                if let Some(body) = self.symbols.macro_text(name) {
                    return self.capture_words(body, node);
                }
                let ty = TypeId::FUNCTION;
                return Typed::new(self.builder.emit(Op::Unknown, ty, node), ty);
            }
        }
        let name_node = if tree.kind(node) == Kind::QualifiedIdentifier {
            tree.child(node, Role::Name).unwrap_or(node)
        } else {
            node
        };
        let var = self.variable(name, name_node);
        self.variable_value(var, node)
    }

    pub(super) fn variable_value(&mut self, var: VarId, node: Node) -> Typed {
        let ty = self.builder.function.var(var).ty;
        let address = self.builder.emit(Op::Address(var), ty, node);
        self.load(Typed::new(address, ty), node)
    }

    /// The last part of a name such as `std::ios::app`.
    pub(super) fn last_name(&self, node: Node) -> Option<&'src str> {
        let tree = self.tree;
        let mut node = node;
        while tree.kind(node) == Kind::QualifiedIdentifier {
            node = tree.child(node, Role::Name)?;
        }
        match tree.kind(node) {
            Kind::TemplateFunction | Kind::TemplateMethod | Kind::TemplateType => {
                Some(tree.child_text(node, Role::Name))
            }
            _ => Some(tree.text(node)),
        }
    }

    fn number(&mut self, node: Node) -> Typed {
        let text = self.tree.text(node);
        match literal::integer(text) {
            Some(value) => {
                let ty = match (value, text.contains(['u', 'U']), text.contains(['l', 'L'])) {
                    (_, true, true) => TypeId::ULONG,
                    (_, false, true) => TypeId::LONG,
                    (0..=0x7fff_ffff, false, _) => TypeId::INT,
                    (0..=0xffff_ffff, true, _) => TypeId::UINT,
                    (_, false, _) => TypeId::LONG,
                    (_, true, _) => TypeId::ULONG,
                };
                self.int(value, ty, node)
            }
            None => {
                let temp = self.builder.emit(Op::Unknown, TypeId::DOUBLE, node);
                Typed::new(temp, TypeId::DOUBLE)
            }
        }
    }

    fn string(&mut self, node: Node) -> Typed {
        let tree = self.tree;
        let mut text = String::new();
        if tree.kind(node) == Kind::ConcatenatedStr {
            for part in tree.children(node) {
                if !literal::append_string(tree.text(part), &mut text)
                    && let Some(part) = self.symbols.macro_string(tree.text(part))
                {
                    text.push_str(&part);
                }
            }
        } else {
            literal::append_string(tree.text(node), &mut text);
        }
        Typed::new(self.builder.literal(text, node), TypeId::CHAR_POINTER)
    }

    fn comma(&mut self, node: Node) -> Typed {
        let tree = self.tree;
        let mut node = node;
        // `a, b, c` leans to the right.
        while tree.kind(node) == Kind::Comma {
            if let Some(left) = tree.child(node, Role::Left) {
                self.value(left);
            }
            match tree.child(node, Role::Right) {
                Some(right) => node = right,
                None => return self.unknown(node),
            }
        }
        self.value(node)
    }

    fn address_of(&mut self, node: Node) -> Typed {
        let Some(argument) = self.tree.child(node, Role::Argument) else {
            return self.unknown(node);
        };
        match self.address(argument) {
            Some(place) => {
                let ty = self.symbols.types.pointer_to(place.ty);
                Typed::new(place.temp, ty)
            }
            None => {
                self.value(argument);
                let temp = self.builder.emit(Op::Unknown, TypeId::FUNCTION, node);
                Typed::new(temp, TypeId::FUNCTION)
            }
        }
    }

    fn cast(&mut self, node: Node) -> Typed {
        let tree = self.tree;
        let ty = tree.child(node, Role::Type);
        let ty = ty.map_or(TypeId::UNKNOWN, |ty| self.symbols.type_of(tree, ty));
        let Some(value) = tree.child(node, Role::Value) else {
            return self.unknown(node);
        };
        let value = self.value(value);
        self.convert(value, ty, node)
    }

    /// `value` as a `ty`.
    pub(super) fn convert(&mut self, value: Typed, ty: TypeId, node: Node) -> Typed {
        if ty == TypeId::UNKNOWN || ty == TypeId::VOID {
            return value;
        }
        Typed::new(self.builder.emit(Op::Cast(value.temp), ty, node), ty)
    }

    fn size_of(&mut self, node: Node) -> Typed {
        let tree = self.tree;
        let ty = match tree.child(node, Role::Type) {
            Some(ty) => self.symbols.type_of(tree, ty),
            None => tree
                .child(node, Role::Value)
                .map_or(TypeId::UNKNOWN, |value| self.static_type(value)),
        };
        match self.symbols.types.size_of(ty) {
            Some(size) => self.int(size as i128, TypeId::ULONG, node),
            None => {
                let temp = self.builder.emit(Op::Unknown, TypeId::ULONG, node);
                Typed::new(temp, TypeId::ULONG)
            }
        }
    }

    /// The type of an expression, without evaluating it.
    pub(super) fn static_type(&mut self, node: Node) -> TypeId {
        let tree = self.tree;
        let node = self.stripped(node);
        let typed = self.deeper(node, |lower| {
            let argument = tree.child(node, Role::Argument);
            let mut of_argument = || argument.map_or(TypeId::UNKNOWN, |a| lower.static_type(a));
            match tree.kind(node) {
                Kind::Field => {
                    let mut record = of_argument();
                    if lower.operator_of_field(node) == "->" {
                        record = lower.symbols.types.element(record);
                    }
                    let name = tree.child_text(node, Role::FieldName);
                    lower.symbols.types.member(record, name)
                }
                Kind::Subscript => {
                    let base = of_argument();
                    lower.symbols.types.element(base)
                }
                Kind::Pointer => {
                    let base = of_argument();
                    match lower.operator(node) {
                        "*" => lower.symbols.types.element(base),
                        _ => lower.symbols.types.pointer_to(base),
                    }
                }
                Kind::Identifier => {
                    let name = tree.text(node);
                    match lower.builder.lookup(name) {
                        Some(var) => lower.builder.function.var(var).ty,
                        None => match lower.symbols.globals.get(name) {
                            Some(global) => global.ty,
                            None => lower.symbols.type_of_text(name),
                        },
                    }
                }
                Kind::Str => {
                    let mut text = String::new();
                    literal::append_string(tree.text(node), &mut text);
                    let count = text.chars().count() as u64 + 1;
                    let array = Type::Array(TypeId::CHAR, Some(count));
                    lower.symbols.types.intern(array)
                }
                Kind::Char => TypeId::INT,
                _ => TypeId::UNKNOWN,
            }
        });
        typed.unwrap_or(TypeId::UNKNOWN)
    }

    pub(super) fn operator_of_field(&self, node: Node) -> &'src str {
        self.tree.child_text(node, Role::Operator)
    }

    pub(super) fn compound_literal(&mut self, node: Node) -> Typed {
        let tree = self.tree;
        let ty = tree.child(node, Role::Type);
        let ty = ty.map_or(TypeId::UNKNOWN, |ty| self.symbols.type_of(tree, ty));
        let var = self.builder.hidden(ty, node);
        if let Some(value) = tree.child(node, Role::Value) {
            self.initial_value(var, value, node);
        }
        self.variable_value(var, node)
    }

    /// `({ …; value; })`.
    fn statement_expression(&mut self, node: Node) -> Typed {
        let tree = self.tree;
        let Some(block) = tree.child_of_kind(node, Kind::Compound) else {
            return self.unknown(node);
        };
        let mut value = None;
        let last = tree.children(block).last();
        for statement in tree.children(block) {
            if Some(statement) == last && tree.kind(statement) == Kind::ExpressionStatement {
                let expression = tree.children(statement).next();
                value = expression.map(|expression| self.value(expression));
            } else {
                self.statement(statement);
            }
        }
        value.unwrap_or_else(|| self.unknown(node))
    }

    fn lambda(&mut self, node: Node) -> Typed {
        let tree = self.tree;
        let declarator = tree.child(node, Role::Declarator);
        let body = tree.child(node, Role::Body);
        self.nested.push(Body {
            name: "",
            node,
            parameters: declarator.and_then(|d| tree.child(d, Role::Parameters)),
            body,
            result: TypeId::UNKNOWN,
            class: self.class,
            is_static: true,
        });
        let captured: Vec<_> = body
            .into_iter()
            .flat_map(|body| tree.descendants(body))
            .filter(|&inner| tree.kind(inner) == Kind::Identifier)
            .filter_map(|inner| self.builder.lookup(tree.text(inner)))
            .collect();
        let value = self.capture(captured, node);
        Typed::new(value.temp, TypeId::FUNCTION)
    }
}

/// The limits that the standard headers define.
fn limit(name: &str) -> Option<(i128, TypeId)> {
    Some(match name {
        "INT_MAX" | "INT32_MAX" | "RAND_MAX" => (i32::MAX.into(), TypeId::INT),
        "INT_MIN" | "INT32_MIN" => (i32::MIN.into(), TypeId::INT),
        "UINT_MAX" | "UINT32_MAX" => (u32::MAX.into(), TypeId::UINT),
        "LONG_MAX" | "LLONG_MAX" | "INT64_MAX" | "SSIZE_MAX" | "PTRDIFF_MAX" => {
            (i64::MAX.into(), TypeId::LONG)
        }
        "LONG_MIN" | "LLONG_MIN" | "INT64_MIN" => (i64::MIN.into(), TypeId::LONG),
        "ULONG_MAX" | "ULLONG_MAX" | "UINT64_MAX" | "SIZE_MAX" => (u64::MAX.into(), TypeId::ULONG),
        "SHRT_MAX" | "INT16_MAX" => (i16::MAX.into(), TypeId::INT),
        "USHRT_MAX" | "UINT16_MAX" => (u16::MAX.into(), TypeId::INT),
        "CHAR_MAX" | "SCHAR_MAX" | "INT8_MAX" => (i8::MAX.into(), TypeId::INT),
        "UCHAR_MAX" | "UINT8_MAX" => (u8::MAX.into(), TypeId::INT),
        "CHAR_BIT" => (8, TypeId::INT),
        "PATH_MAX" => (4096, TypeId::INT),
        "NAME_MAX" => (255, TypeId::INT),
        "BUFSIZ" => (8192, TypeId::INT),
        "EOF" => (-1, TypeId::INT),
        "STDIN_FILENO" | "EXIT_SUCCESS" => (0, TypeId::INT),
        "STDOUT_FILENO" | "EXIT_FAILURE" => (1, TypeId::INT),
        "STDERR_FILENO" => (2, TypeId::INT),
        _ => return None,
    })
}
