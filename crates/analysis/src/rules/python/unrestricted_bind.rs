//! Service on every network interface.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unrestricted-bind",
        title: "Service on every network interface",
        languages: &[Language::Python],
        cwe: &[CweId(1327), CweId(605)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports servers and sockets that listen on all addresses of the machine: `0.0.0.0`, \
               `::` or the empty host.",
        why: "A service that was meant for one network, or for the machine itself, can be reached \
               from every network that the machine is in, and a program bound to one address can \
               take over its connections.",
        example: "\
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind((\"0.0.0.0\", 8080))
",
        better: "\
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind((\"127.0.0.1\", 8080))
",
        references: &["https://cwe.mitre.org/data/definitions/1327.html"],
    },
    hooks: &[
        Hook::Call(SOCKETS, address),
        Hook::Call(SERVERS, host),
        Hook::Call(&["*.run"], unknown_server),
    ],
};

/// Calls whose first argument is an address, `(host, port)`.
const SOCKETS: &[&str] = &[
    "*.bind",
    "http.server.HTTPServer",
    "http.server.ThreadingHTTPServer",
    "socket.create_server",
    "socket.socket.bind",
    "socket.socket().bind",
    "socketserver.TCPServer",
    "socketserver.ThreadingTCPServer",
    "socketserver.ThreadingUDPServer",
    "socketserver.UDPServer",
    "wsgiref.simple_server.WSGIServer",
    "xmlrpc.server.SimpleXMLRPCServer",
];

/// Calls that take a host, and where.
const SERVERS: &[&str] = &[
    "aiohttp.web.TCPSite",
    "aiohttp.web.run_app",
    "asyncio.start_server",
    "bottle.run",
    "flask.Flask.run",
    "flask_socketio.SocketIO.run",
    "gevent.pywsgi.WSGIServer",
    "gradio.Interface().launch",
    "quart.Quart.run",
    "sanic.Sanic.run",
    "uvicorn.run",
    "waitress.serve",
    "websockets.serve",
    "werkzeug.serving.run_simple",
    "wsgiref.simple_server.make_server",
];

const MESSAGE: &str = "this listens on every network interface of the machine";

fn address<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(argument) = call
        .positional(0)
        .or_else(|| call.keyword("server_address"))
    else {
        return;
    };
    let made_by = match argument.expression {
        Expr::Name(_) | Expr::Attribute(_) => argument.value.made_by(),
        expression => Some(expression),
    };
    if let Some(Expr::Tuple(pair)) = made_by
        && let [host, _, ..] = &*pair.elts
        && is_every_interface(context, host)
    {
        context.report(call.node.range(), MESSAGE);
    }
}

fn host<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let by_name = ["host", "hostname", "address", "server_name", "listen"];
    let named = by_name.iter().find_map(|name| call.keyword(name));
    if let Some(argument) = named {
        if is_every_interface(context, argument.expression) {
            context.report(argument.expression.range(), MESSAGE);
        }
        return;
    }
    // The host is first or second, behind a handler; a pair in the servers of gevent.
    for position in 0..2 {
        let Some(argument) = call.positional(position) else {
            return;
        };
        let host = match argument.expression {
            Expr::Tuple(pair) => pair.elts.first(),
            expression => Some(expression),
        };
        if host.is_some_and(|host| is_every_interface(context, host)) {
            context.report(argument.expression.range(), MESSAGE);
            return;
        }
    }
}

/// `app.run(host="0.0.0.0")`, where nothing is known of `app`.
fn unknown_server<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if let Some(argument) = call.keyword("host")
        && is_every_interface(context, argument.expression)
    {
        context.report(argument.expression.range(), MESSAGE);
    }
}

fn is_every_interface<'a>(context: &mut Context<'a>, host: &'a Expr) -> bool {
    let text = context.string(host);
    text.is_some_and(|text| matches!(&*text, "" | "0.0.0.0" | "::" | "::0" | "0" | "*"))
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("unrestricted-bind", None, source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn every_interface_is_reported() {
        check(
            "import socket\ns = socket.socket()\ns.bind(('0.0.0.0', 80))\n",
            &[3],
        );
        check(
            "from socket import socket\ns = socket()\ns.bind(('', port))\n",
            &[3],
        );
        check("address = ('::', 80)\nserver.bind(address)\n", &[2]);
        check("HOST = '0.0.0.0'\ndef f(s):\n    s.bind((HOST, 1))\n", &[3]);
        check(
            "from flask import Flask\napp = Flask('x')\napp.run('0.0.0.0', 80)\n",
            &[3],
        );
        check("app.run(host='0.0.0.0')\n", &[1]);
        check(
            "import uvicorn\nuvicorn.run(app, host='0.0.0.0', port=80)\n",
            &[2],
        );
        check("from http.server import *\nHTTPServer(('', 80), H)\n", &[2]);
        check(
            "from wsgiref.simple_server import make_server\nmake_server('', 80, app)\n",
            &[2],
        );
        check(
            "import asyncio\nasyncio.start_server(h, '0.0.0.0', 80)\n",
            &[2],
        );
    }

    #[test]
    fn one_interface_is_not() {
        check(
            "import socket\ns = socket.socket()\ns.bind(('127.0.0.1', 80))\n",
            &[],
        );
        check("import socket\nsocket.socket().bind((host, 80))\n", &[]);
        check("widget.bind('<Key>', handler)\n", &[]);
        check("app.run(host='localhost')\napp.run()\n", &[]);
        check("socket.bind('tcp://*:1')\n", &[]);
    }
}
