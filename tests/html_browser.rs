//! The page in a real browser: it loads without complaint, its filters and links work, and it stays on the screen.
//!
//! Skipped with a message where no Chromium is installed.
#![cfg(unix)]

mod browser;
mod run;

use browser::Browser;
use crossfoot::check::{self, CheckOptions, TableOptions};
use crossfoot::document::{ReadOptions, read};
use crossfoot::extract::{Extractor, vocabularies};
use crossfoot::lexicon::Lexicon;
use crossfoot::report::comparison::By;
use crossfoot::report::html::{self, Page, View};
use crossfoot::rules::{Rates, RuleSet};
use run::Desk;
use serde_json::json;
use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Sees whether an element is really there to be seen: shown, and within the window.
const SEEN: &str = "
    const seen = (element) => {
        const box = element.getBoundingClientRect();
        return element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })
            && box.bottom > 0 && box.top < innerHeight;
    };
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));";

const TALKS: &str = "\
Karen Martirosyan: In 2023, trade between Kazakhstan and Armenia amounted to $390 million.

Aidar Tulegenov: Trade between Kazakhstan and Armenia was about $240 million in 2022, and more than $180 million in 2021.
";
const ANSWER: &str = "\
Daulet Serikbayev: Trade between Kazakhstan and Armenia reached $300 million in 2023. In 2022 it was $240 million.
";
const HEALTH: &str = "In 2023, 8,400 cases of measles were registered in Kyrgyzstan.\n";
const MINISTRY: &str = "In 2023, 7,000 cases of measles were registered in Kyrgyzstan.\n";

/// A folder with two findings, and the page about it.
fn desk(name: &str) -> (Desk, PathBuf) {
    let desk = Desk::new(name);
    desk.write("docs/2024-01-05-talks.txt", TALKS);
    desk.write("docs/2024-02-05-answer.txt", ANSWER);
    desk.write("docs/2024-01-20-health.txt", HEALTH);
    desk.write("docs/2024-03-05-ministry.txt", MINISTRY);
    let page = write(&desk, &["check", "docs", "--format", "html"]);
    (desk, page)
}

fn archive(name: &str, arguments: &[&str]) -> PathBuf {
    let desk = Desk::new(name);
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/archive");
    let mut all = vec![arguments[0], fixtures, "--format", "html"];
    all.extend(&arguments[1..]);
    write(&desk, &all)
}

fn write(desk: &Desk, arguments: &[&str]) -> PathBuf {
    let ran = desk.run(arguments);
    assert!(ran.status < 2, "{}", ran.err);
    desk.write("page.html", &ran.out);
    desk.folder().join("page.html")
}

/// The archive's comparison as a page that counts as large, with every subject.
fn packed(name: &str) -> PathBuf {
    let rules = RuleSet::embedded().expect("the shipped rules load");
    let rates = Rates::embedded().expect("the shipped rates load");
    let lexicon = Lexicon::new(rules.measures().to_vec(), &[]).expect("the lexicon compiles");
    let options = ReadOptions {
        vocabularies: Arc::new(vocabularies(&lexicon)),
        ..ReadOptions::default()
    };
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/archive"));
    let documents = read(&[folder], &options).documents;
    let extractor = Extractor::new(Arc::new(lexicon));
    let claims: Vec<_> = documents
        .iter()
        .flat_map(|document| extractor.claims(document))
        .map(Arc::new)
        .collect();
    let outcome = check::run(&claims, &rules, &rates, &CheckOptions::default());
    let tables = check::tables(&claims, &rules, &rates, &outcome, &TableOptions::default());
    let page = Page {
        view: View::Compare(By::Document),
        outcome: &outcome,
        documents: &documents,
        claims: &claims,
        tables: &tables,
        packed_above: 0,
    };
    let path = Desk::new(name).folder().join("page.html");
    let mut file = File::create(&path).expect("a file");
    html::write(&page, &mut file).expect("written");
    path
}

#[test]
fn pages_load_without_complaint_and_ask_for_nothing() {
    let Some(mut browser) = Browser::start("load") else {
        return;
    };
    let pages = [
        desk("browser-load").1,
        archive("browser-load-archive", &["check"]),
        archive("browser-load-compare", &["compare"]),
        archive("browser-load-speakers", &["compare", "--by", "speaker"]),
    ];
    for page in pages {
        let took = browser.open(&page);
        assert_eq!(browser.complaints(), Vec::<String>::new());
        assert_eq!(browser.requests().len(), 1, "{:?}", browser.requests());
        assert!(took < Duration::from_secs(30), "{took:?}");
        assert_eq!(
            browser.value("document.getElementById('filters').hidden"),
            false
        );
    }
}

#[test]
fn what_is_wrong_with_a_page_does_not_go_unnoticed() {
    let Some(mut browser) = Browser::start("broken") else {
        return;
    };
    let (desk, _) = desk("browser-broken");
    let page = desk.read("page.html");
    let broken = [
        // The policy no longer knows the script.
        page.replace("\"use strict\";", "\"use strict\"; "),
        // The script is refused too, and would have failed.
        page.replace("id=\"filters\"", "id=\"filter\""),
        page.replace("</main>", "<script>alert(1)</script></main>"),
        page.replace("</main>", "<img src=\"https://example.org/x.png\"></main>"),
        page.replace("</main>", "<img src=\"x.png\" onerror=\"alert(1)\"></main>"),
    ];
    for (number, text) in broken.iter().enumerate() {
        assert_ne!(*text, page);
        desk.write("broken.html", text);
        browser.open(&desk.folder().join("broken.html"));
        assert!(!browser.complaints().is_empty(), "page {number} seems well");
    }
}

#[test]
fn filters_hide_and_show() {
    let Some(mut browser) = Browser::start("filters") else {
        return;
    };
    browser.open(&desk("browser-filters").1);
    let shown = "document.querySelectorAll('.finding:not([hidden])').length";
    let subjects = "document.querySelectorAll('.subject:not([hidden])').length";
    let documents = "document.querySelectorAll('.document:not([hidden])').length";
    let told = "document.querySelector('#filters output').textContent";
    assert_eq!(browser.value(shown), 2);
    assert_eq!(browser.value(told), "2 of 2 findings shown");
    let all = browser.value(subjects);

    let severity = "document.querySelector('.finding').dataset.s";
    let tick = format!("document.querySelector(`[name=severity][value=${{{severity}}}]`).click()");
    let others =
        format!("document.querySelectorAll(`.finding:not([data-s=${{{severity}}}])`).length");
    browser.value(&tick);
    let left = browser.value(&others);
    assert_ne!(left, 2);
    assert_eq!(browser.value(shown), left);
    assert_eq!(browser.value(told), format!("{left} of 2 findings shown"));
    browser.value(&tick);
    assert_eq!(browser.value(shown), 2);

    let choose = |name: &str, words: &str| {
        format!(
            "{{ const select = document.querySelector('[name={name}]');
                select.value = [...select.options].find((o) => o.text.includes('{words}')).value;
                select.dispatchEvent(new Event('change', {{ bubbles: true }})); }}"
        )
    };
    let about = "document.querySelector('.finding:not([hidden]) h3').textContent";
    browser.value(&choose("document", "health"));
    assert_eq!(browser.value(shown), 1);
    assert!(browser.value(about).to_string().contains("cases"));
    assert_eq!(browser.value(documents), 1);
    browser.value(&choose("document", "all"));
    browser.value(&choose("measure", "trade"));
    assert_eq!(browser.value(shown), 1);
    assert!(browser.value(about).to_string().contains("trade"));
    assert_eq!(browser.value(documents), 4, "a document has every measure");
    assert_ne!(browser.value(subjects), all);

    let reset = "document.querySelector('[type=reset]').click(); new Promise((done) => setTimeout(done, 20))";
    browser.value(reset);
    assert_eq!(browser.value(shown), 2);
    assert_eq!(browser.value(subjects), all);
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn every_link_lands_where_it_can_be_seen() {
    let Some(mut browser) = Browser::start("links") else {
        return;
    };
    for page in [
        desk("browser-links").1,
        archive("browser-links-archive", &["check"]),
    ] {
        browser.open(&page);
        let followed = browser.value(&format!(
            "(async () => {{
                {SEEN}
                const all = new Map([...document.querySelectorAll('a[href]')].map((a) => [a.getAttribute('href'), a]));
                // That every link has a target is tested without a browser; here some of many are followed.
                const links = new Map([...all].filter((_, at) => all.size < 100 || at % 5 === 0));
                const lost = [];
                for (const [href, link] of links) {{
                    for (const one of document.querySelectorAll('details.document')) one.open = false;
                    link.dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true }}));
                    await drawn();
                    const target = document.getElementById(href.slice(1));
                    if (!target || location.hash !== href || !seen(target) || !target.contains(document.activeElement)) lost.push(href);
                }}
                return lost.length ? lost.join(' ') : links.size;
            }})()"
        ));
        assert!(
            followed.as_u64().is_some_and(|links| links > 10),
            "{followed}"
        );
    }
}

#[test]
fn a_link_opens_what_filters_and_folds_hide() {
    let Some(mut browser) = Browser::start("reveal") else {
        return;
    };
    let (_, page) = desk("browser-reveal");
    browser.open(&page);
    let seen = browser.value(&format!(
        "(async () => {{
            {SEEN}
            document.querySelector('[value=error]').click();
            const figure = document.querySelector('.error a[href^=\"#c\"]').getAttribute('href');
            location.hash = figure;
            await drawn();
            const there = seen(document.querySelector(figure));
            const back = document.querySelector(figure).getAttribute('href');
            const hidden = document.querySelector(back).hidden;
            location.hash = back;
            await drawn();
            return [there, hidden, seen(document.querySelector(back))].join();
        }})()"
    ));
    assert_eq!(seen, "true,true,true");
}

#[test]
fn the_keyboard_reaches_everything() {
    let Some(mut browser) = Browser::start("keyboard") else {
        return;
    };
    browser.open(&desk("browser-keyboard").1);
    let focus = "document.activeElement.getAttribute('href') ?? document.activeElement.value";
    browser.press("Tab", 9, "");
    assert_eq!(
        browser.value(focus),
        "#findings",
        "the way past the filters"
    );
    let skip = "document.activeElement.getBoundingClientRect().left";
    assert!(
        browser.value(skip).as_f64() >= Some(0.0),
        "seen once it has the focus"
    );
    for expected in ["#findings", "#subjects", "#documents", "error"] {
        browser.press("Tab", 9, "");
        assert_eq!(browser.value(focus), expected);
    }
    browser.press(" ", 32, " ");
    let hidden = "[...document.querySelectorAll('.finding')].every((f) => f.hidden === (f.dataset.s === 'error'))";
    assert_eq!(browser.value(hidden), true);
    let ring = "getComputedStyle(document.activeElement).outlineStyle";
    assert_eq!(browser.value(ring), "solid", "the focus is seen");
    // Whatever can be clicked can be reached.
    let unreachable = "[...document.querySelectorAll('a, button, input, select, summary, .wide')]
        .filter((e) => e.tabIndex < 0 || !e.matches('[href], button, input, select, summary, [tabindex]')).length";
    assert_eq!(browser.value(unreachable), 0);
}

#[test]
fn everything_to_act_on_has_a_name() {
    let Some(mut browser) = Browser::start("names") else {
        return;
    };
    browser.open(&desk("browser-names").1);
    browser.value("document.getElementById('unfold').click()");
    let tree = browser.call("Accessibility.getFullAXTree", json!({}));
    let roles = [
        "link",
        "button",
        "checkbox",
        "combobox",
        "region",
        "form",
        "navigation",
        "article",
        "DisclosureTriangle",
    ];
    let mut named = 0;
    for node in tree["nodes"].as_array().expect("nodes") {
        let role = node["role"]["value"].as_str().unwrap_or_default();
        if node["ignored"] == false && roles.contains(&role) {
            let name = node["name"]["value"].as_str().unwrap_or_default();
            assert!(!name.trim().is_empty(), "nameless: {node}");
            named += 1;
        }
    }
    assert!(named > 30, "{named}");
}

#[test]
fn it_fits_a_phone_paper_and_the_dark() {
    let Some(mut browser) = Browser::start("media") else {
        return;
    };
    let pages = [
        desk("browser-media").1,
        archive("browser-media-archive", &["check"]),
    ];
    let background = "getComputedStyle(document.body).backgroundColor";
    for page in &pages {
        for (width, phone) in [(1280, false), (390, true), (320, true)] {
            browser.size(width, 900, phone);
            browser.open(page);
            browser.value("document.getElementById('unfold').click()");
            let wide = browser.value("document.documentElement.scrollWidth");
            assert!(wide.as_u64() <= Some(width.into()), "{wide} of {width}");
        }
    }
    browser.size(1280, 900, false);
    browser.media("screen", "light", "no-preference");
    browser.open(&pages[0]);
    assert_eq!(browser.value(background), "rgb(255, 255, 255)");
    let light = browser.picture();
    browser.media("screen", "dark", "reduce");
    assert_eq!(browser.value(background), "rgb(20, 22, 26)");
    assert_ne!(browser.picture(), light);
    let moving = "document.getAnimations().length + [...document.querySelectorAll('*')]
        .filter((e) => getComputedStyle(e).transitionDuration !== '0s' || getComputedStyle(e).scrollBehavior !== 'auto').length";
    assert_eq!(browser.value(moving), 0);
    browser.media("print", "dark", "reduce");
    assert_eq!(
        browser.value(background),
        "rgb(255, 255, 255)",
        "paper is white"
    );
    let printed = "['#filters', 'nav', '.skip', '#unfold', '.finding', '.quote', 'svg', 'table']
        .filter((s) => document.querySelector(s).checkVisibility()).join(' ')";
    assert_eq!(browser.value(printed), ".finding .quote svg table");
}

#[test]
fn labels_of_a_timeline_do_not_cover_each_other() {
    let Some(mut browser) = Browser::start("labels") else {
        return;
    };
    browser.open(&archive("browser-labels", &["compare"]));
    let covered = browser.value(
        "(() => {
            const covered = [];
            let drawings = 0;
            for (const svg of document.querySelectorAll('svg')) {
                drawings += 1;
                const frame = svg.viewBox.baseVal;
                const boxes = [...svg.querySelectorAll('text')].map((text) => [text, text.getBBox()]);
                if (boxes.some(([, box]) => !box.width)) covered.push('a label is not laid out');
                for (const [text, box] of boxes) {
                    if (box.x < 0 || box.x + box.width > frame.width || box.y < 0) covered.push(text.textContent + ' is cut off');
                }
                boxes.forEach(([a, p], at) => {
                    for (const [b, q] of boxes.slice(at + 1)) {
                        const meet = p.x + 1 < q.x + q.width && q.x + 1 < p.x + p.width
                            && p.y + 3 < q.y + q.height && q.y + 3 < p.y + p.height;
                        if (meet) covered.push(`${a.textContent} and ${b.textContent} in ${svg.querySelector('title').textContent}`);
                    }
                });
            }
            return drawings > 20 ? covered.join('; ') : `only ${drawings} drawings`;
        })()",
    );
    assert_eq!(covered, "");
}

#[test]
fn a_hostile_document_does_nothing() {
    let Some(mut browser) = Browser::start("hostile") else {
        return;
    };
    let desk = Desk::new("browser-hostile");
    let attack = "</script><script>alert(1)</script> <img src=x onerror=alert(2)> <svg onload=alert(3)> \
        <a href=\"javascript:alert(4)\">press</a> [press](javascript:alert(5)) <iframe src=https://example.org></iframe> \
        <base href=https://example.org> <meta http-equiv=refresh content=0;url=https://example.org> \
        \" onfocus=alert(6) autofocus x=\" ' onclick='alert(7) --> ]]> \u{202e}\u{2066}\x1b[31m &lt;b&gt; </title></style>";
    let figures = format!("Trade with {attack} Kazakhstan was $5 billion in 2023. ").repeat(20);
    let line = format!("{figures}{}", attack.repeat(3000));
    assert!(line.len() > 1_000_000);
    desk.write(
        "docs/2024-01-05-talks.txt",
        format!(
            "Mallory {attack}: Trade with Kazakhstan reached $10 billion in 2023 {attack}.\n\n\
             Mallory: Trade with Kazakhstan reached $30 billion in 2023 {attack}.\n"
        ),
    );
    desk.write("docs/2024-01-06-<img src=x onerror=alert(8)>.txt", &line);
    desk.write(
        "docs/2024-01-07-talks.md",
        format!(
            "---\ntitle: '{}'\n---\n\n{figures}",
            attack.replace(['\'', '\x1b'], "")
        ),
    );
    let page = write(&desk, &["check", "docs", "--format", "html"]);
    browser.open(&page);
    browser.value("document.getElementById('unfold').click()");
    browser.value("for (const e of [...document.querySelectorAll('a, summary, button')].slice(0, 300)) { e.focus(); e.dispatchEvent(new MouseEvent('click', { bubbles: true })); }");
    assert_eq!(browser.complaints(), Vec::<String>::new());
    assert_eq!(browser.requests().len(), 1, "{:?}", browser.requests());
    let foreign = "[...document.querySelectorAll('*')].filter((e) =>
        e.matches('img, iframe, base, object, embed, link, video, audio, [src], [autofocus], a:not([href^=\"#\"]), script ~ *')
        || e.getAttributeNames().some((name) => name.startsWith('on'))).map((e) => e.outerHTML.slice(0, 200)).join()";
    assert_eq!(browser.value(foreign), "");
    assert_eq!(browser.value("document.scripts.length"), 1);
    assert_eq!(browser.value("document.querySelectorAll('meta').length"), 5);
    let shown = "document.body.textContent.includes('<img src=x onerror=alert(2)>')";
    assert_eq!(browser.value(shown), true, "the words are there to be read");
    let acting =
        "/[\\u202a-\\u202e\\u2066-\\u2069\\u001b]/.test(document.documentElement.outerHTML)";
    assert_eq!(browser.value(acting), false);
}

#[test]
fn a_large_page_unpacks_what_is_opened_or_led_to() {
    let Some(mut browser) = Browser::start("packed") else {
        return;
    };
    browser.open(&packed("browser-packed"));
    let blocks = "document.querySelectorAll('details > script[type=\"text/html\"]').length";
    let before = browser.value(blocks).as_u64();
    assert!(
        before > Some(46),
        "every document and some subjects: {before:?}"
    );
    assert_eq!(
        browser.value("document.querySelectorAll('.document a').length"),
        0
    );

    let lost = browser.value(&format!(
        "(async () => {{
            {SEEN}
            const lost = [];
            for (let claim = 0; claim < 400; claim += 11) {{
                location.hash = `c${{claim}}`;
                await drawn();
                const target = document.getElementById(`c${{claim}}`);
                if (!target || !seen(target)) lost.push(claim);
            }}
            return lost.join();
        }})()"
    ));
    assert_eq!(lost, "");

    let opened = browser.value(&format!(
        "(async () => {{
            {SEEN}
            const select = document.querySelector('[name=document]');
            const closed = [...document.querySelectorAll('.subject:not([open])')].find((s) => s.textContent.includes('<svg'));
            const documents = closed.dataset.d.trim().split(' ');
            select.value = documents[0];
            select.dispatchEvent(new Event('change', {{ bubbles: true }}));
            closed.querySelector('summary').click();
            await drawn();
            const marks = [...closed.querySelectorAll('svg .bar')];
            const right = marks.every((m) => m.classList.contains('faint') !== (m.dataset.d.trim() === documents[0]));
            return [closed.hidden, marks.length > 1, right, seen(closed.querySelector('svg')) || closed.querySelector('table') !== null].join();
        }})()"
    ));
    assert_eq!(opened, "false,true,true,true");
    assert_eq!(browser.complaints(), Vec::<String>::new());
    assert!(browser.value(blocks).as_u64() < before);
}
