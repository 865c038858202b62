//! Calls, `new` and `delete`.

use super::{Lower, Typed, is_constant_name};
use crate::c::ir::{Callee, End, Op, VarId};
use crate::c::library;
use crate::c::syntax::{Kind, Node, Role};
use crate::c::types::{Type, TypeId};
use crate::rules::c::Hooks;

impl<'src> Lower<'_, 'src> {
    /// Emits a call.
    pub(super) fn call(
        &mut self,
        callee: Callee<'src>,
        arguments: &[Typed],
        ty: TypeId,
        node: Node,
    ) -> Typed {
        let temps = arguments.iter().map(|argument| argument.temp);
        let arguments = self.builder.operands(temps);
        let temp = self.builder.emit(Op::Call { callee, arguments }, ty, node);
        Typed::new(temp, ty)
    }

    pub(super) fn call_expression(&mut self, node: Node) -> Typed {
        let tree = self.tree;
        let Some(function) = tree.child(node, Role::Function) else {
            return self.unknown(node);
        };
        let function = self.stripped(function);
        let arguments: Vec<_> = tree
            .child(node, Role::Arguments)
            .into_iter()
            .flat_map(|list| tree.children(list))
            .collect();
        match tree.kind(function) {
            Kind::Identifier | Kind::QualifiedIdentifier | Kind::TemplateFunction => {
                self.named_call(function, &arguments, node)
            }
            Kind::Primitive | Kind::SizedType | Kind::TypeIdentifier | Kind::TemplateType => {
                let ty = self.symbols.type_of(tree, function);
                let value = self.values(&arguments).first().copied();
                match value {
                    Some(value) => self.convert(value, ty, node),
                    None => self.unknown(node),
                }
            }
            Kind::Field => self.method_call(function, &arguments, node),
            _ => self.pointer_call(function, &arguments, node),
        }
    }

    fn named_call(&mut self, function: Node, arguments: &[Node], node: Node) -> Typed {
        let tree = self.tree;
        let Some(name) = self.last_name(function) else {
            return self.unknown(node);
        };
        if tree.kind(function) == Kind::TemplateFunction
            && matches!(
                name,
                "static_cast" | "reinterpret_cast" | "const_cast" | "dynamic_cast"
            )
        {
            return self.template_cast(function, arguments, node);
        }
        if let [condition] = arguments
            && is_assertion(name)
        {
            return self.assertion(*condition, node);
        }
        let is_local = self.builder.lookup(name).is_some();
        if is_local {
            return self.pointer_call(function, arguments, node);
        }
        if self.is_macro_call(name) {
            return self.macro_call(name, node);
        }
        if name == "string" && self.is_cpp() {
            let values = self.values(arguments);
            return self.call(Callee::Named("operator+"), &values, TypeId::STRING, node);
        }
        let values = self.values(arguments);
        let is_stream =
            |value: &Typed| matches!(self.symbols.types.get(value.ty), Type::Stream { .. });
        // Two functions have this name, and little in common.
        let name = match name {
            "getline" if values.first().is_some_and(is_stream) => "std::getline",
            _ => name,
        };
        let ty = self.result_type(name);
        self.call(Callee::Named(name), &values, ty, node)
    }

    /// What the function `name` returns.
    fn result_type(&self, name: &str) -> TypeId {
        match self.symbols.functions.get(name) {
            Some(signature) => signature.result,
            None => library::find(name).map_or(TypeId::UNKNOWN, |model| model.result),
        }
    }

    fn template_cast(&mut self, function: Node, arguments: &[Node], node: Node) -> Typed {
        let tree = self.tree;
        let ty = tree
            .child_of_kind(function, Kind::TemplateArguments)
            .and_then(|list| tree.children(list).next());
        let ty = ty.map_or(TypeId::UNKNOWN, |ty| self.symbols.type_of(tree, ty));
        match self.values(arguments).first() {
            Some(&value) => self.convert(value, ty, node),
            None => self.unknown(node),
        }
    }

    /// After `assert(condition)` the condition holds.
    fn assertion(&mut self, condition: Node, node: Node) -> Typed {
        let [holds, fails] = std::array::from_fn(|_| self.builder.label());
        self.condition(condition, holds, fails);
        self.builder.place(fails, node);
        self.builder.end(End::Stop, node);
        self.builder.place(holds, node);
        self.unknown(node)
    }

    /// A macro of this file, or a name in capitals that only a header can define.
    fn is_macro_call(&self, name: &str) -> bool {
        self.symbols.macro_body(name).is_some()
            || (is_constant_name(name)
                && !self.symbols.functions.contains_key(name)
                && library::find(name).is_none()
                && Hooks::all().of_call(name).is_empty())
    }

    /// What a macro does with its arguments is not known: it may test them, change them, free
    /// them and set them to null. A macro of this file may name variables by itself.
    fn macro_call(&mut self, name: &str, node: Node) -> Typed {
        if let Some(body) = self.symbols.macro_body(name) {
            self.capture_words(body, node);
        }
        self.capture_names(node)
    }

    /// Every variable that `node` names may change here.
    pub(super) fn capture_names(&mut self, node: Node) -> Typed {
        let tree = self.tree;
        let vars = tree
            .descendants(node)
            .filter(|&inner| tree.kind(inner) == Kind::Identifier)
            .filter_map(|inner| self.builder.lookup(tree.text(inner)));
        let vars: Vec<_> = vars.collect();
        self.capture(vars, node)
    }

    /// Every variable that is a word of `text` may change here.
    pub(super) fn capture_words(&mut self, text: &str, node: Node) -> Typed {
        let is_part = |char: char| char.is_alphanumeric() || char == '_';
        let words = text.split(|char| !is_part(char));
        let vars: Vec<_> = words.filter_map(|word| self.builder.lookup(word)).collect();
        self.capture(vars, node)
    }

    pub(super) fn capture(&mut self, mut vars: Vec<VarId>, node: Node) -> Typed {
        vars.sort_unstable();
        vars.dedup();
        let addresses: Vec<_> = vars
            .into_iter()
            .map(|var| {
                let ty = self.builder.function.var(var).ty;
                self.builder.emit(Op::Address(var), ty, node)
            })
            .collect();
        let operands = self.builder.operands(addresses);
        let temp = self
            .builder
            .emit(Op::Capture(operands), TypeId::UNKNOWN, node);
        Typed::new(temp, TypeId::UNKNOWN)
    }

    fn method_call(&mut self, function: Node, arguments: &[Node], node: Node) -> Typed {
        let tree = self.tree;
        let field = tree.child(function, Role::FieldName);
        let name = field.and_then(|field| self.last_name(field));
        let (Some(argument), Some(name)) = (tree.child(function, Role::Argument), name) else {
            return self.unknown(node);
        };
        // In C, and where a member has that name, it is a pointer to a function.
        let record = self.static_type(argument);
        let record = match self.symbols.types.get(record) {
            Type::Pointer(target) => target,
            _ => record,
        };
        let is_member = self.symbols.types.member(record, name) != TypeId::UNKNOWN;
        if !self.is_cpp() || is_member {
            return self.pointer_call(function, arguments, node);
        }
        let branches = arguments.iter().any(|&argument| tree.branches(argument));
        let object = if tree.child_text(function, Role::Operator) == "->" {
            self.value(argument)
        } else {
            match self.address(argument) {
                Some(object) => object,
                None => self.value(argument),
            }
        };
        let kept = branches.then(|| {
            let var = self.builder.hidden(object.ty, argument);
            self.store_hidden(var, object, argument);
            var
        });
        let mut values = self.values(arguments);
        let object = kept.map_or(object, |var| self.load_hidden(var, argument));
        values.insert(0, object);
        let class = match self.symbols.types.get(object.ty) {
            Type::Pointer(target) => target,
            _ => object.ty,
        };
        let ty = self.method_type(class, name);
        self.call(Callee::Method(name), &values, ty, node)
    }

    fn method_type(&mut self, class: TypeId, name: &str) -> TypeId {
        let known = library::find_method(self.symbols.types.get(class), name);
        match (known, self.symbols.types.get(class), name) {
            (_, Type::Vector(element), "at" | "front" | "back") => element,
            (_, Type::Vector(element), "data") => self.symbols.types.pointer_to(element),
            (Some(model), ..) => model.result,
            (None, ..) => self
                .symbols
                .functions
                .get(name)
                .map_or(TypeId::UNKNOWN, |signature| signature.result),
        }
    }

    fn pointer_call(&mut self, function: Node, arguments: &[Node], node: Node) -> Typed {
        let branches = arguments
            .iter()
            .any(|&argument| self.tree.branches(argument));
        let pointer = self.value(function);
        let kept = branches.then(|| {
            let var = self.builder.hidden(pointer.ty, function);
            self.store_hidden(var, pointer, function);
            var
        });
        let values = self.values(arguments);
        let pointer = kept.map_or(pointer, |var| self.load_hidden(var, function));
        self.call(
            Callee::Pointer(pointer.temp),
            &values,
            TypeId::UNKNOWN,
            node,
        )
    }

    pub(super) fn new_object(&mut self, node: Node) -> Typed {
        let tree = self.tree;
        let ty = tree.child(node, Role::Type);
        let ty = ty.map_or(TypeId::UNKNOWN, |ty| self.symbols.type_of(tree, ty));
        let arguments: Vec<_> = tree
            .child(node, Role::Arguments)
            .into_iter()
            .flat_map(|list| tree.children(list))
            .collect();
        self.values(&arguments);
        let length = tree
            .child(node, Role::Declarator)
            .and_then(|declarator| tree.child(declarator, Role::Length));
        let count = length.map(|length| self.value(length).temp);
        let placement = tree
            .child(node, Role::Placement)
            .map_or("", |placement| tree.text(placement));
        let pointer = self.symbols.types.pointer_to(ty);
        if !placement.is_empty() && !placement.contains("nothrow") {
            // Made in memory that is there already.
            let temp = self.builder.emit(Op::Unknown, pointer, node);
            return Typed::new(temp, pointer);
        }
        let size = self.symbols.types.size_of(ty);
        let new = Op::New {
            count,
            size: size.and_then(|size| u32::try_from(size).ok()),
            may_fail: placement.contains("nothrow"),
        };
        Typed::new(self.builder.emit(new, pointer, node), pointer)
    }

    pub(super) fn delete(&mut self, node: Node) -> Typed {
        let tree = self.tree;
        let Some(operand) = tree.children(node).last() else {
            return self.unknown(node);
        };
        let (start, _) = tree.range(node);
        let (operand_start, _) = tree.range(operand);
        let head = &tree.source()[start..operand_start];
        let pointer = self.value(operand).temp;
        let is_array = head.contains('[');
        let delete = Op::Delete { pointer, is_array };
        Typed::new(self.builder.emit(delete, TypeId::VOID, node), TypeId::VOID)
    }
}

/// Whether a call with one argument says that the argument holds.
fn is_assertion(name: &str) -> bool {
    matches!(
        name,
        "assert" | "static_assert" | "Expects" | "__builtin_assume"
    ) || (is_constant_name(name)
        && ["ASSERT", "REQUIRE", "VERIFY", "CHECK"]
            .iter()
            .any(|word| name.contains(word)))
}
