//! A function as a control-flow graph of simple instructions.
//!
//! Blocks stand in source order: an edge to a block that is not later is the back edge of a loop.

use super::syntax::Node;
use super::types::TypeId;

/// The number of an instruction, and of the value that it makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Temp(pub(crate) u32);

/// The number of a variable in its function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct VarId(pub(crate) u32);

/// The number of a block in its function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct BlockId(pub(crate) u32);

/// Where a variable lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Storage {
    /// The parameter of this position.
    Parameter(u8),
    Local,
    /// `static` in a function.
    Static,
    /// Outside the function: a global, a member of the method's object, or a name that the
    /// fragment does not declare.
    Global,
    /// A constant that is declared elsewhere, such as a macro of a header.
    Constant,
    /// Made here, for a value that is needed after a branch.
    Hidden,
}

/// A variable.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Var<'src> {
    pub(crate) name: &'src str,
    pub(crate) ty: TypeId,
    pub(crate) storage: Storage,
    /// Where it is declared; of a global, where it is first used.
    pub(crate) node: Node,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum BinaryOp {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    And,
    Or,
    Xor,
    Shl,
    Shr,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Equal,
    NotEqual,
}

impl BinaryOp {
    /// Reads an operator such as `+`, without the logical ones.
    pub(crate) fn read(text: &str) -> Option<Self> {
        Some(match text {
            "+" => Self::Add,
            "-" => Self::Sub,
            "*" => Self::Mul,
            "/" => Self::Div,
            "%" => Self::Rem,
            "&" | "bitand" => Self::And,
            "|" | "bitor" => Self::Or,
            "^" | "xor" => Self::Xor,
            "<<" => Self::Shl,
            ">>" => Self::Shr,
            "<" => Self::Less,
            "<=" => Self::LessEqual,
            ">" => Self::Greater,
            ">=" => Self::GreaterEqual,
            "==" => Self::Equal,
            "!=" | "not_eq" => Self::NotEqual,
            _ => return None,
        })
    }

    pub(crate) fn is_comparison(self) -> bool {
        matches!(
            self,
            Self::Less
                | Self::LessEqual
                | Self::Greater
                | Self::GreaterEqual
                | Self::Equal
                | Self::NotEqual
        )
    }

    /// The comparison that holds exactly when this one does not.
    pub(crate) fn inverse(self) -> Self {
        match self {
            Self::Less => Self::GreaterEqual,
            Self::LessEqual => Self::Greater,
            Self::Greater => Self::LessEqual,
            Self::GreaterEqual => Self::Less,
            Self::Equal => Self::NotEqual,
            Self::NotEqual => Self::Equal,
            other => other,
        }
    }

    /// The comparison with its sides exchanged.
    pub(crate) fn mirrored(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::LessEqual => Self::GreaterEqual,
            Self::Greater => Self::Less,
            Self::GreaterEqual => Self::LessEqual,
            other => other,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnaryOp {
    Negate,
    Complement,
    Not,
}

/// What a call calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Callee<'src> {
    /// A function, without its namespace.
    Named(&'src str),
    /// A method; the first argument is the object.
    Method(&'src str),
    /// Whatever a pointer points to.
    Pointer(Temp),
}

/// A run of values in [`Function::operands`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Operands {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Op<'src> {
    /// A value that nothing is known of.
    Unknown,
    Int(i128),
    /// A null pointer.
    Null,
    /// The address of a string literal, by its number in [`Function::literals`].
    Literal(u32),
    /// The address of a variable.
    Address(VarId),
    /// The address of a member of what `base` points to.
    Member {
        base: Temp,
        name: &'src str,
    },
    /// `base` moved by `index` elements of `size` bytes; `back`: towards the start.
    Element {
        base: Temp,
        index: Temp,
        size: Option<u32>,
        back: bool,
    },
    Load(Temp),
    Store {
        to: Temp,
        value: Temp,
    },
    /// A variable comes into being; `length`: how many elements a variable-length array has.
    Declare {
        var: VarId,
        length: Option<Temp>,
    },
    /// The variables from `first` up to `end` are gone.
    EndScope {
        first: VarId,
        end: VarId,
    },
    Binary {
        op: BinaryOp,
        left: Temp,
        right: Temp,
    },
    /// `left - right` of pointers.
    Distance {
        left: Temp,
        right: Temp,
    },
    Unary {
        op: UnaryOp,
        value: Temp,
    },
    Cast(Temp),
    Call {
        callee: Callee<'src>,
        arguments: Operands,
    },
    /// `new`, or `new[count]`.
    New {
        count: Option<Temp>,
        size: Option<u32>,
        may_fail: bool,
    },
    Delete {
        pointer: Temp,
        is_array: bool,
    },
    /// A lambda that may change every variable it names.
    Capture(Operands),
    /// Assembly: anything may have changed.
    Clobber,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Instruction<'src> {
    pub(crate) op: Op<'src>,
    pub(crate) ty: TypeId,
    pub(crate) node: Node,
}

/// One way out of a `switch`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Case {
    /// The least and the greatest value; `None`: every value that has no other case.
    pub(crate) values: Option<(i128, i128)>,
    pub(crate) target: BlockId,
}

/// How a block ends.
#[derive(Debug, Clone, Copy)]
pub(crate) enum End {
    Jump(BlockId),
    Branch {
        condition: Temp,
        then: BlockId,
        otherwise: BlockId,
    },
    /// By the number of the table in [`Function::switches`].
    Switch {
        value: Temp,
        table: u32,
    },
    /// Either way, for reasons that are not in the code: `#if`, an exception, a range loop.
    Either(BlockId, BlockId),
    Return(Option<Temp>),
    /// The end is not reached.
    Stop,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Block {
    pub(crate) start: u32,
    pub(crate) stop: u32,
    pub(crate) end: End,
    /// The statement that ends it.
    pub(crate) node: Node,
    /// Whether a later block, or this one, leads back to it.
    pub(crate) is_loop_head: bool,
    /// Whether it may run more than once in one call of the function.
    pub(crate) in_loop: bool,
}

/// A function.
pub(crate) struct Function<'src> {
    pub(crate) name: &'src str,
    pub(crate) node: Node,
    pub(crate) result: TypeId,
    pub(crate) is_static: bool,
    pub(crate) is_variadic: bool,
    pub(crate) parameters: u8,
    pub(crate) vars: Vec<Var<'src>>,
    pub(crate) literals: Vec<Box<str>>,
    pub(crate) instructions: Vec<Instruction<'src>>,
    pub(crate) operands: Vec<Temp>,
    pub(crate) switches: Vec<Vec<Case>>,
    pub(crate) blocks: Vec<Block>,
}

impl<'src> Function<'src> {
    pub(crate) fn instruction(&self, temp: Temp) -> &Instruction<'src> {
        &self.instructions[temp.0 as usize]
    }

    pub(crate) fn operands(&self, operands: Operands) -> &[Temp] {
        &self.operands[operands.start as usize..operands.end as usize]
    }

    pub(crate) fn var(&self, var: VarId) -> &Var<'src> {
        &self.vars[var.0 as usize]
    }

    /// Calls `visit` with every block that `block` leads to.
    pub(crate) fn successors(&self, block: BlockId, mut visit: impl FnMut(BlockId)) {
        match self.blocks[block.0 as usize].end {
            End::Jump(target) => visit(target),
            End::Branch {
                then, otherwise, ..
            } => {
                visit(then);
                visit(otherwise);
            }
            End::Either(first, second) => {
                visit(first);
                visit(second);
            }
            End::Switch { table, .. } => {
                for case in &self.switches[table as usize] {
                    visit(case.target);
                }
            }
            End::Return(_) | End::Stop => {}
        }
    }

    /// How much there is to analyse.
    pub(crate) fn size(&self) -> u64 {
        self.instructions.len() as u64 + 64
    }

    /// Whether anything in it may run more than once.
    pub(crate) fn has_loops(&self) -> bool {
        self.blocks.iter().any(|block| block.is_loop_head)
    }
}
