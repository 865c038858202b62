//! What the two OpenAI protocols, chat and completions, share.

use crate::error::ModelError;
use crate::http::Http;
use crate::provider::{Request, answer};
use sallet_core::record::{Completion, Finish, Usage};
use serde_json::{Map, Value, json};

/// Codes of a 400 whose meaning is that a filter took the prompt.
const FILTER_CODES: [&str; 2] = ["content_filter", "content_policy_violation"];

/// The fields of a request that both protocols have. What the setting leaves open is not sent.
pub(crate) fn parameters(name: &str, request: &Request<'_>) -> Map<String, Value> {
    let sampling = request.sampling;
    let stop = (!sampling.stop.is_empty()).then_some(&sampling.stop);
    let all = [
        ("model", json!(name)),
        ("temperature", json!(sampling.temperature)),
        ("top_p", json!(sampling.top_p)),
        ("max_tokens", json!(sampling.max_tokens)),
        ("stop", json!(stop)),
        ("seed", json!(request.seed())),
    ];
    let set = all.into_iter().filter(|(_, value)| !value.is_null());
    set.map(|(field, value)| (field.to_owned(), value))
        .collect()
}

/// The first of the choices.
pub(crate) fn choice<'a>(http: &Http, json: &'a Value) -> Result<&'a Value, ModelError> {
    json["choices"]
        .get(0)
        .ok_or_else(|| http.no_answer(json, "choices[0]", usage(json)))
}

/// Why a choice ended.
pub(crate) fn finish(choice: &Value) -> Finish {
    match choice["finish_reason"].as_str() {
        Some("stop") => Finish::Stop,
        Some("length") => Finish::Length,
        Some("content_filter") => Finish::ContentFilter,
        _ => Finish::Unknown,
    }
}

/// Whether a choice may come without text: the filter took it, or the token limit was used up by
/// reasoning that is not shown.
pub(crate) fn may_be_empty(finish: Finish) -> bool {
    matches!(finish, Finish::ContentFilter | Finish::Length)
}

/// Tokens, or `None` when the server does not report both counts.
pub(crate) fn usage(json: &Value) -> Option<Usage> {
    let usage = &json["usage"];
    Some(Usage {
        input: usage["prompt_tokens"].as_u64()?,
        output: usage["completion_tokens"].as_u64()?,
    })
}

/// A 400 by which a content filter refuses the prompt (Azure OpenAI) is an answer, not a failure.
pub(crate) fn filtered(error: ModelError) -> Result<Completion, ModelError> {
    let is_filter = |code: &String| FILTER_CODES.contains(&code.as_str());
    match &error {
        ModelError::Status(refusal)
            if refusal.status == 400 && refusal.code.as_ref().is_some_and(is_filter) =>
        {
            Ok(answer("", Finish::ContentFilter))
        }
        _ => Err(error),
    }
}
