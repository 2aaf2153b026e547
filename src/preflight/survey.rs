//! One look at all that is printed, from which the checks are answered.

use crate::color::{Rgba, Vision};
use crate::i18n::Messages;
use crate::layout::{PrintInput, Printed};
use crate::model::{Document, ElementId, Framing, Image, ImageHash, Imposition};
use crate::scene::{Item, Part, PlacedRef, Scene, Stroke, cover};
use crate::text::{Face, GlyphRun};
use kurbo::{Rect, Size};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Type of a size that is the same to the eye: sizes are told to a tenth of a point.
pub(super) type Tenths = u32;

/// Who is on how many dots per inch.
#[derive(Clone, Debug)]
pub(super) struct SeenPicture {
    pub(super) element: Option<ElementId>,
    /// Dots of the picture to an inch of paper, the fewer of the two directions.
    pub(super) dpi: f64,
    /// Pixels of its shorter side that would do.
    pub(super) needed: f64,
}

/// What stands on the sheets of a print, in sizes of the paper.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Letters by size.
    pub(super) letters: BTreeMap<Tenths, usize>,
    /// An element with words of the smallest size; what a map says of itself only where nothing else is as small.
    pub(super) smallest_at: Option<(Tenths, bool, ElementId)>,
    /// Paragraphs.
    pub(super) texts: usize,
    /// Where type is smaller than any print shop prints.
    pub(super) tiny: Found,
    /// The smallest of it.
    pub(super) tiniest: f64,
    /// Where type in colour is so small that its inks show beside each other.
    pub(super) colored: Found,
    /// Lines finer than a printer holds.
    pub(super) thin: Found,
    pub(super) thinnest: f64,
    pub(super) pictures: Vec<SeenPicture>,
    /// Families of the system that stand in for the bundled one.
    pub(super) families: BTreeSet<&'static str>,
    /// Characters that no face has, and where they stand.
    pub(super) missing: (Vec<char>, Found),
    /// What is drawn as a hypothesis.
    pub(super) hypotheses: Found,
    /// Whether it is said on paper what a hypothesis is.
    pub(super) explains_hypotheses: bool,
    /// Letters of each element's own words.
    lengths: HashMap<ElementId, usize>,
}

/// How often something was found, and where.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) count: usize,
    pub(super) elements: Vec<ElementId>,
}

impl Found {
    pub(super) fn at(&mut self, element: Option<ElementId>) {
        /// More are not shown: who has mended so many looks again.
        const SHOWN: usize = 40;
        self.count += 1;
        let new = element.filter(|element| self.elements.len() < SHOWN && !self.elements.contains(element));
        self.elements.extend(new);
    }
}

/// Print shops ask for type of 6 points at least, and of 8 where it is in colour: its inks never lie quite over each other.
pub(super) const SMALLEST: f64 = 6.0;
const SMALLEST_COLORED: f64 = 8.0;
/// Dots to an inch of paper from which on a picture is sharp.
pub(super) const SHARP: f64 = 150.0;
/// The finest line that a printer holds, in points.
const FINEST: f64 = 0.25;
/// Rounding.
const HAIR: f64 = 0.01;
/// From so much chroma on, and while it is not nearly black, type takes more than one ink.
const COLORED: f64 = 20.0;

/// Width and height of pictures in pixels, as far as they were asked for.
type PictureSizes = HashMap<ImageHash, Option<(u32, u32)>>;

impl Survey {
    pub(super) fn of(input: &PrintInput<'_>, printed: &Printed) -> Self {
        let mut survey = Self { tiniest: f64::INFINITY, thinnest: f64::INFINITY, ..Self::default() };
        let hypothesis = Messages::of(input.language()).text("legend-hypothesis").to_lowercase();
        let mut sizes = HashMap::new();
        for sheet in &printed.sheets {
            let scale = scale_of(input, printed, &sheet.scene);
            for bundle in sheet.scene.groups.bundles() {
                for (character, element) in bundle.missing() {
                    if !survey.missing.0.contains(character) {
                        survey.missing.0.push(*character);
                    }
                    survey.missing.1.at(*element);
                }
                for placed in bundle.groups().filter(PlacedRef::is_printed) {
                    survey.group(input.document, placed, scale, (&hypothesis, &mut sizes));
                }
            }
        }
        survey
    }

    fn group(
        &mut self,
        document: &Document,
        placed: PlacedRef<'_>,
        scale: f64,
        (hypothesis, sizes): (&str, &mut PictureSizes),
    ) {
        let element = placed.group.source.map(|source| source.element);
        if placed.group.source.is_some_and(|source| matches!(source.part, Part::Body | Part::Handle))
            && let Some(element) = element.filter(|element| is_hypothesis(document, *element))
        {
            self.hypotheses.at(Some(element));
        }
        let mut paragraph = None;
        for item in &placed.group.items {
            match item {
                Item::Text { run, paragraph: own, .. } if run.face != Face::Icons => {
                    if own.is_none() || *own != paragraph {
                        self.texts += 1;
                        paragraph = *own;
                    }
                    self.explains_hypotheses |= run.text.to_lowercase().contains(hypothesis);
                    self.run(run, element, scale);
                }
                Item::Rect { stroke: Some(stroke), .. }
                | Item::Path { stroke: Some(stroke), .. }
                | Item::Symbol { stroke: Some(stroke), .. } => self.line(stroke, element, scale),
                Item::Image { rect, image, framing, .. } => {
                    self.picture((*rect, image, *framing), element, scale, sizes);
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, run: &GlyphRun, element: Option<ElementId>, scale: f64) {
        let letters = run.glyphs.len();
        if letters == 0 {
            return;
        }
        if let Face::System(_) = run.face {
            self.families.insert(run.face.family());
        }
        let points = run.size.get() * scale;
        *self.letters.entry(tenths(points)).or_default() += letters;
        if let Some(element) = element {
            let this = (tenths(points), matches!(element, ElementId::Project), element);
            let is_smaller = |(size, of_map, _)| (this.0, this.1) < (size, of_map);
            if self.smallest_at.is_none_or(is_smaller) {
                self.smallest_at = Some(this);
            }
            *self.lengths.entry(element).or_default() += letters;
        }
        if points < SMALLEST - HAIR {
            self.tiny.at(element);
            self.tiniest = self.tiniest.min(points);
        } else if points < SMALLEST_COLORED - HAIR && is_colored(run.color) {
            self.colored.at(element);
        }
    }

    fn line(&mut self, stroke: &Stroke, element: Option<ElementId>, scale: f64) {
        let width = stroke.width * scale;
        if width > 0.0 && width < FINEST - HAIR / 10.0 && stroke.color.a > 0 {
            self.thin.at(element);
            self.thinnest = self.thinnest.min(width);
        }
    }

    fn picture(
        &mut self,
        (rect, image, framing): (Rect, &Arc<Image>, Framing),
        element: Option<ElementId>,
        scale: f64,
        sizes: &mut PictureSizes,
    ) {
        const POINTS_PER_INCH: f64 = 72.0;
        let size = *sizes.entry(image.hash()).or_insert_with(|| image.size());
        let Some((width, height)) = size.map(|(width, height)| (f64::from(width), f64::from(height))) else { return };
        let whole = cover(rect, Size::new(width, height), framing).size() * scale / POINTS_PER_INCH;
        if whole.width <= 0.0 || whole.height <= 0.0 {
            return;
        }
        let dpi = (width / whole.width).min(height / whole.height);
        let needed = whole.width.min(whole.height) * SHARP;
        let new = SeenPicture { element, dpi, needed };
        match self.pictures.iter_mut().find(|known| known.element == element) {
            Some(known) if known.dpi > dpi => *known = new,
            Some(_) => {}
            None => self.pictures.push(new),
        }
    }

    /// The elements with the longest words, the longest first.
    pub(super) fn longest(&self) -> Vec<ElementId> {
        /// As many as somebody shortens in one go.
        const FEW: usize = 5;
        let own = |element: &ElementId| !matches!(element, ElementId::Project | ElementId::Journey(_));
        let mut all: Vec<(usize, ElementId)> = self
            .lengths
            .iter()
            .filter(|(element, _)| own(element))
            .map(|(element, length)| (*length, *element))
            .collect();
        all.sort_by(|(one, first), (other, second)| other.cmp(one).then(first.cmp(second)));
        all.into_iter().take(FEW).map(|(_, element)| element).collect()
    }
}

/// How large a sheet is on paper: where it is shown in several sizes, the smallest of them.
fn scale_of(input: &PrintInput<'_>, printed: &Printed, scene: &Arc<Scene>) -> f64 {
    let is_cut = matches!(input.setup.imposition, Imposition::Tiles(_));
    let scales = printed.pages.iter().filter(|page| Arc::ptr_eq(&page.scene, scene)).map(|page| page.scale);
    // The small picture on the plan of tiles is not read, it shows where they belong.
    if is_cut { scales.max_by(f64::total_cmp) } else { scales.min_by(f64::total_cmp) }.unwrap_or(1.0)
}

pub(super) fn tenths(points: f64) -> Tenths {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size of type, and a cast saturates")]
    let tenths = (points * 10.0).round() as u32;
    tenths
}

fn is_colored(color: Rgba) -> bool {
    Vision::chroma(color) >= COLORED
}

/// Whether an element is drawn as what nobody has checked. Of a portrait that is said elsewhere.
fn is_hypothesis(document: &Document, element: ElementId) -> bool {
    if matches!(element, ElementId::Persona(_)) {
        return false;
    }
    let evidence = document.element(element).and_then(crate::model::ElementRef::evidence);
    evidence.is_some_and(crate::model::Evidence::is_hypothesis)
}
