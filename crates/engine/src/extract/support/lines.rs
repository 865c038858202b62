//! Lines and their indentation.

use std::ops::Range;

/// The white space that `line` begins with.
pub(crate) fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// The indentation that all lines share, blank lines aside.
pub(crate) fn common_indentation(text: &str) -> &str {
    let mut lines = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(indentation);
    let first = lines.next().unwrap_or("");
    lines.fold(first, |common, line| {
        let shared = common
            .bytes()
            .zip(line.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        &common[..shared]
    })
}

/// `text` with `cut` taken off and `add` put before every line that is not blank and does not
/// start inside one of `strings`, ascending byte ranges whose text must stay.
pub(crate) fn reindent(text: &str, cut: &str, add: &str, strings: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut strings = strings.iter().peekable();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        while strings.next_if(|string| string.end <= start).is_some() {}
        let in_string = strings.peek().is_some_and(|string| string.start < start);
        if in_string || line.trim().is_empty() {
            out.push_str(line);
        } else {
            out.push_str(add);
            out.push_str(line.strip_prefix(cut).unwrap_or(line));
        }
        start += line.len();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_indentation_is_found() {
        let check = |text: &str, expected: &str| assert_eq!(common_indentation(text), expected);
        check("  a\n\n    b\n", "  ");
        check("\ta\n\tb", "\t");
        check("\ta\n  b", "");
        check("a\n  b", "");
        check("", "");
    }

    #[test]
    fn text_in_strings_keeps_its_place() {
        let text = "  a = '''\n  b'''\n  c\n";
        let string = 6..16;
        let moved = reindent(text, "  ", "    ", std::slice::from_ref(&string));
        assert_eq!(moved, "    a = '''\n  b'''\n    c\n");
    }
}
