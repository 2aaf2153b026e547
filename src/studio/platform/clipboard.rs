//! The clipboard of the system, behind a small trait so that a test can put its own in its place.
//!
//! One owner serves the canvas and the text fields alike: eframe's own clipboard knows only text and one picture, and is not
//! built in. Several formats are offered at once, so that each program takes what it reads best.

use crate::model::PROJECT_MIME;
use clipboard_rs::common::RustImage as _;
use clipboard_rs::{Clipboard as _, ClipboardContent, ClipboardContext, ContentFormat};
use eframe::egui::{Context, OutputCommand};
use std::fmt;
use std::path::PathBuf;

/// The name of the program's own format.
const OWN: &str = PROJECT_MIME;
/// The most bytes of one format: X11 hands them over in one piece, and servers take no piece above 16 MiB.
const MOST_BYTES: usize = 15 << 20;

/// What is put into the clipboard, all at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Offer {
    /// Plain text.
    pub(crate) text: Option<String>,
    /// HTML.
    pub(crate) html: Option<String>,
    /// A fragment as JSON.
    pub(crate) own: Option<String>,
    /// A PNG.
    pub(crate) picture: Option<Vec<u8>>,
}

/// What stands in the clipboard.
#[derive(Clone, Debug, Default)]
pub(crate) struct ClipboardContents {
    /// Plain text.
    pub(crate) text: Option<String>,
    /// HTML.
    pub(crate) html: Option<String>,
    /// A fragment as JSON.
    pub(crate) own: Option<String>,
    /// A picture, as it is written.
    pub(crate) picture: Option<Vec<u8>>,
    /// Files of a file manager.
    pub(crate) files: Vec<PathBuf>,
}

/// A clipboard.
pub(crate) trait Clipboard {
    /// Puts something in, in the place of what stood there; whether it was taken.
    fn put(&mut self, offer: Offer) -> bool;

    /// What stands there, as far as a map has a use for it.
    fn take(&mut self) -> ClipboardContents;

    /// The text that stands there.
    fn text(&mut self) -> Option<String>;
}

/// Puts what text fields have copied in this frame into the clipboard.
pub(crate) fn keep_copied(ctx: &Context, clipboard: &mut dyn Clipboard) {
    let copied = ctx.output_mut(|output| {
        let mut copied = None;
        output.commands.retain(|command| {
            if let OutputCommand::CopyText(text) = command {
                copied = Some(text.clone());
            }
            !matches!(command, OutputCommand::CopyText(_))
        });
        copied
    });
    if let Some(text) = copied.filter(|text| !text.is_empty()) {
        clipboard.put(Offer { text: Some(text), ..Offer::default() });
    }
}

/// The clipboard of the system, opened when it is first asked; where there is none, one of this window alone.
#[derive(Default)]
pub(crate) struct SystemClipboard {
    /// `None` before it was asked, `Some(None)` where the system has none.
    context: Option<Option<ClipboardContext>>,
    /// What this window put in and the system does not give back, for this window alone.
    own: Option<OwnOffer>,
}

/// What the window keeps of its own.
struct OwnOffer {
    offer: Offer,
    /// What the system's clipboard told of itself right after. Once it tells another thing, somebody else has put something in,
    /// and that is newer.
    signs: Option<Signs>,
}

/// The formats and the text of a clipboard.
type Signs = (Vec<String>, Option<String>);

fn signs(context: &ClipboardContext) -> Signs {
    (context.available_formats().unwrap_or_default(), plain_text(context))
}

impl fmt::Debug for SystemClipboard {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("System").field("open", &self.context.is_some()).finish_non_exhaustive()
    }
}

impl SystemClipboard {
    fn context(&mut self) -> Option<&ClipboardContext> {
        let open = || match ClipboardContext::new() {
            Ok(context) => Some(context),
            Err(error) => {
                tracing::warn!(%error, "the system has no clipboard");
                None
            }
        };
        self.context.get_or_insert_with(open).as_ref()
    }

    /// What the window keeps, as long as nobody else has put in anything since.
    fn own_offer(&mut self) -> Option<Offer> {
        let kept = self.own.take()?;
        let newest = self.context().is_none_or(|context| kept.signs.as_ref().is_none_or(|was| *was == signs(context)));
        if newest {
            let offer = kept.offer.clone();
            self.own = Some(kept);
            return Some(offer);
        }
        None
    }
}

impl Clipboard for SystemClipboard {
    fn put(&mut self, offer: Offer) -> bool {
        self.own = None;
        let Some(context) = self.context() else {
            self.own = Some(OwnOffer { offer, signs: None });
            return true;
        };
        let own_fits = offer.own.as_ref().is_none_or(|own| own.len() <= MOST_BYTES);
        let contents = contents(offer.clone(), context);
        let taken = !contents.is_empty()
            && context.set(contents).map_err(|error| tracing::warn!(%error, "the clipboard takes nothing")).is_ok();
        if !taken || !own_fits {
            let signs = Some(signs(context));
            self.own = Some(OwnOffer { offer, signs });
        }
        taken
    }

    fn take(&mut self) -> ClipboardContents {
        if let Some(offer) = self.own_offer() {
            let Offer { text, html, own, picture } = offer;
            return ClipboardContents { text, html, own, picture, files: Vec::new() };
        }
        let Some(context) = self.context() else { return ClipboardContents::default() };
        let formats = context.available_formats().unwrap_or_default();
        if let Some(own) = formats.iter().any(|format| format == OWN).then(|| context.get_buffer(OWN).ok()).flatten()
            && let Ok(own) = String::from_utf8(own)
        {
            return ClipboardContents { own: Some(own), ..ClipboardContents::default() };
        }
        let offers = |kind: ContentFormat, name: &str| {
            // Here the names say it all, and every further question would wait for the other program again.
            if cfg!(target_os = "linux") { formats.iter().any(|format| format == name) } else { context.has(kind) }
        };
        let with_files = offers(ContentFormat::Files, "text/uri-list");
        let files = if with_files { context.get_files().unwrap_or_default() } else { Vec::new() };
        let files: Vec<PathBuf> = files.iter().filter_map(|file| path_of(file)).collect();
        if !files.is_empty() {
            return ClipboardContents { files, ..ClipboardContents::default() };
        }
        let text = plain_text(context);
        let html = offers(ContentFormat::Html, "text/html").then(|| page(context)).flatten();
        let picture = picture(context, &formats);
        ClipboardContents { text, html, own: None, picture, files: Vec::new() }
    }

    fn text(&mut self) -> Option<String> {
        match self.own_offer() {
            Some(offer) => offer.text,
            None => self.context().and_then(plain_text),
        }
    }
}

fn plain_text(context: &ClipboardContext) -> Option<String> {
    let text = context.get_text().ok().filter(|text| !text.is_empty())?;
    Some(text.replace("\r\n", "\n"))
}

/// HTML as other programs write it: most in UTF-8, some in UTF-16.
fn page(context: &ClipboardContext) -> Option<String> {
    if !cfg!(target_os = "linux") {
        return context.get_html().ok();
    }
    let bytes = context.get_buffer("text/html").ok()?;
    let wide = |pair: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(pair).collect();
        String::from_utf16_lossy(&units)
    };
    Some(match bytes.as_slice() {
        [0xFF, 0xFE, ..] | [_, 0, _, 0, ..] => wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] | [0, _, 0, _, ..] => wide(u16::from_be_bytes),
        _ => String::from_utf8_lossy(&bytes).into_owned(),
    })
}

fn picture(context: &ClipboardContext, formats: &[String]) -> Option<Vec<u8>> {
    let named = ["image/png", "image/jpeg"].into_iter().filter(|name| formats.iter().any(|format| format == name));
    let picture = named.filter_map(|name| context.get_buffer(name).ok()).find(|bytes| !bytes.is_empty());
    if picture.is_some() || cfg!(target_os = "linux") || !context.has(ContentFormat::Image) {
        return picture;
    }
    Some(context.get_image().ok()?.to_png().ok()?.get_bytes().to_vec())
}

/// The formats of an offer. The picture comes first: on Windows it empties the clipboard.
fn contents(offer: Offer, context: &ClipboardContext) -> Vec<ClipboardContent> {
    let mut contents = Vec::new();
    let fits = |length: usize| length <= MOST_BYTES;
    if let Some(png) = offer.picture.filter(|png| fits(png.len())) {
        if cfg!(target_os = "linux") {
            contents.push(ClipboardContent::Other("image/png".to_owned(), png));
        } else if let Ok(image) = clipboard_rs::RustImageData::from_bytes(&png) {
            contents.push(ClipboardContent::Image(image));
        }
    }
    if let Some(html) = offer.html.filter(|html| fits(html.len())) {
        contents.push(ClipboardContent::Html(html));
    }
    if let Some(text) = offer.text.filter(|text| fits(text.len())) {
        for name in text_names(context) {
            contents.push(ClipboardContent::Other((*name).to_owned(), text.clone().into_bytes()));
        }
        contents.push(ClipboardContent::Text(text));
    }
    if let Some(own) = offer.own.filter(|own| fits(own.len())) {
        contents.push(ClipboardContent::Other(OWN.to_owned(), own.into_bytes()));
    }
    contents
}

/// The names under which programs ask for text beside the one that the clipboard gives it.
#[cfg(target_os = "linux")]
const fn text_names(context: &ClipboardContext) -> &'static [&'static str] {
    match context {
        ClipboardContext::X11(_) => &["text/plain;charset=utf-8", "text/plain"],
        ClipboardContext::Wayland(_) => &[],
    }
}

/// The names under which programs ask for text beside the one that the clipboard gives it.
#[cfg(not(target_os = "linux"))]
const fn text_names(_context: &ClipboardContext) -> &'static [&'static str] {
    &[]
}

/// The path of a file that a file manager names, by a path or an address with percent signs.
fn path_of(file: &str) -> Option<PathBuf> {
    let Some(encoded) = file.trim().strip_prefix("file://") else { return Some(PathBuf::from(file)) };
    // A host may stand before the path: `file://localhost/home`.
    let encoded = &encoded[encoded.find('/')?..];
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        let digits = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|_| byte == b'%') {
            Some(decoded) => {
                bytes.push(decoded);
                rest = &behind[2..];
            }
            None => {
                bytes.push(byte);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).ok().map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_file_is_its_path() {
        assert_eq!(path_of("file:///home/a%20b/%D1%84.png"), Some(PathBuf::from("/home/a b/ф.png")));
        assert_eq!(path_of("file://localhost/a%2"), Some(PathBuf::from("/a%2")));
        assert_eq!(path_of("/plain/path.png"), Some(PathBuf::from("/plain/path.png")));
        assert_eq!(path_of("file://nowhere"), None);
    }
}
