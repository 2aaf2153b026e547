//! A drawing as it looks elsewhere: in grey, to other eyes, with less ink. It is a drawing again, so canvas, preview and files show it by
//! the same code as any other, and nothing of it moves.

use super::group::{Group, Placed};
use super::groups::{Bundle, BundleId, Groups};
use super::item::{Fill, Item, Stroke};
use super::lod::LazyLod;
use super::page::Page;
use super::sheet::Scene;
use crate::color::{Proof, Rgba, Vision};
use crate::model::{Image, ImageHash};
use kurbo::{Point, Rect, Shape as _};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Bundles that are known before those that were not asked for lately are forgotten.
const KNOWN: usize = 8192;
/// A ground that gives back less light than this is dark: what is written on it is not written in ink.
const DARK: f64 = 0.6;
/// What gives back more light than this cannot be read on white.
const FAINT: f64 = 0.4;

/// Makes the proof of a picture; `None` for one that cannot be decoded.
pub type PictureProof = fn(&Image, Proof) -> Option<Image>;

/// Makes proofs of drawings, and remembers those it made: what is asked for again is the very same drawing, and of one that differs in a
/// card a card is made anew.
#[derive(Debug)]
pub struct Proofs {
    proof: Proof,
    paper: Rgba,
    picture: PictureProof,
    bundles: FxHashMap<BundleId, KnownBundle>,
    pictures: BTreeMap<ImageHash, Arc<Image>>,
    /// Sheets with their proofs.
    scenes: Vec<(Arc<Scene>, Arc<Scene>)>,
    /// Counts what was asked for.
    asked: u64,
}

/// A bundle whose proof was made.
#[derive(Debug)]
struct KnownBundle {
    /// Keeps its [`BundleId`] from being given to another.
    _bundle: Arc<Bundle>,
    /// Its proof, where the groups were bundled.
    proof: Bundle,
    asked: u64,
}

impl Proofs {
    /// Proofs of one kind, of what is printed on this paper.
    #[must_use]
    pub fn new(proof: Proof, paper: Rgba, picture: PictureProof) -> Self {
        let (bundles, pictures) = (FxHashMap::default(), BTreeMap::new());
        Self { proof, paper, picture, bundles, pictures, scenes: Vec::new(), asked: 0 }
    }

    /// What kind they are.
    #[must_use]
    pub const fn proof(&self) -> Proof {
        self.proof
    }

    /// Makes proofs of another kind from now on.
    pub fn set_proof(&mut self, proof: Proof) {
        if self.proof != proof {
            *self = Self::new(proof, self.paper, self.picture);
        }
    }

    /// The proof of a sheet.
    #[must_use]
    pub fn scene(&mut self, scene: &Arc<Scene>) -> Arc<Scene> {
        if self.proof == Proof::Color {
            return Arc::clone(scene);
        }
        if let Some((_, proof)) = self.scenes.iter().find(|(known, _)| Arc::ptr_eq(known, scene)) {
            return Arc::clone(proof);
        }
        // Of what nobody else has any more there will be no question.
        self.scenes.retain(|(known, _)| Arc::strong_count(known) > 1);
        self.asked += 1;
        let proof = Arc::new(Scene { groups: self.groups(&scene.groups), ..Scene::clone(scene) });
        self.scenes.push((Arc::clone(scene), Arc::clone(&proof)));
        if self.bundles.len() > KNOWN {
            let since = self.asked.saturating_sub(1);
            self.bundles.retain(|_, known| known.asked >= since);
        }
        proof
    }

    /// The proof of a page.
    #[must_use]
    pub fn page(&mut self, page: &Page) -> Page {
        if self.proof == Proof::Color {
            return page.clone();
        }
        Page { scene: self.scene(&page.scene), marks: self.groups(&page.marks), ..page.clone() }
    }

    fn groups(&mut self, groups: &Groups) -> Groups {
        let mut proofs = Groups::default();
        for bundle in groups.bundles() {
            proofs.push_bundle(self.bundle(bundle));
        }
        proofs
    }

    fn bundle(&mut self, bundle: &Arc<Bundle>) -> Arc<Bundle> {
        let id = bundle.identity();
        if !self.bundles.contains_key(&id) {
            let placed = |it: super::PlacedRef<'_>| Placed { offset: it.offset, group: Arc::new(self.group(it.group)) };
            let proof = Bundle::new(bundle.moved(-bundle.offset()).groups().map(placed).collect());
            self.bundles.insert(id, KnownBundle { _bundle: Arc::clone(bundle), proof, asked: 0 });
        }
        let Some(known) = self.bundles.get_mut(&id) else { return Arc::clone(bundle) };
        known.asked = self.asked;
        Arc::new(known.proof.moved(bundle.offset()))
    }

    fn group(&mut self, group: &Group) -> Group {
        let thin = (self.proof == Proof::InkSaver).then(|| Thin::of(group, self.paper));
        let items = group.items.iter().map(|item| self.item(item, thin.as_ref())).collect();
        Group { items, lod: LazyLod::default(), ..group.clone() }
    }

    fn item(&mut self, item: &Item, thin: Option<&Thin>) -> Item {
        let mut item = item.clone();
        match (&mut item, thin) {
            (Item::Image { image, fallback, .. }, _) => {
                *image = self.picture(image);
                *fallback = self.proof.vision().seen(*fallback);
            }
            (Item::Text { at, run, .. }, Some(thin)) => run.color = thin.letters(*at, run.color),
            (Item::Rect { rect, fill, stroke, .. }, Some(thin)) => thin.shape(*rect, fill, stroke),
            (Item::Path { path, fill, stroke }, Some(thin)) => thin.shape(path.bounding_box(), fill, stroke),
            // Marks are small, and whose they are is told by how they are filled.
            (Item::Symbol { .. } | Item::Link { .. }, Some(_)) | (Item::Link { .. }, None) => {}
            (Item::Text { run, .. }, None) => run.color = self.proof.vision().seen(run.color),
            (
                Item::Rect { fill, stroke, .. } | Item::Path { fill, stroke, .. } | Item::Symbol { fill, stroke, .. },
                None,
            ) => {
                let vision = self.proof.vision();
                *fill = fill.map(|fill| match fill {
                    Fill::Solid(color) => Fill::Solid(vision.seen(color)),
                    Fill::Vertical { top, bottom } => {
                        Fill::Vertical { top: vision.seen(top), bottom: vision.seen(bottom) }
                    }
                });
                *stroke = stroke.map(|stroke| Stroke { color: vision.seen(stroke.color), ..stroke });
            }
        }
        item
    }

    fn picture(&mut self, image: &Arc<Image>) -> Arc<Image> {
        let (make, proof) = (self.picture, self.proof);
        let known = self.pictures.entry(image.hash());
        Arc::clone(known.or_insert_with(|| make(image, proof).map_or_else(|| Arc::clone(image), Arc::new)))
    }
}

/// How a group is drawn with little ink: grounds and tints are paper with a thin outline in their colour, and what is written on a
/// dark ground is written in the colour of that.
struct Thin {
    paper: Rgba,
    /// Dark grounds, back to front.
    dark: Vec<(Rect, Rgba)>,
    /// What is no higher or no wider than this is a mark and no ground: filled as before.
    mark: f64,
}

impl Thin {
    /// The most that an outline may be, in points of the sheet.
    const OUTLINE: f64 = 1.0;

    fn of(group: &Group, paper: Rgba) -> Self {
        let mut thin = Self { paper, dark: Vec::new(), mark: 0.0 };
        for item in &group.items {
            match item {
                Item::Text { run, .. } => thin.mark = thin.mark.max(run.size.get() * 0.8),
                Item::Rect { rect, fill: Some(fill), .. } => thin.note(*rect, *fill),
                Item::Path { path, fill: Some(fill), .. } => thin.note(path.bounding_box(), *fill),
                _ => {}
            }
        }
        thin
    }

    fn note(&mut self, place: Rect, fill: Fill) {
        let color = fill.middle();
        if color.a == u8::MAX && Vision::luminance(color) < DARK {
            self.dark.push((place, color));
        }
    }

    fn is_mark(&self, place: Rect) -> bool {
        place.width().min(place.height()) <= self.mark
    }

    fn letters(&self, at: Point, color: Rgba) -> Rgba {
        if Vision::luminance(color) < FAINT {
            return color;
        }
        let ground = self.dark.iter().rev().find(|(place, _)| place.contains(at) && !self.is_mark(*place));
        ground.map_or(color, |(_, ground)| *ground)
    }

    fn shape(&self, place: Rect, fill: &mut Option<Fill>, stroke: &mut Option<Stroke>) {
        if let Some(ground) = fill.filter(|_| !self.is_mark(place)) {
            let color = ground.middle();
            // What one sees through covers nothing, and paper still does.
            *fill = (color.a == u8::MAX).then_some(Fill::Solid(self.paper));
            let tint = self.paper.mix(Rgba { a: u8::MAX, ..color }, f64::from(color.a) / 255.0);
            let is_paper = Vision::luminance(tint) > 0.99 || matches!(ground, Fill::Vertical { .. });
            if stroke.is_none() && !is_paper {
                *stroke = Some(Stroke::solid(Self::OUTLINE / 2.0, outlined(tint)));
            }
        }
        if fill.is_some() {
            *stroke = stroke.map(|stroke| Stroke { width: stroke.width.min(Self::OUTLINE), ..stroke });
        }
    }
}

/// The colour of a tint as strong as a line has to be to be seen on white.
fn outlined(tint: Rgba) -> Rgba {
    /// As light as a line may be.
    const SEEN: f64 = 0.35;
    let light = Vision::luminance(tint);
    if light <= SEEN {
        return tint;
    }
    let share = (SEEN / light).powf(1.0 / 2.2);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a byte")]
    let darker = |channel: u8| (f64::from(channel) * share).round() as u8;
    Rgba { r: darker(tint.r), g: darker(tint.g), b: darker(tint.b), a: tint.a }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Layer, Stroke};
    use kurbo::{Size, Vec2};

    fn color(text: &str) -> Rgba {
        Rgba::from_hex(text).expect("a colour")
    }

    fn proofs(proof: Proof) -> Proofs {
        Proofs::new(proof, color("#FFFFFF"), |_, _| None)
    }

    fn card(ground: &str) -> Arc<Group> {
        let rect = Rect::new(0.0, 0.0, 80.0, 30.0);
        let fill = Some(Fill::Solid(color(ground)));
        let stroke = Some(Stroke::solid(2.0, color("#2766E8")));
        let items = vec![Item::Rect { rect, radius: 3.0, fill, stroke }];
        Arc::new(Group { layer: Layer::Cards, bounds: rect, items, ..Group::default() })
    }

    fn scene(cards: &[(&Arc<Group>, f64)]) -> Arc<Scene> {
        let placed = |(group, y): &(&Arc<Group>, f64)| Placed { offset: Vec2::new(5.0, *y), group: Arc::clone(group) };
        let groups = cards.iter().map(placed).collect::<Vec<_>>().into();
        Arc::new(Scene { size: Size::new(200.0, 100.0), groups, ..Scene::default() })
    }

    fn first(scene: &Scene) -> Item {
        scene.groups.iter().next().expect("a card").group.items[0].clone()
    }

    #[test]
    fn a_proof_changes_colours_and_nothing_else_and_in_colour_not_even_those() {
        let before = scene(&[(&card("#FCEBEC"), 4.0), (&card("#E9F5EF"), 40.0)]);
        assert!(Arc::ptr_eq(&proofs(Proof::Color).scene(&before), &before));
        for proof in Proof::ALL {
            let after = proofs(proof).scene(&before);
            assert_eq!(after.size, before.size);
            for (was, is) in before.groups.iter().zip(after.groups.iter()) {
                assert_eq!((was.offset, was.bounds()), (is.offset, is.bounds()), "{proof:?}");
            }
        }
        let grey = proofs(Proof::Grey).scene(&before);
        let Item::Rect { fill: Some(Fill::Solid(ground)), stroke: Some(line), .. } = first(&grey) else {
            panic!("a card")
        };
        for color in [ground, line.color] {
            assert!(color.r == color.g && color.g == color.b, "{color:?}");
        }
    }

    #[test]
    fn what_saves_ink_has_no_grounds_and_thin_lines() {
        let before = scene(&[(&card("#FCEBEC"), 4.0)]);
        let Item::Rect { fill, stroke: Some(line), .. } = first(&proofs(Proof::InkSaver).scene(&before)) else {
            panic!("a card")
        };
        assert_eq!(fill, Some(Fill::Solid(color("#FFFFFF"))), "what is behind it stays covered");
        assert!(line.width <= 1.0 && line.color == color("#2766E8"));
    }

    #[test]
    fn of_a_sheet_that_differs_in_its_place_all_is_kept_and_one_that_is_asked_for_again_is_the_same() {
        let (one, other) = (card("#FCEBEC"), card("#E9F5EF"));
        let before = scene(&[(&one, 4.0), (&other, 40.0)]);
        let mut proofs = proofs(Proof::Grey);
        let proof = proofs.scene(&before);
        assert!(Arc::ptr_eq(&proof, &proofs.scene(&before)));
        let [placed, moved] = [4.0, 9.0].map(|y| Placed { offset: Vec2::new(5.0, y), group: Arc::clone(&one) });
        let lower = before.groups.reuse(&[moved, Placed { offset: Vec2::new(5.0, 45.0), group: Arc::clone(&other) }]);
        assert_ne!(placed.offset, lower.iter().next().expect("a card").offset);
        let after = proofs.scene(&Arc::new(Scene { groups: lower, ..Scene::clone(&before) }));
        let [was, is] = [&proof, &after].map(|scene| &scene.groups.bundles()[0]);
        assert_eq!(was.identity(), is.identity(), "what was drawn of it is true still");
        assert_eq!(is.offset(), Vec2::new(0.0, 5.0));
    }
}
