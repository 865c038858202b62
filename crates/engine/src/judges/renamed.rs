//! YES, NO or UNCLEAR as in `yes-no`, about code whose names the same model changed before, in a
//! conversation of its own, so that code it has learnt by heart looks new (the taxonomy study, its answer
//! to data leakage). The changed code counts only if it is the same program under other names.

use super::{Asked, Form, Needs, Progress, Question, Turn, yes_no};
use crate::wording::fenced;
use sallet_analysis::renaming;
use sallet_core::Axis;

pub(super) const FORM: Form = Form {
    name: "renamed",
    summary: "yes-no about the code under other names, which the judge gave it (taxonomy study)",
    axis: Axis::Security,
    needs: Needs::Nothing,
    texts: &["rename", "yes-no"],
    next,
};

fn next(question: &Question<'_>, answers: &[&str]) -> Turn {
    let Some(language) = question.language.known() else {
        return Turn::Nothing(
            "whether renamed code is the same is known of Python, C and C++ only",
        );
    };
    let code = fenced(question.language.fence(), question.code);
    let text = question.wording.write("rename", &[("code", &code)]);
    let renaming = Asked {
        text: &text,
        again: "That is not the same program under other names. Change nothing but names that this code \
                defines itself, and answer with the whole code in one fenced code block.",
        read: &|answer| {
            let code = block(answer)?;
            renaming::is_same(language, question.code, code).then(|| code.to_owned())
        },
    };
    match renaming.progress(answers) {
        Progress::Ask(prompt) => Turn::Ask(prompt),
        Progress::Unreadable => Turn::Nothing("the judge changed more than names, twice"),
        Progress::Read(code, taken) => {
            yes_no::ask(question, &code, answers.get(taken..).unwrap_or_default())
        }
    }
}

/// The first fenced block, or the whole answer where there is none.
fn block(answer: &str) -> Option<&str> {
    let Some((_, after)) = answer.split_once("```") else {
        return Some(answer);
    };
    let (_, code) = after.split_once('\n')?;
    Some(code.split_once("```").map_or(code, |(code, _)| code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judges::Opinion;

    #[test]
    fn only_the_same_program_is_asked_about() {
        let question = Question {
            wording: &crate::wording::JUDGE_SALLET,
            language: sallet_core::Language::Python.into(),
            code: "def run(text):\n    return eval(text)\n",
            cwe: None,
            other: None,
            conversation: None,
        };
        let renamed = "```python\ndef run(value):\n    return eval(value)\n```";
        let mended = "```python\ndef run(value):\n    return int(value)\n```";
        let asks = |answers: &[&str]| match FORM.next(&question, answers) {
            Turn::Ask(prompt) => prompt.messages.last().unwrap().content.clone(),
            turn => panic!("{turn:?}"),
        };
        assert!(asks(&[renamed]).contains("eval(value)\n```\n\nIs there a security weakness"));
        assert!(asks(&[mended]).starts_with("That is not the same program"));
        assert!(asks(&[mended, renamed]).contains("Is there a security weakness"));
        let vulnerable = Turn::Opinion(Opinion::vulnerable(Some(true)));
        assert_eq!(FORM.next(&question, &[renamed, "YES"]), vulnerable);
        assert_eq!(
            FORM.next(&question, &[mended, mended]),
            Turn::Nothing("the judge changed more than names, twice")
        );
    }
}
