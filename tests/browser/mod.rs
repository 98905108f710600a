//! Chromium without a window, driven over its DevTools pipe: no WebSocket, no WebDriver, nothing to install beside it.
#![allow(dead_code, reason = "every test file uses its part")]

use serde_json::{Value, json};
use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long anything may take before the test fails.
const PATIENCE: Duration = Duration::from_secs(180);
/// Names that Chromium goes by.
const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
/// One browser at a time: several would starve each other on a small machine.
static ONE: Mutex<()> = Mutex::new(());

/// A browser with one page open.
pub struct Browser {
    child: Child,
    commands: File,
    messages: Receiver<Value>,
    events: Vec<Value>,
    session: Option<String>,
    last: u64,
    folder: PathBuf,
    _alone: MutexGuard<'static, ()>,
}

impl Browser {
    /// Starts the browser; `None`, with a message, where there is none.
    pub fn start(name: &str) -> Option<Self> {
        let Some(program) = program() else {
            eprintln!("{name}: skipped, no Chromium found; install it or set CROSSFOOT_BROWSER");
            return None;
        };
        let alone = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("browser-{name}"));
        // It is not there on the first run.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder for the browser");
        let (to, from) = (folder.join("to"), folder.join("from"));
        let made = Command::new("mkfifo").args([&to, &from]).status();
        assert!(made.expect("mkfifo runs").success());
        // Open for both, so that neither end waits for the other to come.
        let both = |path: &Path| OpenOptions::new().read(true).write(true).open(path);
        let commands = both(&to).expect("a pipe");
        let answers = both(&from).expect("a pipe");
        let child = Command::new("sh")
            .args(["-c", "exec \"$@\" 3<\"$TO\" 4>\"$FROM\"", "sh"])
            .arg(program)
            .args([
                "--headless=new",
                "--remote-debugging-pipe",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--hide-scrollbars",
                // It would stop following links when a test follows hundreds.
                "--disable-ipc-flooding-protection",
            ])
            .arg(format!(
                "--user-data-dir={}",
                folder.join("profile").display()
            ))
            .arg("about:blank")
            .env("TO", &to)
            .env("FROM", &from)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(folder.join("log")).expect("a log"))
            .spawn()
            .expect("a shell starts");
        let (send, messages) = channel();
        thread::spawn(move || {
            for message in BufReader::new(answers).split(0).map_while(Result::ok) {
                let parsed = serde_json::from_slice(&message).expect("the browser speaks JSON");
                if send.send(parsed).is_err() {
                    break;
                }
            }
        });
        let mut browser = Self {
            child,
            commands,
            messages,
            events: Vec::new(),
            session: None,
            last: 0,
            folder,
            _alone: alone,
        };
        let target = browser.call("Target.createTarget", json!({"url": "about:blank"}));
        let attach = json!({"targetId": target["targetId"], "flatten": true});
        let session = browser.call("Target.attachToTarget", attach);
        browser.session = session["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        browser.size(1280, 900, false);
        Some(browser)
    }

    /// Where the browser's own files are; a test may put pages there.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Sends a command and waits for its answer.
    pub fn call(&mut self, method: &str, parameters: Value) -> Value {
        self.last += 1;
        let mut command = json!({"id": self.last, "method": method, "params": parameters});
        if let Some(session) = &self.session {
            command["sessionId"] = json!(session);
        }
        self.commands
            .write_all(format!("{command}\0").as_bytes())
            .expect("the browser listens");
        loop {
            let message = self.message(method);
            if message["id"] == self.last {
                assert!(message["error"].is_null(), "{method}: {}", message["error"]);
                return message["result"].clone();
            }
            self.events.push(message);
        }
    }

    fn message(&mut self, waiting_for: &str) -> Value {
        self.messages.recv_timeout(PATIENCE).unwrap_or_else(|_| {
            let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
            panic!("the browser said nothing after {waiting_for}; its log:\n{log}")
        })
    }

    /// Opens a page and waits until it is loaded; gives the time that took.
    pub fn open(&mut self, page: &Path) -> Duration {
        self.events.clear();
        let started = Instant::now();
        // A file's name may hold what means something in an address.
        let mut address = "file://".to_owned();
        for byte in page.to_str().expect("a path in UTF-8").bytes() {
            match byte {
                b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                    address.push(char::from(byte));
                }
                _ => address.push_str(&format!("%{byte:02X}")),
            }
        }
        self.call("Page.navigate", json!({"url": address}));
        while !self
            .events
            .iter()
            .any(|e| e["method"] == "Page.loadEventFired")
        {
            let message = self.message("Page.navigate");
            self.events.push(message);
        }
        started.elapsed()
    }

    /// What a JavaScript expression comes to; promises are waited for.
    pub fn value(&mut self, expression: &str) -> Value {
        let evaluate =
            json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let result = self.call("Runtime.evaluate", evaluate);
        let thrown = &result["exceptionDetails"];
        assert!(thrown.is_null(), "{expression}: {thrown}");
        result["result"]["value"].clone()
    }

    /// The size of the window.
    pub fn size(&mut self, width: u32, height: u32, phone: bool) {
        let scale = if phone { 2 } else { 1 };
        let size =
            json!({"width": width, "height": height, "deviceScaleFactor": scale, "mobile": phone});
        self.call("Emulation.setDeviceMetricsOverride", size);
    }

    /// The medium (`screen`, `print`), colours (`light`, `dark`) and motion (`reduce`, `no-preference`).
    pub fn media(&mut self, medium: &str, colours: &str, motion: &str) {
        let features = json!([
            {"name": "prefers-color-scheme", "value": colours},
            {"name": "prefers-reduced-motion", "value": motion},
        ]);
        let media = json!({"media": medium, "features": features});
        self.call("Emulation.setEmulatedMedia", media);
    }

    /// Presses and releases a key that types `text`, which may be empty.
    pub fn press(&mut self, key: &str, code: u32, text: &str) {
        for kind in ["keyDown", "keyUp"] {
            let mut event =
                json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code});
            if kind == "keyDown" && !text.is_empty() {
                event["text"] = json!(text);
            }
            self.call("Input.dispatchKeyEvent", event);
        }
    }

    /// What the console complained about since the page was opened: errors, refusals of the policy, dialogs.
    pub fn complaints(&mut self) -> Vec<String> {
        // What is on its way has come when this is answered.
        self.value("new Promise((done) => setTimeout(done, 50))");
        let told = self.events.iter().filter(|event| {
            let level = &event["params"]["entry"]["level"];
            match event["method"].as_str().unwrap_or_default() {
                "Runtime.exceptionThrown" | "Page.javascriptDialogOpening" => true,
                "Runtime.consoleAPICalled" => event["params"]["type"] == "error",
                "Log.entryAdded" => level == "error" || level == "warning",
                _ => false,
            }
        });
        told.map(|event| event["params"].to_string()).collect()
    }

    /// What was asked of the network or the disk since the page was opened.
    pub fn requests(&self) -> Vec<String> {
        let asked = self
            .events
            .iter()
            .filter(|event| event["method"] == "Network.requestWillBeSent");
        asked
            .map(|event| {
                event["params"]["request"]["url"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned()
            })
            .collect()
    }

    /// A picture of the window, as a PNG in base64.
    pub fn picture(&mut self) -> String {
        let shot = self.call("Page.captureScreenshot", json!({"format": "png"}));
        shot["data"].as_str().unwrap_or_default().to_owned()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It may have gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The browser to use: the one named by `CROSSFOOT_BROWSER`, else the first found.
fn program() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CROSSFOOT_BROWSER") {
        return Some(PathBuf::from(named));
    }
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    NAMES.iter().find_map(|name| {
        let mut files = folders.iter().map(|folder| folder.join(name));
        files.find(|file| file.is_file())
    })
}
