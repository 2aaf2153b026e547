//! Scene → file: PDF for print, PNG for slides, SVG for editors.
//!
//! One file a format and one `match` over [`Item`] in each; a format has no geometry of its own, so what is on the screen is
//! what is on the paper. Everything is made in memory and the same scene gives the same bytes, on any day and machine.

mod file;
mod pdf;
mod picture;
mod raster;
mod svg;

pub use file::{check_target, write_atomically};
pub use pdf::pdf;
pub use raster::{MOST_PIXELS, part, pixmap, png};
pub use svg::{Places, SvgText, svg};

use crate::disk::Fault;
use crate::i18n::{Args, Localized, Messages, Value};
use crate::model::{Date, Document, Journey, Language};
use crate::scene::{Item, Layer, Scene, Stroke};
use crate::units::{Mm, Pt};
use kurbo::{BezPath, Rect, RoundedRect, Shape as _, Size};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The longest side of a page in points; beyond it a PDF needs `UserUnit`, which some print software ignores.
const LONGEST_SIDE: f64 = 14_400.0;

/// Coordinates beyond this many points are no drawing, and single precision would no longer keep a hundredth of a point.
const FARTHEST: f64 = 100_000.0;

/// Corners sharper than this are cut off, in every format: the ratio of the mitre's length to the line's width.
const MITRE_LIMIT: f32 = 4.0;

/// How far a curve that stands for an arc may lie from it, in points.
const ARC_TOLERANCE: f64 = 0.005;

/// The program and its version, as files name what made them.
const PRODUCER: &str = concat!("Tropa ", env!("CARGO_PKG_VERSION"));

/// What a file says about itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// Title; also the root of a PDF's outline.
    pub title: String,
    /// Who made the map.
    pub author: String,
    /// What the map is about, in a sentence.
    pub subject: String,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// Language of the map's words.
    pub language: Language,
    /// The day the map speaks of. A file without it bears no date: the clock is never asked.
    pub date: Option<Date>,
    /// What the elements are called and where they stand, for the names of an SVG's groups.
    pub places: Places,
    /// Names of the layers as a PDF viewer lists them, see [`layer_key`]. A layer without a name is no layer in the file.
    pub layers: BTreeMap<Layer, String>,
}

impl Metadata {
    /// What a document says of one of its journeys. The layers stay without names: those are words of the interface.
    #[must_use]
    pub fn of(document: &Document, journey: &Journey) -> Self {
        let project = &document.project;
        let title = if journey.title.is_empty() { &project.title } else { &journey.title };
        let keywords = [&project.title, &project.client];
        Self {
            title: title.clone(),
            author: project.author.clone(),
            subject: journey.scenario.clone(),
            keywords: keywords.into_iter().filter(|word| !word.is_empty() && *word != title).cloned().collect(),
            language: project.language,
            date: project.date,
            places: Places::of(document, journey),
            layers: BTreeMap::new(),
        }
    }

    /// Names the layers in a language, so that a PDF viewer lists them.
    pub fn name_layers(&mut self, messages: &Messages) {
        self.layers =
            Layer::PRINTED.into_iter().map(|layer| (layer, messages.text(layer_key(layer)).into_owned())).collect();
    }
}

/// The text key of a layer's name.
#[must_use]
pub const fn layer_key(layer: Layer) -> &'static str {
    match layer {
        Layer::Grid => "export-layer-grid",
        Layer::Frame => "export-layer-frame",
        Layer::Stages => "export-layer-stages",
        Layer::Cards => "export-layer-cards",
        Layer::Emotions => "export-layer-emotions",
        Layer::DropOffs => "export-layer-drop-offs",
        Layer::Hints => "export-layer-hints",
    }
}

/// A format that a drawing can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// Portable Network Graphics.
    Png,
    /// Scalable Vector Graphics.
    Svg,
}

impl Format {
    /// All formats, the one for print first.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Png, Self::Svg];

    /// How names of such files end, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }

    /// The format that a file's name asks for.
    ///
    /// # Errors
    /// [`ExportError::UnknownFormat`] where the name ends in anything else.
    pub fn from_path(path: &Path) -> Result<Self, ExportError> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|format| format.extension() == ending)
            .ok_or(ExportError::UnknownFormat { extension: ending })
    }
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// There is nothing to write.
    #[error("there is no page to write")]
    NoPages,
    /// A sheet without a size, or with one that files cannot have.
    #[error("a sheet of {width} × {height} pt cannot be written; a side is at most {LONGEST_SIDE} pt")]
    SheetSize {
        /// Width in points.
        width: f64,
        /// Height in points.
        height: f64,
    },
    /// A resolution that is not a positive number.
    #[error("{0} dots per inch is no resolution")]
    Resolution(f64),
    /// More pixels than memory should be asked for.
    #[error("{width} × {height} pixels are too many; the limit is {MOST_PIXELS} in all")]
    TooManyPixels {
        /// Pixels from left to right.
        width: u64,
        /// Pixels from top to bottom.
        height: u64,
    },
    /// A bundled face that cannot be embedded.
    #[error("the face {face} cannot be embedded: {cause}")]
    Font {
        /// The PostScript name of the face.
        face: &'static str,
        /// What its reader said.
        cause: String,
    },
    /// The writer of a format failed.
    #[error("the {} file cannot be made: {cause}", .format.extension())]
    Encode {
        /// The format.
        format: Format,
        /// What its writer said.
        cause: String,
    },
    /// A file name that asks for a format there is not.
    #[error("`{extension}` is not pdf, png or svg")]
    UnknownFormat {
        /// How the name ends, without the dot.
        extension: String,
    },
    /// The file could not be put in its place; one that stood there before is as it was.
    #[error("{} cannot be written: {fault}", .path.display())]
    Write {
        /// Where.
        path: PathBuf,
        /// Why not.
        fault: Fault,
    },
    /// The drawing would take the place of the map it is made of.
    #[error("{} is the map itself and is not replaced by its drawing", .path.display())]
    OverSource {
        /// Where.
        path: PathBuf,
    },
    /// The drawing would take the place of a file that is no such drawing.
    #[error("{} is no {} and is not replaced", .path.display(), .format.extension())]
    OverOther {
        /// Where.
        path: PathBuf,
        /// What the file is not.
        format: Format,
    },
}

impl Localized for ExportError {
    fn key(&self) -> &'static str {
        match self {
            Self::NoPages => "export-error-no-pages",
            Self::SheetSize { .. } => "export-error-sheet-size",
            Self::Resolution(_) => "export-error-resolution",
            Self::TooManyPixels { .. } => "export-error-too-many-pixels",
            Self::Font { .. } => "export-error-font",
            Self::Encode { .. } => "export-error-encode",
            Self::UnknownFormat { .. } => "export-error-unknown-format",
            Self::Write { fault, .. } => match fault {
                Fault::NotAFile => "export-error-not-a-file",
                Fault::ReadOnly => "export-error-read-only",
                Fault::Denied => "export-error-denied",
                Fault::NoFolder => "export-error-no-folder",
                Fault::NoSpace { .. } => "export-error-no-space",
                Fault::Io(_) => "export-error-write",
            },
            Self::OverSource { .. } => "export-error-over-source",
            Self::OverOther { .. } => "export-error-over-other",
        }
    }

    fn args(&self) -> Args {
        let mm = |length: f64| Value::from(Mm::from(Pt(length)).get().round());
        match self {
            Self::NoPages => Vec::new(),
            Self::SheetSize { width, height } => {
                vec![("width", mm(*width)), ("height", mm(*height)), ("limit", mm(LONGEST_SIDE))]
            }
            Self::Resolution(dpi) => vec![("dpi", (*dpi).into())],
            Self::TooManyPixels { width, height } => vec![
                ("width", (*width).into()),
                ("height", (*height).into()),
                ("limit", (MOST_PIXELS / 1_000_000).into()),
            ],
            Self::Font { face, cause } => vec![("face", (*face).into()), ("cause", Value::quoted(cause))],
            Self::Encode { format, cause } => {
                vec![("format", format.extension().to_uppercase().into()), ("cause", Value::quoted(cause))]
            }
            Self::UnknownFormat { extension } => {
                // A message chooses by a word: no ending at all needs one too.
                vec![("extension", Value::quoted(if extension.is_empty() { "none" } else { extension.as_str() }))]
            }
            Self::Write { path, fault } => {
                let mut args = vec![("path", Value::path(path))];
                match fault {
                    // Rounded up: what is named as enough is.
                    Fault::NoSpace { needed } => args.push(("size", needed.div_ceil(1 << 10).into())),
                    Fault::Io(source) => args.push(("cause", Value::quoted(source))),
                    Fault::NotAFile | Fault::ReadOnly | Fault::Denied | Fault::NoFolder => {}
                }
                args
            }
            Self::OverSource { path } => vec![("path", Value::path(path))],
            Self::OverOther { path, format } => {
                vec![("path", Value::path(path)), ("format", format.extension().to_uppercase().into())]
            }
        }
    }
}

/// What formats leave to choose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choices {
    /// Dots per inch of a PNG.
    pub dpi: f64,
    /// How an SVG has its words.
    pub words: SvgText,
}

/// A sheet as the bytes of a file.
///
/// # Errors
/// Those of [`pdf()`], [`png`] and [`svg()`].
pub fn encode(format: Format, scene: &Scene, meta: &Metadata, choices: Choices) -> Result<Vec<u8>, ExportError> {
    match format {
        Format::Pdf => pdf(&[scene], meta),
        Format::Png => png(scene, choices.dpi),
        Format::Svg => svg(scene, meta, choices.words).map(String::into_bytes),
    }
}

/// Refuses a sheet that no file can have.
fn check_size(size: Size) -> Result<(), ExportError> {
    // Written so that NaN is refused too.
    let sound = |side: f64| (1.0..=LONGEST_SIDE).contains(&side);
    if sound(size.width) && sound(size.height) {
        Ok(())
    } else {
        Err(ExportError::SheetSize { width: size.width, height: size.height })
    }
}

/// Whether all of an item is where a file can show it. One coordinate that is no number must not make a file unreadable, so
/// every format leaves out what this refuses.
fn is_sound(item: &Item) -> bool {
    let number = |value: f64| value.abs() <= FARTHEST;
    let rect = |rect: &Rect| number(rect.x0) && number(rect.y0) && number(rect.x1) && number(rect.y1);
    let line = |stroke: &Option<Stroke>| stroke.is_none_or(|stroke| number(stroke.width));
    match item {
        Item::Rect { rect: place, radius, stroke, .. } => rect(place) && number(*radius) && line(stroke),
        Item::Path { path, stroke, .. } => {
            // A box around points is blind to those that are no numbers.
            !path.is_empty() && path.is_finite() && rect(&path.control_box()) && line(stroke)
        }
        Item::Symbol { at, symbol, stroke, .. } => {
            let outline = symbol.outline();
            !outline.is_empty() && outline.is_finite() && rect(&(outline.control_box() + at.to_vec2())) && line(stroke)
        }
        Item::Text { at, run } => {
            number(at.x)
                && number(at.y)
                && (0.01..=FARTHEST).contains(&run.size.get())
                && run.glyphs.iter().all(|glyph| number(f64::from(glyph.x)))
        }
        Item::Image { rect: place, .. } | Item::Link { rect: place, .. } => {
            rect(place) && place.width().abs() > 0.0 && place.height().abs() > 0.0
        }
    }
}

/// The outline of a rectangle with round corners.
fn rect_path(rect: Rect, radius: f64) -> BezPath {
    let rect = rect.abs();
    if radius > 0.0 { RoundedRect::from_rect(rect, radius).to_path(ARC_TOLERANCE) } else { rect.to_path(ARC_TOLERANCE) }
}

/// A line that leaves a trace: one without width is none, in every format.
fn visible(stroke: Option<&Stroke>) -> Option<&Stroke> {
    stroke.filter(|stroke| stroke.width > 0.0 && stroke.color.a > 0)
}

/// The dashes of a line, empty where it is solid; lengths that are all zero or not lengths draw a solid line.
fn dashes(stroke: &Stroke) -> &[f64] {
    let lengths = stroke.dash.lengths();
    let sound = lengths.iter().all(|length| (0.0..=FARTHEST).contains(length)) && lengths.iter().sum::<f64>() > 0.0;
    if sound { lengths } else { &[] }
}

/// An address as files may bear it: only ASCII, the rest percent-encoded. `None` for anything but the web and mail, so that
/// a map from elsewhere cannot bring a script.
fn address(url: &str) -> Option<String> {
    let url = url.trim();
    let (scheme, _) = url.split_once(':')?;
    if !["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return None;
    }
    let mut plain = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}') {
            plain.push(char::from(byte));
        } else {
            let _ = write!(plain, "%{byte:02X}");
        }
    }
    Some(plain)
}

/// Text as XML bears it; characters that XML has no way to write are left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' | '\r' => escaped.push(' '),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::Point;

    #[test]
    fn a_name_tells_the_format_in_any_case() {
        assert_eq!(Format::from_path(Path::new("карта.PDF")).ok(), Some(Format::Pdf));
        assert_eq!(Format::from_path(Path::new("a.b/map.svg")).ok(), Some(Format::Svg));
        for name in ["map", "map.docx", ".pdf"] {
            assert!(matches!(Format::from_path(Path::new(name)), Err(ExportError::UnknownFormat { .. })), "{name}");
        }
    }

    #[test]
    fn only_the_web_and_mail_are_linked() {
        assert_eq!(
            address("https://пример.рф/путь (1)").as_deref(),
            Some("https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.%D1%80%D1%84/%D0%BF%D1%83%D1%82%D1%8C%20(1)")
        );
        assert_eq!(address("mailto:a@b.c").as_deref(), Some("mailto:a@b.c"));
        for bad in ["javascript:alert(1)", "file:///etc/passwd", "нет", ""] {
            assert_eq!(address(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_is_not_a_number_is_not_sound() {
        let mut path = BezPath::new();
        path.move_to(Point::new(0.0, 0.0));
        path.line_to(Point::new(f64::NAN, 1.0));
        assert!(!is_sound(&Item::Path { path, fill: None, stroke: None }));
        let rect = Rect::new(0.0, 0.0, f64::INFINITY, 1.0);
        assert!(!is_sound(&Item::Rect { rect, radius: 0.0, fill: None, stroke: None }));
    }
}
