//! What rules see of the program.

use super::models::Handler;
use super::names::Name;
use super::value::{Flags, Value};
use crate::python::TextRange;
use crate::python::ast::{CmpOp, Expr, ExprCall, Stmt, StmtFunctionDef};

/// What is known about a value.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a>(pub(crate) Value<'a>);

impl<'a> Known<'a> {
    /// The library thing that it is.
    pub fn name(&self) -> Option<Name> {
        self.0.what.name()
    }

    /// The expression that made it: for a variable, what was assigned to it.
    pub fn made_by(&self) -> Option<&'a Expr> {
        self.0.made_by
    }

    /// Whether it is made of literals alone.
    pub fn is_constant(&self) -> bool {
        self.0.flags.has(Flags::CONSTANT)
    }

    /// Whether it is a number or truth value.
    pub fn is_number(&self) -> bool {
        self.0.flags.has(Flags::NUMBER)
    }

    /// Whether it carries data from any source.
    pub fn is_tainted(&self) -> bool {
        !self.0.taint.is_clean()
    }
}

/// An argument of a call.
#[derive(Debug, Clone, Copy)]
pub struct Argument<'a> {
    /// The keyword; `None` for a positional argument.
    pub keyword: Option<&'a str>,
    /// Whether it is `*x` or `**x`.
    pub is_starred: bool,
    /// The expression.
    pub expression: &'a Expr,
    /// Its value.
    pub value: Known<'a>,
}

/// A call.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a, 'c> {
    /// The node.
    pub node: &'a ExprCall,
    /// What is called, if it has a name.
    pub name: Option<Name>,
    /// What is called.
    pub callee: Known<'a>,
    /// What a method is called on.
    pub receiver: Option<Known<'a>>,
    /// The arguments, positional ones first.
    pub arguments: &'c [Argument<'a>],
}

impl<'a> Call<'a, '_> {
    /// The argument that is at `position` (from 0) or named `keyword`.
    pub fn argument(&self, position: usize, keyword: &str) -> Option<&Argument<'a>> {
        self.keyword(keyword).or_else(|| self.positional(position))
    }

    /// The argument named `keyword`.
    pub fn keyword(&self, keyword: &str) -> Option<&Argument<'a>> {
        self.arguments
            .iter()
            .find(|argument| argument.keyword == Some(keyword))
    }

    /// The positional argument at `position`, unless an argument list is unpacked before it.
    pub fn positional(&self, position: usize) -> Option<&Argument<'a>> {
        let before = self.arguments.get(..=position)?;
        let plain = before
            .iter()
            .all(|one| one.keyword.is_none() && !one.is_starred);
        before.last().filter(|_| plain)
    }

    /// Whether arguments are unpacked, so that one that is not seen may be there.
    pub fn has_unpacked_arguments(&self) -> bool {
        self.arguments.iter().any(|argument| argument.is_starred)
    }

    /// The name of the function or method as written last: `execute` in `db.cursor().execute()`.
    pub fn method(&self) -> Option<&'a str> {
        match &*self.node.func {
            Expr::Attribute(attribute) => Some(attribute.attr.as_str()),
            Expr::Name(name) => Some(name.id.as_str()),
            _ => None,
        }
    }
}

/// An assignment.
#[derive(Debug, Clone, Copy)]
pub struct Assignment<'a> {
    /// What is assigned to: a name, an attribute or an element. `None` for the default of a
    /// parameter.
    pub target: Option<&'a Expr>,
    /// The last part of the target as written: the name, attribute, or literal key.
    pub label: Option<&'a str>,
    /// The library thing that is set, e.g. `ssl.SSLContext.verify_mode`.
    pub name: Option<Name>,
    /// The expression.
    pub expression: &'a Expr,
    /// The value.
    pub value: Known<'a>,
    /// The whole assignment.
    pub range: TextRange,
}

/// A comparison of two operands.
#[derive(Debug, Clone, Copy)]
pub struct Comparison<'a> {
    /// The left side.
    pub left: &'a Expr,
    /// Its value.
    pub left_value: Known<'a>,
    /// The operator.
    pub operator: CmpOp,
    /// The right side.
    pub right: &'a Expr,
    /// Its value.
    pub right_value: Known<'a>,
    /// The whole comparison.
    pub range: TextRange,
}

/// A function.
#[derive(Debug, Clone, Copy)]
pub struct FunctionView<'a> {
    /// The node.
    pub node: &'a StmtFunctionDef,
    /// What kind of request handler it is.
    pub handler: Option<Handler>,
    /// Whether it is a method.
    pub is_method: bool,
}

/// The kinds of statement that rules look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are called as in Python")]
pub enum StatementKind {
    Assert,
    Assign,
    Expr,
    For,
    If,
    Import,
    ImportFrom,
    Match,
    Raise,
    Return,
    Try,
    While,
    With,
}

impl StatementKind {
    /// How many there are.
    pub(crate) const COUNT: usize = Self::With as usize + 1;

    /// The kind of `statement`; `None` if no rule looks at such.
    pub(crate) fn of(statement: &Stmt) -> Option<Self> {
        Some(match statement {
            Stmt::Assert(_) => Self::Assert,
            Stmt::Assign(_) => Self::Assign,
            Stmt::Expr(_) => Self::Expr,
            Stmt::For(_) => Self::For,
            Stmt::If(_) => Self::If,
            Stmt::Import(_) => Self::Import,
            Stmt::ImportFrom(_) => Self::ImportFrom,
            Stmt::Match(_) => Self::Match,
            Stmt::Raise(_) => Self::Raise,
            Stmt::Return(_) => Self::Return,
            Stmt::Try(_) => Self::Try,
            Stmt::While(_) => Self::While,
            Stmt::With(_) => Self::With,
            _ => return None,
        })
    }
}

/// A statement.
#[derive(Debug, Clone, Copy)]
pub struct StatementView<'a> {
    /// The node.
    pub node: &'a Stmt,
    /// How many loops of this function are around it.
    pub loops: u32,
}

/// A string literal.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// The node.
    pub node: &'a Expr,
    /// What it says, escapes resolved.
    pub text: &'a str,
}
