//! Anthropic's messages.
//!
//! The protocol demands a token limit, so 4096 is sent when the setting leaves it open. It knows no
//! seed: the setting's seed is not sent, and samples differ by chance alone.

use super::{KeyUse, Prefix, Target, Unit};
use crate::error::ModelError;
use crate::http::{Http, Protocol, Reply};
use crate::provider::{Endpoint, Provider, ProviderOptions, Request, answer};
use async_trait::async_trait;
use sallet_core::experiment::{Message, Role};
use sallet_core::record::{Completion, Finish, Usage};
use serde_json::{Map, Value, json};

pub(super) const UNIT: Unit = Unit {
    name: "anthropic",
    summary: "Anthropic's messages; they know no seed",
    prefixes: &[Prefix {
        text: "anthropic/",
        example: "anthropic/claude-haiku-4-5",
        base_url: Some("https://api.anthropic.com/v1"),
        key: KeyUse::Required("ANTHROPIC_API_KEY"),
    }],
    open,
};

const PROTOCOL: Protocol = Protocol {
    name: "anthropic",
    path: &["messages"],
    auth: ("x-api-key", ""),
    headers: &[("anthropic-version", "2023-06-01")],
};

const DEFAULT_MAX_TOKENS: u32 = 4096;

struct Anthropic {
    http: Http,
    name: String,
}

fn open(target: &Target<'_>, options: &ProviderOptions) -> Result<Box<dyn Provider>, ModelError> {
    Ok(Box::new(Anthropic {
        http: Http::open(&PROTOCOL, target, options)?,
        name: target.name.to_owned(),
    }))
}

#[async_trait]
impl Provider for Anthropic {
    fn endpoint(&self) -> Option<&Endpoint> {
        Some(self.http.endpoint())
    }

    async fn complete(&self, request: &Request<'_>) -> Result<Completion, ModelError> {
        let body = Value::Object(body(&self.name, request));
        let reply = self.http.post(&body).await?;
        self.read(&reply)
    }
}

impl Anthropic {
    fn read(&self, reply: &Reply) -> Result<Completion, ModelError> {
        let json = &reply.json;
        let Some(blocks) = json["content"].as_array() else {
            return Err(self.http.no_answer(json, "content", usage(json)));
        };
        let is_text = |block: &&Value| block["type"] == "text";
        let texts = blocks.iter().filter(is_text);
        let text: String = texts.filter_map(|block| block["text"].as_str()).collect();
        Ok(Completion {
            usage: usage(json),
            millis: reply.millis,
            ..answer(text, finish(json))
        })
    }
}

fn body(name: &str, request: &Request<'_>) -> Map<String, Value> {
    let (system, messages): (Vec<&Message>, Vec<&Message>) = request
        .prompt
        .messages
        .iter()
        .partition(|message| message.role == Role::System);
    let system: Vec<_> = system.iter().map(|m| m.content.as_str()).collect();
    let system = (!system.is_empty()).then(|| system.join("\n\n"));
    let sampling = request.sampling;
    let stop = (!sampling.stop.is_empty()).then_some(&sampling.stop);
    let all = [
        ("model", json!(name)),
        ("system", json!(system)),
        ("messages", json!(messages)),
        (
            "max_tokens",
            json!(sampling.max_tokens.unwrap_or(DEFAULT_MAX_TOKENS)),
        ),
        ("temperature", json!(sampling.temperature)),
        ("top_p", json!(sampling.top_p)),
        ("stop_sequences", json!(stop)),
    ];
    let set = all.into_iter().filter(|(_, value)| !value.is_null());
    set.map(|(field, value)| (field.to_owned(), value))
        .collect()
}

fn finish(json: &Value) -> Finish {
    match json["stop_reason"].as_str() {
        Some("end_turn" | "stop_sequence") => Finish::Stop,
        Some("max_tokens" | "model_context_window_exceeded") => Finish::Length,
        Some("refusal") => Finish::Refusal,
        _ => Finish::Unknown,
    }
}

fn usage(json: &Value) -> Option<Usage> {
    let usage = &json["usage"];
    Some(Usage {
        input: usage["input_tokens"].as_u64()?,
        output: usage["output_tokens"].as_u64()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Server, ask_one, full_sampling};

    const MODEL: &str = "anthropic/claude-x";

    #[tokio::test]
    async fn the_system_message_stands_apart() {
        let server = Server::answering(json!({"content": []})).await;
        let provider = crate::open(MODEL, &server.options()).unwrap();
        ask_one(&*provider, &full_sampling(), 0).await.unwrap();
        server.ask(MODEL).await.unwrap();
        let requests = server.requests().await;
        assert_eq!(requests[0].url.path(), "/v1/messages");
        assert_eq!(requests[0].headers["x-api-key"], "sk-test-0123456789abcdef");
        assert_eq!(requests[0].headers["anthropic-version"], "2023-06-01");
        assert!(!requests[0].headers.contains_key("authorization"));
        let body: Value = requests[0].body_json().unwrap();
        assert_eq!(
            body,
            json!({
                "model": "claude-x", "system": "Be brief.", "max_tokens": 64,
                "messages": [{"role": "user", "content": "Write code."}],
                "temperature": 0.5, "top_p": 0.9, "stop_sequences": ["END"],
            })
        );
        let body: Value = requests[1].body_json().unwrap();
        assert_eq!(body["max_tokens"], 4096);
        assert_eq!(body.get("temperature"), None);
    }

    #[tokio::test]
    async fn text_finish_and_usage_are_read() {
        async fn check(answer: Value, text: &str, finish: Finish, usage: Option<(u64, u64)>) {
            let server = Server::answering(answer).await;
            let completion = server.ask(MODEL).await.unwrap();
            assert_eq!(completion.text, text);
            assert_eq!(completion.finish, finish);
            let usage = usage.map(|(input, output)| Usage { input, output });
            assert_eq!(completion.usage, usage);
        }
        check(
            json!({
                "content": [
                    {"type": "thinking", "thinking": "hm", "text": "no"},
                    {"type": "text", "text": "a"},
                    {"type": "text", "text": "b"},
                ],
                "stop_reason": "end_turn",
                "usage": {"input_tokens": 1, "output_tokens": 2},
            }),
            "ab",
            Finish::Stop,
            Some((1, 2)),
        )
        .await;
        check(
            json!({"content": [{"type": "text", "text": "I won't."}], "stop_reason": "refusal"}),
            "I won't.",
            Finish::Refusal,
            None,
        )
        .await;
        check(
            json!({"content": [], "stop_reason": "max_tokens"}),
            "",
            Finish::Length,
            None,
        )
        .await;
    }

    #[tokio::test]
    async fn a_message_without_content_is_an_error() {
        let server = Server::answering(json!({"type": "message"})).await;
        let message = server.ask(MODEL).await.unwrap_err().to_string();
        assert!(message.contains("lacks `content`"), "{message}");
    }
}
