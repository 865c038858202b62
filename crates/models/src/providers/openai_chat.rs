//! Chat completions as OpenAI defined them, which most servers speak.
//!
//! `max_tokens` is sent under that name, which every server knows. OpenAI's reasoning models refuse
//! it and ask for `max_completion_tokens`; the request is then sent once more with that name, and
//! later requests use it from the start. Other parameters that a model refuses are an error, since
//! leaving them out would change the experiment.

use super::{KeyUse, Prefix, Target, Unit};
use crate::error::ModelError;
use crate::http::{Http, Protocol, Reply};
use crate::openai;
use crate::provider::{Endpoint, Provider, ProviderOptions, Request, answer};
use async_trait::async_trait;
use sallet_core::record::{Completion, Finish};
use serde_json::{Map, Value, json};
use std::sync::atomic::{AtomicBool, Ordering};

pub(super) const UNIT: Unit = Unit {
    name: "openai_chat",
    summary: "OpenAI's chat completions, and every server that speaks them",
    prefixes: PREFIXES,
    open,
};

/// Servers that speak the protocol. Any other is reached as `openai/MODEL` with a base URL.
const PREFIXES: &[Prefix] = &[
    server(
        "openai/",
        "openai/gpt-4o-mini",
        "https://api.openai.com/v1",
        KeyUse::Required("OPENAI_API_KEY"),
    ),
    server(
        "openrouter/",
        "openrouter/qwen/qwen3-coder",
        "https://openrouter.ai/api/v1",
        KeyUse::Required("OPENROUTER_API_KEY"),
    ),
    server(
        "together/",
        "together/Qwen/Qwen2.5-Coder-32B-Instruct",
        "https://api.together.xyz/v1",
        KeyUse::Required("TOGETHER_API_KEY"),
    ),
    server(
        "groq/",
        "groq/openai/gpt-oss-120b",
        "https://api.groq.com/openai/v1",
        KeyUse::Required("GROQ_API_KEY"),
    ),
    server(
        "deepseek/",
        "deepseek/deepseek-chat",
        "https://api.deepseek.com/v1",
        KeyUse::Required("DEEPSEEK_API_KEY"),
    ),
    server(
        "ollama/",
        "ollama/qwen2.5-coder",
        "http://localhost:11434/v1",
        KeyUse::Optional("OLLAMA_API_KEY"),
    ),
    server(
        "vllm/",
        "vllm/Qwen/Qwen2.5-Coder-7B-Instruct",
        "http://localhost:8000/v1",
        KeyUse::Optional("VLLM_API_KEY"),
    ),
    server(
        "llamacpp/",
        "llamacpp/any",
        "http://localhost:8080/v1",
        KeyUse::Optional("LLAMA_API_KEY"),
    ),
];

const PROTOCOL: Protocol = Protocol {
    name: "openai-chat",
    path: &["chat", "completions"],
    auth: ("authorization", "Bearer "),
    headers: &[],
};

const fn server(
    text: &'static str,
    example: &'static str,
    base_url: &'static str,
    key: KeyUse,
) -> Prefix {
    Prefix {
        text,
        example,
        base_url: Some(base_url),
        key,
    }
}

struct Chat {
    http: Http,
    name: String,
    /// Whether the model wants the newer name of `max_tokens`.
    renamed: AtomicBool,
}

fn open(target: &Target<'_>, options: &ProviderOptions) -> Result<Box<dyn Provider>, ModelError> {
    Ok(Box::new(Chat {
        http: Http::open(&PROTOCOL, target, options)?,
        name: target.name.to_owned(),
        renamed: AtomicBool::new(false),
    }))
}

#[async_trait]
impl Provider for Chat {
    fn endpoint(&self) -> Option<&Endpoint> {
        Some(self.http.endpoint())
    }

    async fn complete(&self, request: &Request<'_>) -> Result<Completion, ModelError> {
        let mut body = openai::parameters(&self.name, request);
        body.insert("messages".to_owned(), json!(request.prompt.messages));
        match self.ask(body).await {
            Ok(reply) => self.read(&reply),
            Err(error) => openai::filtered(error),
        }
    }
}

impl Chat {
    async fn ask(&self, mut body: Map<String, Value>) -> Result<Reply, ModelError> {
        let renamed = self.renamed.load(Ordering::Relaxed);
        if renamed {
            rename_max_tokens(&mut body);
        }
        match self.http.post(&Value::Object(body.clone())).await {
            Err(error) if !renamed && refuses_max_tokens(&error) => {
                self.renamed.store(true, Ordering::Relaxed);
                rename_max_tokens(&mut body);
                self.http.post(&Value::Object(body)).await
            }
            result => result,
        }
    }

    fn read(&self, reply: &Reply) -> Result<Completion, ModelError> {
        let json = &reply.json;
        let choice = openai::choice(&self.http, json)?;
        let message = &choice["message"];
        let refusal = message["refusal"].as_str().filter(|text| !text.is_empty());
        let finish = match refusal {
            Some(_) => Finish::Refusal,
            None => openai::finish(choice),
        };
        let text = match refusal.or(message["content"].as_str()) {
            Some(text) => text,
            None if openai::may_be_empty(finish) => "",
            None => {
                let lacks = "choices[0].message.content";
                return Err(self.http.no_answer(json, lacks, openai::usage(json)));
            }
        };
        Ok(Completion {
            usage: openai::usage(json),
            millis: reply.millis,
            ..answer(text, finish)
        })
    }
}

fn refuses_max_tokens(error: &ModelError) -> bool {
    matches!(error, ModelError::Status(refusal)
        if refusal.code.as_deref() == Some("unsupported_parameter")
            && refusal.param.as_deref() == Some("max_tokens"))
}

fn rename_max_tokens(body: &mut Map<String, Value>) {
    if let Some(limit) = body.remove("max_tokens") {
        body.insert("max_completion_tokens".to_owned(), limit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Server, ask_one, full_sampling};
    use sallet_core::record::Usage;

    const MODEL: &str = "openai/gpt-4o";

    async fn check(answer: Value, expected: Completion) {
        let server = Server::answering(answer).await;
        let completion = server.ask(MODEL).await.unwrap();
        let millis = completion.millis;
        assert_eq!(completion, Completion { millis, ..expected });
    }

    fn expected(text: &str, finish: Finish) -> Completion {
        Completion {
            finish,
            ..crate::testing::completion(text)
        }
    }

    #[tokio::test]
    async fn the_request_holds_what_the_setting_says_and_nothing_else() {
        let server = Server::answering(json!({"choices": [{"message": {"content": "x"}}]})).await;
        server.ask(MODEL).await.unwrap();
        let provider = super::super::open(MODEL, &server.options()).unwrap();
        ask_one(&*provider, &full_sampling(), 3).await.unwrap();
        let requests = server.requests().await;
        assert_eq!(requests[0].url.path(), "/v1/chat/completions");
        assert_eq!(
            requests[0].headers["authorization"],
            "Bearer sk-test-0123456789abcdef"
        );
        let bodies: Vec<Value> = requests.iter().map(|r| r.body_json().unwrap()).collect();
        let messages = json!([
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "Write code."},
        ]);
        assert_eq!(bodies[0], json!({"model": "gpt-4o", "messages": messages}));
        assert_eq!(
            bodies[1],
            json!({
                "model": "gpt-4o", "messages": messages, "temperature": 0.5, "top_p": 0.9,
                "max_tokens": 64, "stop": ["END"], "seed": 10,
            })
        );
    }

    #[tokio::test]
    async fn text_finish_and_usage_are_read() {
        check(
            json!({
                "choices": [{"message": {"content": "hi"}, "finish_reason": "stop"}],
                "usage": {"prompt_tokens": 3, "completion_tokens": 4},
            }),
            Completion {
                usage: Some(Usage {
                    input: 3,
                    output: 4,
                }),
                ..expected("hi", Finish::Stop)
            },
        )
        .await;
        // Usage missing, or not what it should be.
        for usage in [json!(null), json!({"prompt_tokens": -3}), json!("many")] {
            let choice = json!({"message": {"content": "h"}, "finish_reason": "length"});
            check(
                json!({"choices": [choice], "usage": usage}),
                expected("h", Finish::Length),
            )
            .await;
        }
    }

    #[tokio::test]
    async fn refusals_and_filters_are_answers() {
        check(
            json!({"choices": [{
                "message": {"content": null, "refusal": "I cannot."}, "finish_reason": "stop",
            }]}),
            expected("I cannot.", Finish::Refusal),
        )
        .await;
        check(
            json!({"choices": [{"message": {}, "finish_reason": "content_filter"}]}),
            expected("", Finish::ContentFilter),
        )
        .await;
        let server = Server::new().await;
        server
            .on_any(
                400,
                json!({"error": {"code": "content_filter", "message": "no"}}),
            )
            .await;
        let completion = server.ask(MODEL).await.unwrap();
        assert_eq!(completion, expected("", Finish::ContentFilter));
    }

    #[tokio::test]
    async fn an_answer_without_text_is_an_error_that_quotes_it() {
        async fn check(answer: Value, lacks: &str, quoted: &str) {
            let server = Server::answering(answer).await;
            let message = server.ask(MODEL).await.unwrap_err().to_string();
            let start = format!("the answer of {} lacks `{lacks}`", server.base_url());
            assert!(message.starts_with(&start), "{message}");
            assert!(message.contains(quoted), "{message}");
            assert_eq!(server.requests().await.len(), 1);
        }
        check(json!({"choices": []}), "choices[0]", "[]").await;
        check(json!([1]), "choices[0]", "[1]").await;
        check(
            json!({"error": {"message": "upstream\u{1b}[31m died"}}),
            "choices[0]",
            "upstream [31m died",
        )
        .await;
        check(
            json!({"choices": [{"message": {"content": null}, "finish_reason": "stop"}]}),
            "choices[0].message.content",
            "finish_reason",
        )
        .await;
    }

    #[tokio::test]
    async fn max_tokens_is_renamed_when_the_model_wants_it() {
        let server = Server::new().await;
        let refusal = json!({"error": {
            "message": "Unsupported parameter", "param": "max_tokens", "code": "unsupported_parameter",
        }});
        server.first(400, refusal, 1).await;
        let answer = json!({"choices": [{"message": {"content": "x"}}]});
        server.on_any(200, answer).await;
        let provider = super::super::open("openai/o9", &server.options()).unwrap();
        for sample in 0..2 {
            ask_one(&*provider, &full_sampling(), sample).await.unwrap();
        }
        let limits: Vec<_> = server
            .requests()
            .await
            .iter()
            .map(|request| request.body_json::<Value>().unwrap())
            .map(|b| (b["max_tokens"].clone(), b["max_completion_tokens"].clone()))
            .collect();
        let (old, new) = ((json!(64), Value::Null), (Value::Null, json!(64)));
        assert_eq!(limits, [old, new.clone(), new]);
    }
}
