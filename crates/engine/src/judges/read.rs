//! Finds a word of a small vocabulary in an answer.

/// Which of `words` the answer gives: the word that it consists of, begins with or ends with, or the
/// only one that stands in it outside code. `None` if it gives none or several.
pub(super) fn word<T: Copy + PartialEq>(answer: &str, words: &[(&str, T)]) -> Option<T> {
    let text = without_thoughts(answer);
    let said: Vec<T> = spoken(text).filter_map(|it| meaning(it, words)).collect();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.clone().next().and_then(|line| leading(line, words));
    let last = lines.next_back().and_then(|line| only(line, words));
    let single = said
        .first()
        .filter(|first| said.iter().all(|it| it == *first));
    first.or(last).or(single.copied())
}

/// What stands after the thoughts that some models show.
fn without_thoughts(answer: &str) -> &str {
    match answer.rsplit_once("</think>") {
        Some((_, after)) => after,
        None => answer,
    }
}

fn meaning<T: Copy>(word: &str, words: &[(&str, T)]) -> Option<T> {
    let found = words
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(word));
    found.map(|&(_, meaning)| meaning)
}

/// The words outside fenced blocks.
fn spoken(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split("```").step_by(2);
    parts.flat_map(|part| part.split(|c: char| !c.is_alphanumeric()))
}

/// The word that a line begins with, behind marks and phrases such as `Answer:`.
fn leading<T: Copy>(line: &str, words: &[(&str, T)]) -> Option<T> {
    let mut parts = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty());
    let first = parts.next()?;
    let first = match ["answer", "verdict", "result", "return"]
        .contains(&first.to_ascii_lowercase().as_str())
    {
        true => parts.next()?,
        false => first,
    };
    meaning(first, words)
}

/// The word that a line consists of, marks aside.
fn only<T: Copy>(line: &str, words: &[(&str, T)]) -> Option<T> {
    let line = line.trim_matches(|c: char| !c.is_alphanumeric());
    meaning(line, words).or_else(|| leading(line, words))
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn messy_answers_are_read_and_undecided_ones_are_not() {
        let words = [("true", 1), ("false", 0)];
        let check = |answer: &str, expected: Option<i32>| {
            assert_eq!(word(answer, &words), expected, "{answer}")
        };
        check("True", Some(1));
        check("  **False.**", Some(0));
        check("`true`", Some(1));
        check("Answer: False, since the query is bound.", Some(0));
        check("return True", Some(1));
        check("The code joins texts.\n\nTrue", Some(1));
        check("<think>True? False?</think>\nFalse", Some(0));
        check(
            "```python\nx = False\n```\nIt is vulnerable: true.",
            Some(1),
        );
        check("It could be true or false.", None);
        check("The code looks fine to me.", None);
        check("", None);
    }
}
