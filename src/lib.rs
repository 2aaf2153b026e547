//! Tropa: customer journey maps as values.
//!
//! A document is a value, an edit is a value, a drawing is a value; only the outermost room knows there is a screen.
//! The room `studio`, and with it every crate that knows of a screen, is there with the feature `studio`, which is on by default.
//! ARCHITECTURE.md is the map of the house; here are three walks through it, none of which needs a window.
//!
//! # From a file to a poster
//!
//! An edit takes one document and gives the next; the first stays as it was. Layout turns a journey into a sheet, export turns the sheet
//! into a file.
//!
//! ```
//! use std::path::Path;
//! use std::sync::atomic::AtomicBool;
//! use tropa::edit::{Edit, apply};
//! use tropa::export::{Format, Metadata, Options, write, write_atomically};
//! use tropa::layout::{Engine, PrintInput, View};
//! use tropa::model::{ElementId, Field, PrintSetup};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let opened = tropa::store::open(Path::new("assets/samples/marketplaces.en.tropa"))?.document;
//! let journey = opened.first_journey().ok_or("the file has a map")?.id;
//!
//! let rename = Edit::text(&opened, ElementId::Journey(journey), Field::Title, "The first sale".into());
//! let renamed = apply(&opened, &rename.ok_or("a map has a title")?)?;
//!
//! let map = renamed.journey(journey).ok_or("it is still there")?;
//! let (view, setup) = (View::default(), PrintSetup::default());
//! let input = PrintInput { document: &renamed, journey, view: &view, setup: &setup };
//! let printed = Engine::default().print(&input, &AtomicBool::new(false)).ok_or("nobody stopped it")?;
//! let files = write(Format::Pdf, &printed.pages, &Metadata::of(&renamed, map), Options::default())?;
//! let [poster] = &files[..] else { return Err("a PDF is one file".into()) };
//! # let folder = tempfile::tempdir()?;
//! # let target = folder.path().join("poster.pdf");
//! write_atomically(&target, poster)?;
//!
//! assert_eq!(map.title, "The first sale");
//! assert_ne!(opened.journey(journey).ok_or("as it was")?.title, map.title);
//! assert!(poster.starts_with(b"%PDF-"));
//! # Ok(())
//! # }
//! ```
//!
//! # A drag without a window
//!
//! The editor takes plain events at places of the sheet and answers with another document. Press, move, let go: one gesture, one step to
//! undo. Each event is told the sheet as it is laid out now, and only what changed is laid out anew.
//!
//! ```
//! use kurbo::Vec2;
//! use tropa::editor::{Button, Context, Defaults, Editor, Event, Modifiers, Placement, bounds_of};
//! use tropa::layout::{Engine, View};
//! use tropa::model::{ElementId, IdSource, Language};
//! use tropa::store::{Sample, sample};
//!
//! struct Names;
//!
//! impl Defaults for Names {
//!     fn title(&self, _: &Placement) -> String {
//!         "Something new".into()
//!     }
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let document = sample(Sample::Marketplaces, Language::En)?;
//! let map = document.first_journey().ok_or("the sample has a map")?.clone();
//! let card = map.touchpoints.at(0).ok_or("with touchpoints")?;
//! let (here, there) = (card.stage, map.stages.at(3).ok_or("and six stages")?.id);
//!
//! let mut engine = Engine::default();
//! let sheet = engine.lay_out(&document, map.id, &View::default());
//! let column = |stage| sheet.frame.column(stage).map(|column| column.left).ok_or("it is on the sheet");
//! let from = bounds_of(&sheet.scene, ElementId::Touchpoint(card.id)).ok_or("it is drawn")?.center();
//! let to = from + Vec2::new(column(there)? - column(here)?, 0.0);
//!
//! let mut editor = Editor::new(document, map.id, IdSource::seeded(1));
//! let (button, modifiers) = (Button::Primary, Modifiers::default());
//! for event in [
//!     Event::PointerDown { at: from, button, modifiers, clicks: 1 },
//!     Event::PointerMove { at: to, modifiers },
//!     Event::PointerUp { at: to, button, modifiers },
//! ] {
//!     let sheet = engine.lay_out(editor.document(), map.id, &View::default());
//!     let (scene, frame, view) = (&*sheet.scene, &*sheet.frame, sheet.scene.size.to_rect());
//!     editor.handle(event, &Context { scene, frame, view, zoom: 1.0, touch: false, defaults: &Names });
//! }
//!
//! let stage = |editor: &Editor| Some(editor.document().journey(map.id)?.touchpoints.get(card.id)?.stage);
//! assert_eq!(stage(&editor), Some(there));
//! assert!(editor.undo() && !editor.undo());
//! assert_eq!(stage(&editor), Some(here));
//! # Ok(())
//! # }
//! ```
//!
//! # A walk through a scene
//!
//! A scene is all that stands on a sheet, back to front, in points. Whoever paints it or writes it to a file needs one `match`. Groups
//! know what they show, so a place on the sheet leads back to the document.
//!
//! ```
//! use tropa::editor::hit;
//! use tropa::layout::{Engine, View};
//! use tropa::model::{ElementId, Language};
//! use tropa::scene::Item;
//! use tropa::store::{Sample, sample};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let document = sample(Sample::Marketplaces, Language::En)?;
//! let map = document.first_journey().ok_or("the sample has a map")?;
//! let scene = Engine::default().lay_out(&document, map.id, &View::default()).scene;
//!
//! let (mut words, mut shapes) = (String::new(), 0);
//! for placed in scene.printed() {
//!     for item in &placed.group.items {
//!         match item {
//!             Item::Text { at, run, .. } => {
//!                 assert!(scene.size.to_rect().contains(*at + placed.offset), "{} is off the sheet", run.text);
//!                 words.push_str(&run.text);
//!             }
//!             Item::Rect { .. } | Item::Path { .. } | Item::Symbol { .. } => shapes += 1,
//!             Item::Image { .. } | Item::Link { .. } => {}
//!         }
//!     }
//! }
//! assert!(words.contains(&map.title) && shapes > 100);
//!
//! let card = ElementId::Touchpoint(map.touchpoints.at(0).ok_or("with touchpoints")?.id);
//! let place = scene.groups.best_group_for(card).ok_or("it is drawn")?.bounds().center();
//! assert_eq!(hit(&scene, place, 1.0).map(|source| source.element), Some(card));
//! # Ok(())
//! # }
//! ```

pub mod audience;
pub mod cli;
pub mod clip;
pub mod color;
pub mod disk;
pub mod edit;
pub mod editor;
pub mod export;
pub mod i18n;
pub mod import;
pub mod layout;
pub mod method;
pub mod model;
pub mod preflight;
pub mod present;
pub mod press;
pub mod scene;
pub mod store;
#[cfg(feature = "studio")]
pub mod studio;
pub mod text;
pub mod units;
