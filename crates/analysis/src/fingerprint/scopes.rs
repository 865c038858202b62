//! Which functions and classes enclose a place, read from the text alone.
//!
//! The answer has to be the same before and after an edit elsewhere; it need not be right for
//! code that a macro or a missing bracket garbles. So one pass over the tokens will do, where a
//! syntax tree would cost more than all the rest and not be there for external findings.

use super::tokens::{Token, Tokens};
use sallet_core::task::Language;

/// So many names say enough; more would make hostile nesting dear.
const MAX_NAMES: usize = 8;

/// Goes through a file once and knows the enclosing scopes of where it is.
pub(super) struct Scopes<'src> {
    tokens: Tokens<'src>,
    state: State<'src>,
}

enum State<'src> {
    Python(Python<'src>),
    C(C<'src>),
}

impl<'src> Scopes<'src> {
    pub(super) fn new(source: &'src str, language: Language) -> Self {
        Self {
            tokens: Tokens::new(source, language),
            state: match language {
                Language::Python => State::Python(Python::new(source)),
                Language::C | Language::Cpp => State::C(C::default()),
            },
        }
    }

    /// Goes on to the token at or before byte `offset`; never back.
    pub(super) fn advance(&mut self, offset: usize) {
        while let Some((start, token)) = self.tokens.next_to(offset) {
            match &mut self.state {
                State::Python(python) => python.read(start, token),
                State::C(c) => c.read(token),
            }
        }
    }

    /// Appends the innermost names, each followed by a dot.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let mut write = |name: &str| {
            out.extend_from_slice(name.as_bytes());
            out.push(b'.');
        };
        match &self.state {
            State::Python(python) => innermost(&python.open)
                .iter()
                .for_each(|scope| write(scope.name)),
            State::C(c) => innermost(&c.open)
                .iter()
                .filter(|scope| !scope.name.is_empty())
                .for_each(|scope| write(scope.name)),
        }
    }
}

fn innermost<T>(open: &[T]) -> &[T] {
    &open[open.len().saturating_sub(MAX_NAMES)..]
}

/// By indentation of logical lines.
struct Python<'src> {
    source: &'src str,
    open: Vec<Indented<'src>>,
    /// Nothing of the line was read yet.
    fresh: bool,
    /// How many brackets are open; a line within them is no logical line.
    brackets: usize,
    header: Header,
}

struct Indented<'src> {
    indent: usize,
    name: &'src str,
}

/// How much of `async def name` or `class name` was read.
enum Header {
    None,
    Async { indent: usize },
    Keyword { indent: usize },
}

impl<'src> Python<'src> {
    fn new(source: &'src str) -> Self {
        Self {
            source,
            open: Vec::new(),
            fresh: true,
            brackets: 0,
            header: Header::None,
        }
    }

    fn read(&mut self, start: usize, token: Token<'src>) {
        if token == Token::LineEnd {
            self.fresh = true;
            return;
        }
        let fresh = std::mem::replace(&mut self.fresh, false);
        let keyword = matches!(token, Token::Word("def" | "class"));
        if fresh && (self.brackets == 0 || keyword) {
            // No bracket can hold a `def`: the one that is open was forgotten.
            self.brackets = 0;
            let indent = self.indent(start);
            while self.open.last().is_some_and(|scope| scope.indent >= indent) {
                self.open.pop();
            }
            self.header = match token {
                Token::Word("async") => Header::Async { indent },
                _ if keyword => Header::Keyword { indent },
                _ => Header::None,
            };
            return;
        }
        match (&self.header, token) {
            (&Header::Async { indent }, Token::Word("def")) => {
                self.header = Header::Keyword { indent };
            }
            (&Header::Keyword { indent }, Token::Word(name)) => {
                self.open.push(Indented { indent, name });
                self.header = Header::None;
            }
            _ => self.header = Header::None,
        }
        match token {
            Token::Mark(b'(' | b'[' | b'{') => self.brackets += 1,
            Token::Mark(b')' | b']' | b'}') => self.brackets = self.brackets.saturating_sub(1),
            _ => {}
        }
    }

    /// The width of the white space before `start`, with tabs as CPython counts them.
    fn indent(&self, start: usize) -> usize {
        let before = self.source.get(..start).unwrap_or_default();
        let line = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |end| end + 1);
        before[line..].bytes().fold(0, |width, byte| match byte {
            b'\t' => (width / 8 + 1) * 8,
            _ => width + 1,
        })
    }
}

/// By braces. What precedes a brace says what it opens.
#[derive(Default)]
struct C<'src> {
    open: Vec<Braced<'src>>,
    /// Braces that are open within the innermost scope, when it is a body.
    blocks: usize,
    /// A token of the line was read.
    line_begun: bool,
    /// The line is one of the preprocessor's.
    directive: bool,
    parentheses: usize,
    last_word: Option<&'src str>,
    /// The word before the first parenthesis of this declaration.
    called: Option<&'src str>,
    /// The word after `struct`, `class` and so on.
    named: Option<Option<&'src str>>,
    /// The last token was a literal, as in `extern "C"`.
    after_text: bool,
}

struct Braced<'src> {
    /// Empty for what has none.
    name: &'src str,
    /// Whether it is the body of a function or a value: braces in it name nothing.
    body: bool,
}

impl<'src> C<'src> {
    fn read(&mut self, token: Token<'src>) {
        if token == Token::LineEnd {
            self.line_begun = false;
            self.directive = false;
            return;
        }
        let first = !std::mem::replace(&mut self.line_begun, true);
        // A macro's body may hold half a block.
        self.directive |= first && token == Token::Mark(b'#');
        if self.directive {
            return;
        }
        let in_body = self.open.last().is_some_and(|scope| scope.body);
        match token {
            Token::Mark(b'{') if in_body => self.blocks += 1,
            Token::Mark(b'{') => self.open(),
            Token::Mark(b'}') if self.blocks > 0 => self.blocks -= 1,
            Token::Mark(b'}') => {
                self.open.pop();
                self.end_declaration();
            }
            _ if in_body => {}
            _ => self.read_declaration(token),
        }
        self.after_text = matches!(token, Token::Text(_));
    }

    fn read_declaration(&mut self, token: Token<'src>) {
        match token {
            Token::Word("struct" | "class" | "union" | "enum" | "namespace") => {
                self.named = Some(None);
            }
            Token::Word(word) => {
                self.last_word = Some(word);
                if self.named == Some(None) {
                    self.named = Some(Some(word));
                }
            }
            Token::Mark(b'(') => {
                // Two underscores: an attribute of the compiler, not the function.
                let name = self.last_word.filter(|word| !word.starts_with("__"));
                if self.parentheses == 0 && self.called.is_none() {
                    self.called = name;
                }
                self.parentheses += 1;
            }
            Token::Mark(b')') => self.parentheses = self.parentheses.saturating_sub(1),
            Token::Mark(b';') if self.parentheses == 0 => self.end_declaration(),
            _ => {}
        }
    }

    fn open(&mut self) {
        // A function may return a `struct`, so its name goes first.
        let (name, body) = match (self.called, self.named) {
            (Some(name), _) => (name, true),
            (None, Some(name)) => (name.unwrap_or_default(), false),
            (None, None) => ("", !self.after_text),
        };
        self.open.push(Braced { name, body });
        self.end_declaration();
    }

    fn end_declaration(&mut self) {
        self.parentheses = 0;
        self.last_word = None;
        self.called = None;
        self.named = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The scope of each `@` in the text.
    fn scopes(source: &str, language: Language) -> Vec<String> {
        let mut scopes = Scopes::new(source, language);
        let places = source.match_indices('@').map(|(at, _)| at);
        let chain = |at| {
            scopes.advance(at);
            let mut out = Vec::new();
            scopes.write(&mut out);
            String::from_utf8(out).unwrap()
        };
        places.map(chain).collect()
    }

    #[test]
    fn python_scopes_follow_indentation() {
        let check = |source: &str, expected: &[&str]| {
            assert_eq!(scopes(source, Language::Python), expected, "{source}");
        };
        check("@\ndef f():\n  @\n@", &["", "f.", ""]);
        check(
            "class A:\n\tasync def f(\n@\n  ):\n\t\tif x:\n\t\t\t@\n\t@\n",
            &["A.f.", "A.f.", "A."],
        );
        check("class A: @", &["A."]);
        check("def f():\n  s = '''\nclass B:\n'''\n  @", &["f."]);
        check("def f():\n  x = (\n1,\n) @", &["f."]);
        check("x = (1,\ndef f():\n  @", &["f."]);
        check("definite = classy @", &[""]);
        check("def", &[]);
    }

    #[test]
    fn c_scopes_follow_braces() {
        let check = |source: &str, expected: &[&str]| {
            assert_eq!(scopes(source, Language::Cpp), expected, "{source}");
        };
        check("int f(int a) {\n if (a) { @ }\n @ }\n@", &["f.", "f.", ""]);
        check(
            "struct s *g(void) { @ } struct s { int @; };",
            &["g.", "s."],
        );
        check(
            "namespace n { template <class T> class A : B { void f() const { @ } @ }; }",
            &["n.A.f.", "n.A."],
        );
        check("extern \"C\" { int f() { @ } }", &["f."]);
        check("int a[] = {{1}, {2}}; int f() { @ }", &["f."]);
        check("#define X {\nint __attribute__((cold)) f() { @ }", &["f."]);
        check("}}} int f() { @ }", &["f."]);
        check("A::A() : a(1) { @ }", &["A."]);
    }

    #[test]
    fn hostile_nesting_costs_little() {
        let deep = "namespace n{".repeat(100_000) + "@";
        assert_eq!(scopes(&deep, Language::Cpp), ["n.".repeat(MAX_NAMES)]);
    }
}
