//! Control tokens of chat templates that a model wrote out, and reasoning before the answer.

use super::{Draft, Rule, When};

pub(super) const RULE: Rule = Rule {
    name: "chat_markers",
    about: "drops chat-template tokens, what follows an end token, and <think> blocks",
    when: When::Unfinished,
    apply: |draft, goal| Some(Draft::new(strip(&draft.code)?, goal)),
};

/// Tokens after which the answer begins.
const BEGIN: &[&str] = &[
    "</think>",
    "[/INST]",
    "<|im_start|>assistant",
    "<|start_header_id|>assistant<|end_header_id|>",
    "<|assistant|>",
    "<start_of_turn>model",
    "### Response:",
    "<s>",
];

/// Tokens at which the answer ends.
const END: &[&str] = &[
    "<|im_end|>",
    "<|endoftext|>",
    "<|eot_id|>",
    "<|end_of_text|>",
    "<|end|>",
    "<|eom_id|>",
    "<|file_separator|>",
    "<end_of_turn>",
    "<｜end▁of▁sentence｜>",
    "<|im_start|>",
    "<|start_header_id|>",
];

fn strip(answer: &str) -> Option<String> {
    let mut text = answer;
    for token in BEGIN {
        // Only `<think>` may stand after the prompt was repeated; the others begin a line.
        if let Some((before, after)) = text.split_once(token)
            && begins_answer(before)
        {
            text = after;
        }
    }
    let end = END.iter().filter_map(|token| text.find(token)).min();
    let text = &text[..end.unwrap_or(text.len())];
    // `</s>` also closes struck-out text in HTML: only the last one is surely a token.
    let trimmed = text.trim_end();
    let text = trimmed.strip_suffix("</s>").unwrap_or(text);
    (text.len() < answer.len()).then(|| text.trim_start_matches('\n').to_owned())
}

/// A token begins the answer when no code stands before it.
fn begins_answer(before: &str) -> bool {
    let in_reasoning = before.trim_start().starts_with("<think>") || before.trim().is_empty();
    let in_echo =
        before.contains("[INST]") || before.contains("<|") || before.contains("<start_of_turn>");
    in_reasoning || in_echo
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_go_and_the_answer_stays() {
        let check = |answer: &str, expected: Option<&str>| {
            assert_eq!(strip(answer).as_deref(), expected, "{answer:?}");
        };
        check("x = 1<|im_end|>\n<|im_start|>user\nmore", Some("x = 1"));
        check("x = 1\n<|endoftext|><|endoftext|>", Some("x = 1\n"));
        check("<s>[INST] write x [/INST] x = 1</s>", Some(" x = 1"));
        check("[/INST]\nx = 1", Some("x = 1"));
        check("<|im_start|>assistant\nx = 1", Some("x = 1"));
        check("<think>\nx = 2?\n</think>\n\nx = 1\n", Some("x = 1\n"));
        check("y = '<s>old</s>'\nz = 1", None);
        check("x = 1", None);
    }
}
