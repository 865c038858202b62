//! The syntax errors that CPython's compiler finds after parsing, such as `return` outside a
//! function. The checks are ruff's; this file tells them where in the program they stand.

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{self as ast, Expr, PythonVersion, Stmt};
use ruff_python_parser::semantic_errors::{
    LazyImportContext, SemanticSyntaxChecker, SemanticSyntaxContext, SemanticSyntaxError,
};
use ruff_text_size::{TextRange, TextSize};
use std::cell::RefCell;

/// The first error in `statements`, which were parsed from `source` without error.
pub(super) fn first_error(source: &str, statements: &[Stmt]) -> Option<(TextSize, String)> {
    let mut walk = Walk {
        source,
        checker: SemanticSyntaxChecker::new(),
        scopes: vec![Scope::new(Kind::Module)],
        first: RefCell::new(None),
    };
    walk.visit_body(statements);
    let first = walk.first.into_inner()?;
    Some((first.range.start(), first.to_string()))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Module,
    Class,
    Function { is_async: bool },
    Lambda,
    Comprehension { is_async: bool, is_generator: bool },
}

struct Scope {
    kind: Kind,
    /// Loops open in this scope.
    loops: usize,
}

impl Scope {
    fn new(kind: Kind) -> Self {
        Self { kind, loops: 0 }
    }
}

struct Walk<'src> {
    source: &'src str,
    checker: SemanticSyntaxChecker,
    scopes: Vec<Scope>,
    first: RefCell<Option<SemanticSyntaxError>>,
}

impl Walk<'_> {
    fn kinds(&self) -> impl Iterator<Item = Kind> {
        self.scopes.iter().rev().map(|scope| scope.kind)
    }

    /// The innermost scope that is not a comprehension.
    fn block(&self) -> Option<Kind> {
        self.kinds()
            .find(|kind| !matches!(kind, Kind::Comprehension { .. }))
    }

    fn check(&mut self, check: impl FnOnce(&mut SemanticSyntaxChecker, &Self)) {
        let mut checker = std::mem::take(&mut self.checker);
        check(&mut checker, self);
        self.checker = checker;
    }

    fn inside(&mut self, kind: Kind, walk: impl FnOnce(&mut Self)) {
        self.scopes.push(Scope::new(kind));
        walk(self);
        self.scopes.pop();
    }

    fn in_loop(&mut self, body: &[Stmt]) {
        let count = |walk: &mut Self, change: isize| {
            if let Some(scope) = walk.scopes.last_mut() {
                scope.loops = scope.loops.saturating_add_signed(change);
            }
        };
        count(self, 1);
        self.visit_body(body);
        count(self, -1);
    }

    fn function(&mut self, function: &ast::StmtFunctionDef) {
        function
            .decorator_list
            .iter()
            .for_each(|decorator| self.visit_decorator(decorator));
        if let Some(parameters) = &function.type_params {
            self.visit_type_params(parameters);
        }
        self.visit_parameters(&function.parameters);
        if let Some(returns) = &function.returns {
            self.visit_annotation(returns);
        }
        self.inside(
            Kind::Function {
                is_async: function.is_async,
            },
            |walk| walk.visit_body(&function.body),
        );
    }

    fn class(&mut self, class: &ast::StmtClassDef) {
        class
            .decorator_list
            .iter()
            .for_each(|decorator| self.visit_decorator(decorator));
        if let Some(parameters) = &class.type_params {
            self.visit_type_params(parameters);
        }
        if let Some(arguments) = &class.arguments {
            self.visit_arguments(arguments);
        }
        self.inside(Kind::Class, |walk| walk.visit_body(&class.body));
    }

    /// The first iterable is evaluated outside the comprehension, all else inside.
    fn comprehension(
        &mut self,
        generators: &[ast::Comprehension],
        results: &[&Expr],
        is_generator: bool,
    ) {
        if let Some(first) = generators.first() {
            self.visit_expr(&first.iter);
        }
        let is_async = generators.iter().any(|generator| generator.is_async);
        self.inside(
            Kind::Comprehension {
                is_async,
                is_generator,
            },
            |walk| {
                for (index, generator) in generators.iter().enumerate() {
                    walk.visit_expr(&generator.target);
                    if index > 0 {
                        walk.visit_expr(&generator.iter);
                    }
                    generator
                        .ifs
                        .iter()
                        .for_each(|condition| walk.visit_expr(condition));
                }
                results.iter().for_each(|result| walk.visit_expr(result));
            },
        );
    }
}

impl<'a> Visitor<'a> for Walk<'_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        self.check(|checker, context| checker.visit_stmt(statement, context));
        match statement {
            Stmt::FunctionDef(function) => self.function(function),
            Stmt::ClassDef(class) => self.class(class),
            Stmt::For(each) => {
                self.visit_expr(&each.iter);
                self.visit_expr(&each.target);
                self.in_loop(&each.body);
                self.visit_body(&each.orelse);
            }
            Stmt::While(repeat) => {
                self.visit_expr(&repeat.test);
                self.in_loop(&repeat.body);
                self.visit_body(&repeat.orelse);
            }
            _ => walk_stmt(self, statement),
        }
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        self.check(|checker, context| checker.visit_expr(expression, context));
        match expression {
            Expr::Lambda(lambda) => {
                if let Some(parameters) = &lambda.parameters {
                    self.visit_parameters(parameters);
                }
                self.inside(Kind::Lambda, |walk| walk.visit_expr(&lambda.body));
            }
            Expr::ListComp(list) => self.comprehension(&list.generators, &[&list.elt], false),
            Expr::SetComp(set) => self.comprehension(&set.generators, &[&set.elt], false),
            Expr::Generator(lazy) => self.comprehension(&lazy.generators, &[&lazy.elt], true),
            Expr::DictComp(dict) => {
                let results: Vec<&Expr> = dict
                    .key
                    .as_deref()
                    .into_iter()
                    .chain([&*dict.value])
                    .collect();
                self.comprehension(&dict.generators, &results, false);
            }
            _ => walk_expr(self, expression),
        }
    }
}

impl SemanticSyntaxContext for Walk<'_> {
    fn future_annotations_or_stub(&self) -> bool {
        false
    }

    fn lazy_import_context(&self) -> Option<LazyImportContext> {
        None // `lazy import` is newer than the grammar in use and is refused by it.
    }

    fn python_version(&self) -> PythonVersion {
        super::VERSION
    }

    fn source(&self) -> &str {
        self.source
    }

    // The next three would need a symbol table. They answer such that nothing is reported.
    fn global(&self, _name: &str) -> Option<TextRange> {
        None
    }

    fn has_nonlocal_binding(&self, _name: &str) -> bool {
        true
    }

    fn is_bound_parameter(&self, _name: &str) -> bool {
        false
    }

    fn in_async_context(&self) -> bool {
        match self.kinds().next() {
            Some(Kind::Function { is_async }) => is_async,
            // A generator expression may await anywhere; a comprehension where its function may.
            Some(Kind::Comprehension {
                is_generator: true, ..
            }) => true,
            Some(Kind::Comprehension { .. }) => {
                matches!(self.block(), Some(Kind::Function { is_async: true }))
            }
            _ => false,
        }
    }

    fn in_await_allowed_context(&self) -> bool {
        matches!(self.block(), Some(Kind::Function { .. } | Kind::Lambda))
    }

    fn in_yield_allowed_context(&self) -> bool {
        matches!(
            self.kinds().next(),
            Some(Kind::Function { .. } | Kind::Lambda)
        )
    }

    fn in_sync_comprehension(&self) -> bool {
        self.kinds().any(|kind| {
            matches!(
                kind,
                Kind::Comprehension {
                    is_async: false,
                    ..
                }
            )
        })
    }

    fn in_class_body_comprehension(&self) -> bool {
        matches!(self.kinds().next(), Some(Kind::Comprehension { .. }))
            && self.block() == Some(Kind::Class)
    }

    fn in_module_scope(&self) -> bool {
        self.scopes.len() == 1
    }

    fn in_function_scope(&self) -> bool {
        matches!(self.kinds().next(), Some(Kind::Function { .. }))
    }

    fn in_generator_context(&self) -> bool {
        matches!(
            self.kinds().next(),
            Some(Kind::Comprehension {
                is_generator: true,
                ..
            })
        )
    }

    fn in_notebook(&self) -> bool {
        false
    }

    fn report_semantic_error(&self, error: SemanticSyntaxError) {
        let mut first = self.first.borrow_mut();
        if first
            .as_ref()
            .is_none_or(|known| error.range.start() < known.range.start())
        {
            *first = Some(error);
        }
    }

    fn in_loop_context(&self) -> bool {
        self.scopes.last().is_some_and(|scope| scope.loops > 0)
    }
}
