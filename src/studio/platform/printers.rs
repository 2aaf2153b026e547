//! The printers of the system: CUPS where there is one, else whatever shows a PDF and can print it.

use super::outside;
use crate::i18n::{Args, Localized, Value};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A printer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Printer {
    /// As the system calls it.
    pub(crate) name: String,
    /// Whether it is the one that is meant where none is named.
    pub(crate) is_default: bool,
}

/// Which sides of the paper are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sides {
    /// The front alone.
    #[default]
    Front,
    /// Both, turned over the long edge as the pages of a book.
    LongEdge,
    /// Both, turned over the short edge as a calendar.
    ShortEdge,
}

/// What is printed, and how.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PrintOrder {
    /// A PDF with just the pages that are wanted.
    pub(crate) file: PathBuf,
    /// What the system calls it in its list.
    pub(crate) title: String,
    /// On which printer; the usual one where none is named.
    pub(crate) printer: Option<String>,
    /// How often.
    pub(crate) copies: u16,
    /// On which sides.
    pub(crate) sides: Sides,
    /// Width and height of the paper in millimetres.
    pub(crate) paper: (f64, f64),
}

/// What became of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PrintOutcome {
    /// The system prints it.
    Sent,
    /// It is shown by the program for its kind, from which it is printed.
    Shown,
}

/// Why nothing is printed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PrintError {
    /// The system printed nothing and said this.
    #[error("the system does not print: {0}")]
    Refused(String),
    /// There is no printer, and nothing that shows a PDF.
    #[error("nothing prints or shows a PDF: {0}")]
    Nobody(io::Error),
}

impl Localized for PrintError {
    fn key(&self) -> &'static str {
        match self {
            Self::Refused(_) => "print-error-refused",
            Self::Nobody(_) => "print-error-nobody",
        }
    }

    fn args(&self) -> Args {
        match self {
            Self::Refused(said) => vec![("reason", Value::quoted(said))],
            Self::Nobody(error) => vec![("reason", Value::quoted(error))],
        }
    }
}

/// Prints. Each of it waits for other programs, so it is called beside the window. A test puts printers of its own in its place.
pub(crate) trait Printers: Send + Sync {
    /// The printers there are, as far as the system tells.
    fn list(&self) -> Vec<Printer>;

    /// Prints a file.
    ///
    /// # Errors
    /// What the system says against it.
    fn print(&self, order: &PrintOrder) -> Result<PrintOutcome, PrintError>;
}

/// The printers of this machine.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SystemPrinters;

impl Printers for SystemPrinters {
    fn list(&self) -> Vec<Printer> {
        if cfg!(target_os = "windows") {
            // The shell prints on the usual one, and names none.
            return Vec::new();
        }
        let said = |argument: &str| heard(Command::new("lpstat").arg(argument)).map(|output| text(&output.stdout));
        let names = said("-e").or_else(|_| said("-a")).unwrap_or_default();
        printers(&names, &said("-d").unwrap_or_default())
    }

    fn print(&self, order: &PrintOrder) -> Result<PrintOutcome, PrintError> {
        if cfg!(target_os = "windows") {
            return print_by_shell(&order.file);
        }
        if self.list().is_empty() {
            return shown(&order.file);
        }
        match heard(Command::new("lp").args(arguments(order)).arg("--").arg(&order.file)) {
            Ok(output) if output.status.success() => Ok(PrintOutcome::Sent),
            Ok(output) => Err(PrintError::Refused(text(&output.stderr).trim().to_owned())),
            Err(_) => shown(&order.file),
        }
    }
}

/// The shell's own verb for printing; where no program knows it, the file is shown.
fn print_by_shell(file: &Path) -> Result<PrintOutcome, PrintError> {
    // A name in single quotes is taken as it stands; a quote in it is written twice.
    let quoted = file.display().to_string().replace('\'', "''");
    let script = format!("Start-Process -FilePath '{quoted}' -Verb Print");
    let asked = heard(Command::new("powershell").args(["-NoProfile", "-NonInteractive", "-Command"]).arg(script));
    if asked.is_ok_and(|output| output.status.success()) { Ok(PrintOutcome::Sent) } else { shown(file) }
}

fn shown(file: &Path) -> Result<PrintOutcome, PrintError> {
    outside::open(file).map(|()| PrintOutcome::Shown).map_err(PrintError::Nobody)
}

/// What a program says, in the language that is read here.
fn heard(command: &mut Command) -> io::Result<Output> {
    command.env("LC_ALL", "C").stdin(Stdio::null()).output()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The printers of a list, a line each of which the first word is the name, and the usual one of what names that behind its last
/// colon.
fn printers(list: &str, usual: &str) -> Vec<Printer> {
    let usual = usual.trim().rsplit_once(": ").map_or("", |(_, name)| name.trim());
    let names = list.lines().filter_map(|line| line.split_whitespace().next());
    let mut found: Vec<Printer> =
        names.map(|name| Printer { name: name.to_owned(), is_default: name == usual }).collect();
    found.sort_by_key(|printer| !printer.is_default);
    found
}

/// What `lp` is told. The pages are those of the file: printers that cannot count pages print them, too.
fn arguments(order: &PrintOrder) -> Vec<String> {
    let mut arguments = Vec::new();
    let mut tell = |flag: &str, value: String| arguments.extend([flag.to_owned(), value]);
    if let Some(printer) = &order.printer {
        tell("-d", printer.clone());
    }
    tell("-n", order.copies.max(1).to_string());
    tell("-t", order.title.clone());
    tell("-o", format!("media={}", media(order.paper)));
    let sides = match order.sides {
        Sides::Front => "one-sided",
        Sides::LongEdge => "two-sided-long-edge",
        Sides::ShortEdge => "two-sided-short-edge",
    };
    tell("-o", format!("sides={sides}"));
    // A tile or a handout is as large as it says; nothing shrinks it to a margin.
    tell("-o", "print-scaling=none".to_owned());
    tell("-o", "collate=true".to_owned());
    arguments
}

/// The name that CUPS has for a paper, however it lies.
fn media((width, height): (f64, f64)) -> String {
    const NAMED: [(&str, f64, f64); 9] = [
        ("A0", 841.0, 1189.0),
        ("A1", 594.0, 841.0),
        ("A2", 420.0, 594.0),
        ("A3", 297.0, 420.0),
        ("A4", 210.0, 297.0),
        ("A5", 148.0, 210.0),
        ("Letter", 215.9, 279.4),
        ("Legal", 215.9, 355.6),
        ("Tabloid", 279.4, 431.8),
    ];
    let (short, long) = (width.min(height), width.max(height));
    let is = |(_, wide, high): &(&str, f64, f64)| (wide - short).abs() < 1.0 && (high - long).abs() < 1.0;
    NAMED
        .iter()
        .find(|named| is(named))
        .map_or_else(|| format!("Custom.{short:.0}x{long:.0}mm"), |(name, ..)| (*name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_printer_stands_first_whatever_lists_them() {
        let list = "HP_LaserJet\nEPSON-L3150\n";
        let found = printers(list, "system default destination: EPSON-L3150\n");
        let names: Vec<_> = found.iter().map(|printer| (&*printer.name, printer.is_default)).collect();
        assert_eq!(names, [("EPSON-L3150", true), ("HP_LaserJet", false)]);
        let old = printers("HP_LaserJet accepting requests since Mon 01 Jan\n", "no system default destination\n");
        assert_eq!(old, [Printer { name: "HP_LaserJet".to_owned(), is_default: false }]);
        assert!(printers("", "").is_empty());
    }

    #[test]
    fn an_order_is_told_with_copies_paper_and_the_edge_over_which_it_is_turned() {
        let order = PrintOrder {
            file: "p.pdf".into(),
            title: "Карта".to_owned(),
            printer: Some("HP".to_owned()),
            copies: 2,
            sides: Sides::ShortEdge,
            paper: (297.0, 210.0),
        };
        let told = arguments(&order).join(" ");
        let wanted =
            "-d HP -n 2 -t Карта -o media=A4 -o sides=two-sided-short-edge -o print-scaling=none -o collate=true";
        assert_eq!(told, wanted);
        assert_eq!(media((914.0, 1300.0)), "Custom.914x1300mm");
        assert_eq!(media((279.4, 215.9)), "Letter");
    }
}
