//! Python source as a typed tree: the only place that speaks to the `ruff_python_*` crates.
//!
//! A text is parsed once, with recovery, so that broken code still has a tree. Valid means what
//! `compile()` of CPython means by it: the grammar, and the rules the compiler adds, such as
//! `return` only inside a function. The text is hostile: see [`MAX_NESTING`].

pub mod flow;
mod nesting;
mod references;
mod semantics;
pub(crate) mod words;

pub use nesting::MAX_NESTING;
pub use ruff_python_ast as ast;
pub use ruff_text_size::{Ranged, TextRange, TextSize};

use ast::{Expr, ModModule, PythonVersion, Stmt, StmtFunctionDef};
use ruff_python_parser::{Mode, ParseOptions, Parsed, parse_unchecked};
use std::collections::HashSet;

/// The Python whose grammar counts. Newer syntax is an error; in particular 3.14 would accept
/// the `except A, e:` of Python 2.
const VERSION: PythonVersion = PythonVersion::PY313;

/// Why and where a text is not Python.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {message}")]
pub struct SyntaxError {
    /// Line of the first error, from 1.
    pub line: usize,
    /// Column of the first error in characters, from 1.
    pub column: usize,
    /// Offset of the first error in bytes.
    pub offset: usize,
    /// What the parser says, without a place.
    pub message: String,
}

impl SyntaxError {
    fn at(source: &str, offset: usize, message: String) -> Self {
        let before = source.get(..offset).unwrap_or(source);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            line: before.bytes().filter(|&byte| byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            offset: before.len(),
            message,
        }
    }
}

/// Whether `source` is valid Python.
///
/// # Errors
/// The first [`SyntaxError`]; also for code that is nested deeper than [`MAX_NESTING`].
pub fn check_syntax(source: &str) -> Result<(), SyntaxError> {
    Module::parse(source)?.error().map_or(Ok(()), Err)
}

/// A parsed file. Broken parts are skipped or marked in the tree, see [`Module::error`].
pub struct Module<'src> {
    source: &'src str,
    parsed: Parsed<ModModule>,
    first_error: Option<(usize, String)>,
}

impl<'src> Module<'src> {
    /// Parses `source`, recovering from errors.
    ///
    /// # Errors
    /// Only when `source` is nested deeper than [`MAX_NESTING`] or longer than 4 GiB, the most
    /// that a text range holds.
    pub fn parse(source: &'src str) -> Result<Self, SyntaxError> {
        if u32::try_from(source.len()).is_err() {
            return Err(SyntaxError::at(source, 0, "longer than 4 GiB".to_owned()));
        }
        if nesting::is_too_deep(source) {
            let message = format!("too deeply nested: more than {MAX_NESTING} levels");
            return Err(SyntaxError::at(source, 0, message));
        }
        let options = ParseOptions::from(Mode::Module).with_target_version(VERSION);
        let parsed = parse_unchecked(source, options).try_into_module();
        let Some(parsed) = parsed else {
            return Err(SyntaxError::at(source, 0, "not a module".to_owned()));
        };
        let first_error = first_error(source, &parsed);
        Ok(Self {
            source,
            parsed,
            first_error,
        })
    }

    /// The text this was parsed from.
    pub fn source(&self) -> &'src str {
        self.source
    }

    /// The top-level statements, broken ones included.
    pub fn statements(&self) -> &[Stmt] {
        self.parsed.suite()
    }

    /// The tokens, comments and layout among them.
    pub(crate) fn tokens(&self) -> impl Iterator<Item = &ruff_python_ast::token::Token> {
        self.parsed.tokens().iter()
    }

    /// Whether CPython would compile it.
    pub fn is_valid(&self) -> bool {
        self.first_error.is_none()
    }

    /// Offset in bytes of the first error.
    pub fn error_offset(&self) -> Option<usize> {
        self.first_error.as_ref().map(|(offset, _)| *offset)
    }

    /// The first error with its place.
    pub fn error(&self) -> Option<SyntaxError> {
        let (offset, message) = self.first_error.as_ref()?;
        Some(SyntaxError::at(self.source, *offset, message.clone()))
    }

    /// The text of `node`.
    pub fn text(&self, node: &impl Ranged) -> &'src str {
        self.source.get(node.range().to_std_range()).unwrap_or("")
    }

    /// Every name that running the module binds at its top level, also inside `if`, `try`,
    /// `with` and loops, but not inside functions and classes.
    pub fn bound_names(&self) -> HashSet<&str> {
        references::bound(self.statements())
    }

    /// Every name that the module uses and does not bind, builtins included.
    pub fn free_names(&self) -> HashSet<&str> {
        references::free(self.statements())
    }

    /// The last top-level function `name`.
    pub fn function(&self, name: &str) -> Option<&StmtFunctionDef> {
        function_in(self.statements(), name)
    }

    /// The last function `name` of the last top-level class `class`.
    pub fn method(&self, class: &str, name: &str) -> Option<&StmtFunctionDef> {
        let class = self
            .statements()
            .iter()
            .rev()
            .find_map(|statement| match statement {
                Stmt::ClassDef(found) if found.name.as_str() == class => Some(found),
                _ => None,
            })?;
        function_in(&class.body, name)
    }

    /// The ranges of strings that span lines: what is inside may not be re-indented.
    pub fn multiline_strings(&self) -> Vec<TextRange> {
        let tokens = self.parsed.tokens().iter();
        let strings = tokens.filter(|token| {
            use ast::token::TokenKind::{FStringMiddle, String, TStringMiddle};
            matches!(token.kind(), String | FStringMiddle | TStringMiddle)
        });
        let ranges = strings.map(Ranged::range);
        ranges
            .filter(|range| self.source[range.to_std_range()].contains('\n'))
            .collect()
    }

    /// The ranges of the comments, each from its `#` to the end of the line.
    pub fn comments(&self) -> impl Iterator<Item = TextRange> {
        let tokens = self.parsed.tokens().iter();
        tokens
            .filter(|token| token.kind().is_comment())
            .map(Ranged::range)
    }
}

fn first_error(source: &str, parsed: &Parsed<ModModule>) -> Option<(usize, String)> {
    let grammar = parsed
        .errors()
        .iter()
        .min_by_key(|error| error.location.start());
    let newer = parsed
        .unsupported_syntax_errors()
        .iter()
        .min_by_key(|error| error.range.start());
    let grammar = grammar.map(|error| (error.location.start(), error.error.to_string()));
    let newer = newer.map(|error| (error.range.start(), error.to_string()));
    let first = grammar
        .into_iter()
        .chain(newer)
        .min_by_key(|(start, _)| *start);
    // The compiler's own rules are asked only of code that the grammar accepts.
    let first = first.or_else(|| semantics::first_error(source, parsed.suite()));
    first.map(|(start, message)| (start.to_usize(), message))
}

fn function_in<'a>(body: &'a [Stmt], name: &str) -> Option<&'a StmtFunctionDef> {
    body.iter().rev().find_map(|statement| match statement {
        Stmt::FunctionDef(found) if found.name.as_str() == name => Some(found),
        _ => None,
    })
}

/// The names that `statements` bind where they stand, without those of inner functions and
/// classes.
pub fn bound_names(statements: &[Stmt]) -> HashSet<&str> {
    references::bound(statements)
}

/// The names that `statements` use and do not bind, builtins included.
pub fn free_names(statements: &[Stmt]) -> HashSet<&str> {
    references::free(statements)
}

/// Whether `body` does nothing: only docstrings, `pass`, `...` and `raise NotImplementedError`.
pub fn is_stub(body: &[Stmt]) -> bool {
    body.iter().all(|statement| match statement {
        Stmt::Pass(_) => true,
        Stmt::Expr(expression) => {
            matches!(
                *expression.value,
                Expr::StringLiteral(_) | Expr::EllipsisLiteral(_)
            )
        }
        Stmt::Raise(raise) => raise.exc.as_deref().is_some_and(is_not_implemented),
        _ => false,
    })
}

fn is_not_implemented(exception: &Expr) -> bool {
    match exception {
        Expr::Name(name) => name.id.as_str() == "NotImplementedError",
        Expr::Call(call) => is_not_implemented(&call.func),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn validity_is_that_of_the_compiler() {
        let check = |source: &str, expected: Result<(), (usize, usize)>| {
            let result = check_syntax(source).map_err(|error| (error.line, error.column));
            assert_eq!(result, expected, "{source}");
        };
        check("", Ok(()));
        check("def f():\n    return 1\n", Ok(()));
        check("x = f\"{a!r:>{width}} {f'{b}'}\"\n", Ok(()));
        check("async def f():\n    return [x async for x in y]\n", Ok(()));
        check("for x in y:\n    break\nelse:\n    pass\n", Ok(()));
        check(
            "def f():\n    class C:\n        x = [y for y in z]\n    yield C\n",
            Ok(()),
        );
        check("x = lambda: (yield)\n", Ok(()));
        check("def f(:\n    pass\n", Err((1, 7)));
        check("żółć = (\n", Err((2, 1)));
        check("return 1\n", Err((1, 1)));
        check("class C:\n    return 1\n", Err((2, 5)));
        check("x = (yield)\n", Err((1, 6)));
        check("def f():\n    await x\n", Err((2, 5)));
        check("while x:\n    pass\nelse:\n    break\n", Err((4, 5)));
        check("for x in y:\n    def f():\n        continue\n", Err((3, 9)));
        check("def f(a, a):\n    pass\n", Err((1, 10)));
        check("x = 1\nfrom __future__ import annotations\n", Err((2, 1)));
        check("try:\n    pass\nexcept A, e:\n    pass\n", Err((3, 8)));
        check("print 'x'\n", Err((1, 7)));
        check("x = 'a\0b'\0\n", Err((1, 10)));
    }

    #[test]
    fn broken_code_has_a_tree() {
        let module = Module::parse("import os\ndef f(:\n    return os.\nx = 1\n").unwrap();
        assert!(!module.is_valid());
        let mut names: Vec<_> = module.bound_names().into_iter().collect();
        names.sort_unstable();
        assert_eq!(names, ["f", "os", "x"]);
    }

    #[test]
    fn bodies_that_do_nothing_are_stubs() {
        let check = |body: &str, expected: bool| {
            let source = format!("def f():\n    {body}\n");
            let module = Module::parse(&source).unwrap();
            assert_eq!(
                is_stub(&module.function("f").unwrap().body),
                expected,
                "{body}"
            );
        };
        check("pass", true);
        check("...", true);
        check("'''Doc.'''", true);
        check("'''Doc.'''\n    # later\n    pass", true);
        check("raise NotImplementedError", true);
        check("raise NotImplementedError('later')", true);
        check("return None", false);
        check("raise ValueError", false);
        check("raise", false);
        check("print(1)", false);
    }

    #[test]
    fn comments_are_no_strings() {
        let source = "a = '# no' # yes\nb = f'''# no {\n 1 # in a hole\n}'''\n  # last";
        let module = Module::parse(source).unwrap();
        let texts: Vec<_> = module.comments().map(|range| module.text(&range)).collect();
        assert_eq!(texts, ["# yes", "# in a hole", "# last"]);
    }

    #[test]
    fn strings_over_several_lines_are_known() {
        let module = Module::parse("a = 'x'\nb = '''\n y'''\nc = f'''{a}\n z'''\n").unwrap();
        let texts: Vec<_> = module
            .multiline_strings()
            .iter()
            .map(|range| module.text(range))
            .collect();
        assert_eq!(texts, ["'''\n y'''", "\n z"]);
    }
}
