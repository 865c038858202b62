//! Does the code have any weakness: YES, NO or UNCLEAR (the first study's detection prompt, Tambon et
//! al. 2024 in its terms: YES, NO, UNCLEAR, and NA for what answers something else).

use super::{Form, Needs, Opinion, Question, Turn, read, single};
use crate::wording::fenced;
use sallet_core::Axis;

pub(super) const FORM: Form = Form {
    name: "yes-no",
    summary: "does it have any weakness? YES, NO or UNCLEAR (taxonomy study)",
    axis: Axis::Security,
    needs: Needs::Nothing,
    texts: &["yes-no"],
    next: |question, answers| ask(question, question.code, answers),
};

/// Asks about `code`.
pub(super) fn ask(question: &Question<'_>, code: &str, answers: &[&str]) -> Turn {
    let code = fenced(question.language.fence(), code);
    let text = question.wording.write("yes-no", &[("code", &code)]);
    single(
        answers,
        &text,
        "Answer with one word: YES, NO or UNCLEAR.",
        &read,
    )
}

fn read(answer: &str) -> Option<Opinion> {
    let words = [("yes", Some(true)), ("no", Some(false)), ("unclear", None)];
    read::word(answer, &words).map(Opinion::vulnerable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unclear_is_an_answer() {
        let check = |answer: &str, expected: Option<Option<bool>>| {
            assert_eq!(read(answer).map(|it| it.fails), expected, "{answer}");
        };
        check(
            "YES. The query is built from texts, and no check stops a quote.",
            Some(Some(true)),
        );
        check("No, it is fine.", Some(Some(false)));
        check("UNCLEAR: it depends on the caller.", Some(None));
        check("It depends.", None);
        check(
            "The function has no input validation and calls eval on it.",
            None,
        );
        check("No input validation: eval runs what it is given.", None);
        check("It calls eval with **no** checks.", None);
    }
}
