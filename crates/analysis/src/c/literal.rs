//! What literals mean.

/// The value of a number literal: `42`, `0x2aUL`, `052`, `0b101`, `1'000`. `None` for floats.
pub(crate) fn integer(text: &str) -> Option<i128> {
    let text = text.trim_end_matches(['u', 'U', 'l', 'L', 'z', 'Z']);
    // The grammar takes a sign for part of the number.
    if let Some(positive) = text.strip_prefix('-') {
        return integer(positive.trim_start()).map(|value| -value);
    }
    let text = text.strip_prefix('+').unwrap_or(text);
    let (digits, radix) = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => (&text[2..], 16),
        [b'0', b'b' | b'B', ..] => (&text[2..], 2),
        [b'0', _, ..] => (&text[1..], 8),
        _ => (text, 10),
    };
    let mut value: i128 = 0;
    for digit in digits.chars().filter(|&digit| digit != '\'') {
        value = value.checked_mul(radix as i128)?;
        value = value.checked_add(digit.to_digit(radix)? as i128)?;
    }
    (!digits.is_empty() && value <= u64::MAX as i128).then_some(value)
}

/// The value of a character literal such as `'a'`, `'\n'`, `'\x41'` or `L'a'`.
pub(crate) fn character(text: &str) -> Option<i128> {
    let text = text.trim_start_matches(['L', 'u', 'U', '8']);
    let inner = text.strip_prefix('\'')?.strip_suffix('\'')?;
    let mut decoded = String::new();
    unescape(inner, &mut decoded);
    let mut chars = decoded.chars();
    let first = chars.next()?;
    chars.next().is_none().then_some(first as i128)
}

/// Appends the text of one string literal, quotes and prefix included, to `out`.
/// Returns whether `text` was one.
pub(crate) fn append_string(text: &str, out: &mut String) -> bool {
    let body = text.trim_start_matches(['L', 'u', 'U', '8']);
    if let Some(raw) = body.strip_prefix("R\"") {
        let Some((delimiter, rest)) = raw.split_once('(') else {
            return false;
        };
        let rest = rest.strip_suffix('"').unwrap_or(rest);
        let rest = rest.strip_suffix(delimiter).unwrap_or(rest);
        out.push_str(rest.strip_suffix(')').unwrap_or(rest));
        return true;
    }
    let Some(body) = body.strip_prefix('"') else {
        return false;
    };
    unescape(body.strip_suffix('"').unwrap_or(body), out);
    true
}

/// Appends `text` to `out` with its escapes replaced. One character stands for one byte of the
/// program's string, so that the length is right for all but text outside ASCII.
fn unescape(text: &str, out: &mut String) {
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        if char != '\\' {
            out.push(char);
            continue;
        }
        let mut octal = None;
        for _ in 0..3 {
            let Some(digit) = chars.peek().and_then(|digit| digit.to_digit(8)) else {
                break;
            };
            octal = Some(octal.unwrap_or(0) * 8 + digit);
            chars.next();
        }
        if let Some(value) = octal {
            out.push(char::from_u32(value).unwrap_or('?'));
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('a') => out.push('\x07'),
            Some('b') => out.push('\x08'),
            Some('f') => out.push('\x0c'),
            Some('v') => out.push('\x0b'),
            Some('e') => out.push('\x1b'),
            Some('x') => {
                let mut value = 0_u32;
                while let Some(digit) = chars.peek().and_then(|digit| digit.to_digit(16)) {
                    value = (value << 4 | digit) & 0xff;
                    chars.next();
                }
                out.push(char::from_u32(value).unwrap_or('?'));
            }
            // A line that goes on.
            Some('\n') => {}
            Some(other) => out.push(other),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_in_every_base() {
        let check = |text: &str, expected: Option<i128>| {
            assert_eq!(integer(text), expected, "{text}");
        };
        check("0", Some(0));
        check("42", Some(42));
        check("0x1fUL", Some(31));
        check("-7", Some(-7));
        check("0777", Some(0o777));
        check("0b101", Some(5));
        check("1'000", Some(1000));
        check("18446744073709551615u", Some(u64::MAX as i128));
        check("99999999999999999999", None);
        check("1.5", None);
        check("09", None);
        check("", None);
    }

    #[test]
    fn characters_and_strings() {
        let check_char = |text: &str, expected: Option<i128>| {
            assert_eq!(character(text), expected, "{text}");
        };
        check_char("'a'", Some(97));
        check_char("'\\n'", Some(10));
        check_char("'\\0'", Some(0));
        check_char("'\\x41'", Some(65));
        check_char("'\\''", Some(39));
        check_char("'ab'", None);
        let check = |text: &str, expected: &str| {
            let mut out = String::new();
            assert!(append_string(text, &mut out), "{text}");
            assert_eq!(out, expected, "{text}");
        };
        check(r#""a\tb""#, "a\tb");
        check(r#""\101\x42""#, "AB");
        check(r#""a\0b""#, "a\0b");
        check(r#"L"w""#, "w");
        check(r#"R"x(a\n)x""#, "a\\n");
        check(r#""open"#, "open");
        assert!(!append_string("name", &mut String::new()));
    }
}
