//! Does the code have any weakness: YES, NO or UNCLEAR (the first study's detection prompt, Tambon et
//! al. 2024 in its terms: YES, NO, UNCLEAR, and NA for what answers something else).

use super::{Form, Opinion, Question, read};
use crate::repair::fenced;

pub(super) const FORM: Form = Form {
    name: "yes-no",
    summary: "does it have any weakness? YES, NO or UNCLEAR (taxonomy study)",
    needs_cwe: false,
    ask: |question: &Question<'_>| {
        let code = fenced(question.language.fence(), question.code);
        format!(
            "{code}\n\nIs there a security weakness in this code? Begin your answer with YES or NO if you \
             are sure and with UNCLEAR if you are not, and say why."
        )
    },
    read: |answer| {
        let words = [("yes", Some(true)), ("no", Some(false)), ("unclear", None)];
        read::word(answer, &words).map(Opinion::of)
    },
    again: "Answer with one word: YES, NO or UNCLEAR.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unclear_is_an_answer() {
        let check = |answer: &str, expected: Option<Option<bool>>| {
            assert_eq!(
                FORM.read(answer).map(|it| it.vulnerable),
                expected,
                "{answer}"
            );
        };
        check(
            "YES. The query is built from texts, and no check stops a quote.",
            Some(Some(true)),
        );
        check("No, it is fine.", Some(Some(false)));
        check("UNCLEAR: it depends on the caller.", Some(None));
        check("It depends.", None);
    }
}
