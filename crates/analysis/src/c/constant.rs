//! Integer constant expressions, read from their text: array sizes, macro values, enumerators.

use super::literal;

/// What names and types in a constant expression stand for.
pub(crate) trait Scope {
    /// The value of a constant.
    fn constant(&self, name: &str) -> Option<i128>;
    /// The size of a type or variable in bytes.
    fn size_of(&self, operand: &str) -> Option<u64>;
}

/// Deeper or longer expressions have no known value.
const MAX_DEPTH: u32 = 32;
const MAX_LENGTH: usize = 400;

/// The value of `text`, if it is a constant that `scope` knows.
pub(crate) fn evaluate(text: &str, scope: &dyn Scope) -> Option<i128> {
    if text.len() > MAX_LENGTH {
        return None;
    }
    let mut parser = Parser {
        rest: text.trim(),
        scope,
    };
    let value = parser.binary(0, MAX_DEPTH)?;
    parser.rest.trim_start().is_empty().then_some(value)
}

struct Parser<'a> {
    rest: &'a str,
    scope: &'a dyn Scope,
}

/// The binary operators with their precedence. Longer ones stand before their prefixes.
const OPERATORS: &[(&str, u8)] = &[
    ("<<", 4),
    (">>", 4),
    ("+", 5),
    ("-", 5),
    ("*", 6),
    ("/", 6),
    ("%", 6),
    ("&", 3),
    ("^", 2),
    ("|", 1),
];

impl<'a> Parser<'a> {
    fn binary(&mut self, least: u8, depth: u32) -> Option<i128> {
        let mut left = self.unary(depth)?;
        loop {
            self.rest = self.rest.trim_start();
            let found = OPERATORS
                .iter()
                .find(|(operator, _)| self.rest.starts_with(operator));
            let Some((operator, precedence)) = found.filter(|(_, precedence)| *precedence >= least)
            else {
                return Some(left);
            };
            self.rest = &self.rest[operator.len()..];
            let right = self.binary(precedence + 1, depth.checked_sub(1)?)?;
            left = apply(operator, left, right)?;
        }
    }

    fn unary(&mut self, depth: u32) -> Option<i128> {
        let depth = depth.checked_sub(1)?;
        self.rest = self.rest.trim_start();
        let first = *self.rest.as_bytes().first()?;
        match first {
            b'-' | b'+' | b'~' => {
                self.rest = &self.rest[1..];
                let value = self.unary(depth)?;
                match first {
                    b'-' => value.checked_neg(),
                    b'~' => Some(!value),
                    _ => Some(value),
                }
            }
            b'(' => {
                let inner = self.parenthesized()?;
                let mut parser = Parser {
                    rest: inner,
                    scope: self.scope,
                };
                match parser.binary(0, depth) {
                    Some(value) if parser.rest.trim().is_empty() => Some(value),
                    // Not a value: a cast.
                    _ if inner.chars().all(is_type_char) => self.unary(depth),
                    _ => None,
                }
            }
            b'\'' => {
                let end = self.rest[1..]
                    .char_indices()
                    .skip(1)
                    .find(|(_, char)| *char == '\'')?;
                let (literal, rest) = self.rest.split_at(end.0 + 2);
                self.rest = rest;
                literal::character(literal)
            }
            b'0'..=b'9' => literal::integer(self.word()),
            _ => {
                let name = self.word();
                if name == "sizeof" {
                    self.rest = self.rest.trim_start();
                    let operand = self.parenthesized()?;
                    return self.scope.size_of(operand.trim()).map(i128::from);
                }
                self.scope.constant(name)
            }
        }
    }

    /// A name or number.
    fn word(&mut self) -> &'a str {
        let is_part = |char: char| char.is_alphanumeric() || char == '_';
        let end = self.rest.find(|char| !is_part(char));
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        word
    }

    /// What is between a parenthesis and the one that closes it.
    fn parenthesized(&mut self) -> Option<&'a str> {
        let mut depth = 0;
        for (index, byte) in self.rest.bytes().enumerate() {
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ if index == 0 => return None,
                _ => {}
            }
            if depth == 0 {
                let inner = &self.rest[1..index];
                self.rest = &self.rest[index + 1..];
                return Some(inner);
            }
        }
        None
    }
}

fn is_type_char(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '_' | ' ' | '*' | ':')
}

fn apply(operator: &str, left: i128, right: i128) -> Option<i128> {
    let shift = || u32::try_from(right).ok().filter(|&bits| bits < 64);
    match operator {
        "+" => left.checked_add(right),
        "-" => left.checked_sub(right),
        "*" => left.checked_mul(right),
        "/" => left.checked_div(right),
        "%" => left.checked_rem(right),
        "<<" => left.checked_mul(1 << shift()?),
        ">>" => Some(left >> shift()?),
        "&" => Some(left & right),
        "^" => Some(left ^ right),
        "|" => Some(left | right),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Names;

    impl Scope for Names {
        fn constant(&self, name: &str) -> Option<i128> {
            (name == "N").then_some(10)
        }
        fn size_of(&self, operand: &str) -> Option<u64> {
            (operand == "int").then_some(4)
        }
    }

    #[test]
    fn constants_are_evaluated() {
        let check = |text: &str, expected: Option<i128>| {
            assert_eq!(evaluate(text, &Names), expected, "{text}");
        };
        check("1 + 2 * 3", Some(7));
        check("(1 + 2) * N", Some(30));
        check("N * sizeof(int) - 1", Some(39));
        check("1 << 10 | 1", Some(1025));
        check("-(N)", Some(-10));
        check("(size_t)N", Some(10));
        check("'a' + 1", Some(98));
        check("0666 & ~022", Some(0o644));
        check("1 / 0", None);
        check("M", None);
        check("1 +", None);
        check("", None);
        check("N)", None);
        check("1 << 200", None);
        check(&"(".repeat(300), None);
    }
}
