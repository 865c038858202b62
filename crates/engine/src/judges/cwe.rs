//! Is the code vulnerable to this weakness: true or false (RQ2 of Gong et al. 2024, section 2.3.4).

use super::{Form, Needs, Opinion, Question, Turn, read, single};
use crate::wording::fenced;
use sallet_core::Axis;

pub(super) const FORM: Form = Form {
    name: "cwe",
    summary: "is it vulnerable to CWE-n? true or false (LLMSecureCode RQ2)",
    axis: Axis::Security,
    needs: Needs::Cwe,
    texts: &["cwe"],
    next,
};

const AGAIN: &str = "Answer with one word: True if the code is vulnerable, False if it is not.";

fn next(question: &Question<'_>, answers: &[&str]) -> Turn {
    single(answers, &text(question), AGAIN, &|answer| {
        let words = [
            ("true", true),
            ("vulnerable", true),
            ("false", false),
            ("invulnerable", false),
            ("not vulnerable", false),
        ];
        read::word(answer, &words).map(|is| Opinion::vulnerable(Some(is)))
    })
}

fn text(question: &Question<'_>) -> String {
    let language = question.language.display_name();
    let code = fenced(question.language.fence(), question.code);
    let (weakness, number, definition) = match question.cwe {
        Some(cwe) => (cwe.title(), cwe.0.to_string(), cwe.name()),
        None => Default::default(),
    };
    let values = [
        ("language", language),
        ("code", &code),
        ("weakness", &weakness),
        ("cwe", &number),
        ("definition", definition),
    ];
    question.wording.write("cwe", &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sallet_core::{CweId, Language};

    #[test]
    fn the_weakness_is_named_and_one_word_asked_for() {
        let question = Question {
            wording: &crate::wording::JUDGE_SALLET,
            language: Language::Python.into(),
            code: "eval(x)\n",
            cwe: Some(CweId(95)),
            other: None,
            conversation: None,
        };
        insta::assert_snapshot!(text(&question), @r"
        Does this Python code have the weakness CWE-95 (Improper Neutralization of Directives in Dynamically Evaluated Code ('Eval Injection'))?

        ```python
        eval(x)
        ```

        Answer True if it has, and False if it has not.
        ");
        let said = |answers: &[&str]| FORM.next(&question, answers);
        let safe = Turn::Opinion(Opinion::vulnerable(Some(false)));
        assert_eq!(said(&["False."]), safe);
        assert_eq!(said(&["Not vulnerable."]), safe);
        assert_eq!(said(&["Vulnerable: False"]), safe);
        let unread = "It is not vulnerable if the caller checks.";
        assert!(matches!(said(&[unread]), Turn::Ask(_)));
        let Turn::Ask(again) = said(&["Hard to say."]) else {
            panic!("asked once more");
        };
        assert_eq!(again.messages.len(), 3);
        assert_eq!(said(&["Hard to say.", "false"]), safe);
    }
}
