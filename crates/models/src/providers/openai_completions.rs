//! Legacy completions: the model goes on with a text. For base models, which know no chat.
//!
//! The messages of the prompt are sent as one text, with a blank line between them; a prompt of one
//! message is sent as it is.

use super::{KeyUse, Prefix, Target, Unit};
use crate::error::ModelError;
use crate::http::{Http, Protocol, Reply};
use crate::openai;
use crate::provider::{Endpoint, Provider, ProviderOptions, Request, answer};
use async_trait::async_trait;
use sallet_core::experiment::Prompt;
use sallet_core::record::Completion;
use serde_json::{Value, json};

pub(super) const UNIT: Unit = Unit {
    name: "openai_completions",
    summary: "legacy text completions, for base models on any server that speaks them",
    prefixes: &[Prefix {
        text: "openai-completions/",
        example: "openai-completions/gpt-3.5-turbo-instruct",
        base_url: Some("https://api.openai.com/v1"),
        key: KeyUse::Required("OPENAI_API_KEY"),
    }],
    open,
};

const PROTOCOL: Protocol = Protocol {
    name: "openai-completions",
    path: &["completions"],
    auth: ("authorization", "Bearer "),
    headers: &[],
};

struct Completions {
    http: Http,
    name: String,
}

fn open(target: &Target<'_>, options: &ProviderOptions) -> Result<Box<dyn Provider>, ModelError> {
    Ok(Box::new(Completions {
        http: Http::open(&PROTOCOL, target, options)?,
        name: target.name.to_owned(),
    }))
}

#[async_trait]
impl Provider for Completions {
    fn endpoint(&self) -> Option<&Endpoint> {
        Some(self.http.endpoint())
    }

    async fn complete(&self, request: &Request<'_>) -> Result<Completion, ModelError> {
        let mut body = openai::parameters(&self.name, request);
        body.insert("prompt".to_owned(), json!(text(request.prompt)));
        match self.http.post(&Value::Object(body)).await {
            Ok(reply) => self.read(&reply),
            Err(error) => openai::filtered(error),
        }
    }
}

impl Completions {
    fn read(&self, reply: &Reply) -> Result<Completion, ModelError> {
        let json = &reply.json;
        let choice = openai::choice(&self.http, json)?;
        let finish = openai::finish(choice);
        let text = match choice["text"].as_str() {
            Some(text) => text,
            None if openai::may_be_empty(finish) => "",
            None => {
                let lacks = "choices[0].text";
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

fn text(prompt: &Prompt) -> String {
    let parts: Vec<_> = prompt.messages.iter().map(|m| m.content.as_str()).collect();
    parts.join("\n\n")
}

#[cfg(test)]
mod tests {
    use crate::testing::{Server, ask_one, full_sampling};
    use sallet_core::record::{Finish, Usage};
    use serde_json::{Value, json};

    const MODEL: &str = "openai-completions/base";

    #[tokio::test]
    async fn the_prompt_is_one_text() {
        let server = Server::answering(json!({
            "choices": [{"text": "    return 1\n", "finish_reason": "length"}],
            "usage": {"prompt_tokens": 5, "completion_tokens": 6},
        }))
        .await;
        let provider = crate::open(MODEL, &server.options()).unwrap();
        let answer = ask_one(&*provider, &full_sampling(), 0).await.unwrap();
        assert_eq!(answer.text, "    return 1\n");
        assert_eq!(answer.finish, Finish::Length);
        let (input, output) = (5, 6);
        assert_eq!(answer.usage, Some(Usage { input, output }));
        let request = &server.requests().await[0];
        assert_eq!(request.url.path(), "/v1/completions");
        let body: Value = request.body_json().unwrap();
        assert_eq!(
            body,
            json!({
                "model": "base", "prompt": "Be brief.\n\nWrite code.", "temperature": 0.5,
                "top_p": 0.9, "max_tokens": 64, "stop": ["END"], "seed": 7,
            })
        );
    }

    #[tokio::test]
    async fn a_choice_without_text_is_an_error() {
        let server = Server::answering(json!({"choices": [{"finish_reason": "stop"}]})).await;
        let message = server.ask(MODEL).await.unwrap_err().to_string();
        assert!(message.contains("lacks `choices[0].text`"), "{message}");
    }
}
