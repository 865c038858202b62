//! Puts a control-flow graph together.

use crate::c::ir::{
    Block, BlockId, Case, End, Function, Instruction, Op, Operands, Storage, Temp, Var, VarId,
};
use crate::c::syntax::Node;
use crate::c::types::TypeId;
use rustc_hash::FxHashMap;

/// A place in the code that is known before its block is. Until the function is finished, the
/// ends of blocks hold labels in the place of block numbers.
pub(super) type Label = BlockId;

/// What `break` and `continue` lead to.
struct Jumps {
    on_break: Option<Label>,
    on_continue: Option<Label>,
    /// The cases of a `switch`.
    cases: Option<Vec<Case>>,
}

pub(super) struct Builder<'src> {
    pub(super) function: Function<'src>,
    /// By label: the block.
    labels: Vec<Option<BlockId>>,
    named_labels: FxHashMap<&'src str, Label>,
    jumps: Vec<Jumps>,
    /// By name: the variables that are visible, the innermost last.
    names: FxHashMap<&'src str, Vec<VarId>>,
    /// The locals of the open scopes, in order.
    visible: Vec<&'src str>,
    /// Where the open block starts; `None` after a jump, until the next label.
    open: Option<u32>,
}

impl<'src> Builder<'src> {
    pub(super) fn new(name: &'src str, node: Node, result: TypeId, is_static: bool) -> Self {
        Self {
            function: Function {
                name,
                node,
                result,
                is_static,
                is_variadic: false,
                parameters: 0,
                vars: Vec::new(),
                literals: Vec::new(),
                instructions: Vec::new(),
                operands: Vec::new(),
                switches: Vec::new(),
                blocks: Vec::new(),
            },
            labels: Vec::new(),
            named_labels: FxHashMap::default(),
            jumps: Vec::new(),
            names: FxHashMap::default(),
            visible: Vec::new(),
            open: Some(0),
        }
    }

    pub(super) fn emit(&mut self, op: Op<'src>, ty: TypeId, node: Node) -> Temp {
        let instructions = &mut self.function.instructions;
        // Code after a jump gets a block that nothing leads to.
        self.open.get_or_insert(instructions.len() as u32);
        instructions.push(Instruction { op, ty, node });
        Temp(instructions.len() as u32 - 1)
    }

    pub(super) fn operands(&mut self, temps: impl IntoIterator<Item = Temp>) -> Operands {
        let start = self.function.operands.len() as u32;
        self.function.operands.extend(temps);
        let end = self.function.operands.len() as u32;
        Operands { start, end }
    }

    pub(super) fn literal(&mut self, text: String, node: Node) -> Temp {
        self.function.literals.push(text.into_boxed_str());
        let number = self.function.literals.len() as u32 - 1;
        self.emit(Op::Literal(number), TypeId::CHAR_POINTER, node)
    }

    // ---- variables ----

    fn add_var(&mut self, var: Var<'src>) -> VarId {
        let id = VarId(self.function.vars.len() as u32);
        self.names.entry(var.name).or_default().push(id);
        self.function.vars.push(var);
        id
    }

    pub(super) fn lookup(&self, name: &str) -> Option<VarId> {
        self.names.get(name)?.last().copied()
    }

    pub(super) fn parameter(&mut self, name: &'src str, ty: TypeId, node: Node) {
        let position = self.function.parameters;
        self.function.parameters = position.saturating_add(1);
        let storage = Storage::Parameter(position);
        self.add_var(Var {
            name,
            ty,
            storage,
            node,
        });
    }

    pub(super) fn local(
        &mut self,
        name: &'src str,
        ty: TypeId,
        storage: Storage,
        node: Node,
    ) -> VarId {
        self.visible.push(name);
        self.add_var(Var {
            name,
            ty,
            storage,
            node,
        })
    }

    /// Makes `name` another name of `var`, until the scope ends.
    pub(super) fn alias(&mut self, name: &'src str, var: VarId) {
        self.visible.push(name);
        self.names.entry(name).or_default().push(var);
    }

    /// A variable from outside. It is visible below every local one, from now on.
    pub(super) fn global(
        &mut self,
        name: &'src str,
        ty: TypeId,
        storage: Storage,
        node: Node,
    ) -> VarId {
        let id = VarId(self.function.vars.len() as u32);
        self.names.entry(name).or_default().insert(0, id);
        self.function.vars.push(Var {
            name,
            ty,
            storage,
            node,
        });
        id
    }

    /// A variable that no name stands for.
    pub(super) fn hidden(&mut self, ty: TypeId, node: Node) -> VarId {
        let id = VarId(self.function.vars.len() as u32);
        self.function.vars.push(Var {
            name: "",
            ty,
            storage: Storage::Hidden,
            node,
        });
        id
    }

    /// Opens a scope; the result is for [`Self::leave_scope`].
    pub(super) fn enter_scope(&mut self) -> (usize, VarId) {
        (self.visible.len(), VarId(self.function.vars.len() as u32))
    }

    pub(super) fn leave_scope(&mut self, (visible, first): (usize, VarId), node: Node) {
        for name in self.visible.drain(visible..) {
            if let Some(vars) = self.names.get_mut(name) {
                vars.pop();
            }
        }
        let end = VarId(self.function.vars.len() as u32);
        if end > first && self.open.is_some() {
            self.emit(Op::EndScope { first, end }, TypeId::VOID, node);
        }
    }

    // ---- blocks ----

    pub(super) fn label(&mut self) -> Label {
        self.labels.push(None);
        BlockId(self.labels.len() as u32 - 1)
    }

    /// Ends the open block.
    pub(super) fn end(&mut self, end: End, node: Node) {
        let stop = self.function.instructions.len() as u32;
        let start = self.open.take().unwrap_or(stop);
        self.function.blocks.push(Block {
            start,
            stop,
            end,
            node,
            is_loop_head: false,
            in_loop: false,
        });
    }

    pub(super) fn jump(&mut self, label: Label, node: Node) {
        // After a jump there is nothing left that could jump.
        if self.open.is_some() {
            self.end(End::Jump(label), node);
        }
    }

    /// Starts a block at `label`. The open block, if there is one, runs into it.
    pub(super) fn place(&mut self, label: Label, node: Node) {
        self.jump(label, node);
        self.labels[label.0 as usize] = Some(BlockId(self.function.blocks.len() as u32));
        self.open = Some(self.function.instructions.len() as u32);
    }

    pub(super) fn named_label(&mut self, name: &'src str) -> Label {
        if let Some(&label) = self.named_labels.get(name) {
            return label;
        }
        let label = self.label();
        self.named_labels.insert(name, label);
        label
    }

    // ---- jumps ----

    pub(super) fn enter_loop(&mut self, on_break: Label, on_continue: Label) {
        self.jumps.push(Jumps {
            on_break: Some(on_break),
            on_continue: Some(on_continue),
            cases: None,
        });
    }

    pub(super) fn enter_switch(&mut self, on_break: Label) {
        self.jumps.push(Jumps {
            on_break: Some(on_break),
            on_continue: None,
            cases: Some(Vec::new()),
        });
    }

    /// Leaves a loop or switch; the cases of a switch.
    pub(super) fn leave_jumps(&mut self) -> Vec<Case> {
        let jumps = self.jumps.pop();
        jumps.and_then(|jumps| jumps.cases).unwrap_or_default()
    }

    pub(super) fn break_target(&self) -> Option<Label> {
        self.jumps.iter().rev().find_map(|jumps| jumps.on_break)
    }

    pub(super) fn continue_target(&self) -> Option<Label> {
        self.jumps.iter().rev().find_map(|jumps| jumps.on_continue)
    }

    /// The cases of the innermost switch.
    pub(super) fn cases(&mut self) -> Option<&mut Vec<Case>> {
        let mut jumps = self.jumps.iter_mut().rev();
        jumps.find_map(|jumps| jumps.cases.as_mut())
    }

    // ---- the end ----

    pub(super) fn finish(mut self) -> Function<'src> {
        let node = self.function.node;
        self.end(End::Return(None), node);
        // What a label without a place leads to is not in this text.
        let nowhere = BlockId(self.function.blocks.len() as u32);
        self.end(End::Stop, node);
        let labels = &self.labels;
        let resolve = |label: &mut Label| *label = labels[label.0 as usize].unwrap_or(nowhere);
        for block in &mut self.function.blocks {
            match &mut block.end {
                End::Jump(target) => resolve(target),
                End::Branch {
                    then, otherwise, ..
                } => {
                    resolve(then);
                    resolve(otherwise);
                }
                End::Either(first, second) => {
                    resolve(first);
                    resolve(second);
                }
                End::Switch { .. } | End::Return(_) | End::Stop => {}
            }
        }
        for case in self.function.switches.iter_mut().flatten() {
            resolve(&mut case.target);
        }
        self.mark_loops();
        self.function
    }

    fn mark_loops(&mut self) {
        // For every block, the last block that leads back to it or before it.
        let count = self.function.blocks.len();
        let mut last_back_edge = vec![0; count];
        for index in 0..count {
            let block = BlockId(index as u32);
            let mut heads = Vec::new();
            self.function.successors(block, |target| {
                if target <= block {
                    heads.push(target);
                }
            });
            for head in heads {
                self.function.blocks[head.0 as usize].is_loop_head = true;
                last_back_edge[head.0 as usize] = index + 1;
            }
        }
        let mut until = 0;
        for (index, last) in last_back_edge.into_iter().enumerate() {
            until = until.max(last);
            self.function.blocks[index].in_loop = index < until;
        }
    }
}
