//! The whole worked example, built by keys alone.

use super::driver::{CTRL, Hands, NUDGE, letters, stroke};
use super::studio;
use crate::model::{
    Aim, Barrier, BarrierId, Document, DropOff, DropOffId, EmotionId, EmotionPoint, Evidence, Journey, Lane, LaneId,
    LaneKind, Language, Metric, MetricId, Note, NoteId, Persona, PersonaId, Share, Solution, SolutionId, Stage,
    StageId, Touchpoint, TouchpointId,
};
use eframe::egui::{Event, Key, Modifiers};
use std::fmt::Debug;
use std::sync::Arc;

fn day(date: crate::model::Date) -> String {
    format!("{:02}.{:02}.{}", date.day(), date.month(), date.year())
}

/// The map that is built: data for the hands.
fn sample() -> (Document, Arc<Journey>) {
    let document = crate::store::sample(crate::store::Sample::default(), Language::Ru).expect("the sample can be read");
    let journey = Arc::clone(document.first_journey().expect("it has a journey"));
    (document, journey)
}

fn begin(hands: &mut Hands) {
    hands.press_until(Key::Tab, |name| name.starts_with("Чистый лист"), "Чистый лист");
    hands.press(Key::Enter);
    hands.window.run_steps(4);
    assert!(!studio(&hands.window).welcome.is_shown(), "a map is in hand");
}

fn describe(hands: &mut Hands, document: &Document, journey: &Journey) {
    hands.go_to_inspector();
    hands.fill("field-journey-title", &journey.title);
    hands.fill("field-scenario", &journey.scenario);
    hands.segment(&["journey-as-is", "journey-to-be"], journey.kind as usize);
    let project = &document.project;
    hands.choose("field-paper", project.sheet.paper.name().expect("the sample's paper has a name"));
    hands.segment(&["sheet-landscape", "sheet-portrait"], project.sheet.orientation as usize);
    hands.fill("field-project-title", &project.title);
    hands.fill("field-client", &project.client);
    hands.fill("field-author", &project.author);
    hands.fill("field-version", &project.version);
    hands.fill("field-research", &project.research);
    hands.fill("field-date", &project.date.map(day).unwrap_or_default());
    hands.segment(&["language-ru", "language-en"], project.language as usize);
    hands.go_to_canvas();
}

fn add_personas(hands: &mut Hands, document: &Document) {
    for persona in &document.personas {
        hands.command("command-add-persona");
        hands.go_to_inspector();
        hands.fill("field-name", &persona.name);
        if let Some(age) = persona.age {
            hands.fill_number("field-age", age.into());
        }
        hands.fill("persona-segment", &persona.segment);
        hands.fill("persona-quote", &persona.quote);
        let hue = hands.words.format("hue-number", &[("number", u16::from(persona.look.hue + 1).into())]);
        hands.press_until(Key::Tab, |name| name == hue, &hue);
        hands.press(Key::Space);
        let (line, marker) = (format!("{:?}", persona.look.line), format!("{:?}", persona.look.marker));
        hands.choose("field-line", &hands.word(&format!("line-{}", line.to_lowercase())));
        hands.choose("field-marker", &hands.word(&format!("marker-{}", marker.to_lowercase())));
        for (key, list) in [
            ("persona-wishes", &persona.wishes),
            ("persona-problems", &persona.problems),
            ("persona-criteria", &persona.criteria),
            ("persona-objections", &persona.objections),
            ("persona-fears", &persona.fears),
        ] {
            hands.fill(key, &list.join("\n"));
        }
        hands.go_to_canvas();
        hands.let_go();
    }
}

fn add_stages(hands: &mut Hands, journey: &Journey) {
    for _ in hands.journey().stages.len()..journey.stages.len() {
        hands.command("command-add-stage");
        // Its name is open.
        hands.press(Key::Escape);
    }
    hands.let_go();
    hands.go_to_first_stage();
    for stage in &journey.stages {
        hands.go_to_inspector();
        hands.fill("field-title", &stage.name);
        hands.fill("field-question", &stage.question);
        hands.fill("field-duration", &stage.duration);
        hands.fill_number("field-width", stage.width.get());
        hands.go_to_canvas();
        hands.press(Key::ArrowRight);
    }
    hands.let_go();
}

fn add_lanes(hands: &mut Hands, journey: &Journey) {
    for (place, lane) in journey.lanes.iter().enumerate() {
        let there = hands.journey().lanes.iter().any(|one| one.kind == lane.kind);
        if there {
            continue;
        }
        hands.command("command-add-lane");
        let name = hands.word(lane.kind.name_key());
        hands.walk_to(|one| one == name, &name);
        hands.press(Key::Enter);
        hands.window.run_steps(2);
        let last = hands.journey().lanes.len() - 1;
        for _ in place..last {
            hands.with(CTRL, Key::OpenBracket);
        }
        hands.let_go();
    }
    let kinds = |journey: &Journey| journey.lanes.iter().map(|lane| lane.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&hands.journey()), kinds(journey));
}

/// Letters in the cells, Shift+Enter and an arrow to the next.
fn write_notes(hands: &mut Hands, journey: &Journey) {
    for lane in journey.lanes.iter().filter(|lane| lane.kind.holds_notes()) {
        let row = hands.row(lane.kind);
        hands.go_to_first_cell_of(row);
        for note in journey.notes.iter().filter(|note| note.lane == lane.id) {
            hands.along_to(journey.stages.position(note.stage).expect("it stands in a stage"));
            hands.send(letters(&note.text));
            hands.window.run_steps(2);
            hands.press(Key::Escape);
            if !note.evidence.is_hypothesis() {
                hands.go_to_inspector();
                say_evidence(hands, &note.evidence);
                hands.go_to_canvas();
            }
        }
        hands.with(Modifiers::SHIFT, Key::Enter);
        hands.let_go();
    }
}

fn hide_lanes(hands: &mut Hands, journey: &Journey) {
    for lane in journey.lanes.iter().filter(|lane| !lane.visible) {
        let row = hands.row(lane.kind);
        hands.go_to_first_cell_of(row);
        hands.press(Key::ArrowLeft);
        hands.go_to_inspector();
        hands.tab_to("field-visible");
        hands.press(Key::Space);
        hands.go_to_canvas();
        hands.let_go();
    }
}

fn add_touchpoints(hands: &mut Hands, document: &Document, journey: &Journey) {
    let row = hands.row(LaneKind::Touchpoints);
    hands.go_to_first_cell_of(row);
    for card in &journey.touchpoints {
        let place = journey.stages.position(card.stage).expect("it stands in a stage");
        hands.along_to(place);
        let built = hands.journey();
        if built.touchpoints.iter().any(|other| built.stages.position(other.stage) == Some(place)) {
            // Letters write in an empty cell alone; a further card is put there by its tool.
            hands.press(Key::T);
            hands.window.step();
        }
        hands.send(letters(&card.title));
        hands.window.run_steps(2);
        hands.press(Key::Escape);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most twenty presses")]
        let presses = (card.at.get() / NUDGE).round() as usize;
        let nudges: Vec<Event> = (0..presses).flat_map(|_| stroke(Key::ArrowRight, Modifiers::NONE)).collect();
        hands.send(nudges);
        hands.go_to_inspector();
        hands.choose("field-channel", &hands.word(&format!("channel-{}", card.channel)));
        for persona in
            document.personas.iter().filter(|one| !card.personas.is_empty() && !card.personas.contains(&one.id))
        {
            hands.press_until(Key::Tab, |name| name == persona.name, &persona.name);
            hands.press(Key::Space);
        }
        hands.fill("field-detail", &card.detail);
        hands.fill("field-platform", &card.platform);
        if card.moment_of_truth {
            hands.tab_to("mark-moment");
            hands.press(Key::Space);
        }
        say_evidence(hands, &card.evidence);
        hands.go_to_canvas();
    }
    hands.let_go();
}

/// What the selected thing rests on, in its fields; a hypothesis is what everything begins as.
fn say_evidence(hands: &mut Hands, evidence: &Evidence) {
    let kinds = ["evidence-hypothesis", "evidence-interview", "evidence-observation", "evidence-data"];
    match evidence {
        Evidence::Hypothesis => {}
        Evidence::Interview { count } => {
            hands.segment(&kinds, 1);
            hands.fill_number("field-interviews", (*count).into());
        }
        Evidence::Observation { count } => {
            hands.segment(&kinds, 2);
            hands.fill_number("field-observed", (*count).into());
        }
        Evidence::Data { source, date } => {
            hands.segment(&kinds, 3);
            hands.fill("field-source", source);
            hands.fill("field-source-date", &date.map(day).unwrap_or_default());
        }
    }
}

/// The stages as the lists of the inspector have them.
fn numbered(journey: &Journey, stage: StageId) -> String {
    let place = journey.stages.position(stage).expect("it stands in a stage");
    format!("{}. {}", place + 1, journey.stages.get(stage).expect("it is one of them").name)
}

fn name_of(document: &Document, persona: PersonaId) -> String {
    document.persona(persona).expect("it is somebody's").name.clone()
}

/// A key puts a point into the first stage in view; its fields say where it belongs.
fn add_emotions(hands: &mut Hands, document: &Document, journey: &Journey) {
    for point in &journey.emotions {
        hands.press(Key::E);
        hands.go_to_inspector();
        hands.choose("element-persona", &name_of(document, point.persona));
        hands.fill_number("field-feeling-value", point.value.get());
        hands.fill("persona-quote", &point.quote);
        hands.choose("element-stage", &numbered(journey, point.stage));
        hands.fill_number("field-along", percent(point.at));
        say_evidence(hands, &point.evidence);
        hands.go_to_canvas();
        hands.let_go();
    }
}

fn percent(share: Share) -> f64 {
    (share.get() * 10_000.0).round() / 100.0
}

fn add_dropoffs(hands: &mut Hands, document: &Document, journey: &Journey) {
    for loss in &journey.dropoffs {
        hands.press(Key::D);
        hands.go_to_inspector();
        hands.choose("element-persona", &name_of(document, loss.persona));
        hands.fill_number("field-lost", percent(loss.lost));
        hands.fill("field-reason", &loss.reason);
        let severities = ["severity-trivial-short", "severity-workaround-short", "severity-abandonment-short"];
        hands.segment(&severities, loss.severity as usize);
        if let Some(solution) = loss.solution.and_then(|id| journey.solutions.get(id)) {
            hands.choose("element-solution", &solution.title);
        }
        hands.choose("element-stage", &numbered(journey, loss.stage));
        hands.fill_number("field-along", percent(loss.at));
        say_evidence(hands, &loss.evidence);
        hands.go_to_canvas();
        hands.let_go();
    }
}

/// Enter in an empty cell begins a new one there.
fn enter_in(hands: &mut Hands, journey: &Journey, stage: StageId) {
    hands.along_to(journey.stages.position(stage).expect("it stands in a stage"));
    hands.press(Key::Enter);
    hands.window.step();
    hands.go_to_inspector();
}

fn add_barriers(hands: &mut Hands, journey: &Journey) {
    let row = hands.row(LaneKind::Barriers);
    hands.go_to_first_cell_of(row);
    for barrier in &journey.barriers {
        enter_in(hands, journey, barrier.stage);
        hands.fill("field-title", &barrier.title);
        hands.choose("field-kind", &hands.word(barrier.kind.key()));
        hands.fill("field-text", &barrier.text);
        say_evidence(hands, &barrier.evidence);
        hands.go_to_canvas();
    }
    hands.let_go();
}

fn add_solutions(hands: &mut Hands, journey: &Journey) {
    let row = hands.row(LaneKind::Solutions);
    hands.go_to_first_cell_of(row);
    for solution in &journey.solutions {
        enter_in(hands, journey, solution.stage);
        hands.fill("field-title", &solution.title);
        hands.fill("field-text", &solution.text);
        hands.fill("field-owner", &solution.owner);
        hands.fill("field-due", &solution.due.map(day).unwrap_or_default());
        hands.tab_to("element-stage");
        for place in 0..journey.barriers.len() {
            hands.press(Key::Tab);
            if journey.barriers.at(place).is_some_and(|barrier| solution.barriers.contains(&barrier.id)) {
                hands.press(Key::Space);
            }
        }
        say_evidence(hands, &solution.evidence);
        hands.go_to_canvas();
    }
    hands.let_go();
}

fn add_metrics(hands: &mut Hands, journey: &Journey) {
    let row = hands.row(LaneKind::Metrics);
    hands.go_to_first_cell_of(row);
    for metric in &journey.metrics {
        enter_in(hands, journey, metric.stage);
        hands.fill("field-title", &metric.name);
        for (key, amount) in [("field-fact", metric.fact), ("field-target", metric.target)] {
            if let Some(amount) = amount {
                hands.fill_number(key, amount.get());
            }
        }
        hands.fill("field-unit", &metric.unit);
        hands.segment(&["aim-more", "aim-less"], usize::from(metric.aim == Aim::Lower));
        say_evidence(hands, &metric.evidence);
        hands.go_to_canvas();
    }
    hands.let_go();
}

/// A map as lines, one for each thing with all its fields, ids being places among their kind; and how far along its stage each
/// stands.
fn lines(document: &Document) -> Vec<(String, f64)> {
    let journey = document.first_journey().expect("it has a journey");
    let number = |place: Option<usize>| place.map_or(0, |place| place as u64 + 1);
    let stage = |id: StageId| StageId::new(number(journey.stages.position(id)));
    let lane = |id: LaneId| LaneId::new(number(journey.lanes.position(id)));
    let person = |id: PersonaId| PersonaId::new(number(document.personas.position(id)));
    let barrier = |id: BarrierId| BarrierId::new(number(journey.barriers.position(id)));
    let solution = |id: SolutionId| SolutionId::new(number(journey.solutions.position(id)));
    let mut lines: Vec<(String, f64)> = Vec::new();
    let mut put = |one: &dyn Debug, at: f64| lines.push((format!("{one:#?}"), at));
    put(&document.project, 0.0);
    put(&(&journey.title, &journey.scenario, journey.kind), 0.0);
    for one in &document.personas {
        put(&Persona { id: person(one.id), ..one.as_ref().clone() }, 0.0);
    }
    for one in &journey.stages {
        put(&Stage { id: stage(one.id), ..one.as_ref().clone() }, 0.0);
    }
    for one in &journey.lanes {
        put(&Lane { id: lane(one.id), ..one.as_ref().clone() }, 0.0);
    }
    for one in &journey.notes {
        let (stage, lane) = (stage(one.stage), lane(one.lane));
        put(&Note { id: NoteId::new(0), stage, lane, ..one.as_ref().clone() }, 0.0);
    }
    for one in &journey.touchpoints {
        let personas = one.personas.iter().copied().map(person).collect();
        let (id, stage, at) = (TouchpointId::new(0), stage(one.stage), Share::default());
        let mut copy = Touchpoint { id, stage, at, ..one.as_ref().clone() };
        copy.personas = personas;
        put(&copy, one.at.get());
    }
    for one in &journey.emotions {
        let (id, stage, persona) = (EmotionId::new(0), stage(one.stage), person(one.persona));
        put(&EmotionPoint { id, stage, persona, at: Share::default(), ..one.as_ref().clone() }, one.at.get());
    }
    for one in &journey.dropoffs {
        let (id, stage, persona) = (DropOffId::new(0), stage(one.stage), person(one.persona));
        let solution = one.solution.map(solution);
        put(&DropOff { id, stage, persona, solution, at: Share::default(), ..one.as_ref().clone() }, one.at.get());
    }
    for one in &journey.barriers {
        put(&Barrier { id: barrier(one.id), stage: stage(one.stage), ..one.as_ref().clone() }, 0.0);
    }
    for one in &journey.solutions {
        let (id, stage) = (solution(one.id), stage(one.stage));
        let barriers = one.barriers.iter().copied().map(barrier).collect();
        put(&Solution { id, stage, barriers, ..one.as_ref().clone() }, 0.0);
    }
    for one in &journey.metrics {
        put(&Metric { id: MetricId::new(0), stage: stage(one.stage), ..one.as_ref().clone() }, 0.0);
    }
    lines
}

#[test]
fn the_whole_sample_can_be_built_by_keys_alone_and_taken_back() {
    let (document, journey) = sample();
    let mut hands = Hands::at_the_beginning();
    begin(&mut hands);
    let empty = hands.document();
    describe(&mut hands, &document, &journey);
    add_personas(&mut hands, &document);
    add_stages(&mut hands, &journey);
    add_lanes(&mut hands, &journey);
    write_notes(&mut hands, &journey);
    hide_lanes(&mut hands, &journey);
    add_touchpoints(&mut hands, &document, &journey);
    add_barriers(&mut hands, &journey);
    add_solutions(&mut hands, &journey);
    add_metrics(&mut hands, &journey);
    add_emotions(&mut hands, &document, &journey);
    add_dropoffs(&mut hands, &document, &journey);
    let built = hands.document();
    let (mut wanted, mut got) = (lines(&document), lines(&built));
    assert!(wanted.len() > 60 && got.len() == wanted.len(), "{} of {}", got.len(), wanted.len());
    for list in [&mut wanted, &mut got] {
        list.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
    }
    for ((wanted, wanted_at), (got, at)) in wanted.iter().zip(&got) {
        assert_eq!(got, wanted);
        assert!((at - wanted_at).abs() < NUDGE, "{got} stands at {at}, not {wanted_at}");
    }
    let undo = || stroke(Key::Z, CTRL);
    let steps = |hands: &Hands| studio(&hands.window).session.editor().history().depth();
    while steps(&hands) > 0 {
        let before = steps(&hands);
        hands.send((0..50).flat_map(|_| undo()));
        assert!(steps(&hands) < before, "the key takes nothing back");
    }
    assert_eq!(hands.document(), empty);
    assert!(!studio(&hands.window).session.is_dirty());
}
