//! Python: the parser's own tokens, and the names that the syntax tree binds.

use super::Token;
use super::scopes::{Home, Scopes};
use crate::python::Module;
use ruff_python_ast::token::TokenKind;
use ruff_python_ast::visitor::{
    Visitor, walk_alias, walk_except_handler, walk_expr, walk_parameter, walk_pattern, walk_stmt,
};
use ruff_python_ast::{self as ast, Comprehension, Expr, ExprContext, Pattern, Stmt};
use ruff_text_size::{Ranged, TextRange};
use std::collections::HashSet;
use std::ops::Range;

pub(super) fn read(source: &str) -> Option<Vec<Token<'_>>> {
    let module = Module::parse(source).ok().filter(Module::is_valid)?;
    let mut definer = Definer::new();
    definer.visit_body(module.statements());
    let mut after_dot = false;
    let token = |token: &ast::token::Token| {
        let is_attribute = std::mem::replace(&mut after_dot, token.kind() == TokenKind::Dot);
        let text = source.get(token.range().to_std_range()).unwrap_or_default();
        let start = token.range().start().to_usize();
        Some(match token.kind() {
            TokenKind::Comment | TokenKind::NonLogicalNewline | TokenKind::EndOfFile => {
                return None;
            }
            TokenKind::Name => {
                let stands_apart = is_attribute || definer.keywords.contains(&start);
                match definer.home(text, start, is_attribute) {
                    None if stands_apart => Token::Other(TokenKind::Name as u8, text),
                    home => Token::Name {
                        text,
                        home,
                        scope: definer.scopes.at(start),
                    },
                }
            }
            // How far a block is indented means nothing.
            kind @ (TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent) => {
                Token::Other(kind as u8, "")
            }
            kind => Token::Other(kind as u8, text),
        })
    };
    Some(module.tokens().filter_map(token).collect())
}

/// Collects the names that a program gives: of variables, parameters, functions, classes, attributes
/// that it assigns, and those behind `as`.
struct Definer {
    scopes: Scopes,
    /// The scope that is being walked.
    current: usize,
    in_class: bool,
    /// Names that the function being walked says are not its own, with the scope that has them.
    elsewhere: Vec<(String, usize)>,
    /// Attributes that are assigned, and what classes define.
    members: HashSet<String>,
    parameters: HashSet<String>,
    /// Where keywords of arguments stand.
    keywords: HashSet<usize>,
}

impl Definer {
    fn new() -> Self {
        Self {
            scopes: Scopes::new(),
            current: 0,
            in_class: false,
            elsewhere: Vec::new(),
            members: HashSet::new(),
            parameters: HashSet::new(),
            keywords: HashSet::new(),
        }
    }

    fn home(&self, name: &str, start: usize, is_attribute: bool) -> Option<Home> {
        // An attribute that the program does not give itself only looks like one of its names.
        if is_attribute {
            return self.members.contains(name).then_some(Home::Members);
        }
        if self.keywords.contains(&start) {
            return self.parameters.contains(name).then_some(Home::Keywords);
        }
        self.scopes.home(name, start)
    }

    fn define(&mut self, name: &str) {
        if self.in_class {
            self.members.insert(name.to_owned());
        }
        let elsewhere = self.elsewhere.iter().find(|(other, _)| other == name);
        let scope = elsewhere.map_or(self.current, |&(_, scope)| scope);
        self.scopes.define(scope, name);
    }

    /// Walks what stands in a scope of its own.
    fn inside(&mut self, range: Range<usize>, is_class: bool, walk: impl FnOnce(&mut Self)) {
        let scope = self.scopes.open(range, is_class);
        let outer = std::mem::replace(&mut self.current, scope);
        let in_class = std::mem::replace(&mut self.in_class, is_class);
        let elsewhere = std::mem::take(&mut self.elsewhere);
        walk(self);
        self.elsewhere = elsewhere;
        self.in_class = in_class;
        self.current = outer;
    }

    fn function(&mut self, function: &ast::StmtFunctionDef) {
        self.define(&function.name);
        // Parameters belong to the scope, the function's name and its decorators do not.
        let range = function.parameters.start().to_usize()..function.end().to_usize();
        let outer = self.current;
        self.inside(range, false, |definer| {
            definer.elsewhere = not_its_own(&function.body, outer);
            definer.visit_parameters(&function.parameters);
            definer.visit_body(&function.body);
        });
        function
            .decorator_list
            .iter()
            .for_each(|it| self.visit_decorator(it));
        function.returns.iter().for_each(|it| self.visit_expr(it));
    }

    fn class(&mut self, class: &ast::StmtClassDef) {
        self.define(&class.name);
        class
            .decorator_list
            .iter()
            .for_each(|it| self.visit_decorator(it));
        class
            .arguments
            .iter()
            .for_each(|it| self.visit_arguments(it));
        let start = class.body.first().map_or(class.end(), Ranged::start);
        let range = start.to_usize()..class.end().to_usize();
        self.inside(range, true, |definer| definer.visit_body(&class.body));
    }

    fn comprehension(&mut self, range: TextRange, parts: &[&Expr], loops: &[Comprehension]) {
        self.inside(range.to_std_range(), false, |definer| {
            loops.iter().for_each(|it| definer.visit_comprehension(it));
            parts.iter().for_each(|it| definer.visit_expr(it));
        });
    }
}

/// The names that a function declares `global` or `nonlocal`, with the scope that has them.
fn not_its_own(body: &[Stmt], outer: usize) -> Vec<(String, usize)> {
    let mut all = Vec::new();
    for statement in body {
        match statement {
            Stmt::Global(it) => all.extend(it.names.iter().map(|name| (name.to_string(), 0))),
            Stmt::Nonlocal(it) => {
                all.extend(it.names.iter().map(|name| (name.to_string(), outer)));
            }
            _ => {}
        }
    }
    all
}

impl<'a> Visitor<'a> for Definer {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(function) => self.function(function),
            Stmt::ClassDef(class) => self.class(class),
            _ => walk_stmt(self, statement),
        }
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(name) if name.ctx == ExprContext::Store => self.define(&name.id),
            Expr::Attribute(attribute) if attribute.ctx == ExprContext::Store => {
                self.members.insert(attribute.attr.to_string());
            }
            _ => {}
        }
        match expression {
            Expr::Lambda(lambda) => self.inside(lambda.range.to_std_range(), false, |definer| {
                walk_expr(definer, expression);
            }),
            Expr::ListComp(it) => self.comprehension(it.range, &[&it.elt], &it.generators),
            Expr::SetComp(it) => self.comprehension(it.range, &[&it.elt], &it.generators),
            Expr::Generator(it) => self.comprehension(it.range, &[&it.elt], &it.generators),
            Expr::DictComp(it) => {
                let parts: Vec<&Expr> = it.key.as_deref().into_iter().chain([&*it.value]).collect();
                self.comprehension(it.range, &parts, &it.generators);
            }
            _ => walk_expr(self, expression),
        }
    }

    fn visit_keyword(&mut self, keyword: &'a ast::Keyword) {
        let name = keyword.arg.iter();
        self.keywords
            .extend(name.map(|name| name.start().to_usize()));
        self.visit_expr(&keyword.value);
    }

    fn visit_parameter(&mut self, parameter: &'a ast::Parameter) {
        self.define(&parameter.name);
        self.parameters.insert(parameter.name.to_string());
        walk_parameter(self, parameter);
    }

    fn visit_alias(&mut self, alias: &'a ast::Alias) {
        if let Some(name) = &alias.asname {
            self.define(name);
        }
        walk_alias(self, alias);
    }

    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(caught) = handler;
        if let Some(name) = &caught.name {
            self.define(name);
        }
        walk_except_handler(self, handler);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        let name = match pattern {
            Pattern::MatchAs(bound) => bound.name.as_ref(),
            Pattern::MatchStar(bound) => bound.name.as_ref(),
            Pattern::MatchMapping(bound) => bound.rest.as_ref(),
            _ => None,
        };
        if let Some(name) = name {
            self.define(name);
        }
        walk_pattern(self, pattern);
    }
}
