//! Server-side request forgery.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "server-side-request-forgery",
        title: "Server-side request forgery",
        languages: &[Language::Python],
        cwe: &[CweId(918)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports text from outside that becomes part of the address of a request that the \
               server makes, or the host that it connects to.",
        why: "The server stands where the attacker cannot: it reaches internal services, cloud \
              metadata with its credentials, and itself.",
        example: r#"import requests
from flask import request

def preview():
    return {"page": requests.get(request.args["url"], timeout=5).text}
"#,
        better: r#"import requests
from flask import request

PAGES = {"news": "https://example.com/news", "help": "https://example.com/help"}

def preview():
    return {"page": requests.get(PAGES[request.args["page"]], timeout=5).text}
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/918.html",
            "https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::Url,
        "decides where the server sends a request",
    )],
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::flow_testing::reports;

    #[test]
    fn data_of_a_client_is_judged() {
        let check = |imports: &str, code: &str, expected: bool| {
            assert_eq!(
                reports(RULE.about.id, None, imports, code),
                expected,
                "{imports}; {code}"
            );
        };
        check("import requests", "requests.get(x)", true);
        check(
            "import requests",
            "requests.get('https://api.example.com/u/' + x)",
            true,
        );
        check(
            "import requests",
            "requests.get('https://api.example.com', params={'q': x})",
            false,
        );
        check("import requests", "requests.Session().post(url=x)", true);
        check("import requests as r", "r.request('GET', x)", true);
        for (part, expected) in [
            ("[:2]", false),
            ("[1]", false),
            ("[2]", true),
            ("[2:]", true),
        ] {
            let imports =
                "import requests\nfrom urllib.parse import urlsplit\nBASE = 'https://a.example'";
            let test = format!("urlsplit(x){part} != urlsplit(BASE){part}");
            let code = format!("if {test}:\n        return\n    requests.get(x)");
            check(imports, &code, expected);
        }
        check("from urllib.request import urlopen", "urlopen(x)", true);
        check(
            "import urllib.request",
            "urllib.request.urlopen(urllib.request.Request(x))",
            true,
        );
        check("import httpx", "httpx.AsyncClient().get(x)", true);
        check("import http.client", "http.client.HTTPSConnection(x)", true);
        check("import aiohttp", "aiohttp.ClientSession().get(x)", true);
        check("import socket", "socket.create_connection((x, 80))", true);
        check(
            "import urllib3",
            "urllib3.PoolManager().request('GET', x)",
            true,
        );
        check(
            "import requests",
            "if x in ('https://a.example', 'https://b.example'): requests.get(x)",
            false,
        );
        check(
            "import requests",
            "if x.startswith('https://a.example/'): requests.get(x)",
            false,
        );
        check(
            "import requests; from urllib.parse import urlparse",
            "if urlparse(x).hostname == 'a.example': requests.get(x)",
            false,
        );
        check(
            "import requests",
            "requests.get('https://a.example/%d' % int(x))",
            false,
        );
    }

    #[test]
    fn a_path_behind_a_host_chooses_no_host() {
        let check = |code: &str, expected: bool| {
            let imports = "import requests\nfrom settings import BASE";
            assert_eq!(
                reports(RULE.about.id, None, imports, code),
                expected,
                "{code}"
            );
        };
        let refuse = "if not x.startswith('/'):\n        return\n    ";
        for (address, expected) in [
            ("BASE + x", false),
            ("f'{BASE}{x}'", false),
            ("f'https://a.example{x}'", false),
            ("x", true),
            ("'http:' + x", true),
            ("f'https:/{x}'", true),
            ("BASE + x.strip('/')", true),
        ] {
            check(&format!("{refuse}requests.get({address})"), expected);
        }
        check("requests.get(BASE + x)", true);
        check(
            "if x.startswith('/'):\n        return\n    requests.get(BASE + x)",
            true,
        );
    }
}
