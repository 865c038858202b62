//! Statements.

use super::{Body, Lower};
use crate::c::constant::{self, Scope};
use crate::c::ir::{Case, End, Op, Storage};
use crate::c::syntax::{Kind, Node, Role};
use crate::c::types::{Type, TypeId};

impl<'src> Lower<'_, 'src> {
    pub(super) fn statements(&mut self, nodes: impl Iterator<Item = Node>) {
        for node in nodes {
            self.statement(node);
        }
    }

    pub(super) fn statement(&mut self, node: Node) {
        self.deeper(node, |lower| lower.statement_inner(node));
    }

    fn statement_inner(&mut self, node: Node) {
        let tree = self.tree;
        match tree.kind(node) {
            Kind::Compound => self.scope(node),
            Kind::Declaration => self.declaration(node),
            Kind::ExpressionStatement => {
                if let Some(expression) = tree.children(node).next() {
                    self.value(expression);
                }
            }
            Kind::If => self.if_chain(node),
            Kind::Switch => self.switch(node),
            Kind::Case => self.case(node),
            Kind::While => self.while_loop(node),
            Kind::Do => self.do_loop(node),
            Kind::For => self.for_loop(node),
            Kind::RangeFor => self.range_for(node),
            Kind::Return | Kind::CoReturn => self.return_statement(node),
            Kind::Break => {
                if let Some(label) = self.builder.break_target() {
                    self.builder.jump(label, node);
                }
            }
            Kind::Continue => {
                if let Some(label) = self.builder.continue_target() {
                    self.builder.jump(label, node);
                }
            }
            Kind::Goto => {
                let label = self.builder.named_label(tree.child_text(node, Role::Label));
                self.builder.jump(label, node);
            }
            Kind::Labeled => {
                let label = self.builder.named_label(tree.child_text(node, Role::Label));
                self.builder.place(label, node);
                let body = tree.children(node);
                self.statements(body.filter(|&child| tree.role(child) != Role::Label));
            }
            Kind::Attributed | Kind::Error => self.statements(tree.children(node)),
            Kind::Try | Kind::SehTry => self.try_statement(node),
            Kind::Throw => {
                for value in tree.children(node) {
                    self.value(value);
                }
                self.builder.end(End::Stop, node);
            }
            Kind::PreprocIf | Kind::PreprocIfdef => self.preprocessor_if(node),
            Kind::FunctionDefinition => self.nested_function(node),
            Kind::TypeDefinition
            | Kind::AliasDeclaration
            | Kind::Struct
            | Kind::Union
            | Kind::Class
            | Kind::Enum
            | Kind::Define
            | Kind::DefineFunction => self.local_type(node),
            // Types and names that stand alone in a broken piece of code.
            Kind::Primitive | Kind::SizedType | Kind::TypeIdentifier | Kind::Identifier => {}
            Kind::Other => {}
            _ => {
                self.value(node);
            }
        }
    }

    fn scope(&mut self, node: Node) {
        let scope = self.builder.enter_scope();
        self.statements(self.tree.children(node));
        self.builder.leave_scope(scope, node);
    }

    /// A body in a scope of its own, whatever it is.
    fn body(&mut self, node: Option<Node>) {
        if let Some(node) = node {
            self.statement(node);
        }
    }

    fn local_type(&mut self, node: Node) {
        self.symbols.collect_local(self.tree, node);
    }

    fn nested_function(&mut self, node: Node) {
        let tree = self.tree;
        let base = self.symbols.specifier(tree, node);
        let declarator = tree.child(node, Role::Declarator);
        let declared =
            declarator.and_then(|declarator| self.symbols.declared(tree, base, declarator));
        if let Some(declared) = declared {
            self.nested.push(Body {
                name: declared.name,
                node,
                parameters: declared.parameters,
                body: tree.child(node, Role::Body),
                result: declared.result.unwrap_or(TypeId::UNKNOWN),
                class: None,
                is_static: true,
            });
        }
    }

    /// The condition of `if`, `while` and `switch` may declare a variable.
    fn head(&mut self, node: Node) -> Option<Node> {
        let tree = self.tree;
        let condition = tree.child(node, Role::Condition)?;
        if tree.kind(condition) != Kind::ConditionClause {
            return Some(condition);
        }
        if let Some(initializer) = tree.child(condition, Role::Initializer) {
            self.statements(tree.children(initializer));
        }
        let value = tree.child(condition, Role::Value)?;
        if tree.kind(value) != Kind::Declaration {
            return Some(value);
        }
        self.declaration(value);
        let declarator = tree.child(value, Role::Declarator)?;
        Some(declarator)
    }

    /// `if … else if … else …` in a loop: such chains are long, and nest to the right.
    fn if_chain(&mut self, node: Node) {
        let tree = self.tree;
        if self.is_macro_loop(node) {
            return self.macro_loop(node, tree.child(node, Role::Consequence));
        }
        let after = self.builder.label();
        let scope = self.builder.enter_scope();
        let mut next = Some(node);
        while let Some(node) = next.take() {
            let [then, otherwise] = std::array::from_fn(|_| self.builder.label());
            match self.head(node) {
                Some(condition) => self.condition(condition, then, otherwise),
                None => self.builder.end(End::Either(then, otherwise), node),
            }
            self.builder.place(then, node);
            self.body(tree.child(node, Role::Consequence));
            self.builder.jump(after, node);
            self.builder.place(otherwise, node);
            let alternative = tree.child(node, Role::Alternative);
            let alternative = alternative.map(|clause| match tree.kind(clause) {
                Kind::ElseClause => tree.children(clause).last().unwrap_or(clause),
                _ => clause,
            });
            match alternative {
                Some(inner) if tree.kind(inner) == Kind::If => next = Some(inner),
                other => self.body(other),
            }
        }
        self.builder.place(after, node);
        self.builder.leave_scope(scope, node);
    }

    /// Whether the head of a loop is a macro, which recovery reads as `while` or `if`.
    fn is_macro_loop(&self, node: Node) -> bool {
        let text = self.tree.text(node);
        !text.starts_with("while") && !text.starts_with("if")
    }

    /// `list_for_each(item, list) { … }`: the macro may change every variable it names.
    fn macro_loop(&mut self, node: Node, body: Option<Node>) {
        let tree = self.tree;
        let [head, inside, after] = std::array::from_fn(|_| self.builder.label());
        self.builder.place(head, node);
        if let Some(condition) = tree.child(node, Role::Condition) {
            self.capture_names(condition);
        }
        self.builder.end(End::Either(inside, after), node);
        self.builder.place(inside, node);
        self.builder.enter_loop(after, head);
        self.body(body);
        self.builder.leave_jumps();
        self.builder.jump(head, node);
        self.builder.place(after, node);
    }

    fn while_loop(&mut self, node: Node) {
        if self.is_macro_loop(node) {
            return self.macro_loop(node, self.tree.child(node, Role::Body));
        }
        let [head, body, after] = std::array::from_fn(|_| self.builder.label());
        let scope = self.builder.enter_scope();
        self.builder.place(head, node);
        match self.head(node) {
            Some(condition) => self.condition(condition, body, after),
            None => self.builder.end(End::Either(body, after), node),
        }
        self.builder.place(body, node);
        self.builder.enter_loop(after, head);
        self.body(self.tree.child(node, Role::Body));
        self.builder.leave_jumps();
        self.builder.jump(head, node);
        self.builder.place(after, node);
        self.builder.leave_scope(scope, node);
    }

    fn do_loop(&mut self, node: Node) {
        let tree = self.tree;
        let [body, condition, after] = std::array::from_fn(|_| self.builder.label());
        self.builder.place(body, node);
        self.builder.enter_loop(after, condition);
        self.body(tree.child(node, Role::Body));
        self.builder.leave_jumps();
        self.builder.place(condition, node);
        match tree.child(node, Role::Condition) {
            Some(condition) => self.condition(condition, body, after),
            None => self.builder.end(End::Either(body, after), node),
        }
        self.builder.place(after, node);
    }

    fn for_loop(&mut self, node: Node) {
        let tree = self.tree;
        let [head, body, update, after] = std::array::from_fn(|_| self.builder.label());
        let scope = self.builder.enter_scope();
        if let Some(initial) = tree.child(node, Role::Initializer) {
            self.statement(initial);
        }
        self.builder.place(head, node);
        match tree.child(node, Role::Condition) {
            Some(condition) => self.condition(condition, body, after),
            None => self.builder.jump(body, node),
        }
        self.builder.place(body, node);
        self.builder.enter_loop(after, update);
        self.body(tree.child(node, Role::Body));
        self.builder.leave_jumps();
        self.builder.place(update, node);
        if let Some(update) = tree.child(node, Role::Update) {
            self.value(update);
        }
        self.builder.jump(head, node);
        self.builder.place(after, node);
        self.builder.leave_scope(scope, node);
    }

    fn range_for(&mut self, node: Node) {
        let tree = self.tree;
        let [head, body, after] = std::array::from_fn(|_| self.builder.label());
        let scope = self.builder.enter_scope();
        let range = tree.child(node, Role::Right).map(|right| self.value(right));
        self.builder.place(head, node);
        self.builder.end(End::Either(body, after), node);
        self.builder.place(body, node);
        let base = self.symbols.specifier(tree, node);
        let declarator = tree.child(node, Role::Declarator);
        let declared =
            declarator.and_then(|declarator| self.symbols.declared(tree, base, declarator));
        if let (Some(declared), Some(range)) = (declared, range) {
            let element = match self.symbols.types.element(range.ty) {
                TypeId::UNKNOWN => declared.ty,
                element => element,
            };
            let ty = if declared.ty == TypeId::UNKNOWN {
                element
            } else {
                declared.ty
            };
            let var = self
                .builder
                .local(declared.name, ty, Storage::Local, declared.node);
            let declare = Op::Declare { var, length: None };
            self.builder.emit(declare, ty, declared.node);
            let index = self.unknown(node);
            let value = self.element(range, index, false, node);
            let value = self.load(value, node);
            self.initialize(var, value, declared.node);
        }
        self.builder.enter_loop(after, head);
        self.body(tree.child(node, Role::Body));
        self.builder.leave_jumps();
        self.builder.jump(head, node);
        self.builder.place(after, node);
        self.builder.leave_scope(scope, node);
    }

    fn switch(&mut self, node: Node) {
        let tree = self.tree;
        let after = self.builder.label();
        let scope = self.builder.enter_scope();
        let Some(condition) = self.head(node) else {
            return self.builder.leave_scope(scope, node);
        };
        let value = self.value(condition).temp;
        let table = self.builder.function.switches.len() as u32;
        self.builder.function.switches.push(Vec::new());
        self.builder.end(End::Switch { value, table }, node);
        self.builder.enter_switch(after);
        self.body(tree.child(node, Role::Body));
        let mut cases = self.builder.leave_jumps();
        if cases.iter().all(|case| case.values.is_some()) {
            cases.push(Case {
                values: None,
                target: after,
            });
        }
        self.builder.function.switches[table as usize] = cases;
        self.builder.place(after, node);
        self.builder.leave_scope(scope, node);
    }

    fn case(&mut self, node: Node) {
        let tree = self.tree;
        let label = self.builder.label();
        let value = tree.child(node, Role::Value);
        let values = value.map(|value| {
            let least = constant::evaluate(tree.text(value), &*self.symbols);
            // A value that is not known here may be any.
            let least = least.unwrap_or(i128::MIN);
            let greatest = if least == i128::MIN { i128::MAX } else { least };
            (least, self.case_end(node).unwrap_or(greatest))
        });
        if let Some(cases) = self.builder.cases() {
            cases.push(Case {
                values,
                target: label,
            });
        }
        self.builder.place(label, node);
        let body = tree.children(node);
        self.statements(body.filter(|&child| Some(child) != value));
    }

    /// The end of `case 'a' ... 'z':`, which the grammar takes for an error.
    fn case_end(&self, node: Node) -> Option<i128> {
        let tree = self.tree;
        let error = tree.child_of_kind(node, Kind::Error)?;
        let end = tree.text(error).trim_start_matches('.');
        constant::evaluate(end, &*self.symbols)
    }

    fn return_statement(&mut self, node: Node) {
        let value = self.tree.children(node).next();
        let value = value.map(|value| {
            let value = self.value(value);
            let ty = self.builder.function.result;
            let cast = Op::Cast(value.temp);
            if matches!(self.symbols.types.get(ty), Type::Int { .. }) && value.ty != ty {
                self.builder.emit(cast, ty, node)
            } else {
                value.temp
            }
        });
        self.builder.end(End::Return(value), node);
    }

    /// Every handler may run after any part of the body, the empty one included.
    fn try_statement(&mut self, node: Node) {
        let tree = self.tree;
        let after = self.builder.label();
        let handlers = tree
            .children(node)
            .filter(|&child| tree.role(child) != Role::Body && tree.kind(child) != Kind::Other);
        let handlers: Vec<_> = handlers.map(|node| (node, self.builder.label())).collect();
        let split = |lower: &mut Self| {
            for &(handler, label) in &handlers {
                let on = lower.builder.label();
                lower.builder.end(End::Either(label, on), handler);
                lower.builder.place(on, handler);
            }
        };
        split(self);
        self.body(tree.child(node, Role::Body));
        split(self);
        self.builder.jump(after, node);
        for (handler, label) in handlers {
            self.builder.place(label, handler);
            let body = tree.child(handler, Role::Body);
            self.body(body.or_else(|| tree.child_of_kind(handler, Kind::Compound)));
            self.builder.jump(after, handler);
        }
        self.builder.place(after, node);
    }

    /// Which branch the preprocessor takes is not known here: any may be.
    fn preprocessor_if(&mut self, node: Node) {
        let tree = self.tree;
        let after = self.builder.label();
        let mut next = Some(node);
        while let Some(node) = next.take() {
            let [then, otherwise] = std::array::from_fn(|_| self.builder.label());
            let is_else = tree.kind(node) == Kind::PreprocElse;
            let never = tree
                .child(node, Role::Condition)
                .is_some_and(|condition| tree.text(condition) == "0");
            if is_else {
                self.builder.place(then, node);
            } else {
                let taken = if never { otherwise } else { then };
                self.builder.end(End::Either(taken, otherwise), node);
                self.builder.place(then, node);
            }
            let body = tree.children(node).filter(|&child| {
                !matches!(
                    tree.role(child),
                    Role::Alternative | Role::Condition | Role::Name
                )
            });
            self.statements(body);
            self.builder.jump(after, node);
            if !is_else {
                self.builder.place(otherwise, node);
                next = tree.child(node, Role::Alternative);
            }
        }
        self.builder.place(after, node);
    }

    /// The constant that `name` stands for, unless a variable hides it.
    pub(super) fn named_constant(&self, name: &str) -> Option<i128> {
        if self.builder.lookup(name).is_some() {
            return None;
        }
        self.symbols.constant(name)
    }
}
