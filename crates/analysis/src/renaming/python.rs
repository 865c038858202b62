//! Python: the parser's own tokens, and the names that the syntax tree binds.

use super::{Program, Token};
use crate::python::Module;
use ruff_python_ast::token::TokenKind;
use ruff_python_ast::visitor::{
    Visitor, walk_alias, walk_except_handler, walk_expr, walk_parameter, walk_pattern, walk_stmt,
};
use ruff_python_ast::{self as ast, Expr, ExprContext, Pattern, Stmt};
use ruff_text_size::Ranged;
use std::collections::HashSet;

pub(super) fn read(source: &str) -> Option<Program<'_>> {
    let module = Module::parse(source).ok().filter(Module::is_valid)?;
    let mut definer = Definer::default();
    definer.visit_body(module.statements());
    let mut after_dot = false;
    let token = |token: &ast::token::Token| {
        let is_attribute = std::mem::replace(&mut after_dot, token.kind() == TokenKind::Dot);
        let text = source.get(token.range().to_std_range()).unwrap_or_default();
        Some(match token.kind() {
            TokenKind::Comment | TokenKind::NonLogicalNewline | TokenKind::EndOfFile => {
                return None;
            }
            // An attribute that the program does not give itself only looks like one of its names.
            TokenKind::Name if is_attribute && !definer.attributes.contains(text) => {
                Token::Other(TokenKind::Name as u8, text)
            }
            TokenKind::Name => Token::Name(text),
            // How far a block is indented means nothing.
            kind @ (TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent) => {
                Token::Other(kind as u8, "")
            }
            kind => Token::Other(kind as u8, text),
        })
    };
    Some(Program {
        tokens: module.tokens().filter_map(token).collect(),
        defined: definer.names,
    })
}

/// Collects the names that a program gives: of variables, parameters, functions, classes, attributes
/// that it assigns, and those behind `as`.
#[derive(Default)]
struct Definer {
    names: HashSet<String>,
    /// Of these, attributes that are assigned, and what classes define.
    attributes: HashSet<String>,
}

impl Definer {
    fn define(&mut self, name: Option<&ast::Identifier>) {
        self.names.extend(name.map(|name| name.to_string()));
    }
}

impl<'a> Visitor<'a> for Definer {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(function) => self.define(Some(&function.name)),
            Stmt::ClassDef(class) => {
                self.define(Some(&class.name));
                let mut inside = Self::default();
                inside.visit_body(&class.body);
                self.attributes.extend(inside.names);
            }
            _ => {}
        }
        walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(name) if name.ctx == ExprContext::Store => {
                self.names.insert(name.id.to_string());
            }
            Expr::Attribute(attribute) if attribute.ctx == ExprContext::Store => {
                self.define(Some(&attribute.attr));
                self.attributes.insert(attribute.attr.to_string());
            }
            _ => {}
        }
        walk_expr(self, expression);
    }

    fn visit_parameter(&mut self, parameter: &'a ast::Parameter) {
        self.define(Some(&parameter.name));
        walk_parameter(self, parameter);
    }

    fn visit_alias(&mut self, alias: &'a ast::Alias) {
        self.define(alias.asname.as_ref());
        walk_alias(self, alias);
    }

    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(caught) = handler;
        self.define(caught.name.as_ref());
        walk_except_handler(self, handler);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        match pattern {
            Pattern::MatchAs(bound) => self.define(bound.name.as_ref()),
            Pattern::MatchStar(bound) => self.define(bound.name.as_ref()),
            Pattern::MatchMapping(bound) => self.define(bound.rest.as_ref()),
            _ => {}
        }
        walk_pattern(self, pattern);
    }
}
