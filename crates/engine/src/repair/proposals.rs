//! Reads the numbered proposals of an answer.

/// The proposals of `answer`, at most `most`: what stands after `1)`, `2.`, `**3.**` or
/// `Strategy 4:` at the start of lines, each with the lines that follow it. An answer without
/// such numbers is one proposal.
pub(super) fn read(answer: &str, most: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in answer.lines() {
        let next = found.len() + 1;
        match after_number(line, next) {
            Some(rest) => found.push(rest.to_owned()),
            None => {
                if let Some(last) = found.last_mut() {
                    last.push('\n');
                    last.push_str(line);
                }
            }
        }
    }
    if found.is_empty() {
        found.push(answer.to_owned());
    }
    let texts = found.iter().map(|text| text.trim().to_owned());
    let texts = texts.filter(|text| !text.is_empty());
    texts.take(most).collect()
}

/// What stands behind the number `wanted` at the start of `line`. Only the next number counts, so
/// that a list inside a proposal does not end it.
fn after_number(line: &str, wanted: usize) -> Option<&str> {
    // A list inside a proposal is indented.
    if line.starts_with("    ") || line.starts_with('\t') {
        return None;
    }
    let text = line.trim_start_matches([' ', '*', '#', '_', '>']);
    let word = text.split_once(' ').filter(|(word, _)| {
        let word = word.to_ascii_lowercase();
        [
            "strategy", "solution", "option", "approach", "proposal", "way",
        ]
        .contains(&word.as_str())
    });
    let text = word.map_or(text, |(_, rest)| rest);
    let rest = text.strip_prefix(&wanted.to_string())?;
    let rest = rest.strip_prefix([')', '.', ':'])?;
    Some(rest.trim_start_matches(['*', '_', ' ']))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn numbers_in_many_dresses() {
        let check = |answer: &str, expected: &[&str]| assert_eq!(read(answer, 3), expected);
        check("1) a\n2) b\nmore\n3) c", &["a", "b\nmore", "c"]);
        check("Here:\n\n1. a\n\n2. b\n", &["a", "b"]);
        check(
            "**1. Parameters:** use `?`\n**2. ORM**",
            &["Parameters:** use `?`", "ORM**"],
        );
        check("### Strategy 1: a\nx\n### Strategy 2: b", &["a\nx", "b"]);
        // A list inside a proposal, and one proposal too many.
        check(
            "1) a\n1. x\n    2. y\n2) b\n3) c\n4) d",
            &["a\n1. x\n    2. y", "b", "c"],
        );
        check("Just use parameters.", &["Just use parameters."]);
        check("", &[]);
    }

    #[test]
    fn no_more_than_asked_for() {
        assert_eq!(read("1) a\n2) b\n3) c", 2), ["a", "b"]);
    }
}
