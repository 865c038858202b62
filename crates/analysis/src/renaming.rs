//! Whether two texts are the same program under other names.
//!
//! They are if their tokens are the same one by one, comments and layout aside, except for names that the
//! first text defines itself. Each thing that has a name stands under one new name wherever it is meant, and
//! no two things that are named in one function come to the same name. Names that come from elsewhere
//! (built-in functions, modules, attributes of foreign objects) must stay.

mod c;
mod python;
mod scopes;

use sallet_core::task::Language;
use scopes::Home;
use std::collections::HashMap;

/// A piece of a program that layout does not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'src> {
    /// A name that is no keyword.
    Name {
        text: &'src str,
        /// Where the program defines what is meant; `None`: it comes from elsewhere.
        home: Option<Home>,
        /// The innermost scope that the name stands in.
        scope: usize,
    },
    /// Anything else, foreign names that only look like the program's own among it; the ends of lines and blocks where they mean something, as empty texts of their kind.
    Other(u8, &'src str),
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

fn are_alike<'src>(first: &[Token<'src>], second: &[Token<'src>]) -> bool {
    // The new name of a thing, and the thing that a new name means in a scope.
    let mut new_names: HashMap<(Home, &str), &str> = HashMap::new();
    let mut meanings: HashMap<(Home, &str), (Option<Home>, &str)> = HashMap::new();
    let mut alike = |pair: (&Token<'src>, &Token<'src>)| match pair {
        (
            &Token::Name {
                text: old,
                home,
                scope,
            },
            &Token::Name { text: new, .. },
        ) => {
            let is_its_name = match home {
                None => old == new,
                Some(home) => *new_names.entry((home, old)).or_insert(new) == new,
            };
            // Members, tags and keywords are told apart from variables by where they stand.
            let room = match home {
                Some(Home::Scope(_)) | None => Home::Scope(scope),
                Some(apart) => apart,
            };
            is_its_name && *meanings.entry((room, new)).or_insert((home, old)) == (home, old)
        }
        (old, new) => old == new,
    };
    let same = first.len() == second.len() && first.iter().zip(second).all(&mut alike);
    same && keywords_follow(&new_names)
}

/// Whether every keyword of a call has a parameter that is renamed alike.
fn keywords_follow(new_names: &HashMap<(Home, &str), &str>) -> bool {
    let keywords = new_names
        .iter()
        .filter(|((home, _), _)| *home == Home::Keywords);
    let mut follow = keywords.map(|((_, old), new)| {
        let mut all = new_names.iter();
        old == new
            || all.any(|((home, name), it)| {
                matches!(home, Home::Scope(_)) && name == old && it == new
            })
    });
    follow.all(|it| it)
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
    fn one_name_may_mean_several_things() {
        let python = |second: &str, expected| {
            let first = "LIMIT = 3\n\ndef a(name):\n    return [name for name in range(LIMIT)], name\n\ndef b(name, n=1):\n    return name * LIMIT\n\nb(name=2, n=3)\n";
            check(Language::Python, first, second, expected);
        };
        python(
            "MOST = 3\n\ndef a(word):\n    return [w for w in range(MOST)], word\n\ndef b(title, k=1):\n    return title * MOST\n\nb(title=2, k=3)\n",
            true,
        );
        // A keyword that no parameter has; a variable that hides another; two meanings exchanged.
        python(
            "LIMIT = 3\n\ndef a(name):\n    return [name for name in range(LIMIT)], name\n\ndef b(name, n=1):\n    return name * LIMIT\n\nb(name=2, k=3)\n",
            false,
        );
        python(
            "LIMIT = 3\n\ndef a(name):\n    return [name for name in range(LIMIT)], name\n\ndef b(LIMIT, n=1):\n    return LIMIT * LIMIT\n\nb(LIMIT=2, n=3)\n",
            false,
        );
        python(
            "LIMIT = 3\n\ndef a(name):\n    return [w for w in range(LIMIT)], w\n\ndef b(name, n=1):\n    return name * LIMIT\n\nb(name=2, n=3)\n",
            false,
        );
        let c = |second: &str, expected| {
            let first = "struct device { int size; };\ntypedef int (*act)(struct device *device, int size);\nint grow(struct device *device, int size)\n{\n    return device->size += size;\n}\nint shrink(struct device *device, int size)\n{\n    return device->size -= size;\n}\n";
            check(Language::C, first, second, expected);
        };
        c(
            "struct device { int size; };\ntypedef int (*action)(struct device *d, int n);\nint grow(struct device *target, int more)\n{\n    return target->size += more;\n}\nint shrink(struct device *from, int less)\n{\n    return from->size -= less;\n}\n",
            true,
        );
        c(
            "struct device { int size; };\ntypedef int (*act)(struct device *device, int size);\nint grow(struct device *device, int size)\n{\n    return device->size += size;\n}\nint shrink(struct device *device, int size)\n{\n    return device->length -= size;\n}\n",
            false,
        );
        c(
            "struct device { int size; };\ntypedef int (*act)(struct device *device, int size);\nint grow(struct device *a, int b)\n{\n    return a->size += b;\n}\nint shrink(struct device *a, int b)\n{\n    return a->size -= a;\n}\n",
            false,
        );
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
