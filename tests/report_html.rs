//! The page: what it holds, that its links land, and that a hostile document stays text on it.

use crossfoot::report::html::{SCRIPT, SCRIPT_HASH, escape};
use html5gum::{Token, Tokenizer};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

type StartTag = html5gum::StartTag<()>;

/// Elements that have no end tag.
const VOID: [&[u8]; 6] = [b"meta", b"input", b"br", b"path", b"rect", b"link"];

const HOSTILE: &str = "\
Mallory <script>alert(1)</script>: Trade with Kazakhstan \x1b[31mreached $10 billion in 2023 \
</blockquote></p><img src=x onerror=alert(2)>.

Mallory <script>alert(1)</script>: Trade with Kazakhstan \u{202e}reached $30 billion in 2023 \
\"'><svg onload=alert(3)></details></main>.
";

fn page(input: &Path) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_crossfoot"))
        .args(["check", "--format", "html"])
        .arg(input)
        .output()
        .expect("crossfoot runs");
    let errors = String::from_utf8_lossy(&run.stderr);
    assert_ne!(run.status.code(), Some(2), "{errors}");
    String::from_utf8(run.stdout).expect("the page is UTF-8")
}

fn archive() -> String {
    page(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/archive"))
}

/// A folder with one document; its name is hostile where the system lets it be.
fn hostile(name: &str) -> (PathBuf, String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder");
    let file = if cfg!(windows) {
        "2024-01-05-x.txt"
    } else {
        "2024-01-05-<b onclick=alert(4)>'\".txt"
    };
    fs::write(folder.join(file), HOSTILE).expect("a document");
    let page = page(&folder);
    (folder, page)
}

fn tokens(page: &str) -> Vec<Token> {
    Tokenizer::new(page).filter_map(Result::ok).collect()
}

fn start_tags(page: &str) -> Vec<StartTag> {
    let tags = tokens(page).into_iter().filter_map(|token| match token {
        Token::StartTag(tag) => Some(tag),
        _ => None,
    });
    tags.collect()
}

fn attribute(tag: &StartTag, name: &str) -> Option<String> {
    let value = tag
        .attributes
        .iter()
        .find(|(key, _)| key.as_slice() == name.as_bytes())?;
    Some(String::from_utf8_lossy(value.1.as_slice()).into_owned())
}

/// Every element is closed in order, and the tokenizer has nothing to object to.
fn assert_well_formed(page: &str) {
    let mut open: Vec<Vec<u8>> = Vec::new();
    for token in tokens(page) {
        match token {
            Token::StartTag(tag) => {
                let name = tag.name.to_vec();
                if !tag.self_closing && !VOID.contains(&name.as_slice()) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let last = open.pop().unwrap_or_default();
                let (last, name) = (
                    String::from_utf8_lossy(&last),
                    String::from_utf8_lossy(&tag.name),
                );
                assert_eq!(last, name, "an end tag closes what was opened last");
            }
            Token::Error(error) => panic!("the page does not parse: {error:?}"),
            _ => {}
        }
    }
    assert!(open.is_empty(), "left open: {}", open.len());
}

fn assert_links_land(page: &str) {
    let mut ids = HashSet::new();
    let tags = start_tags(page);
    for id in tags.iter().filter_map(|tag| attribute(tag, "id")) {
        assert!(ids.insert(id.clone()), "two elements are called {id}");
    }
    for name in ["href", "aria-labelledby"] {
        for to in tags.iter().filter_map(|tag| attribute(tag, name)) {
            let to = to.strip_prefix('#').unwrap_or(&to);
            assert!(ids.contains(to), "{name}={to} leads nowhere");
        }
    }
}

#[test]
fn the_page_of_the_archive_is_well_formed_small_and_the_same_each_time() {
    let first = archive();
    assert_well_formed(&first);
    assert_links_land(&first);
    assert!(first.len() < 1_000_000, "{} bytes", first.len());
    assert!(first == archive(), "the same documents give the same page");
}

#[test]
fn every_finding_links_to_its_figures_and_they_link_back() {
    let (_, page) = hostile("html-links");
    let tags = start_tags(&page);
    let figures: Vec<&StartTag> = tags
        .iter()
        .filter(|tag| attribute(tag, "class").is_some_and(|class| class.starts_with("in ")))
        .collect();
    let findings = tags
        .iter()
        .filter(|tag| attribute(tag, "data-s").is_some())
        .count();
    assert!(findings > 0, "10 and 30 billion cannot both hold");
    for number in 0..findings {
        let back = format!("#f{number}");
        let linked = tags
            .iter()
            .any(|tag| attribute(tag, "href").as_deref() == Some(&back));
        assert!(linked, "no figure leads to finding {number}");
    }
    for figure in figures {
        let id = attribute(figure, "id").expect("a figure has an id");
        let to = format!("#{id}");
        let linked = tags
            .iter()
            .any(|tag| attribute(tag, "href").as_deref() == Some(&to));
        assert!(linked, "nothing leads to figure {id}");
    }
}

#[test]
fn a_timeline_shows_hedges_and_marks_what_contradicts() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("html-timeline");
    fs::create_dir_all(&folder).expect("a folder");
    let text = "Jane Doe: Trade with Kazakhstan reached about $10 billion in 2023.\n\n\
                Jane Doe: Trade with Kazakhstan reached more than $30 billion in 2023.\n";
    fs::write(folder.join("2024-01-05-talks.txt"), text).expect("a document");
    let tags = start_tags(&page(&folder));
    let has = |class: &str| {
        tags.iter()
            .any(|tag| attribute(tag, "class").as_deref() == Some(class))
    };
    assert!(has("bar h0 about"), "a bar said with `about`");
    assert!(has("arrow"), "a bar said with `more than`");
    assert!(
        has("bad error"),
        "a mark on figures that contradict each other"
    );
}

#[test]
fn a_hostile_document_stays_text() {
    let (_, page) = hostile("html-hostile");
    assert_well_formed(&page);
    assert_links_land(&page);
    let tags = start_tags(&page);
    let scripts = tags
        .iter()
        .filter(|tag| tag.name.as_slice() == b"script")
        .count();
    assert_eq!(scripts, 1, "the page's own script only");
    assert!(!tags.iter().any(|tag| tag.name.as_slice() == b"img"));
    for tag in &tags {
        for name in tag.attributes.keys() {
            assert!(
                !name.as_slice().starts_with(b"on"),
                "an event handler got through"
            );
        }
    }
    assert!(
        page.contains("&lt;img src=x onerror=alert(2)&gt;"),
        "the words are shown"
    );
    assert!(
        !page.contains(['\x1b', '\u{202e}']),
        "nothing acts or hides"
    );
    assert!(
        page.contains("\\u{202e}"),
        "what would act is shown as what it is"
    );
}

#[test]
fn the_page_loads_nothing_and_lets_nothing_else_run() {
    let page = archive();
    let tags = start_tags(&page);
    for tag in &tags {
        assert!(attribute(tag, "src").is_none(), "something is loaded");
        assert!(
            attribute(tag, "href").is_none_or(|to| to.starts_with('#')),
            "a link leads away"
        );
    }
    let policy = tags
        .iter()
        .find(|tag| attribute(tag, "http-equiv").as_deref() == Some("Content-Security-Policy"))
        .and_then(|tag| attribute(tag, "content"))
        .expect("a policy");
    assert!(policy.starts_with("default-src 'none';"), "{policy}");
    assert!(
        policy.contains(&format!("script-src '{SCRIPT_HASH}'")),
        "{policy}"
    );
    assert!(
        page.contains(&format!("<script>{SCRIPT}</script>")),
        "the script stands as it was hashed"
    );
}

#[test]
fn escaping_leaves_no_way_out_of_text_or_attribute() {
    assert_eq!(escape("a & b"), "a &amp; b");
    assert_eq!(
        escape("\" onclick='x' <i>"),
        "&quot; onclick=&#39;x&#39; &lt;i&gt;"
    );
    assert_eq!(escape("\u{202e}x"), "\\u{202e}x");
}

#[test]
fn the_policy_names_the_script_by_its_hash() {
    let hash = Sha256::digest(SCRIPT.as_bytes());
    assert_eq!(SCRIPT_HASH, format!("sha256-{}", base64(&hash)));
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * at) & 63) as usize];
            out.push(if at <= chunk.len() {
                char::from(sign)
            } else {
                '='
            });
        }
    }
    out
}
