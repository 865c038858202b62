//! Finds the answer in what a judge said: a word of a small vocabulary.
//!
//! A word counts only where it stands as an answer, never inside running text, of which the grammar is
//! unknown here: "Not vulnerable" and "It has no checks" would be read as their opposite.

use crate::extract::outside_fences;

/// Words that may stand before an answer, as in `My final answer is: True`.
const INTRODUCTION: &[&str] = &[
    "the",
    "my",
    "final",
    "so",
    "therefore",
    "it",
    "is",
    "answer",
    "verdict",
    "result",
    "conclusion",
    "return",
];

/// Words that may follow an answer without a mark between.
const REASONS: &[&str] = &["because", "since", "as"];

/// Words that turn what follows them round.
const NEGATIONS: &[&str] = &[
    "not", "t", "no", "cannot", "never", "nor", "neither", "without",
];

/// Which of `words` the answer gives: with the first or the last line, or alone on a line in between.
/// Fenced blocks do not count. `None` if it gives none, or several that are not the same. A text of
/// several words counts as the whole of a line alone.
pub(super) fn word<T: Copy + PartialEq>(answer: &str, words: &[(&str, T)]) -> Option<T> {
    let text = outside_fences(without_thoughts(answer));
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let (first, last) = (lines.first()?, lines.last()?);
    let alone = lines.iter().filter_map(|line| {
        let (meaning, rest) = leading(line, words)?;
        (!has_words(rest)).then_some(meaning)
    });
    let ends = [leading(first, words), leading(last, words)];
    let ends = ends.into_iter().flatten().map(|(meaning, _)| meaning);
    let mut given = alone.chain(ends).chain(emphasised(last, words));
    let answer = given.next()?;
    given.all(|other| other == answer).then_some(answer)
}

/// What stands after the thoughts that some models show.
pub(super) fn without_thoughts(answer: &str) -> &str {
    match answer.rsplit_once("</think>") {
        Some((_, after)) => after,
        None => answer,
    }
}

/// The word that a line begins with, marks and introduction aside, and what follows it.
fn leading<'l, T: Copy>(line: &'l str, words: &[(&str, T)]) -> Option<(T, &'l str)> {
    let line = without_introduction(line);
    words.iter().find_map(|&(known, meaning)| {
        let rest = after(line, known)?;
        let stands = match known.contains(' ') {
            true => !has_words(rest) && !rest.contains('?'),
            false => is_answer(rest),
        };
        stands.then_some((meaning, rest))
    })
}

/// What follows the word `known` at the beginning of `line`.
fn after<'l>(line: &'l str, known: &str) -> Option<&'l str> {
    let (word, rest) = line.split_at_checked(known.len())?;
    let is_it = word.eq_ignore_ascii_case(known) && !rest.starts_with(char::is_alphanumeric);
    is_it.then_some(rest)
}

/// Whether a word that `rest` follows stands by itself, and not in running text.
fn is_answer(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['*', '_', '`', '"', '\'', ')', ']']);
    let next = rest.trim_start();
    next.is_empty()
        || rest.starts_with(['.', ',', ':', ';', '!'])
        || rest.starts_with(" - ")
        || rest.starts_with(" (")
        || next.starts_with(['–', '—'])
        || REASONS.iter().any(|reason| after(next, reason).is_some())
}

/// A line behind its marks and the words of [`INTRODUCTION`], of which the last word is none.
fn without_introduction(line: &str) -> &str {
    let mut line = line;
    loop {
        line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
        let introduces = |&&word: &&&str| after(line, word).is_some_and(has_words);
        let rest = match INTRODUCTION.iter().find(introduces) {
            Some(word) => after(line, word),
            // `Vulnerable: false`
            None => after(line, "vulnerable")
                .filter(|rest| rest.trim_start_matches('*').starts_with(':') && has_words(rest)),
        };
        match rest {
            Some(rest) => line = rest,
            None => return line,
        }
    }
}

/// The word in bold that closes a line, unless words before it may turn it round.
fn emphasised<T: Copy>(line: &str, words: &[(&str, T)]) -> Option<T> {
    let (before, word) = line
        .trim_end_matches(|c: char| !c.is_alphanumeric() && c != '*')
        .strip_suffix("**")?
        .rsplit_once("**")?;
    let mut said = before.split(|c: char| !c.is_alphanumeric());
    if said.any(|word| NEGATIONS.iter().any(|it| it.eq_ignore_ascii_case(word))) {
        return None;
    }
    let (meaning, rest) = leading(word, words)?;
    (!has_words(rest)).then_some(meaning)
}

fn has_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
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
        check("**False** (invulnerable)\n\nThe key is bound.", Some(0));
        check("A call of False(x) is made.", None);
        check("`true`", Some(1));
        check("Answer: False, since the query is bound.", Some(0));
        check("return True", Some(1));
        check("The code joins texts.\n\nTrue", Some(1));
        check("<think>True? False?</think>\nFalse", Some(0));
        check(
            "```python\nx = False\n```\nIt is vulnerable: true.",
            Some(1),
        );
        check("My final answer is: **True**", Some(1));
        check("True because the query is joined.", Some(1));
        check("The code joins texts.\nAnswer: True\nThat is all.", Some(1));
        check("So the code is **vulnerable: false**.", Some(0));
        check("So it can be injected: **true**.", Some(1));
        // A word in running text is no answer.
        check("The function returns true when the name is known.", None);
        check("False positives aside, it joins texts.", None);
        check("True or false: who knows?", None);
        check("It is not **true**.", None);
        check("Is it true?", None);
        check("True.\nWait, it is bound.\nFalse.", None);
        check("It could be true or false.", None);
        check("The code looks fine to me.", None);
        check("", None);
    }
}
