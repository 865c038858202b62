//! What the tests of several files need: prompts, tasks, and servers on loopback.

use crate::error::ModelError;
use crate::provider::{Provider, ProviderOptions, Request, answer};
use crate::retry::Retry;
use sallet_core::experiment::{Message, Prompt, Role, Sampling};
use sallet_core::record::{Completion, Finish};
use sallet_core::{Language, Task};
use serde_json::Value;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

pub(crate) const KEY: &str = "sk-test-0123456789abcdef";

pub(crate) fn completion(text: &str) -> Completion {
    answer(text, Finish::Unknown)
}

pub(crate) fn message(role: Role, content: &str) -> Message {
    let content = content.to_owned();
    Message { role, content }
}

pub(crate) fn prompt(content: &str) -> Prompt {
    let messages = vec![message(Role::User, content)];
    Prompt { messages }
}

pub(crate) fn full_sampling() -> Sampling {
    Sampling {
        temperature: Some(0.5),
        top_p: Some(0.9),
        max_tokens: Some(64),
        stop: vec!["END".to_owned()],
        seed: Some(7),
    }
}

pub(crate) fn task(id: &str) -> Task {
    Task {
        id: id.to_owned(),
        title: String::new(),
        language: Language::Python.into(),
        cwe: None,
        text_prompt: None,
        code_prompt: None,
        entry_point: None,
        packages: Vec::new(),
        package_set: None,
        secure: Some(format!("secure {id}")),
        insecure: Some(format!("insecure {id}")),
        oracle: None,
        variants: Vec::new(),
        framework: None,
        evidence: None,
        driver: None,
        wrap: Vec::new(),
        headers: Vec::new(),
        functional_suite: None,
        security_suite: None,
        provenance: String::new(),
        marks: Vec::new(),
    }
}

/// Asks with a system message, a user message, and `sampling`.
pub(crate) async fn ask_one(
    provider: &dyn Provider,
    sampling: &Sampling,
    sample: u32,
) -> Result<Completion, ModelError> {
    let messages = vec![
        message(Role::System, "Be brief."),
        message(Role::User, "Write code."),
    ];
    let request = Request {
        task_id: "t1",
        prompt: &Prompt { messages },
        sampling,
        sample,
    };
    provider.complete(&request).await
}

/// Asks for a sample of a task with one user message.
pub(crate) async fn ask_for(
    provider: &dyn Provider,
    task_id: &str,
    sample: u32,
) -> Result<Completion, ModelError> {
    let request = Request {
        task_id,
        prompt: &prompt("Write code."),
        sampling: &Sampling::default(),
        sample,
    };
    provider.complete(&request).await
}

/// Options that ask the server at `base_url`, with a key and without noticeable waits.
pub(crate) fn options(base_url: String) -> ProviderOptions {
    ProviderOptions {
        base_url: Some(base_url),
        retry: Retry {
            max_attempts: NonZeroU32::new(3).unwrap(),
            base: Duration::from_millis(1),
            longest: Duration::from_millis(10),
        },
        env: |name| name.ends_with("_API_KEY").then(|| KEY.to_owned()),
        ..ProviderOptions::default()
    }
}

/// A well-formed HTTP server that answers whatever it is told to.
pub(crate) struct Server(MockServer);

impl Server {
    pub(crate) async fn new() -> Self {
        Self(MockServer::start().await)
    }

    pub(crate) async fn answering(json: Value) -> Self {
        let server = Self::new().await;
        server.on_any(200, json).await;
        server
    }

    /// Answers every request that nothing mounted before answers.
    pub(crate) async fn on_any(&self, status: u16, json: Value) {
        let answer = ResponseTemplate::new(status).set_body_json(json);
        self.reply(answer, u64::MAX).await;
    }

    /// Answers the next `times` requests.
    pub(crate) async fn first(&self, status: u16, json: Value, times: u64) {
        let answer = ResponseTemplate::new(status).set_body_json(json);
        self.reply(answer, times).await;
    }

    pub(crate) async fn reply(&self, answer: ResponseTemplate, times: u64) {
        let mock = Mock::given(any()).respond_with(answer);
        mock.up_to_n_times(times).mount(&self.0).await;
    }

    pub(crate) fn base_url(&self) -> String {
        format!("{}/v1", self.0.uri())
    }

    pub(crate) fn options(&self) -> ProviderOptions {
        options(self.base_url())
    }

    /// All requests so far.
    pub(crate) async fn requests(&self) -> Vec<wiremock::Request> {
        self.0.received_requests().await.unwrap()
    }

    /// Asks this server as `model`.
    pub(crate) async fn ask(&self, model: &str) -> Result<Completion, ModelError> {
        let provider = crate::open(model, &self.options())?;
        ask_one(&*provider, &Sampling::default(), 0).await
    }
}

/// A server that breaks HTTP: it answers each connection with `bytes` and closes it, or, given
/// `None`, never answers. Returns its base URL and the number of connections so far.
pub(crate) async fn broken_server(bytes: Option<&'static str>) -> (String, Arc<AtomicU32>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}/v1", listener.local_addr().unwrap());
    let connections = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&connections);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            counter.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(async move {
                let mut request = [0; 4096];
                let _ = stream.read(&mut request).await;
                if let Some(bytes) = bytes {
                    let _ = stream.write_all(bytes.as_bytes()).await;
                    let _ = stream.shutdown().await;
                }
                // Read to the end, or closing would reset the connection and lose the answer.
                while matches!(stream.read(&mut request).await, Ok(read) if read > 0) {}
            });
        }
    });
    (base_url, connections)
}
