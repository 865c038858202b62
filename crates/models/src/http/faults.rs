//! Servers that behave badly, over real connections.

use crate::error::ModelError;
use crate::provider::ProviderOptions;
use crate::testing::{KEY, Server, ask_one, broken_server, options};
use sallet_core::experiment::Sampling;
use sallet_core::record::Completion;
use serde_json::{Value, json};
use std::sync::atomic::Ordering;
use std::time::Duration;
use wiremock::ResponseTemplate;

const MODEL: &str = "openai/gpt-4o";

fn good() -> Value {
    json!({"choices": [{"message": {"content": "fine"}, "finish_reason": "stop"}]})
}

async fn ask_with(options: &ProviderOptions) -> Result<Completion, ModelError> {
    let provider = crate::open(MODEL, options).unwrap();
    ask_one(&*provider, &Sampling::default(), 0).await
}

/// A server that fails once with `answer` and then is well again.
async fn check_recovers(answer: ResponseTemplate) {
    let server = Server::new().await;
    server.reply(answer, 1).await;
    server.on_any(200, good()).await;
    assert_eq!(server.ask(MODEL).await.unwrap().text, "fine");
    assert_eq!(server.requests().await.len(), 2);
}

/// A server that always answers so, and how often it is asked. Returns the message.
async fn check_fails(answer: ResponseTemplate, requests: usize) -> String {
    let server = Server::new().await;
    server.reply(answer, u64::MAX).await;
    let error = server.ask(MODEL).await.unwrap_err();
    assert_eq!(server.requests().await.len(), requests, "{error}");
    let message = error.to_string();
    assert!(!message.contains(KEY), "{message}");
    assert!(!format!("{error:?}").contains(KEY));
    message.replace(&server.base_url(), "SERVER")
}

#[tokio::test]
async fn passing_troubles_are_retried() {
    for status in [408, 409, 425, 429, 500, 502, 503, 529] {
        check_recovers(ResponseTemplate::new(status)).await;
    }
    check_recovers(ResponseTemplate::new(429).insert_header("retry-after", "0")).await;
    let long_ago = "Sun, 06 Nov 1994 08:49:37 GMT";
    check_recovers(ResponseTemplate::new(503).insert_header("retry-after", long_ago)).await;
    // An hour is cut to the longest wait of the options, 10 ms.
    check_recovers(ResponseTemplate::new(429).insert_header("retry-after", "3600")).await;
    check_recovers(ResponseTemplate::new(429).insert_header("retry-after", "nonsense")).await;
    check_recovers(ResponseTemplate::new(200).set_body_string("{\"choices\": [")).await;
    check_recovers(ResponseTemplate::new(200)).await;
}

#[tokio::test]
async fn a_server_that_stays_broken_is_given_up() {
    assert_eq!(
        check_fails(
            ResponseTemplate::new(500).set_body_string("<h1>Oops</h1>\n"),
            3
        )
        .await,
        "SERVER answered with status 500 after 3 attempts: <h1>Oops</h1>. \
         Try again later: a resumed run asks only for what is missing"
    );
}

#[tokio::test]
async fn lasting_troubles_are_not_retried() {
    async fn check(status: u16, body: Value, expected: &str) {
        let answer = ResponseTemplate::new(status).set_body_json(body);
        let message = check_fails(answer, 1).await;
        assert_eq!(
            message,
            format!("SERVER answered with status {status}{expected}")
        );
    }
    check(
        401,
        json!({"error": {"message": format!("Incorrect API key provided: {KEY}.")}}),
        ": Incorrect API key provided: [key]. It does not accept the key in OPENAI_API_KEY: check it",
    )
    .await;
    check(
        404,
        json!({"error": "model 'gpt-4o' not found"}),
        ": model 'gpt-4o' not found. Is the model name in 'openai/gpt-4o' right, and the base URL?",
    )
    .await;
    check(
        400,
        json!({"error": {"message": "temperature is too hot"}}),
        ": temperature is too hot. Do the settings suit openai/gpt-4o?",
    )
    .await;
    check(
        403,
        json!("no"),
        ": \"no\". The key in OPENAI_API_KEY may not use openai/gpt-4o",
    )
    .await;
    check(
        429,
        json!({"error": {"message": "Pay first", "code": "insufficient_quota"}}),
        ": Pay first. The account has no credit left",
    )
    .await;
}

#[tokio::test]
async fn a_key_that_is_echoed_in_an_answer_is_taken_out() {
    let content = format!("your key is {KEY}");
    let server = Server::answering(json!({"choices": [{"message": {"content": content}}]})).await;
    let completion = server.ask(MODEL).await.unwrap();
    assert_eq!(completion.text, "your key is [key]");
}

#[tokio::test]
async fn a_redirect_does_not_get_the_key() {
    let elsewhere = Server::answering(good()).await;
    let redirect = ResponseTemplate::new(307).insert_header("location", elsewhere.base_url());
    assert_eq!(
        check_fails(redirect, 1).await,
        "SERVER answered with status 307. It redirects: give the final address as base URL"
    );
    assert!(elsewhere.requests().await.is_empty());
}

#[tokio::test]
async fn html_is_quoted_shortly_and_on_one_line() {
    let page = format!("<!doctype html>\n<html>\u{1b}[2J{}", "x".repeat(5000));
    let message = check_fails(ResponseTemplate::new(200).set_body_string(page), 1).await;
    let start = "SERVER answered with something that is not JSON: <!doctype html> <html> [2Jxxx";
    assert!(message.starts_with(start), "{message}");
    assert!(message.contains("x…. Is the base URL right?"), "{message}");
    assert!(message.len() < 450, "{message}");
}

#[tokio::test]
async fn an_endless_answer_is_not_read_to_its_end() {
    let body = vec![b' '; super::MAX_BODY + 1];
    assert_eq!(
        check_fails(ResponseTemplate::new(200).set_body_bytes(body), 1).await,
        "the answer of SERVER is larger than 16777216 bytes and was not read to its end"
    );
}

#[tokio::test]
async fn a_hang_ends_with_the_time_limit() {
    let (base_url, connections) = broken_server(None).await;
    let options = ProviderOptions {
        timeout: Duration::from_millis(50),
        ..options(base_url.clone())
    };
    assert_eq!(
        ask_with(&options).await.unwrap_err().to_string(),
        format!(
            "{base_url} did not finish an answer within 0.05 s, 3 times: \
             allow more time, or ask for fewer tokens"
        )
    );
    assert_eq!(connections.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn a_cut_off_answer_is_retried_and_named() {
    async fn check(bytes: &'static str, reason: &str) {
        let (base_url, connections) = broken_server(Some(bytes)).await;
        let error = ask_with(&options(base_url.clone())).await.unwrap_err();
        let message = error.to_string();
        let start = format!("the connection to {base_url} failed 3 times, at last with: {reason}");
        assert!(message.starts_with(&start), "{message}");
        assert_eq!(connections.load(Ordering::SeqCst), 3);
    }
    check(
        "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{\"choices\": [{",
        "end of file before message length reached",
    )
    .await;
    check(
        "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{\"choices\": [{",
        "the answer ended in the middle",
    )
    .await;
    check("HTTP/1.1 200", "").await;
    check("", "").await;
}

#[tokio::test]
async fn a_server_that_is_not_there_is_named() {
    let base_url = {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        format!("http://{}/v1", listener.local_addr().unwrap())
    };
    let message = ask_with(&options(base_url)).await.unwrap_err().to_string();
    assert!(message.contains("Connection refused"), "{message}");
    assert!(message.contains("Is the server running"), "{message}");
}
