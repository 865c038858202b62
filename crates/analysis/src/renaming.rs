//! Whether two texts are the same program under other names.
//!
//! They are if their tokens are the same one by one, comments and layout aside, except for names that the
//! first text defines itself, each of which stands under one new name throughout. Names that come from
//! elsewhere (built-in functions, modules, attributes of foreign objects) must stay.

mod c;
mod python;

use sallet_core::task::Language;
use std::collections::{HashMap, HashSet};

/// A piece of a program that layout does not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'src> {
    /// A name that is no keyword.
    Name(&'src str),
    /// Anything else; the ends of lines and blocks where they mean something, as empty texts of their kind.
    Other(u8, &'src str),
}

/// What is compared of a text.
struct Program<'src> {
    tokens: Vec<Token<'src>>,
    /// Names that the text defines.
    defined: HashSet<String>,
}

/// Whether `second` is `first` under other names. Code that does not parse is never the same.
pub fn is_same(language: Language, first: &str, second: &str) -> bool {
    let read = |text| match language {
        Language::Python => python::read(text),
        Language::C | Language::Cpp => c::read(text, language),
    };
    match (read(first), read(second)) {
        (Some(first), Some(second)) => are_alike(&first, &second),
        _ => false,
    }
}

fn are_alike(first: &Program<'_>, second: &Program<'_>) -> bool {
    let (mut forth, mut back) = (HashMap::new(), HashMap::new());
    let mut alike = |pair: (&Token<'_>, &Token<'_>)| match pair {
        (&Token::Name(old), &Token::Name(new)) => {
            let may_change = old == new || first.defined.contains(old);
            // One new name for each old one, and no two old ones under the same.
            may_change
                && *forth
                    .entry(old.to_owned())
                    .or_insert_with(|| new.to_owned())
                    == *new
                && *back.entry(new.to_owned()).or_insert_with(|| old.to_owned()) == *old
        }
        (old, new) => old == new,
    };
    first.tokens.len() == second.tokens.len()
        && first.tokens.iter().zip(&second.tokens).all(&mut alike)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: Language, first: &str, second: &str, expected: bool) {
        assert_eq!(
            is_same(language, first, second),
            expected,
            "{first}\n---\n{second}"
        );
    }

    #[test]
    fn python() {
        let code = "import os\n\ndef run(name, mode=1):\n    path = os.path.join('/srv', name)\n    return f\"{path} {mode}\"\n";
        let check = |second: &str, expected| check(Language::Python, code, second, expected);
        check(code, true);
        check(
            "import os\n# other\ndef go(a,\n       b=1):\n  c = os.path.join('/srv', a)\n  return f\"{c} {b}\"\n",
            true,
        );
        // Two names become one; one becomes two.
        check(
            "import os\n\ndef run(a, a=1):\n    path = os.path.join('/srv', a)\n    return f\"{path} {a}\"\n",
            false,
        );
        check(
            "import os\n\ndef run(a, mode=1):\n    path = os.path.join('/srv', name)\n    return f\"{path} {mode}\"\n",
            false,
        );
        // A foreign name, a text, and a statement that changed.
        check(
            "import os\n\ndef run(name, mode=1):\n    path = os.path.joined('/srv', name)\n    return f\"{path} {mode}\"\n",
            false,
        );
        check(
            "import os\n\ndef run(name, mode=1):\n    path = os.path.join('/opt', name)\n    return f\"{path} {mode}\"\n",
            false,
        );
        check(
            "import os\n\ndef run(name, mode=1):\n    path = os.path.join('/srv', name)\n",
            false,
        );
        check("import os as os2\n", false);
        check("def run(", false);
    }

    #[test]
    fn attributes_that_a_class_gives_itself_may_change() {
        let code = "class Box:\n    def __init__(self, size):\n        self.size = size\n\n    def full(self):\n        return self.size > 3\n";
        let renamed = "class Crate:\n    def __init__(me, n):\n        me.n = n\n\n    def is_full(me):\n        return me.n > 3\n";
        check(Language::Python, code, renamed, true);
        check(Language::Python, "x.append(1)\n", "x.extend(1)\n", false);
    }

    #[test]
    fn c() {
        let code = "#include <stdio.h>\n#define MOST 8\nstruct item { int size; };\nstatic int used;\nint add(struct item *item, int n) {\n    if (n > MOST) { puts(\"full\"); return -1; }\n    item->size += n;\n    used++;\n    return 0;\n}\n";
        let check = |second: &str, expected| check(Language::C, code, second, expected);
        check(code, true);
        let renamed = code
            .replace("used", "taken")
            .replace("item", "entry")
            .replace("MOST", "LIMIT");
        check(
            &renamed
                .replace("int n", "int count")
                .replace("(n >", "(count >")
                .replace("+= n", "+= count"),
            true,
        );
        check(&code.replace("puts", "printf"), false);
        check(&code.replace("n > MOST", "n >= MOST"), false);
        check(&code.replace("stdio.h", "stdlib.h"), false);
        check(&code.replacen("used", "taken", 1), false);
        check(&code.replace("return 0;\n}", "return 0;"), false);
    }
}
