//! Answers in a language that Sallet does not read, or that the task leaves open: the longest fenced
//! block is the solution as it stands, as no parser could judge a repair.

use super::markdown::{Fence, fences};
use sallet_core::Language;
use sallet_core::record::Extraction;

/// The language that the longest fenced block of `answer` names, if Sallet reads it.
pub(crate) fn chosen_language(answer: &str) -> Option<Language> {
    longest_block(answer)?.0.language()
}

/// The text of the longest fenced block of `answer`, or all of it when there is none.
pub(crate) fn take(answer: &str) -> Extraction {
    let (solution, rules) = match longest_block(answer) {
        Some((_, code)) => (code, vec!["fence".to_owned()]),
        None => (answer.to_owned(), Vec::new()),
    };
    Extraction {
        rules,
        ..as_given(&solution)
    }
}

/// `solution` without a change.
pub(crate) fn as_given(solution: &str) -> Extraction {
    Extraction {
        empty: solution.trim().is_empty(),
        solution: solution.to_owned(),
        language: None,
        rules: Vec::new(),
        valid_before: None,
        valid_after: None,
    }
}

/// The first of the longest blocks with the fence that opens it. One that nothing closes, as where
/// an answer was cut off, goes to the end.
fn longest_block(answer: &str) -> Option<(Fence<'_>, String)> {
    let fences = fences(answer);
    let mut blocks = Vec::new();
    let mut open: Option<Fence<'_>> = None;
    for fence in fences {
        match open {
            Some(opener) if fence.closes(&opener) => {
                blocks.push((opener, opener.block(answer, fence.start)));
                open = None;
            }
            Some(_) => {}
            None => open = Some(fence),
        }
    }
    blocks.extend(open.map(|opener| (opener, opener.block(answer, answer.len()))));
    let length = |(_, code): &(Fence<'_>, String)| code.trim().len();
    blocks.into_iter().rev().max_by_key(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_block_is_the_solution_and_names_the_language() {
        let check = |answer: &str, solution: &str, language: Option<Language>| {
            assert_eq!(take(answer).solution, solution, "{answer}");
            assert_eq!(chosen_language(answer), language, "{answer}");
        };
        check("int x;", "int x;", None);
        check(
            "Run:\n```sh\nnpm i\n```\nand\n```js\nconst app = express();\n```\n",
            "const app = express();\n",
            None,
        );
        check(
            "```python\nprint(1 + 1)\n```\n```text\n2\n```\n",
            "print(1 + 1)\n",
            Some(Language::Python),
        );
        check("```c\nint x;\n", "int x;\n", Some(Language::C));
        check("```\nx = 1\n```\n", "x = 1\n", None);
        check("", "", None);
    }

    #[test]
    fn nothing_is_said_about_validity() {
        let extraction = take("```java\nclass A {}\n```\n");
        assert_eq!(extraction.valid_after, None);
        assert_eq!(extraction.rules, ["fence"]);
        assert!(!extraction.empty);
        assert!(take("```java\n```\n").empty);
    }
}
