//! Operators.

use super::{Lower, Typed};
use crate::c::ir::{BinaryOp, Callee, Op, UnaryOp};
use crate::c::syntax::{Kind, Node, Role};
use crate::c::types::{Type, TypeId};

impl<'src> Lower<'_, 'src> {
    /// A chain of binary operators. Chains lean to the left and may be long, so the left side is
    /// followed in a loop.
    pub(super) fn binary(&mut self, node: Node) -> Typed {
        let tree = self.tree;
        if matches!(self.operator(node), "&&" | "||" | "and" | "or") {
            return self.truth(node);
        }
        let mut spine = vec![node];
        let mut left = tree.child(node, Role::Left);
        while let Some(next) = left {
            let next = self.stripped(next);
            let is_link = tree.kind(next) == Kind::Binary
                && !matches!(self.operator(next), "&&" | "||" | "and" | "or");
            if !is_link {
                break;
            }
            spine.push(next);
            left = tree.child(next, Role::Left);
        }
        let mut value = match left {
            Some(left) => self.value(left),
            None => self.unknown(node),
        };
        for link in spine.into_iter().rev() {
            let Some(right) = tree.child(link, Role::Right) else {
                continue;
            };
            value = self.link(value, self.operator(link), right, link);
        }
        value
    }

    /// `left operator right`, where `left` is computed.
    fn link(&mut self, left: Typed, operator: &'src str, right: Node, node: Node) -> Typed {
        if matches!(self.symbols.types.get(left.ty), Type::Stream { .. })
            && matches!(operator, "<<" | ">>")
        {
            return self.stream(left, operator, right, node);
        }
        // A value does not outlive its block.
        let kept = self.tree.branches(right).then(|| {
            let var = self.builder.hidden(left.ty, node);
            self.store_hidden(var, left, node);
            var
        });
        let right = self.value(right);
        let left = kept.map_or(left, |var| self.load_hidden(var, node));
        self.apply(left, operator, right, node)
    }

    /// `stream << value` or `stream >> variable`; the result is the stream.
    fn stream(&mut self, stream: Typed, operator: &str, right: Node, node: Node) -> Typed {
        let (name, operand) = if operator == "<<" {
            ("operator<<", self.value(right))
        } else {
            let place = self.address(right);
            ("operator>>", place.unwrap_or_else(|| self.unknown(right)))
        };
        self.call(
            Callee::Named(name),
            &[stream, operand],
            TypeId::STREAM,
            node,
        );
        stream
    }

    pub(super) fn apply(&mut self, left: Typed, operator: &str, right: Typed, node: Node) -> Typed {
        let Some(op) = BinaryOp::read(operator) else {
            return self.unknown(node);
        };
        let types = &self.symbols.types;
        let is_string = |value: Typed| types.get(value.ty) == Type::String;
        if op == BinaryOp::Add && (is_string(left) || is_string(right)) {
            let name = Callee::Named("operator+");
            return self.call(name, &[left, right], TypeId::STRING, node);
        }
        let moves = matches!(op, BinaryOp::Add | BinaryOp::Sub);
        if moves && types.is_pointer(left.ty) {
            if types.is_pointer(right.ty) {
                let distance = Op::Distance {
                    left: left.temp,
                    right: right.temp,
                };
                let temp = self.builder.emit(distance, TypeId::LONG, node);
                return Typed::new(temp, TypeId::LONG);
            }
            let moved = self.element(left, right, op == BinaryOp::Sub, node);
            return Typed::new(moved.temp, left.ty);
        }
        if op == BinaryOp::Add && types.is_pointer(right.ty) {
            let moved = self.element(right, left, false, node);
            return Typed::new(moved.temp, right.ty);
        }
        let ty = if op.is_comparison() {
            TypeId::INT
        } else {
            self.common_type(op, left.ty, right.ty)
        };
        let (left, right) = (left.temp, right.temp);
        let temp = self.builder.emit(Op::Binary { op, left, right }, ty, node);
        Typed::new(temp, ty)
    }

    /// The type in which an operator works: the usual arithmetic conversions of C.
    fn common_type(&self, op: BinaryOp, left: TypeId, right: TypeId) -> TypeId {
        let types = &self.symbols.types;
        let promoted = |ty: TypeId| match types.get(ty) {
            Type::Int { bits, signed } if bits < 32 => (32, signed || bits < 32),
            Type::Int { bits, signed } => (bits, signed),
            _ => (0, true),
        };
        if matches!(types.get(left), Type::Float { .. })
            || matches!(types.get(right), Type::Float { .. })
        {
            return TypeId::DOUBLE;
        }
        let (left, right) = (promoted(left), promoted(right));
        if matches!(op, BinaryOp::Shl | BinaryOp::Shr) {
            return by_width(left);
        }
        match (left.0, right.0) {
            (0, _) | (_, 0) => TypeId::UNKNOWN,
            (a, b) if a == b => by_width((a, left.1 && right.1)),
            (a, b) if a > b => by_width(left),
            _ => by_width(right),
        }
    }

    pub(super) fn unary(&mut self, node: Node) -> Typed {
        let tree = self.tree;
        let operator = self.operator(node);
        let Some(argument) = tree.child(node, Role::Argument) else {
            return self.unknown(node);
        };
        if matches!(operator, "!" | "not") && tree.branches(argument) {
            return self.truth(node);
        }
        let value = self.value(argument);
        let op = match operator {
            "-" => UnaryOp::Negate,
            "~" | "compl" => UnaryOp::Complement,
            "!" | "not" => UnaryOp::Not,
            _ => return value,
        };
        let ty = match op {
            UnaryOp::Not => TypeId::INT,
            _ => self.common_type(BinaryOp::Add, value.ty, TypeId::INT),
        };
        let value = value.temp;
        Typed::new(self.builder.emit(Op::Unary { op, value }, ty, node), ty)
    }

    /// `++` and `--`.
    pub(super) fn update(&mut self, node: Node) -> Typed {
        let tree = self.tree;
        let Some(argument) = tree.child(node, Role::Argument) else {
            return self.unknown(node);
        };
        match self.address(argument) {
            Some(place) => self.update_at(place, argument, node),
            None => self.unknown(node),
        }
    }

    /// `++` or `--` of what is at `place`.
    pub(super) fn update_at(&mut self, place: Typed, argument: Node, node: Node) -> Typed {
        let tree = self.tree;
        let Some(operator) = tree.child(node, Role::Operator) else {
            return self.unknown(node);
        };
        let old = self.load(place, node);
        let one = Typed::new(
            self.builder.emit(Op::Int(1), TypeId::INT, node),
            TypeId::INT,
        );
        let text = if tree.text(operator) == "--" {
            "-"
        } else {
            "+"
        };
        let new = self.apply(old, text, one, node);
        // A float, or an iterator: nothing that counts.
        let new = Typed::new(new.temp, old.ty);
        self.assign(place, new, node);
        if operator < argument { new } else { old }
    }

    pub(super) fn assignment(&mut self, node: Node) -> Typed {
        let tree = self.tree;
        let (Some(left), Some(right)) =
            (tree.child(node, Role::Left), tree.child(node, Role::Right))
        else {
            return self.unknown(node);
        };
        let operator = self.operator(node);
        if tree.kind(right) == Kind::InitializerList {
            if let Some(place) = self.address(left) {
                self.initializer_list(place, right);
            }
            return self.unknown(node);
        }
        let mut value = self.value(right);
        let kept = tree.branches(left).then(|| {
            let var = self.builder.hidden(value.ty, node);
            self.store_hidden(var, value, node);
            var
        });
        let Some(place) = self.address(left) else {
            self.value(left);
            return value;
        };
        if let Some(var) = kept {
            value = self.load_hidden(var, node);
        }
        let compound = match operator {
            "and_eq" => "&",
            "or_eq" => "|",
            "xor_eq" => "^",
            _ => operator.strip_suffix('=').unwrap_or(""),
        };
        if !compound.is_empty() {
            if self.symbols.types.get(place.ty) == Type::String && compound == "+" {
                let append = Callee::Named("operator+=");
                self.call(append, &[place, value], TypeId::STRING, node);
                return place;
            }
            let old = self.load(place, node);
            value = self.apply(old, compound, value, node);
        }
        self.assign(place, value, node);
        value
    }

    /// Puts `value` into `place`.
    pub(super) fn assign(&mut self, place: Typed, value: Typed, node: Node) {
        let types = &self.symbols.types;
        let copy = match types.get(place.ty) {
            Type::String | Type::Vector(_) => Some("operator="),
            // Only an initial value can be an array: a string.
            Type::Array(..) => Some("array="),
            Type::Record(_) | Type::Stream { .. } => Some("record="),
            _ => None,
        };
        if let Some(copy) = copy {
            self.call(Callee::Named(copy), &[place, value], place.ty, node);
            return;
        }
        let store = Op::Store {
            to: place.temp,
            value: value.temp,
        };
        self.builder.emit(store, place.ty, node);
    }
}

/// The type of a width and sign that no operand needs to be converted to.
fn by_width((bits, signed): (u8, bool)) -> TypeId {
    match (bits, signed) {
        (0, _) => TypeId::UNKNOWN,
        (64, true) => TypeId::LONG,
        (64, false) => TypeId::ULONG,
        (_, true) => TypeId::INT,
        (_, false) => TypeId::UINT,
    }
}
