//! A bound on how deep a syntax tree can get, found without building it.
//!
//! The parser grows its stack as it needs, but the tree's destructor and every walk over it
//! recurse. Answers such as 100,000 opening brackets or minus signs are refused before a tree
//! exists. CPython refuses them as well, at 200 brackets or 100 levels of indentation.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Mode, lexer};

/// Deepest syntax tree that is built, in levels. A level is a bracket, an operator, a call, an
/// attribute or an indented block. 1,000 levels take less than 1 MiB of stack to walk.
pub const MAX_NESTING: usize = 1_000;

/// Whether `source` may be deeper than [`MAX_NESTING`].
pub(super) fn is_too_deep(source: &str) -> bool {
    // Each level takes a byte.
    if source.len() <= MAX_NESTING {
        return false;
    }
    let mut lexer = lexer::lex(source, Mode::Module);
    let mut depth = Depth::default();
    loop {
        match lexer.next_token() {
            TokenKind::EndOfFile => return false,
            token => depth.add(token),
        }
        if depth.total > MAX_NESTING {
            return true;
        }
    }
}

/// Levels open at one place of the token stream. It never counts too few: a bracket is closed
/// only by its own kind, so what the parser skips to recover stays counted.
#[derive(Default)]
struct Depth {
    /// Open brackets and f-strings, outermost first.
    open: Vec<Open>,
    /// Levels since the start of the logical line, outside brackets.
    line: Chain,
    /// Indented blocks.
    blocks: usize,
    /// All of the above.
    total: usize,
}

struct Open {
    closer: TokenKind,
    chain: Chain,
}

/// Operators, calls and attributes that may hang below each other.
#[derive(Default, Clone, Copy)]
struct Chain {
    /// Ended by a comma.
    operators: usize,
    /// Not ended by a comma, which also stands between the parameters of a lambda.
    lambdas: usize,
}

impl Depth {
    fn add(&mut self, token: TokenKind) {
        use TokenKind::*;
        match token {
            Lpar => self.push(Rpar),
            Lsqb => self.push(Rsqb),
            Lbrace => self.push(Rbrace),
            FStringStart => self.push(FStringEnd),
            TStringStart => self.push(TStringEnd),
            Rpar | Rsqb | Rbrace | FStringEnd | TStringEnd => self.pop(token),
            Comma | Semi => self.end_of_item(),
            Newline => self.end_of_line(),
            Indent => self.open_block(),
            Dedent => self.close_block(),
            Lambda => self.deepen(|chain| &mut chain.lambdas),
            Plus | Minus | Star | Slash | Vbar | Amper | Dot | Percent | Tilde | CircumFlex
            | LeftShift | RightShift | DoubleStar | DoubleSlash | At | ColonEqual | And | Or
            | Not | Await | Yield | If | Else | Colon | Less | Greater | EqEqual | NotEqual
            | LessEqual | GreaterEqual | In | Is | Unknown => {
                self.deepen(|chain| &mut chain.operators);
            }
            _ => {}
        }
    }

    fn chain(&mut self) -> &mut Chain {
        self.open
            .last_mut()
            .map_or(&mut self.line, |open| &mut open.chain)
    }

    fn deepen(&mut self, counter: fn(&mut Chain) -> &mut usize) {
        *counter(self.chain()) += 1;
        self.total += 1;
    }

    /// An opening bracket is a level, and so is the call or index that it may be.
    fn push(&mut self, closer: TokenKind) {
        self.deepen(|chain| &mut chain.operators);
        self.open.push(Open {
            closer,
            chain: Chain::default(),
        });
        self.total += 1;
    }

    fn pop(&mut self, token: TokenKind) {
        if let Some(open) = self.open.pop_if(|open| open.closer == token) {
            self.total -= 1 + open.chain.operators + open.chain.lambdas;
        }
    }

    fn end_of_item(&mut self) {
        let ended = std::mem::take(&mut self.chain().operators);
        self.total -= ended;
    }

    fn end_of_line(&mut self) {
        let ended = std::mem::take(self.chain());
        self.total -= ended.operators + ended.lambdas;
    }

    fn open_block(&mut self) {
        self.blocks += 1;
        self.total += 1;
    }

    fn close_block(&mut self) {
        if self.blocks > 0 {
            self.blocks -= 1;
            self.total -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::python::{Module, check_syntax};

    #[test]
    fn hostile_nesting_is_refused() {
        let many = 100_000;
        let check = |name: &str, source: String| {
            let error = check_syntax(&source).expect_err(name);
            assert!(
                error.message.contains("too deeply nested"),
                "{name}: {error}"
            );
        };
        for opener in [
            "(",
            "[",
            "{",
            "{1:",
            "f(",
            "f'{",
            "-",
            "~",
            "not ",
            "await ",
            "lambda: ",
            "lambda a, b: ",
            "1 if ",
            "1 if 2 else ",
            "x.",
            "x+",
            "x**",
            "x and not ",
            "x or y and ",
            "(]",
            "[)",
            "{)",
            "(x](",
            "f[",
            "*",
            "x if (",
            "yield ",
            "(yield ",
            "a[b:",
            "(a:=",
            "x @ ",
            "x < (",
            "(lambda x=(",
        ] {
            check(opener, opener.repeat(many));
        }
        check("calls", format!("f{}", "()".repeat(many)));
        check("items", format!("f{}", "[0]".repeat(many)));
        check("attributes", format!("f{}", ".x".repeat(many)));
        check("sum", format!("1{}", "+1".repeat(many)));
        let blocks: String = (0..2_000)
            .map(|level| format!("{}if x:\n", " ".repeat(level)))
            .collect();
        check("blocks", blocks);
    }

    #[test]
    fn long_flat_code_is_not_deep() {
        let check = |source: String| assert_eq!(check_syntax(&source), Ok(()));
        check(format!("x = [{}]", "-1 + f(2), ".repeat(50_000)));
        check("x = a.b(c)[0] + 1\n".repeat(50_000));
        check(format!("x = {{{}}}", "'a': {'b': [1, 2]}, ".repeat(50_000)));
        check(format!(
            "if x:\n    pass\n{}",
            "elif y.z:\n    pass\n".repeat(5_000)
        ));
        check("x = 1; ".repeat(50_000));
        check(format!("x = '{}'", "(".repeat(10_000_000)));
        check(format!("# {}", "[".repeat(10_000_000)));
    }

    #[test]
    fn the_deepest_trees_fit_a_thread_of_2_mib() {
        // Test threads have 2 MiB: this walks and drops the tree of each kind at the bound.
        for (opener, middle, closer) in [
            ("(", "1", ")"),
            ("[", "", "]"),
            ("-", "1", ""),
            ("f(", "", ")"),
            ("x.", "x", ""),
            ("not ", "x", ""),
            ("x+", "x", ""),
        ] {
            let levels = MAX_NESTING / 2 - 1;
            let source = format!("{}{middle}{}", opener.repeat(levels), closer.repeat(levels));
            let source = format!("{source}\n{}", "#".repeat(MAX_NESTING));
            let module = Module::parse(&source).expect(opener);
            assert!(module.is_valid(), "{opener}: {:?}", module.error());
        }
    }
}
