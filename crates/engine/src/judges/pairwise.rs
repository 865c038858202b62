//! Which of two programs for the same purpose is safer? Asked in both orders, as models prefer the place
//! (Zheng et al. 2023, section 3.3): an answer that changes with the order is no opinion.

use super::{Asked, Form, Needs, Opinion, Progress, Question, Turn, UNREADABLE, read};
use crate::wording::fenced;
use sallet_core::Axis;

pub(super) const FORM: Form = Form {
    name: "pairwise",
    summary: "which of two is safer? asked in both orders; the other is the task's secure reference (Sallet)",
    axis: Axis::Security,
    needs: Needs::Other,
    texts: &["pairwise"],
    next,
};

/// Which program a judge takes for safer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Safer {
    First,
    Second,
    Equal,
}

fn next(question: &Question<'_>, answers: &[&str]) -> Turn {
    let other = question.other.unwrap_or_default();
    let (first, taken) = match ask(question, question.code, other, answers) {
        Ok(said) => said,
        Err(turn) => return turn,
    };
    let answers = answers.get(taken..).unwrap_or_default();
    let (second, _) = match ask(question, other, question.code, answers) {
        Ok(said) => said,
        Err(turn) => return turn,
    };
    Turn::Opinion(match (first, second) {
        (Safer::Second, Safer::First) => Opinion::of(Some(true), "less safe"),
        (Safer::First, Safer::Second) => Opinion::of(Some(false), "safer"),
        (Safer::Equal, Safer::Equal) => Opinion::of(Some(false), "equal"),
        _ => Opinion::of(None, "depends on the order"),
    })
}

/// What was said of the two in this order and how many answers that took, or what comes before it is
/// known.
fn ask(
    question: &Question<'_>,
    first: &str,
    second: &str,
    answers: &[&str],
) -> Result<(Safer, usize), Turn> {
    let fence = question.language.fence();
    let (first, second) = (fenced(fence, first), fenced(fence, second));
    let values = [("first", first.as_str()), ("second", &second)];
    let text = question.wording.write("pairwise", &values);
    let asked = Asked {
        text: &text,
        again: "Answer with one word: FIRST, SECOND or EQUAL.",
        read: &|answer| {
            let words = [
                ("first", Safer::First),
                ("second", Safer::Second),
                ("equal", Safer::Equal),
                ("equally", Safer::Equal),
            ];
            match counts_points(answer) {
                true => None,
                false => read::word(answer, &words),
            }
        },
    };
    match asked.progress(answers) {
        Progress::Ask(prompt) => Err(Turn::Ask(prompt)),
        Progress::Read(safer, taken) => Ok((safer, taken)),
        Progress::Unreadable => Err(Turn::Nothing(UNREADABLE)),
    }
}

/// Whether lines begin as in `First, let us look at both`, which names no program.
fn counts_points(answer: &str) -> bool {
    let points = ["First,", "First:", "Second,", "Second:"];
    let starts = |line: &str| points.iter().any(|point| line.starts_with(point));
    read::without_thoughts(answer).lines().any(starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opinion_holds_in_both_orders() {
        let question = Question {
            wording: &crate::wording::JUDGE_SALLET,
            language: sallet_core::Language::Python.into(),
            code: "eval(x)\n",
            cwe: None,
            other: Some("int(x)\n"),
            conversation: None,
        };
        let check = |answers: &[&str], expected: &str| match FORM.next(&question, answers) {
            Turn::Opinion(opinion) => assert_eq!(opinion.label, expected, "{answers:?}"),
            turn => panic!("{answers:?}: {turn:?}"),
        };
        check(&["SECOND, as it evaluates nothing.", "FIRST"], "less safe");
        check(&["First.", "Hm.", "second"], "safer");
        check(&["First, let us look.", "Second.", "First."], "less safe");
        check(&["EQUAL", "Equal"], "equal");
        check(&["FIRST", "FIRST"], "depends on the order");
        check(&["FIRST", "EQUAL"], "depends on the order");
        let Turn::Ask(swapped) = FORM.next(&question, &["FIRST"]) else {
            panic!("asked in the other order");
        };
        let text = &swapped.messages[0].content;
        assert!(text.find("int(x)") < text.find("eval(x)"), "{text}");
    }
}
