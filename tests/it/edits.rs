//! Whatever is done to a document, in whatever order: it stays sound, it can be undone, it can be saved.
#![expect(clippy::expect_used, clippy::panic, reason = "a helper of a test that cannot go on says so at once")]

use proptest::prelude::*;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tropa::edit::lock::can_lock;
use tropa::edit::{Edit, EditError, Element, History, StepName, apply, meeting};
use tropa::model::{
    Aim, Amount, Audience, AudienceId, Barrier, BarrierId, BarrierKind, Card, Cause, DataSource, Date, Document,
    DropOff, DropOffId, EasedDropOff, ElementId, ElementRef, EmotionId, EmotionPoint, Ems, Evidence, Extra, Feeling,
    Field, Framing, Funnel, FunnelRow, IdSource, Image, ImageHash, Intensity, Items, Journey, JourneyId, JourneyKind,
    Keyed, LabelPlace, Labelling, Lane, LaneId, LaneKind, Language, MapBefore, Meeting, MeetingChange, MeetingId,
    MeetingRoom, Metric, MetricId, Note, NoteId, Paper, Persona, PersonaId, PersonaLook, PrintLayout, PrintSetup,
    Project, Script, ScriptView, Severity, Share, Sheet, Solution, SolutionId, Stage, StageId, Touchpoint,
    TouchpointId, Verdict, ViewId, ViewSubject, Weight, WhatIf, WhatIfId, validate,
};
use tropa::store::{Sample, from_bytes, sample, to_bytes};
use tropa::units::Mm;

/// Texts that break careless writers.
const TEXTS: [&str; 9] = [
    "",
    "Узнаю о магазине",
    "«ёлочки» \"quotes\" \\ / ",
    "line\nbreak\r\n\ttab",
    "\u{0}\u{1f}\u{7f}\u{2028}",
    "👩‍👩‍👧‍👦 и́ שלום",
    "}],{[\"",
    "=cmd()",
    "\u{FEFF}\u{FFFF}\u{10FFFF}",
];

/// Numbers that break careless readers.
const NUMBERS: [f64; 12] = [
    0.0,
    -0.0,
    0.1,
    0.333_333_333_333,
    1.0,
    -2.0,
    7.123_456_789,
    1e-320,
    123_456_789_012_345.67,
    1e300,
    f64::NAN,
    f64::INFINITY,
];

/// Chance that is the same at every run of the same seed.
struct Dice(IdSource);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(IdSource::seeded(seed))
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.0.next_number() % end.max(1) as u64).expect("below a usize")
    }

    /// True `percent` times of a hundred.
    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn of<T: Clone>(&mut self, choices: &[T]) -> Option<T> {
        choices.get(self.below(choices.len())).cloned()
    }

    fn text(&mut self) -> String {
        TEXTS[self.below(TEXTS.len())].to_owned()
    }

    fn number(&mut self) -> f64 {
        if self.chance(40) {
            return NUMBERS[self.below(NUMBERS.len())];
        }
        let number = u32::try_from(self.below(60_000)).expect("below a u32");
        let number = f64::from(number) / 9_973.0 - 3.0;
        // Large amounts with digits behind the point, too.
        if self.chance(20) { number * 12_345_678_901_234.5 } else { number }
    }

    fn texts(&mut self) -> Vec<String> {
        (0..self.below(3)).map(|_| self.text()).collect()
    }

    fn extra(&mut self) -> Extra {
        if self.chance(80) {
            return Extra::new();
        }
        BTreeMap::from([("x-later".to_owned(), json!({ "list": [1, -2.5, null, self.text()], "on": true }))])
    }

    fn date(&mut self) -> Option<Date> {
        let day = i8::try_from(self.below(28)).expect("below an i8");
        if self.chance(50) { Date::new(2026, 2, day + 1) } else { None }
    }

    fn image(&mut self) -> Arc<Image> {
        let number = u8::try_from(self.below(4)).expect("below a u8");
        Arc::new(Image::new([b"\x89PNG\r\n\x1a\n".as_slice(), &[number]].concat()).expect("a PNG"))
    }

    /// The id of an element of the list; of another list or of nothing now and then.
    fn id<T: Keyed>(&mut self, own: &Items<T>, other: &Items<T>, unknown: fn(u64) -> T::Id) -> T::Id {
        let list = if self.chance(90) { own } else { other };
        let known = list.at(self.below(list.len())).map(|item| item.id());
        match known {
            Some(id) if self.chance(95) => id,
            _ => unknown(self.0.next_number()),
        }
    }
}

/// Makes edits of every kind for a document: most of them fit, some do not.
struct Maker<'a> {
    document: &'a Document,
    own: &'a Journey,
    other: &'a Journey,
    dice: Dice,
}

/// How many kinds of element there are.
const KINDS: usize = 10;

impl Maker<'_> {
    fn stage(&mut self) -> StageId {
        self.dice.id(&self.own.stages, &self.other.stages, StageId::new)
    }

    fn persona(&mut self) -> PersonaId {
        self.dice.id(&self.document.personas, &self.document.personas, PersonaId::new)
    }

    fn at(&mut self) -> Share {
        Share::new(self.dice.number())
    }

    /// The id of an element of this kind, existing as a rule.
    fn element_id(&mut self, kind: usize) -> ElementId {
        let (own, other, dice) = (self.own, self.other, &mut self.dice);
        match kind {
            0 => ElementId::Persona(self.persona()),
            1 => ElementId::Stage(self.stage()),
            2 => ElementId::Lane(dice.id(&own.lanes, &other.lanes, LaneId::new)),
            3 => ElementId::Note(dice.id(&own.notes, &other.notes, NoteId::new)),
            4 => ElementId::Touchpoint(dice.id(&own.touchpoints, &other.touchpoints, TouchpointId::new)),
            5 => ElementId::Emotion(dice.id(&own.emotions, &other.emotions, EmotionId::new)),
            6 => ElementId::DropOff(dice.id(&own.dropoffs, &other.dropoffs, DropOffId::new)),
            7 => ElementId::Barrier(dice.id(&own.barriers, &other.barriers, BarrierId::new)),
            8 => ElementId::Solution(dice.id(&own.solutions, &other.solutions, SolutionId::new)),
            9 => ElementId::Metric(dice.id(&own.metrics, &other.metrics, MetricId::new)),
            10 => ElementId::Journey(self.dice.id(&self.document.journeys, &self.document.journeys, JourneyId::new)),
            _ => ElementId::Project,
        }
    }

    /// An element of this kind with an id that is free, as a rule.
    fn new_element(&mut self, kind: usize) -> Element {
        let number = self.dice.0.next_number();
        let id = match kind {
            _ if self.dice.chance(10) => self.element_id(kind),
            0 => ElementId::Persona(PersonaId::new(number)),
            1 => ElementId::Stage(StageId::new(number)),
            2 => ElementId::Lane(LaneId::new(number)),
            3 => ElementId::Note(NoteId::new(number)),
            4 => ElementId::Touchpoint(TouchpointId::new(number)),
            5 => ElementId::Emotion(EmotionId::new(number)),
            6 => ElementId::DropOff(DropOffId::new(number)),
            7 => ElementId::Barrier(BarrierId::new(number)),
            8 => ElementId::Solution(SolutionId::new(number)),
            _ => ElementId::Metric(MetricId::new(number)),
        };
        self.element(id)
    }

    fn element(&mut self, id: ElementId) -> Element {
        match id {
            ElementId::Persona(id) => Element::Persona(self.new_persona(id)),
            ElementId::Lane(id) => Element::Lane(Lane {
                confidential: self.dice.below(4) == 0,
                id,
                kind: self.dice.of(&LaneKind::ALL).expect("a kind"),
                title: self.dice.text(),
                hint: self.dice.text(),
                height: Weight::new(self.dice.number()),
                backstage: self.dice.of(&[None, Some(false), Some(true)]).expect("a side"),
                visible: self.dice.chance(50),
                locked: self.dice.below(4) == 0,
                extra: self.dice.extra(),
            }),
            ElementId::Note(id) => Element::Note(Note {
                confidential: self.dice.below(4) == 0,
                id,
                lane: self.dice.id(&self.own.lanes, &self.other.lanes, LaneId::new),
                stage: self.stage(),
                text: self.dice.text(),
                evidence: self.evidence(),
                locked: self.dice.below(4) == 0,
                extra: self.dice.extra(),
            }),
            ElementId::Touchpoint(id) => Element::Touchpoint(self.new_touchpoint(id)),
            ElementId::Emotion(id) => Element::Emotion(EmotionPoint {
                confidential: self.dice.below(4) == 0,
                id,
                persona: self.persona(),
                stage: self.stage(),
                at: self.at(),
                value: Feeling::new(self.dice.number()),
                curve: if self.dice.chance(30) { JourneyKind::ToBe } else { JourneyKind::AsIs },
                feeling: self.dice.text(),
                intensity: self.dice.of(&Intensity::ALL).expect("an intensity"),
                quote: self.dice.text(),
                label: Labelling::Pinned,
                label_at: Some(LabelPlace { x: Ems::new(-3.5), y: Ems::new(2.0), width: Ems::new(15.0) }),
                touchpoint: self.touchpoint(),
                evidence: self.evidence(),
                extra: self.dice.extra(),
            }),
            ElementId::DropOff(id) => Element::DropOff(DropOff {
                confidential: self.dice.below(4) == 0,
                id,
                persona: self.persona(),
                stage: self.stage(),
                at: self.at(),
                lost: self.at(),
                people: self.dice.chance(50).then_some(290),
                target: self.dice.chance(50).then(|| self.at()),
                cause: self.dice.of(&Cause::ALL).expect("a cause"),
                reason: self.dice.text(),
                comeback: self.dice.text(),
                touchpoint: self.touchpoint(),
                evidence: self.evidence(),
                severity: Severity::Workaround,
                solution: (self.dice.chance(60) && !self.own.solutions.is_empty())
                    .then(|| self.dice.id(&self.own.solutions, &self.other.solutions, SolutionId::new)),
                extra: self.dice.extra(),
            }),
            ElementId::Barrier(id) => Element::Barrier(Barrier {
                confidential: self.dice.below(4) == 0,
                id,
                stage: self.stage(),
                kind: self.dice.of(&BarrierKind::ALL),
                title: self.dice.text(),
                text: self.dice.text(),
                personas: self.passing(),
                evidence: self.evidence(),
                locked: self.dice.below(4) == 0,
                extra: self.dice.extra(),
            }),
            ElementId::Solution(id) => Element::Solution(self.new_solution(id)),
            ElementId::Metric(id) => Element::Metric(Metric {
                confidential: self.dice.below(4) == 0,
                id,
                stage: self.stage(),
                name: self.dice.text(),
                fact: self.dice.chance(80).then(|| Amount::new(self.dice.number())),
                target: self.dice.chance(80).then(|| Amount::new(self.dice.number())),
                unit: self.dice.text(),
                aim: Aim::Lower,
                personas: self.passing(),
                evidence: self.evidence(),
                locked: self.dice.below(4) == 0,
                extra: self.dice.extra(),
            }),
            ElementId::Stage(_) | ElementId::Journey(_) | ElementId::Project => Element::Stage(Stage {
                id: if let ElementId::Stage(id) = id { id } else { self.stage() },
                name: self.dice.text(),
                question: self.dice.text(),
                duration: self.dice.text(),
                width: Weight::new(self.dice.number()),
                visible: true,
                locked: self.dice.below(4) == 0,
                extra: self.dice.extra(),
            }),
        }
    }

    fn new_persona(&mut self, id: PersonaId) -> Persona {
        let known: Vec<ImageHash> = self.document.images.keys().copied().collect();
        let portrait = if self.dice.chance(10) { Some(ImageHash::of(b"none")) } else { self.dice.of(&known) };
        Persona {
            confidential: self.dice.below(4) == 0,
            id,
            name: self.dice.text(),
            age: Some(40),
            segment: self.dice.text(),
            quote: self.dice.text(),
            portrait,
            crop: portrait.is_some().then(Framing::default),
            look: PersonaLook::nth(self.dice.below(9)),
            wishes: self.dice.texts(),
            problems: self.dice.texts(),
            criteria: self.dice.texts(),
            objections: self.dice.texts(),
            fears: self.dice.texts(),
            demographics: self.dice.text(),
            doubts: self.dice.texts(),
            channels: self.dice.texts(),
            places: self.dice.texts(),
            subscriptions: self.dice.texts(),
            value: self.dice.chance(50).then(|| Amount::new(self.dice.number())),
            evidence: self.evidence(),
            extra: self.dice.extra(),
        }
    }

    /// A picture that the project holds, or none; one that it does not hold now and then.
    fn picture(&mut self) -> Option<ImageHash> {
        let held: Vec<ImageHash> = self.document.images.keys().copied().collect();
        if self.dice.chance(3) {
            return Some(self.dice.image().hash());
        }
        if self.dice.chance(50) { self.dice.of(&held) } else { None }
    }

    fn evidence(&mut self) -> Evidence {
        let all = [
            Evidence::Hypothesis,
            Evidence::Interview { count: u32::MAX },
            Evidence::Data { source: self.dice.text(), date: self.dice.date() },
            Evidence::Observation { count: 3 },
        ];
        self.dice.of(&all).expect("evidence")
    }

    fn funnel(&mut self) -> Funnel {
        let rows = (0..self.dice.below(4))
            .map(|_| {
                let persona = self.dice.chance(70).then(|| self.persona());
                let mut row = FunnelRow::new(persona, self.stage());
                row.entered = self.dice.chance(80).then_some(1_240);
                row.left = self.dice.chance(80).then_some(u64::from(u32::MAX));
                row.seconds = self.dice.chance(50).then(|| Amount::new(self.dice.number()));
                row.extra = self.dice.extra();
                row
            })
            .collect();
        let source = DataSource {
            file: self.dice.text(),
            sheet: self.dice.text(),
            date: self.dice.date(),
            rows: 1_000_000,
            amended: self.dice.chance(50),
            mapping: self.dice.chance(50).then(|| json!({ "layout": "long", "columns": [1, 2] })),
            extra: self.dice.extra(),
        };
        Funnel { rows, source: self.dice.chance(50).then_some(source), extra: self.dice.extra() }
    }

    fn passing(&mut self) -> Vec<PersonaId> {
        (0..self.dice.below(3)).map(|_| self.persona()).collect()
    }

    /// A touchpoint of either journey, or none.
    fn touchpoint(&mut self) -> Option<TouchpointId> {
        (self.dice.chance(40) && !self.own.touchpoints.is_empty())
            .then(|| self.dice.id(&self.own.touchpoints, &self.other.touchpoints, TouchpointId::new))
    }

    fn new_touchpoint(&mut self, id: TouchpointId) -> Touchpoint {
        let evidence = self.evidence();
        Touchpoint {
            confidential: self.dice.below(4) == 0,
            id,
            stage: self.stage(),
            at: self.at(),
            row: 3,
            card: Arc::new(Card {
                channel: self.dice.text(),
                platform: self.dice.text(),
                title: self.dice.text(),
                detail: self.dice.text(),
                personas: self.passing(),
                picture: self.picture(),
                moment_of_truth: self.dice.chance(20),
                evidence,
            }),
            locked: self.dice.below(4) == 0,
            extra: self.dice.extra(),
        }
    }

    fn new_solution(&mut self, id: SolutionId) -> Solution {
        let barriers = if self.own.barriers.is_empty() { 0 } else { self.dice.below(3) };
        Solution {
            confidential: self.dice.below(4) == 0,
            id,
            stage: self.stage(),
            title: self.dice.text(),
            text: self.dice.text(),
            owner: self.dice.text(),
            due: self.dice.date(),
            barriers: (0..barriers)
                .map(|_| self.dice.id(&self.own.barriers, &self.other.barriers, BarrierId::new))
                .collect(),
            evidence: self.evidence(),
            locked: self.dice.below(4) == 0,
            extra: self.dice.extra(),
        }
    }

    fn project(&mut self) -> Project {
        let custom = Paper::Custom { width: Mm(self.dice.number() * 300.0), height: Mm(self.dice.number() * 300.0) };
        let roll = Paper::Roll { width: Mm(914.0), length: Mm(self.dice.number() * 300.0) };
        let paper = self.dice.of(&[Paper::A3, Paper::B2, Paper::Letter, custom, roll]).unwrap_or_default();
        Project {
            title: self.dice.text(),
            client: self.dice.text(),
            author: self.dice.text(),
            language: Language::En,
            version: self.dice.text(),
            date: self.dice.date(),
            research: self.dice.text(),
            currency: self.dice.text(),
            sheet: Sheet { margin: self.dice.chance(50).then(|| Mm(self.dice.number())), ..Sheet::portrait(paper) },
            brand: Arc::default(),
            script: self.script(),
            audiences: self.audiences(),
            meetings: self.meetings(),
            print: PrintSetup {
                layout: PrintLayout::ALL[self.dice.below(PrintLayout::ALL.len())],
                ..PrintSetup::default()
            },
            extra: self.dice.extra(),
        }
    }

    fn script(&mut self) -> Arc<Script> {
        let stage = self.stage();
        let subject = self.dice.of(&[ViewSubject::Overview, ViewSubject::Stage(stage)]).unwrap_or_default();
        let view =
            ScriptView { note: self.dice.text(), ..ScriptView::new(ViewId::new(self.dice.0.next_number()), subject) };
        let room = MeetingRoom { depth: self.dice.number() * 9.0, ..MeetingRoom::default() };
        Arc::new(Script { views: vec![view], room, ..Script::default() })
    }

    fn audiences(&mut self) -> Arc<Vec<Audience>> {
        let mut audience = Audience::new(AudienceId::new(self.dice.0.next_number()), self.dice.text());
        audience.hidden_personas.push(self.persona());
        Arc::new(vec![audience])
    }

    fn meetings(&mut self) -> Arc<Vec<Meeting>> {
        let day = Date::new(2026, 11, 21).expect("a day");
        let mut meeting = Meeting::new(MeetingId::new(self.dice.0.next_number()), day);
        let element = Box::new(self.new_element(2));
        let (after, verdict) = (Some(element.clone()), Verdict::Kept);
        meeting.changes.push(MeetingChange { after, verdict, ..MeetingChange::of(element.id()) });
        Arc::new(vec![meeting])
    }

    fn what_ifs(&mut self) -> Arc<Vec<WhatIf>> {
        let mut what_if = WhatIf::new(WhatIfId::new(self.dice.0.next_number()), self.dice.text());
        let dropoff = self.dice.id(&self.own.dropoffs, &self.other.dropoffs, DropOffId::new);
        what_if.eased.push(EasedDropOff { dropoff, lost: self.at() });
        Arc::new(vec![what_if])
    }

    fn edit(&mut self, variant: usize) -> Edit {
        let kind = self.dice.below(KINDS);
        match variant {
            0 => Edit::DescribeProject(Box::new(self.project())),
            1 => Edit::DescribeJourney {
                journey: if self.dice.chance(80) { self.own.id } else { JourneyId::new(99) },
                title: self.dice.text(),
                scenario: self.dice.text(),
                kind: JourneyKind::ToBe,
            },
            2 => Edit::Add {
                journey: if self.dice.chance(95) { self.own.id } else { JourneyId::new(99) },
                element: Box::new(self.new_element(kind)),
                index: self.dice.chance(50).then(|| self.dice.below(4)),
            },
            3 => {
                let id = self.element_id(kind);
                Edit::Change(Box::new(self.element(id)))
            }
            4 => {
                let kind = self.dice.below(KINDS + 2);
                let count = self.dice.below(2);
                Edit::Remove((0..=count).map(|_| self.element_id(kind)).collect())
            }
            5 => {
                let kind = self.dice.below(KINDS + 2);
                Edit::Reorder { element: self.element_id(kind), index: self.dice.below(5) }
            }
            6 => Edit::MoveTouchpoint {
                id: self.dice.id(&self.own.touchpoints, &self.other.touchpoints, TouchpointId::new),
                stage: self.stage(),
                at: self.at(),
                row: 1,
            },
            7 => Edit::MoveEmotion {
                id: self.dice.id(&self.own.emotions, &self.other.emotions, EmotionId::new),
                stage: self.stage(),
                at: self.at(),
                value: Feeling::new(self.dice.number()),
            },
            8 => Edit::MoveDropOff {
                id: self.dice.id(&self.own.dropoffs, &self.other.dropoffs, DropOffId::new),
                stage: self.stage(),
                at: self.at(),
            },
            9 => {
                let kind = self.dice.of(&[3, 7, 8, 9, 3, 7, 8, 9, 1, 4]).expect("a kind");
                Edit::MoveToStage { element: self.element_id(kind), stage: self.stage() }
            }
            10 => Edit::SetPortrait {
                persona: self.persona(),
                image: self.dice.chance(70).then(|| self.dice.image()),
                crop: self.dice.chance(50).then(Framing::default),
            },
            11 => Edit::AddPicture(self.dice.image()),
            13 => Edit::MoveLabel {
                id: self.dice.id(&self.own.emotions, &self.other.emotions, EmotionId::new),
                place: LabelPlace { x: Ems::new(self.dice.number()), ..LabelPlace::default() },
            },
            12 => Edit::SetFunnel { journey: self.own.id, funnel: Arc::new(self.funnel()) },
            14 => Edit::SetScript(self.script()),
            15 => Edit::SetAudiences(self.audiences()),
            16 => Edit::SetMeetings(self.meetings()),
            17 => Edit::SetWhatIfs {
                journey: if self.dice.chance(80) { self.own.id } else { JourneyId::new(99) },
                what_ifs: self.what_ifs(),
            },
            _ => {
                let count = self.dice.below(4);
                // A picture comes with the card that shows it.
                let picture = self.dice.chance(40).then(|| self.dice.image());
                let shown = picture.map(|image| {
                    let id = TouchpointId::new(self.dice.0.next_number());
                    let mut card = self.new_touchpoint(id);
                    card.picture = Some(image.hash());
                    let element = Box::new(Element::Touchpoint(card));
                    [Edit::AddPicture(image), Edit::Add { journey: self.own.id, element, index: None }]
                });
                let others = (0..count)
                    .map(|_| {
                        let variant = self.dice.below(VARIANTS - 1);
                        self.edit(variant)
                    })
                    .collect::<Vec<_>>();
                let edits = shown.into_iter().flatten().chain(others).collect();
                Edit::Several { name: StepName::Change, edits }
            }
        }
    }
}

/// How many kinds of edit there are.
const VARIANTS: usize = 19;

/// Names the variant. A new one does not compile here until the maker above makes it, too.
fn variant(edit: &Edit) -> usize {
    match edit {
        Edit::DescribeProject(_) => 0,
        Edit::DescribeJourney { .. } => 1,
        Edit::Add { .. } => 2,
        Edit::Change(_) => 3,
        Edit::Remove(_) => 4,
        Edit::Reorder { .. } => 5,
        Edit::MoveTouchpoint { .. } => 6,
        Edit::MoveEmotion { .. } => 7,
        Edit::MoveDropOff { .. } => 8,
        Edit::MoveToStage { .. } => 9,
        Edit::SetPortrait { .. } => 10,
        Edit::AddPicture(_) => 11,
        Edit::SetFunnel { .. } => 12,
        Edit::MoveLabel { .. } => 13,
        Edit::SetScript(_) => 14,
        Edit::SetAudiences(_) => 15,
        Edit::SetMeetings(_) => 16,
        Edit::SetWhatIfs { .. } => 17,
        Edit::Several { .. } => 18,
    }
}

/// The edit that this seed gives for the document as it is now.
fn edit_for(document: &Document, seed: u64) -> Edit {
    let mut dice = Dice::new(seed);
    // Adding twice as often as anything else keeps the document from running empty.
    let variant = [0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18][dice.below(VARIANTS + 1)];
    let first = dice.below(document.journeys.len());
    let own = document.journeys.at(first).expect("a journey");
    let other = document.journeys.at(1 - first.min(1)).unwrap_or(own);
    Maker { document, own, other, dice }.edit(variant)
}

/// The same edit with a sheet as there can be one: what is read is brought within bounds, as applying does it.
fn on_paper(edit: Edit) -> Edit {
    match edit {
        Edit::DescribeProject(mut project) => {
            project.sheet = project.sheet.tamed();
            project.print = project.print.tamed();
            let room = project.script.room.tamed();
            Arc::make_mut(&mut project.script).room = room;
            Edit::DescribeProject(project)
        }
        Edit::SetScript(mut script) => {
            let room = script.room.tamed();
            Arc::make_mut(&mut script).room = room;
            Edit::SetScript(script)
        }
        Edit::Several { name, edits } => Edit::Several { name, edits: edits.into_iter().map(on_paper).collect() },
        other => other,
    }
}

/// Two small maps with one of everything.
fn start() -> Document {
    let journey = |n: u32| {
        let stage = format!("stage-{n}");
        json!({
            "id": format!("journey-{n}"),
            "stages": [{ "id": stage }, { "id": format!("stage-{n}z") }],
            "lanes": [{ "id": format!("lane-{n}"), "kind": "goal" }, { "id": format!("lane-{n}z"), "kind": "barriers" }],
            "notes": [{ "id": format!("note-{n}"), "lane": format!("lane-{n}"), "stage": stage }],
            "touchpoints": [{ "id": format!("touch-{n}"), "stage": stage, "personas": ["persona-1"] }],
            "emotions": [{ "id": format!("emotion-{n}"), "persona": "persona-1", "stage": stage }],
            "dropoffs": [{
                "id": format!("dropoff-{n}"), "persona": "persona-2", "stage": stage, "solution": format!("solution-{n}")
            }],
            "barriers": [{ "id": format!("barrier-{n}"), "stage": stage }],
            "solutions": [{ "id": format!("solution-{n}"), "stage": stage, "barriers": [format!("barrier-{n}")] }],
            "metrics": [{ "id": format!("metric-{n}"), "stage": stage }]
        })
    };
    let file = json!({
        "format": "tropa", "version": 1,
        "personas": [{ "id": "persona-1" }, { "id": "persona-2" }],
        "journeys": [journey(1), journey(2)]
    });
    from_bytes(file.to_string().as_bytes()).expect("a project")
}

fn assert_saves_and_opens(document: &Document) {
    let bytes = to_bytes(document).expect("JSON");
    let opened = from_bytes(&bytes).unwrap_or_else(|error| panic!("{error}\n{}", String::from_utf8_lossy(&bytes)));
    assert!(opened == *document, "opened {opened:#?}\nsaved {document:#?}");
    assert!(to_bytes(&opened).expect("JSON") == bytes, "the second save differs");
}

/// Applies the edits of these seeds and gives how many steps that made.
fn run(history: &mut History, seeds: &[u64]) -> usize {
    let mut steps = 0;
    for &seed in seeds {
        let before = Arc::clone(history.current());
        let edit = edit_for(&before, seed);
        let result = history.apply(&edit);
        let after = history.current();
        if Arc::ptr_eq(&before, after) {
            continue;
        }
        assert!(result.is_ok(), "{edit:?} was refused and changed the document: {result:?}");
        assert_eq!(validate(after), [], "after {edit:?}");
        assert!(*before != **after, "{edit:?} is a step that changes nothing");
        steps += 1;
    }
    steps
}

fn seeds() -> impl Strategy<Value = Vec<u64>> {
    proptest::collection::vec(any::<u64>(), 0..60)
}

fn config() -> ProptestConfig {
    ProptestConfig::with_cases(64)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_document_that_edits_reach_is_sound_and_saves(seeds in seeds()) {
        let mut history = History::new(start());
        for part in seeds.chunks(10) {
            run(&mut history, part);
            assert_saves_and_opens(history.current());
        }
    }

    #[test]
    fn an_edit_reads_back_what_it_wrote(seeds in seeds()) {
        let document = start();
        for seed in seeds {
            let edit = on_paper(edit_for(&document, seed));
            let written = serde_json::to_string(&edit).expect("JSON");
            let read: Edit = serde_json::from_str(&written).unwrap_or_else(|error| panic!("{error}\n{written}"));
            prop_assert!(read == edit, "read {:#?}\nwrote {:#?}", read, edit);
        }
    }

    #[test]
    fn undoing_all_gives_the_first_document_and_redoing_all_the_last(seeds in seeds()) {
        let mut history = History::new(start());
        let first = Arc::clone(history.current());
        let steps = run(&mut history, &seeds);
        let last = Arc::clone(history.current());
        let undone = std::iter::from_fn(|| history.undo().then_some(())).count();
        prop_assert_eq!(undone, steps);
        prop_assert!(Arc::ptr_eq(history.current(), &first));
        prop_assert!(**history.current() == start(), "an edit changed a snapshot that was taken before it");
        let redone = std::iter::from_fn(|| history.redo().then_some(())).count();
        prop_assert_eq!(redone, steps);
        prop_assert!(Arc::ptr_eq(history.current(), &last));
    }

    #[test]
    fn a_transaction_is_one_step_whatever_is_in_it(before in seeds(), within in seeds()) {
        let mut history = History::new(start());
        let steps_before = run(&mut history, &before);
        let start = Arc::clone(history.current());
        history.begin(StepName::Change);
        run(&mut history, &within);
        history.commit();
        let end = Arc::clone(history.current());
        let changed = *end != *start;
        prop_assert_eq!(Arc::ptr_eq(&start, &end), !changed, "a transaction that changes nothing leaves no trace");
        if changed {
            prop_assert!(history.undo());
            prop_assert!(Arc::ptr_eq(history.current(), &start));
            prop_assert!(history.redo());
            prop_assert!(Arc::ptr_eq(history.current(), &end));
            prop_assert!(history.undo());
        }
        prop_assert_eq!(std::iter::from_fn(|| history.undo().then_some(())).count(), steps_before);
    }

    #[test]
    fn an_aborted_transaction_leaves_no_trace(before in seeds(), undone in 0_usize..5, within in seeds()) {
        let mut history = History::new(start());
        run(&mut history, &before);
        let undone = (0..undone).filter(|_| history.undo()).count();
        let start = Arc::clone(history.current());
        let names = (history.undo_name(), history.redo_name(), history.is_dirty());
        history.begin(StepName::Change);
        prop_assert_eq!(history.undo_name(), names.0, "what is open has changed nothing yet");
        run(&mut history, &within);
        history.abort();
        prop_assert!(Arc::ptr_eq(history.current(), &start));
        prop_assert!(!history.is_open());
        prop_assert_eq!((history.undo_name(), history.redo_name(), history.is_dirty()), names);
        prop_assert_eq!((0..undone).filter(|_| history.redo()).count(), undone, "what was undone can still be redone");
    }

    #[test]
    fn dirty_means_different_from_what_was_saved(before in seeds(), after in seeds(), late in seeds()) {
        let mut history = History::new(start());
        prop_assert!(!history.is_dirty());
        let steps = run(&mut history, &before);
        prop_assert_eq!(history.is_dirty(), steps > 0);

        // The file is written while editing goes on; what it holds is the snapshot of before.
        let written = Arc::clone(history.current());
        let steps = run(&mut history, &after);
        history.mark_saved(&written);
        prop_assert_eq!(history.is_dirty(), steps > 0);
        for _ in 0..steps {
            prop_assert!(history.is_dirty());
            history.undo();
        }
        prop_assert!(!history.is_dirty(), "back at what was saved");

        // Undone behind the save and edited otherwise: what was saved cannot be reached any more.
        if history.undo() {
            prop_assert!(history.is_dirty());
            let steps = run(&mut history, &late);
            if steps > 0 {
                prop_assert!(history.is_dirty());
                while history.undo() {
                    prop_assert!(history.is_dirty());
                }
            } else {
                history.redo();
                prop_assert!(!history.is_dirty());
            }
        }
    }
}

/// All that a meeting can change of a project: its people, its maps without their order and what was asked of them, its words.
fn map_of(document: &Document) -> (MapBefore, Vec<ImageHash>) {
    let mut map = meeting::before(document);
    let mut journeys: Vec<Journey> = map.journeys.iter().map(|journey| journey.as_ref().clone()).collect();
    journeys.sort_by_key(|journey| journey.id.number());
    let unasked = journeys.into_iter().map(|journey| Journey { what_ifs: Arc::default(), ..journey });
    map.journeys = unasked.collect();
    (map, document.images.keys().copied().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn rolling_back_all_that_a_meeting_changed_gives_the_map_of_before(
        first in prop::collection::vec(any::<u64>(), 0..40),
        then in prop::collection::vec(any::<u64>(), 1..30),
    ) {
        let edited = |mut document: Document, seeds: &[u64]| {
            for &seed in seeds {
                let edit = edit_for(&document, seed);
                // Others' notes of meetings are no part of what a meeting changes.
                let meetings = Edit::SetMeetings(Arc::clone(&document.project.meetings));
                let edits = vec![edit, meetings];
                document = apply(&document, &Edit::Several { name: StepName::Change, edits }).unwrap_or(document);
            }
            document
        };
        let was = edited(start(), &first);
        let id = MeetingId::new(7);
        let mut running = Meeting::new(id, Date::new(2026, 11, 21).expect("a day"));
        running.before = Some(Arc::new(meeting::before(&was)));
        let begun = apply(&was, &Edit::SetMeetings(Arc::new(vec![running.clone()]))).expect("it can begin");
        let now = edited(begun, &then);
        let changes = meeting::changes_of(&running, &now).into_owned();
        let elements: Vec<ElementId> = changes.iter().map(|change| change.element).collect();
        for over in [false, true] {
            let close = meeting::closed(&now, id, &now).expect("it goes on");
            let now = if over { apply(&now, &close).expect("it can end") } else { now.clone() };
            let Some(held) = now.project.meetings.first() else { continue };
            let back = meeting::roll_back(&now, held, &elements).expect("it can be taken back");
            let back = apply(&now, &back).expect("it can be taken back");
            prop_assert!(map_of(&back) == map_of(&was), "changed {:#?}", changes);
            let held = back.project.meetings.first().expect("it is still told of");
            prop_assert!(held.changes.iter().all(|change| change.verdict == Verdict::RolledBack));
            prop_assert!(held.changes.iter().map(|change| change.element).eq(elements.iter().copied()));
            assert_saves_and_opens(&back);
        }
    }
}

#[test]
fn edits_of_every_kind_are_applied_and_refused_above() {
    let mut document = start();
    let (mut applied, mut refused) = ([0_usize; VARIANTS], [0_usize; VARIANTS]);
    let mut seeds = IdSource::seeded(3);
    for round in 0..5_000 {
        // The proptests run no longer from one start.
        if round % 60 == 0 {
            document = start();
        }
        let edit = edit_for(&document, seeds.next_number());
        match apply(&document, &edit) {
            Ok(next) => {
                applied[variant(&edit)] += usize::from(next != document);
                document = next;
            }
            Err(_) => refused[variant(&edit)] += 1,
        }
    }
    // A picture that comes alone is never refused and never stays.
    let alone = variant(&Edit::AddPicture(Dice::new(0).image()));
    assert_eq!((applied[alone], refused[alone]), (0, 0));
    assert!(applied.iter().enumerate().all(|(kind, &count)| kind == alone || count >= 50), "{applied:?}");
    // The words of the project can always be changed, and what is said of it in meetings.
    let free = [alone, 0, 14, 15, 16];
    assert!(refused.iter().enumerate().all(|(kind, &count)| free.contains(&kind) || count >= 5), "{refused:?}");
}

#[test]
fn a_sheet_with_impossible_sides_still_saves() {
    let mut project = Project::default();
    project.sheet.paper = Paper::Custom { width: Mm(f64::NAN), height: Mm(1e300) };
    let document = apply(&start(), &Edit::DescribeProject(Box::new(project))).expect("applied");
    assert_eq!(document.project.sheet.paper, Paper::Custom { width: Mm(50.0), height: Mm(5000.0) });
    assert_saves_and_opens(&document);
}

#[test]
fn a_text_that_is_too_long_is_refused_by_name_and_one_that_was_read_may_only_become_shorter() {
    let mut document = Document::default();
    let journey = JourneyId::new(1);
    document.journeys.insert(0, Journey::empty(journey));
    let describe = |letters: usize| Edit::DescribeJourney {
        journey,
        title: String::new(),
        scenario: "Я".repeat(letters),
        kind: JourneyKind::AsIs,
    };
    let refused =
        |field: Field, element: ElementId| Err(EditError::TooLong { element, field, limit: field.most_letters() });
    let limit = Field::Scenario.most_letters();
    assert!(Field::Title.most_letters() < limit);
    let full = apply(&document, &describe(limit)).expect("it has room");
    assert_eq!(apply(&full, &describe(limit + 1)), refused(Field::Scenario, ElementId::Journey(journey)));

    // As a file might bring it.
    let mut read = full.clone();
    read.journeys.get_mut(journey).expect("the journey").scenario = "Я".repeat(3 * limit);
    let read = from_bytes(&to_bytes(&read).expect("JSON")).expect("it is read");
    assert_eq!(read.journeys.at(0).expect("the journey").scenario.chars().count(), 3 * limit, "nothing is cut");
    assert!(apply(&read, &describe(3 * limit - 1)).is_ok());
    assert!(apply(&read, &describe(3 * limit + 1)).is_err());
    let stage = Stage { name: "Я".repeat(Field::Title.most_letters() + 1), ..Stage::new(StageId::new(1)) };
    let add = |stage| Edit::Add { journey, element: Box::new(Element::Stage(stage)), index: None };
    let several = Edit::Several { name: StepName::Paste, edits: vec![add(stage)] };
    assert_eq!(apply(&read, &several), refused(Field::Title, ElementId::Stage(StageId::new(1))));
    let short = add(Stage::new(StageId::new(1)));
    assert!(apply(&read, &short).is_ok(), "what is too long elsewhere hinders nothing");
}

#[test]
fn the_views_of_a_script_have_room_for_as_much_as_other_texts() {
    let document = Document::default();
    let script = |title: usize, note: usize| {
        let view = ScriptView::new(ViewId::new(1), ViewSubject::Overview);
        let view = ScriptView { title: "Я".repeat(title), note: "Я".repeat(note), ..view };
        Arc::new(Script { views: vec![view], ..Script::default() })
    };
    let set = |title: usize, note: usize| Edit::SetScript(script(title, note));
    let refused =
        |field: Field| Err(EditError::TooLong { element: ElementId::Project, field, limit: field.most_letters() });
    let (title, note) = (Field::Title.most_letters(), Field::Text.most_letters());
    let full = apply(&document, &set(title, note)).expect("it has room");
    assert_eq!(apply(&full, &set(title + 1, note)), refused(Field::Title));
    assert_eq!(apply(&full, &set(title, note + 1)), refused(Field::Text));
    let mut read = full;
    Arc::make_mut(&mut read.project).script = script(3 * title, 3 * note);
    assert!(apply(&read, &set(3 * title, 3 * note - 1)).is_ok(), "what a file brought may become shorter");
    assert!(apply(&read, &set(3 * title, 3 * note + 1)).is_err());
}

#[test]
fn what_is_read_of_an_element_of_any_kind_can_be_changed() {
    let document = sample(Sample::default(), Language::Ru).expect("the sample reads");
    let journey = document.first_journey().expect("it has a map");
    let elements = document.personas.iter().map(ElementRef::Persona).chain(journey.elements());
    let mut kinds = BTreeSet::new();
    for element in elements {
        let id = element.id();
        kinds.insert(id.kind_key());
        let mut copy = Element::copy_of(element).expect("it is added as a whole");
        for (field, text) in element.texts() {
            assert!(copy.set_text(field, format!("{text}!")), "{id} {field:?}");
            assert_eq!(ElementRef::text(element, field), Some(text), "{id}");
            assert!(copy.element().texts().contains(&(field, &format!("{text}!"))), "{id} {field:?}");
        }
        assert!(element.texts().iter().any(|(_, text)| *text == element.words()), "{id} is named by one of its texts");
        assert_eq!(copy.evidence_mut().map(|evidence| &*evidence), element.evidence(), "{id}");
        assert_eq!(copy.set_locked(true), can_lock(id), "{id}");
        assert_eq!(copy.element().locked(), can_lock(id), "{id}");
        let (there, nowhere) = (document.element(id), copy.numbered(u64::MAX).id());
        assert!(there.is_some() && !document.has(nowhere) && nowhere.kind_key() == id.kind_key(), "{id} {nowhere}");
        assert_eq!(id.to_string().parse(), Ok(id));
    }
    assert_eq!(kinds.len(), 10, "{kinds:?}");
}
