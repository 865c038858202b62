//! The functions, classes and objects of a file, as they are compared.

use crate::lines::Lines;
use crate::python::ast::{Expr, Stmt, StmtFunctionDef};
use crate::python::{Module, Ranged};
use crate::rules::python::syntax::{each_statement, last_name};

/// A file.
pub(super) struct Outline<'a> {
    pub(super) module: &'a Module<'a>,
    /// Every function, those inside functions too.
    pub(super) functions: Vec<Function<'a>>,
    /// The names of classes, with their lines.
    pub(super) classes: Vec<(String, usize)>,
    /// Names that the file binds to new objects, such as `app = Flask(…)`, with their lines.
    pub(super) objects: Vec<(&'a str, usize)>,
}

/// A function.
pub(super) struct Function<'a> {
    /// With the classes and functions around it, e.g. `Shop.order`.
    pub(super) name: String,
    pub(super) node: &'a StmtFunctionDef,
    pub(super) line: usize,
    /// Whether it stands inside another function, where no caller sees it.
    pub(super) is_inner: bool,
}

impl Function<'_> {
    /// Whether others may call it: no part of its name begins with an underscore, but for the
    /// methods that Python itself calls.
    pub(super) fn is_public(&self) -> bool {
        let special = |part: &str| part.starts_with("__") && part.ends_with("__");
        !self.is_inner
            && self
                .name
                .split('.')
                .all(|part| !part.starts_with('_') || special(part))
    }
}

impl<'a> Outline<'a> {
    pub(super) fn of(module: &'a Module<'a>) -> Self {
        let mut outline = Self {
            module,
            functions: Vec::new(),
            classes: Vec::new(),
            objects: Vec::new(),
        };
        let lines = Lines::new(module.source());
        outline.collect(module.statements(), "", false, &lines);
        outline
    }

    /// The function of the same name.
    pub(super) fn function(&self, name: &str) -> Option<&Function<'a>> {
        self.functions.iter().rev().find(|it| it.name == name)
    }

    /// The line of `node`.
    pub(super) fn line(&self, node: &impl Ranged) -> usize {
        Lines::new(self.module.source())
            .position(node.start().to_usize())
            .0
    }

    fn collect(&mut self, body: &'a [Stmt], prefix: &str, is_inner: bool, lines: &Lines<'_>) {
        let mut inside: Vec<(&'a [Stmt], String, bool)> = Vec::new();
        each_top_statement(body, |statement| {
            let line = lines.position(statement.start().to_usize()).0;
            match statement {
                Stmt::FunctionDef(node) => {
                    let name = format!("{prefix}{}", node.name);
                    inside.push((&node.body, format!("{name}."), true));
                    self.functions.push(Function {
                        name,
                        node,
                        line,
                        is_inner,
                    });
                }
                Stmt::ClassDef(node) => {
                    let name = format!("{prefix}{}", node.name);
                    inside.push((&node.body, format!("{name}."), is_inner));
                    self.classes.push((name, line));
                }
                Stmt::Assign(node) if prefix.is_empty() => {
                    if let ([Expr::Name(name)], Expr::Call(_)) =
                        (node.targets.as_slice(), &*node.value)
                        && last_name(&node.value)
                            .is_some_and(|name| name.starts_with(char::is_uppercase))
                    {
                        self.objects.push((name.id.as_str(), line));
                    }
                }
                _ => {}
            }
        });
        for (body, prefix, is_inner) in inside {
            stacker::maybe_grow(64 * 1024, 1024 * 1024, || {
                self.collect(body, &prefix, is_inner, lines);
            });
        }
    }
}

/// Every statement of `body` and its blocks, but nothing inside functions and classes.
fn each_top_statement<'a>(body: &'a [Stmt], mut visit: impl FnMut(&'a Stmt)) {
    // `each_statement` goes into classes: what stands there has a place inside theirs.
    let mut within: Option<crate::python::TextRange> = None;
    each_statement(body, |statement| {
        let range = statement.range();
        if within.is_some_and(|class| class.contains_range(range) && class != range) {
            return;
        }
        if let Stmt::ClassDef(_) = statement {
            within = Some(range);
        }
        visit(statement);
    });
}
