//! Type: one engine for every surface.
//!
//! In: text, style, language, width. Out: lines of positioned glyph runs that keep their source text. Lines are broken here,
//! once, in document units; no surface breaks a line of its own.
//!
//! | file | what it knows |
//! |---|---|
//! | `face` | the bundled fonts and those of the system: metrics, outlines, shapers |
//! | `loaded` | a font file that was parsed |
//! | `system` | what faces the system has, read once a text needs one |
//! | `own` | faces that a project brings along |
//! | `fallback` | which of them draws what the bundled faces lack |
//! | `invisible` | characters that show nothing |
//! | `itemise` | a text → stretches of one face and one direction |
//! | `bidi` | what is read from right to left, and how a line of both directions stands |
//! | `language`, `style` | what a text is set in and how it looks |
//! | `run`, `block` | glyphs in lines: what comes out |
//! | `shape`, `letters` | characters → glyphs; which of them bear on each other in pairs alone |
//! | `breaks` | where a line may end, where a word may be divided |
//! | `shaped` | a text shaped once in font units, with its breaks: what every size of type shares |
//! | `sized` | its lengths at the sizes of its spans |
//! | `least` | how narrow a text may be set |
//! | `lines` | where each line ends |
//! | `set` | lines, alignment → blocks |
//! | `icon` | Lucide names |
//! | `tabular` | digits of one width for other engines |

mod bidi;
mod block;
mod breaks;
mod face;
mod fallback;
mod icon;
mod invisible;
mod itemise;
mod language;
mod least;
mod letters;
mod lines;
mod loaded;
mod own;
mod run;
mod set;
mod shape;
mod shaped;
mod sized;
mod style;
mod system;
mod tabular;
#[cfg(test)]
mod testing;

pub use block::{Align, Block, Setting, TextLine};
pub use breaks::{BreakKind, allowed_breaks};
pub use face::{Face, glyph_outline};
pub use icon::{icon, icon_names, icon_run};
pub use itemise::stand_in;
pub use language::Language;
pub use least::LeastWidth;
pub use own::{OwnFace, OwnFaceProblem};
pub use run::{Glyph, GlyphCluster, GlyphRun};
pub use set::{line_width, set, set_one};
pub use shape::THOUSANDS_SPACE;
pub use shaped::ShapedText;
pub use style::{Span, Style};
pub use system::SystemFace;
