//! A real HTTP server on loopback that speaks as much of OpenAI's protocol as a test needs.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;

#[derive(Default)]
struct State {
    seen: Mutex<Seen>,
    changed: Condvar,
    ended: AtomicBool,
}

#[derive(Default)]
struct Seen {
    /// Bodies.
    requests: Vec<Value>,
    /// Whether requests have to wait for their answers.
    closed: bool,
}

/// Ends when dropped.
pub struct Server {
    address: String,
    state: Arc<State>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Answers every request with `status` and `body`.
    pub fn start(status: u16, body: Value) -> Self {
        Self::start_with(status, move |_| body.clone())
    }

    /// Answers as a model would that says `reply(what it was sent)`: 10 tokens of prompt, 20 of answer.
    pub fn replying(reply: impl Fn(&str) -> String + Send + Sync + 'static) -> Self {
        Self::start_with(200, move |request| {
            let sent = request["messages"].as_array().unwrap().last().unwrap();
            let content = reply(sent["content"].as_str().unwrap());
            json!({
                "choices": [{"message": {"content": content}, "finish_reason": "stop"}],
                "usage": {"prompt_tokens": 10, "completion_tokens": 20},
            })
        })
    }

    fn start_with(status: u16, body: impl Fn(&Value) -> Value + Send + Sync + 'static) -> Self {
        let body = Arc::new(body);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let state = Arc::new(State::default());
        let shared = Arc::clone(&state);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if shared.ended.load(Ordering::SeqCst) {
                    break;
                }
                let (state, body) = (Arc::clone(&shared), Arc::clone(&body));
                std::thread::spawn(move || {
                    // A client that was killed is no fault of the server.
                    let _ = answer(stream?, &state, status, &*body);
                    std::io::Result::Ok(())
                });
            }
        });
        Self {
            address,
            state,
            thread: Some(thread),
        }
    }

    /// Answers with code, 1000 tokens of prompt and 100 of answer.
    pub fn answering() -> Self {
        let message = json!({"content": "```python\ndef add(a, b):\n    return a + b\n```"});
        Self::start(
            200,
            json!({
                "choices": [{"message": message, "finish_reason": "stop"}],
                "usage": {"prompt_tokens": 1000, "completion_tokens": 100},
            }),
        )
    }

    pub fn base_url(&self) -> String {
        format!("http://{}/v1", self.address)
    }

    /// Bodies of the requests so far.
    pub fn requests(&self) -> Vec<Value> {
        self.state.seen.lock().unwrap().requests.clone()
    }

    /// From now on requests are taken and wait for [`Server::open`].
    pub fn close(&self) {
        self.state.seen.lock().unwrap().closed = true;
    }

    /// Lets the waiting requests and all further ones be answered.
    pub fn open(&self) {
        self.state.seen.lock().unwrap().closed = false;
        self.state.changed.notify_all();
    }

    /// Waits until at least one request is there.
    pub fn wait_for_request(&self) {
        let seen = self.state.seen.lock().unwrap();
        let none = |seen: &mut Seen| seen.requests.is_empty();
        drop(self.state.changed.wait_while(seen, none).unwrap());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.state.ended.store(true, Ordering::SeqCst);
        self.open();
        // Wakes the thread that waits for a connection.
        let _ = TcpStream::connect(&self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn answer(
    stream: TcpStream,
    state: &State,
    status: u16,
    body: &dyn Fn(&Value) -> Value,
) -> std::io::Result<()> {
    let mut reader = BufReader::new(&stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let line = line.trim().to_ascii_lowercase();
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
        if line.is_empty() {
            break;
        }
    }
    let mut request = vec![0; length];
    reader.read_exact(&mut request)?;
    let request = serde_json::from_slice(&request)?;
    let body = body(&request).to_string();
    let mut seen = state.seen.lock().unwrap();
    seen.requests.push(request);
    state.changed.notify_all();
    drop(state.changed.wait_while(seen, |seen| seen.closed).unwrap());
    write!(
        &stream,
        "HTTP/1.1 {status} x\r\ncontent-type: application/json\r\nconnection: close\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    )
}
