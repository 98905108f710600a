//! Writes made-up transcripts to measure the speed of extraction on: always the same bytes, never the same document twice.
//!
//! ```text
//! cargo run --release --example transcripts -- DIR [MEGABYTES]
//! ```
//!
//! writes `DIR/whole.txt` and the same text as documents of 20 to 60 kB in `DIR/split/`. The mix is that of official
//! transcripts: most sentences are talk, one in six holds figures, and words of time stand in some that hold none.

mod writer;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use writer::Writer;

fn main() -> io::Result<()> {
    let mut args = std::env::args().skip(1);
    let Some(folder) = args.next() else {
        eprintln!("usage: transcripts DIR [MEGABYTES]");
        std::process::exit(2);
    };
    let megabytes = args.next().and_then(|n| n.parse().ok()).unwrap_or(50);
    write(Path::new(&folder), megabytes * 1_000_000)
}

fn write(folder: &Path, bytes: usize) -> io::Result<()> {
    let split = folder.join("split");
    std::fs::create_dir_all(&split)?;
    let mut whole = BufWriter::new(File::create(folder.join("whole.txt"))?);
    let mut writer = Writer::new();
    let mut written = 0;
    for number in 0.. {
        if written >= bytes {
            break;
        }
        let text = writer.document().as_bytes();
        written += text.len();
        std::fs::write(split.join(format!("talk-{number:05}.txt")), text)?;
        whole.write_all(text)?;
    }
    whole.flush()
}
