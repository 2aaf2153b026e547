//! A browser without a window, spoken to over a pipe.
#![expect(
    clippy::unwrap_in_result,
    reason = "none is a browser that there is not; one that does not answer ends the test"
)]

use super::read_by_another;
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use tempfile::TempDir;

/// Chromium with one page.
pub(crate) struct Browser {
    process: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    session: String,
    calls: u64,
    /// What it told unasked.
    told: Vec<Value>,
    /// It knows nothing of other runs.
    _profile: TempDir,
}

impl Browser {
    /// Starts it; `None` where it is not installed, which `TROPA_REQUIRE_TOOLS` does not allow.
    pub(crate) fn start() -> Option<Self> {
        read_by_another("chromium", &["--version"])?;
        let profile = tempfile::tempdir().expect("a folder");
        // It reads from the third file and writes to the fourth, which only a shell can arrange.
        let command = "exec timeout 300 chromium --headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage \
                       --remote-debugging-pipe --user-data-dir=\"$0\" --window-size=1440,900 about:blank 3<&0 4>&1 \
                       0</dev/null 1>/dev/null 2>/dev/null";
        let mut process = Command::new("bash")
            .args(["-c", command])
            .arg(profile.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell");
        let to = process.stdin.take().expect("a pipe");
        let from = BufReader::new(process.stdout.take().expect("a pipe"));
        let (session, calls, told) = (String::new(), 0, Vec::new());
        let mut browser = Self { process, to, from, session, calls, told, _profile: profile };
        let targets = browser.ask("Target.getTargets", &json!({}));
        let targets = targets["targetInfos"].as_array().expect("targets");
        let page = targets.iter().find(|target| target["type"] == "page").expect("a page")["targetId"].clone();
        let attached = browser.ask("Target.attachToTarget", &json!({ "targetId": page, "flatten": true }));
        attached["sessionId"].as_str().expect("a session").clone_into(&mut browser.session);
        for domain in ["Page", "Runtime", "Log", "Network", "Accessibility"] {
            browser.ask(&format!("{domain}.enable"), &json!({}));
        }
        Some(browser)
    }

    /// Calls a method and waits for what it gives.
    pub(crate) fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        self.calls += 1;
        let mut message = json!({ "id": self.calls, "method": method, "params": parameters });
        if !self.session.is_empty() {
            message["sessionId"] = json!(self.session);
        }
        self.to.write_all(message.to_string().as_bytes()).expect("it listens");
        self.to.write_all(b"\0").expect("it listens");
        self.to.flush().expect("it listens");
        loop {
            let told = self.listen();
            if told["id"] == self.calls {
                assert_eq!(told["error"], Value::Null, "{method}");
                return told["result"].clone();
            }
            self.told.push(told);
        }
    }

    fn listen(&mut self) -> Value {
        let mut message = Vec::new();
        self.from.read_until(0, &mut message).expect("it speaks");
        assert_eq!(message.pop(), Some(0), "the browser ended");
        serde_json::from_slice(&message).expect("JSON")
    }

    /// Opens a file and waits until all of it is there, two frames of its drawing included.
    pub(crate) fn open(&mut self, path: &Path) {
        self.told.clear();
        self.ask("Page.navigate", &json!({ "url": format!("file://{}", path.display()) }));
        while !self.told.iter().any(|told| told["method"] == "Page.loadEventFired") {
            let told = self.listen();
            self.told.push(told);
        }
        self.run("document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))");
    }

    /// What an expression gives, once it is settled.
    pub(crate) fn run(&mut self, expression: &str) -> Value {
        let asked = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let given = self.ask("Runtime.evaluate", &asked);
        assert_eq!(given["exceptionDetails"], Value::Null, "{expression}");
        given["result"]["value"].clone()
    }

    /// Presses a key.
    pub(crate) fn press(&mut self, key: &str) {
        let code = match key {
            "Tab" => 9,
            "Enter" => 13,
            "Escape" => 27,
            _ => 0,
        };
        let text = if key == "Enter" {
            "\r"
        } else if key.chars().count() == 1 {
            key
        } else {
            ""
        };
        for kind in ["keyDown", "keyUp"] {
            let mut pressed = json!({ "type": kind, "key": key, "windowsVirtualKeyCode": code });
            if kind == "keyDown" && !text.is_empty() {
                pressed["text"] = json!(text);
            }
            self.ask("Input.dispatchKeyEvent", &pressed);
        }
    }

    /// Clicks at a place of the window.
    pub(crate) fn click(&mut self, x: f64, y: f64) {
        for kind in ["mousePressed", "mouseReleased"] {
            let clicked = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.ask("Input.dispatchMouseEvent", &clicked);
        }
    }

    /// What it complained of since a file was opened, and what it asked others for.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let complained = |told: &&Value| {
            let method = told["method"].as_str().unwrap_or_default();
            let url = told["params"]["request"]["url"].as_str().unwrap_or_default();
            matches!(method, "Log.entryAdded" | "Runtime.exceptionThrown" | "Runtime.consoleAPICalled")
                || (method == "Network.requestWillBeSent" && !(url.starts_with("file:") || url.starts_with("data:")))
        };
        self.told.iter().filter(complained).map(Value::to_string).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // `timeout` passes the end on to the browser, and the pipe ends with it.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
