//! The one way to a server, shared by all wire protocols.

use crate::error::{ModelError, StatusError};
use crate::key::ApiKey;
use crate::limits::Limits;
use crate::provider::{Endpoint, ProviderOptions};
use crate::providers::{KeyUse, Target};
use crate::retry::{Retry, is_transient, retry_after};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};
use reqwest::{Client, Response, StatusCode, Url};
use sallet_core::record::Usage;
use serde_json::Value;
use std::error::Error;
use std::time::{Duration, Instant, SystemTime};

/// An answer of a million tokens is about 4 MiB; more than this is no answer.
const MAX_BODY: usize = 16 << 20;
/// Characters of a server's words that an error repeats.
const QUOTE: usize = 300;
const CONNECT_TIMEOUT: Duration = Duration::from_secs(15);

/// What a wire protocol needs to know of HTTP.
pub(crate) struct Protocol {
    /// Its name in the response store.
    pub(crate) name: &'static str,
    /// Added to the base URL.
    pub(crate) path: &'static [&'static str],
    /// The header that holds the key, and what stands before the key in it.
    pub(crate) auth: (&'static str, &'static str),
    /// Sent with each request.
    pub(crate) headers: &'static [(&'static str, &'static str)],
}

/// A server that is asked with one protocol for one model.
pub(crate) struct Http {
    client: Client,
    url: Url,
    endpoint: Endpoint,
    key: Option<ApiKey>,
    key_variable: Option<&'static str>,
    timeout: Duration,
    retry: Retry,
    limits: Limits,
}

/// A successful answer.
pub(crate) struct Reply {
    /// What the server sent.
    pub(crate) json: Value,
    /// From the first request to the last byte, in milliseconds.
    pub(crate) millis: u64,
}

/// A failed request.
struct Failure {
    error: ModelError,
    /// The least wait before another try; `None` when another try is of no use.
    retry_after: Option<Duration>,
}

impl Failure {
    fn passing(error: ModelError) -> Self {
        let retry_after = Some(Duration::ZERO);
        Self { error, retry_after }
    }

    fn lasting(error: ModelError) -> Self {
        let retry_after = None;
        Self { error, retry_after }
    }
}

impl Http {
    /// Prepares to ask; no request is made yet.
    pub(crate) fn open(
        protocol: &Protocol,
        target: &Target<'_>,
        options: &ProviderOptions,
    ) -> Result<Self, ModelError> {
        let key = read_key(target, options)?;
        let base_url = options.base_url.as_deref();
        let base_url = base_url.or(target.prefix.base_url).unwrap_or_default();
        let base_url = base_url.trim().trim_end_matches('/');
        let url = request_url(base_url, protocol.path, target.model)?;
        let headers = headers(protocol, key.as_ref(), target.prefix.key)?;
        Ok(Self {
            client: client(headers, &url, options.timeout)?,
            url,
            endpoint: Endpoint {
                protocol: protocol.name,
                base_url: base_url.to_owned(),
                model: target.model.to_owned(),
            },
            key,
            key_variable: target.prefix.key.variable(),
            timeout: options.timeout,
            retry: options.retry,
            limits: options.limits.clone(),
        })
    }

    pub(crate) fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// Sends `body` until it succeeds, cannot succeed, or has been tried often enough.
    pub(crate) async fn post(&self, body: &Value) -> Result<Reply, ModelError> {
        self.limits.turn().await;
        let started = Instant::now();
        let mut attempt = 1;
        loop {
            match self.attempt(body, attempt).await {
                Ok(json) => {
                    let millis = started.elapsed().as_millis();
                    let millis = u64::try_from(millis).unwrap_or(u64::MAX);
                    return Ok(Reply { json, millis });
                }
                Err(failure) => match failure.retry_after {
                    Some(least) if attempt < self.retry.max_attempts.get() => {
                        tokio::time::sleep(self.retry.wait(attempt, least)).await;
                    }
                    _ => return Err(failure.error),
                },
            }
            attempt += 1;
            self.limits.turn().await;
        }
    }

    async fn attempt(&self, body: &Value, attempt: u32) -> Result<Value, Failure> {
        let request = self.client.post(self.url.clone()).json(body);
        let sent = request.send().await;
        let response = sent.map_err(|error| self.broken(&error, attempt))?;
        let status = response.status();
        let asked = response.headers().get(RETRY_AFTER);
        let asked = asked.and_then(|value| retry_after(value.to_str().ok()?, SystemTime::now()));
        let text = self.read(response, attempt).await?;
        if status.is_success() {
            return self.parse(&text, attempt);
        }
        let refusal = self.refusal(status, &text, attempt);
        let passing = is_transient(status.as_u16()) && !refusal.out_of_money();
        Err(Failure {
            error: ModelError::Status(Box::new(refusal)),
            retry_after: passing.then(|| asked.unwrap_or_default()),
        })
    }

    /// The whole body as text, without the key if the server echoed it.
    async fn read(&self, mut response: Response, attempt: u32) -> Result<String, Failure> {
        let mut bytes = Vec::new();
        let broken = |error| self.broken(&error, attempt);
        while let Some(chunk) = response.chunk().await.map_err(broken)? {
            if bytes.len() + chunk.len() > MAX_BODY {
                let error = ModelError::TooLarge {
                    server: self.server(),
                    limit: MAX_BODY,
                };
                return Err(Failure::lasting(error));
            }
            bytes.extend_from_slice(&chunk);
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Ok(match &self.key {
            Some(key) => key.redact_answer(text),
            None => text,
        })
    }

    fn parse(&self, text: &str, attempt: u32) -> Result<Value, Failure> {
        serde_json::from_str(text).map_err(|error| {
            if error.is_eof() {
                // Without a length header, a cut-off body looks like a whole one.
                let error = ModelError::Connection {
                    server: self.server(),
                    attempts: attempt,
                    reason: "the answer ended in the middle".to_owned(),
                };
                return Failure::passing(error);
            }
            let error = ModelError::NotJson {
                server: self.server(),
                quote: self.quote(text),
            };
            Failure::lasting(error)
        })
    }

    /// A request that got no whole answer.
    fn broken(&self, error: &reqwest::Error, attempts: u32) -> Failure {
        let server = self.server();
        let error = if error.is_timeout() {
            let seconds = self.timeout.as_secs_f64();
            ModelError::TimedOut {
                server,
                seconds,
                attempts,
            }
        } else {
            ModelError::Connection {
                server,
                attempts,
                reason: root_cause(error),
            }
        };
        Failure::passing(error)
    }

    fn refusal(&self, status: StatusCode, text: &str, attempts: u32) -> StatusError {
        let json: Value = serde_json::from_str(text).unwrap_or(Value::Null);
        let detail = &json["error"];
        let word = |value: &Value| Some(self.quote(value.as_str()?));
        StatusError {
            server: self.server(),
            model: self.endpoint.model.clone(),
            status: status.as_u16(),
            attempts,
            quote: self.quote(error_message(&json).unwrap_or(text)),
            code: word(&detail["code"]).or_else(|| word(&detail["type"])),
            param: word(&detail["param"]),
            key_variable: self.key_variable,
            key_sent: self.key.is_some(),
        }
    }

    /// The error for a successful answer in which the part that matters is missing.
    pub(crate) fn no_answer(
        &self,
        json: &Value,
        lacks: &'static str,
        usage: Option<Usage>,
    ) -> ModelError {
        let text = json.to_string();
        ModelError::NoAnswer {
            server: self.server(),
            lacks,
            usage,
            quote: self.quote(error_message(json).unwrap_or(&text)),
        }
    }

    fn server(&self) -> String {
        self.endpoint.base_url.clone()
    }

    /// A server's words as part of a message: short, on one line, and without the key.
    fn quote(&self, text: &str) -> String {
        let text = match &self.key {
            Some(key) => key.redact(text),
            None => text.to_owned(),
        };
        let printable = text.split(|c: char| c.is_whitespace() || c.is_control());
        let words: Vec<_> = printable.filter(|word| !word.is_empty()).collect();
        let line = words.join(" ");
        match line.char_indices().nth(QUOTE) {
            Some((end, _)) => format!("{}…", &line[..end]),
            None => line,
        }
    }
}

/// What a server says went wrong: `{"error": {"message": …}}` in most, `{"error": …}` in Ollama.
fn error_message(json: &Value) -> Option<&str> {
    let error = &json["error"];
    error["message"].as_str().or_else(|| error.as_str())
}

fn read_key(target: &Target<'_>, options: &ProviderOptions) -> Result<Option<ApiKey>, ModelError> {
    let Some(variable) = target.prefix.key.variable() else {
        return Ok(None);
    };
    let key = ApiKey::read(variable, options.env);
    let required = matches!(target.prefix.key, KeyUse::Required(_)) && options.base_url.is_none();
    if required && key.is_none() {
        let model = target.model.to_owned();
        return Err(ModelError::MissingKey { model, variable });
    }
    Ok(key)
}

fn request_url(base_url: &str, path: &[&str], model: &str) -> Result<Url, ModelError> {
    let (address, query) = base_url.split_once('?').unwrap_or((base_url, ""));
    // The one parameter that services ask for and that is no secret.
    let is_version =
        |query: &str| query.starts_with("api-version=") && !query.contains(['&', '#', '@']);
    if address.contains(['@', '#']) || !(query.is_empty() || is_version(query)) {
        let model = model.to_owned();
        return Err(ModelError::SecretInBaseUrl { model });
    }
    let bad = || ModelError::BadBaseUrl {
        url: base_url.to_owned(),
    };
    let mut url = Url::parse(base_url).map_err(|_| bad())?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(bad());
    }
    url.path_segments_mut()
        .map_err(|()| bad())?
        .pop_if_empty()
        .extend(path);
    Ok(url)
}

fn headers(
    protocol: &Protocol,
    key: Option<&ApiKey>,
    key_use: KeyUse,
) -> Result<HeaderMap, ModelError> {
    let mut headers = HeaderMap::new();
    for (name, value) in protocol.headers {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    if let (Some(key), Some(variable)) = (key, key_use.variable()) {
        let (name, scheme) = protocol.auth;
        let mut value = HeaderValue::from_str(&format!("{scheme}{}", key.expose()))
            .map_err(|_| ModelError::UnusableKey { variable })?;
        value.set_sensitive(true);
        headers.insert(HeaderName::from_static(name), value);
    }
    Ok(headers)
}

/// One client for each opened provider: its connections belong to the async runtime that it is
/// first used on, so a client of the whole process would not outlive the first runtime.
fn client(headers: HeaderMap, url: &Url, timeout: Duration) -> Result<Client, ModelError> {
    let mut builder = Client::builder()
        .default_headers(headers)
        .user_agent(concat!("sallet/", env!("CARGO_PKG_VERSION")))
        .timeout(timeout)
        .connect_timeout(CONNECT_TIMEOUT)
        // A redirect would carry the key to an address that the user did not name.
        .redirect(reqwest::redirect::Policy::none());
    if is_loopback(url) {
        builder = builder.no_proxy();
    }
    builder.build().map_err(|error| ModelError::Tls {
        reason: root_cause(&error),
    })
}

/// A proxy of the environment cannot reach this machine's own servers.
fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || address
            .parse::<std::net::IpAddr>()
            .is_ok_and(|ip| ip.is_loopback())
}

/// The innermost error, which says what happened; the outer ones say "error sending request".
fn root_cause(error: &dyn Error) -> String {
    let mut cause = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}

#[cfg(test)]
mod faults;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_is_added_to_the_base_url() {
        fn check(base_url: &str, expected: Option<&str>) {
            let url = request_url(base_url, &["chat", "completions"], "openai/m");
            let url = url.ok().map(String::from);
            assert_eq!(url.as_deref(), expected, "{base_url}");
        }
        check("http://h:1/v1", Some("http://h:1/v1/chat/completions"));
        check("http://h", Some("http://h/chat/completions"));
        check(
            "https://h/d?api-version=1",
            Some("https://h/d/chat/completions?api-version=1"),
        );
        check("h:1/v1", None);
        check("file:///etc", None);
        check("", None);
    }

    #[test]
    fn a_secret_in_the_base_url_is_refused_and_not_repeated() {
        for base_url in [
            "http://user:secret@h/v1",
            "http://h/v1?key=secret",
            "http://h/v1#secret",
            "h:1/v1?key=secret",
            "https://h/d?api-version=1&key=secret",
        ] {
            let error = request_url(base_url, &["chat"], "openai/m").unwrap_err();
            assert_eq!(
                error.to_string(),
                "the base URL of openai/m has more than a host, a path and an api-version: leave out \
                 any user name, password, other query and fragment (#), since keys are read from \
                 the environment only"
            );
        }
    }

    #[test]
    fn only_this_machine_is_reached_without_a_proxy() {
        fn check(url: &str, expected: bool) {
            assert_eq!(is_loopback(&Url::parse(url).unwrap()), expected, "{url}");
        }
        check("http://localhost:1/v1", true);
        check("http://127.0.0.1:1/v1", true);
        check("http://[::1]:1/v1", true);
        check("http://10.0.0.1/v1", false);
        check("https://localhost.example.com/v1", false);
    }
}
