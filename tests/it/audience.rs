//! What those are given for whom a map is made: what is hidden from them is in no byte of any file.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::{assert_none, journey, on_all_cores, read_by_another, sample};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use image::{DynamicImage, ImageFormat, RgbImage};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read as _};
use std::sync::Arc;
use tropa::audience::{Hidden, given, without_confidential};
use tropa::export::{ExportError, ExportWatch, Format, Options, SvgText};
use tropa::i18n::Messages;
use tropa::layout::{PrintInput, View};
use tropa::method::rates;
use tropa::model::{
    Amount, Audience, AudienceId, Barrier, BarrierId, Brand, Comparison, DataSource, Date, Document, DropOff,
    DropOffId, Element, ElementId, EmotionId, EmotionPoint, Evidence, Extra, Funnel, FunnelRow, Image, Journey, Lane,
    LaneId, LaneKind, Language, MapLayer, Meeting, MeetingChange, MeetingId, MeetingQuestion, Metric, MetricId, Note,
    NoteId, PdfSetup, Persona, PersonaId, PrintLayout, PrintSetup, Script, ScriptView, Share, Solution, SolutionId,
    Stage, StageId, Touchpoint, TouchpointId, ViewId, ViewSubject, WhatIf, WhatIfId, validate,
};
use tropa::{press, store};

/// Words that nobody writes, each of them once, with what they stand in.
#[derive(Default)]
struct Markers(BTreeMap<String, String>);

impl Markers {
    /// A new word; short, so that no line ends within it.
    fn word(&mut self, what: &str) -> String {
        const LETTERS: &[u8] = b"bcdfghklmnprstvw";
        let number = self.0.len();
        let letter = |digit: usize| char::from(LETTERS[digit % LETTERS.len()]);
        let word = format!("qz{}{}{}j", letter(number / 256), letter(number / 16), letter(number));
        self.0.insert(word.clone(), what.to_owned());
        // Names begin with a capital letter.
        word.replacen('q', "Q", 1)
    }

    fn extra(&mut self, what: &str) -> Extra {
        let (key, value) = (self.word(what), self.word(what));
        std::iter::once((key, serde_json::Value::String(value))).collect()
    }

    fn data(&mut self, what: &str) -> Evidence {
        Evidence::Data { source: self.word(what), date: None }
    }

    /// A picture with words written beside its pixels.
    fn picture(&mut self, what: &str, format: ImageFormat, shade: u8) -> Arc<Image> {
        let pixels = RgbImage::from_fn(64, 48, |x, _| image::Rgb([shade, u8::try_from(x).unwrap_or(0), 90]));
        let mut bytes = Vec::new();
        DynamicImage::ImageRgb8(pixels).write_to(&mut Cursor::new(&mut bytes), format).expect("a picture");
        let (one, other, last) = (self.word(what), self.word(what), self.word(what));
        if format == ImageFormat::Jpeg {
            let note = |kind: u8, said: String| {
                let length = u16::try_from(said.len() + 2).expect("short").to_be_bytes();
                [&[0xFF, kind], &length[..], said.as_bytes()].concat()
            };
            let notes = [note(0xE1, format!("Exif\0\0{one}")), note(0xFE, other)].concat();
            bytes.splice(2..2, notes);
        } else {
            let chunk = |name: &[u8; 4], said: String| {
                let length = u32::try_from(said.len()).expect("short").to_be_bytes();
                let sum = crc32(&[&name[..], said.as_bytes()].concat()).to_be_bytes();
                [&length[..], name, said.as_bytes(), &sum].concat()
            };
            let notes = [chunk(b"tEXt", format!("Author\0{one}")), chunk(b"prVt", other)].concat();
            let end = bytes.len() - 12;
            bytes.splice(end..end, notes);
        }
        bytes.extend(last.as_bytes());
        Arc::new(Image::new(bytes).expect("a picture"))
    }
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg()))
    })
}

/// For whom the map is made.
const CLIENT: AudienceId = AudienceId::new(9001);

/// A project in which each text of each thing that the client is not to see is a word of its own, and those that are printed where
/// everything is shown.
struct Case {
    document: Document,
    markers: Markers,
    printed: Vec<String>,
}

#[expect(clippy::too_many_lines, reason = "a list of all that can be hidden")]
fn case() -> Case {
    let mut markers = Markers::default();
    let mark = &mut markers;
    let mut document = sample();
    let id = journey(&document).id;
    let shown = document.personas.at(0).expect("it has personas").id;
    let stage = journey(&document).stages.at(1).expect("it has stages").id;
    let mut images = BTreeMap::new();
    let mut put = |image: Arc<Image>| {
        let hash = image.hash();
        images.insert(hash, image);
        Some(hash)
    };

    let hidden = PersonaId::new(9001);
    let mut words = |what: &str| (0..2).map(|_| mark.word(what)).collect::<Vec<_>>();
    let (wishes, problems, criteria) = (words("wish"), words("problem"), words("criterion"));
    let (objections, fears, doubts) = (words("objection"), words("fear"), words("doubt"));
    let (places, subscriptions, channels) = (words("place"), words("subscription"), words("channel"));
    let person = Persona {
        name: mark.word("name of a hidden persona"),
        segment: mark.word("segment"),
        demographics: mark.word("biography"),
        quote: mark.word("quote of a hidden persona"),
        evidence: mark.data("evidence of a hidden persona"),
        extra: mark.extra("extra of a hidden persona"),
        portrait: put(mark.picture("portrait of a hidden persona", ImageFormat::Jpeg, 1)),
        ..Persona::new(hidden)
    };
    let person =
        Persona { wishes, problems, criteria, objections, fears, doubts, places, subscriptions, channels, ..person };
    document.personas.insert(9, person);
    let kept = PersonaId::new(9002);
    let secret =
        Persona { name: mark.word("name of a confidential persona"), confidential: true, ..Persona::new(kept) };
    document.personas.insert(9, secret);
    let first = document.personas.get_mut(shown).expect("it is there");
    first.quote = mark.word("quote of a persona");
    first.evidence = mark.data("evidence of a persona");
    first.extra = mark.extra("extra of a persona");
    first.portrait = put(mark.picture("portrait", ImageFormat::Png, 2));

    let map = document.journeys.get_mut(id).expect("it has a map");
    let mut number = 9000;
    let mut next = || {
        number += 1;
        number
    };
    for what in ["hidden lane", "confidential lane", "lane that is off the sheet"] {
        let lane = LaneId::new(next());
        let row = Lane {
            title: mark.word(what),
            hint: mark.word(what),
            confidential: what.starts_with("conf"),
            visible: !what.ends_with("sheet"),
            extra: mark.extra(what),
            ..Lane::new(lane, LaneKind::Text)
        };
        map.lanes.insert(9, row);
        let text = mark.word(what);
        map.notes.insert(0, Note { text, evidence: mark.data(what), ..Note::new(NoteId::new(next()), lane, stage) });
    }
    let lane = map.lanes.iter().find(|lane| lane.kind.holds_notes() && lane.visible).expect("a lane of texts").id;
    let text = mark.word("confidential note");
    let note = Note::new(NoteId::new(next()), lane, stage);
    map.notes.insert(0, Note { text, confidential: true, extra: mark.extra("confidential note"), ..note });

    let mut card = Touchpoint::new(TouchpointId::new(next()), stage);
    let secret_card = card.id;
    card.confidential = true;
    card.extra = mark.extra("confidential card");
    card.title = mark.word("title of a confidential card");
    card.detail = mark.word("detail of a confidential card");
    card.platform = mark.word("platform of a confidential card");
    card.channel = mark.word("channel of a confidential card");
    card.evidence = mark.data("evidence of a confidential card");
    card.picture = put(mark.picture("picture of a confidential card", ImageFormat::Png, 3));
    map.touchpoints.insert(0, card);
    let mut card = Touchpoint::new(TouchpointId::new(next()), stage);
    card.title = mark.word("card that concerns a hidden persona alone");
    card.personas = vec![hidden, kept];
    map.touchpoints.insert(0, card);
    let card = map.touchpoints.at(4).expect("it has cards").id;
    let card = map.touchpoints.get_mut(card).expect("it is there");
    card.extra = mark.extra("extra of a card");
    card.evidence = mark.data("evidence of a card");
    card.picture = put(mark.picture("picture of a card", ImageFormat::Jpeg, 4));

    let barrier = BarrierId::new(next());
    map.barriers.insert(
        0,
        Barrier {
            title: mark.word("title of a barrier"),
            text: mark.word("text of a barrier"),
            confidential: true,
            evidence: mark.data("evidence of a barrier"),
            ..Barrier::new(barrier, stage)
        },
    );
    let solution = SolutionId::new(next());
    map.solutions.insert(
        0,
        Solution {
            title: mark.word("title of a solution"),
            text: mark.word("text of a solution"),
            owner: mark.word("owner of a solution"),
            barriers: vec![barrier],
            confidential: true,
            evidence: mark.data("evidence of a solution"),
            ..Solution::new(solution, stage)
        },
    );
    map.metrics.insert(
        0,
        Metric {
            name: mark.word("name of a metric"),
            unit: mark.word("unit of a metric"),
            fact: Some(Amount::new(4.0)),
            confidential: true,
            ..Metric::new(MetricId::new(next()), stage)
        },
    );
    for (persona, confidential) in [(shown, true), (hidden, false)] {
        let dropoff = DropOff {
            reason: mark.word("reason of a drop-off"),
            comeback: mark.word("comeback of a drop-off"),
            lost: Share::new(0.3),
            at: Share::new(0.5),
            solution: Some(solution),
            touchpoint: Some(secret_card),
            confidential,
            evidence: mark.data("evidence of a drop-off"),
            ..DropOff::new(DropOffId::new(next()), persona, stage)
        };
        map.dropoffs.insert(0, dropoff);
        let point = EmotionPoint {
            quote: mark.word("quote of a point"),
            feeling: mark.word("feeling of a point"),
            at: Share::new(0.7),
            confidential,
            ..EmotionPoint::new(EmotionId::new(next()), persona, stage)
        };
        map.emotions.insert(0, point);
    }
    let point = map.emotions.iter().find(|point| point.persona == shown && !point.confidential).expect("a curve").id;
    let point = map.emotions.get_mut(point).expect("it is there");
    point.quote = mark.word("quote of a point that is shown");
    point.label = tropa::model::Labelling::Pinned;

    let off = StageId::new(next());
    map.stages.insert(
        99,
        Stage {
            name: mark.word("name of a hidden stage"),
            question: mark.word("question of a hidden stage"),
            visible: false,
            extra: mark.extra("hidden stage"),
            ..Stage::new(off)
        },
    );
    let mut card = Touchpoint::new(TouchpointId::new(next()), off);
    card.title = mark.word("card at a hidden stage");
    map.touchpoints.insert(99, card);
    let dropoff = DropOff::new(DropOffId::new(next()), shown, off);
    let reason = mark.word("drop-off at a hidden stage");
    map.dropoffs.insert(99, DropOff { reason, lost: Share::new(0.2), ..dropoff });

    map.what_ifs = Arc::new(vec![WhatIf {
        extra: mark.extra("what-if"),
        ..WhatIf::new(WhatIfId::new(next()), mark.word("name of a what-if"))
    }]);
    let source = DataSource {
        file: mark.word("file of a funnel"),
        sheet: mark.word("sheet of a funnel"),
        date: Date::new(2026, 11, 1),
        mapping: Some(serde_json::json!({ "column": mark.word("column of a funnel") })),
        extra: mark.extra("source of a funnel"),
        ..DataSource::default()
    };
    let first_stage = map.stages.at(0).expect("a stage").id;
    let row = FunnelRow { entered: Some(1000), extra: mark.extra("row"), ..FunnelRow::new(Some(shown), first_stage) };
    map.funnel = Arc::new(Funnel { rows: vec![row], source: Some(source), extra: mark.extra("funnel") });
    map.extra = mark.extra("map");

    let project = Arc::make_mut(&mut document.project);
    project.extra = mark.extra("project");
    project.brand = Arc::new(Brand {
        agency: Some(mark.picture("logo", ImageFormat::Png, 5)),
        client: Some(mark.picture("logo", ImageFormat::Jpeg, 6)),
        extra: mark.extra("brand"),
        ..Brand::default()
    });
    project.print.extra = mark.extra("print");
    let view = ScriptView {
        title: mark.word("title of a view"),
        note: mark.word("note of a view"),
        extra: mark.extra("view"),
        ..ScriptView::new(ViewId::new(next()), ViewSubject::Title)
    };
    project.script = Arc::new(Script { views: vec![view], extra: mark.extra("script"), ..Script::default() });
    let gone = Note { text: mark.word("before of a change"), ..Note::new(NoteId::new(next()), lane, stage) };
    let day = Date::new(2026, 11, 21).expect("a day");
    project.meetings = Arc::new(vec![Meeting {
        title: mark.word("title of a meeting"),
        questions: vec![MeetingQuestion {
            text: mark.word("question"),
            at: mark.word("where it was asked"),
            view: None,
        }],
        changes: vec![MeetingChange {
            before: Some(Box::new(Element::Note(gone.clone()))),
            ..MeetingChange::of(ElementId::Note(gone.id))
        }],
        extra: mark.extra("meeting"),
        ..Meeting::new(MeetingId::new(next()), day)
    }]);
    let client = Audience {
        hidden_personas: vec![hidden],
        hidden_lanes: vec![LaneId::new(9001)],
        hidden_layers: vec![MapLayer::Quotes, MapLayer::Money, MapLayer::Counts, MapLayer::Evidence],
        extra: mark.extra("audience"),
        ..Audience::new(CLIENT, mark.word("name of the audience"))
    };
    let board = Audience::new(AudienceId::new(9002), mark.word("name of another audience"));
    project.audiences = Arc::new(vec![board, client]);
    document.extra = Arc::new(mark.extra("file"));
    document.images = {
        let mut all = document.images.as_ref().clone();
        all.extend(images);
        Arc::new(all)
    };
    assert_eq!(validate(&document), [], "a sound project");
    let printed = ["title of a confidential card", "title of a barrier", "title of a solution", "name of a metric"];
    let printed = markers.0.iter().filter(|(_, what)| printed.contains(&what.as_str())).map(|(word, _)| word.clone());
    Case { document, printed: printed.collect(), markers }
}

/// Everything that can be read in a file, unpacked and decoded.
fn streams(format: Format, bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut found = vec![bytes.to_vec()];
    match format {
        Format::Pdf => {
            let document = lopdf::Document::load_mem(bytes).expect("a PDF");
            for object in document.objects.values() {
                found.push(format!("{object:?}").into_bytes());
                strings(object, &mut found);
                if let lopdf::Object::Stream(stream) = object {
                    found.push(stream.content.clone());
                    found.extend(stream.decompressed_content().ok());
                }
            }
            strings(&lopdf::Object::Dictionary(document.trailer.clone()), &mut found);
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join("map.pdf");
            fs::write(&path, bytes).expect("a file");
            let path = path.to_str().expect("a plain path");
            found.extend(read_by_another("pdftotext", &["-enc", "UTF-8", path, "-"]).map(|said| said.stdout));
            found.extend(read_by_another("pdftotext", &["-raw", "-enc", "UTF-8", path, "-"]).map(|said| said.stdout));
            let plain = ["--qdf", "--object-streams=disable", path, "-"];
            found.extend(read_by_another("qpdf", &plain).map(|said| said.stdout));
        }
        Format::Pptx => {
            let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
            for at in 0..archive.len() {
                let mut part = archive.by_index(at).expect("a part");
                let mut bytes = format!("{:?}", part.name()).into_bytes();
                part.read_to_end(&mut bytes).expect("it is read");
                found.push(bytes);
            }
        }
        Format::Png | Format::Svg | Format::Html => {}
    }
    let decoded: Vec<Vec<u8>> = found.iter().flat_map(|stream| in_base64(stream)).collect();
    found.extend(decoded);
    // Words that are written in pieces, each in a tag of its own.
    let bare: Vec<Vec<u8>> = found.iter().filter(|stream| stream.contains(&b'<')).map(|it| without_tags(it)).collect();
    found.extend(bare);
    found
}

/// The strings of a PDF, wherever they stand.
fn strings(object: &lopdf::Object, found: &mut Vec<Vec<u8>>) {
    match object {
        lopdf::Object::String(bytes, _) | lopdf::Object::Name(bytes) => found.push(bytes.clone()),
        lopdf::Object::Array(objects) => objects.iter().for_each(|object| strings(object, found)),
        lopdf::Object::Dictionary(dictionary) => dictionary.iter().for_each(|(_, object)| strings(object, found)),
        lopdf::Object::Stream(stream) => stream.dict.iter().for_each(|(_, object)| strings(object, found)),
        _ => {}
    }
}

/// What stands in a text in base64: pictures of a project, fonts and pictures of a page.
fn in_base64(stream: &[u8]) -> Vec<Vec<u8>> {
    let is_digit = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let runs = stream.split(|byte| !is_digit(byte)).filter(|run| run.len() >= 64);
    runs.filter_map(|run| BASE64_STANDARD.decode(run).ok()).collect()
}

fn without_tags(stream: &[u8]) -> Vec<u8> {
    let mut inside = false;
    let outside = stream.iter().filter(|byte| {
        let was = inside;
        inside = (inside || **byte == b'<') && **byte != b'>';
        !was && !inside
    });
    outside.copied().collect()
}

/// The marked words in a stream: plain, in either kind of UTF-16, in hexadecimal digits.
fn words_in(stream: &[u8], markers: &Markers) -> BTreeSet<String> {
    let in_plain = |bytes: &[u8]| {
        let lower: Vec<u8> = bytes.iter().filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
        let begins = lower.windows(6).filter(|window| window.starts_with(b"qz") && window.ends_with(b"j"));
        begins.filter_map(|window| String::from_utf8(window.to_vec()).ok()).collect::<BTreeSet<_>>()
    };
    let mut found = in_plain(stream);
    for run in stream.split(|byte| !byte.is_ascii_hexdigit()).filter(|run| run.len() >= 12) {
        for digits in [run, run.get(1..).unwrap_or_default()] {
            let value = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
            let bytes = digits.chunks_exact(2).filter_map(|pair| Some(value(pair[0])? * 16 + value(pair[1])?));
            found.extend(in_plain(&bytes.collect::<Vec<_>>()));
        }
    }
    found.retain(|word| markers.0.contains_key(word));
    found
}

/// Everything that is made of a map, in every format.
fn kinds() -> Vec<(PrintLayout, Format, PdfSetup, SvgText)> {
    let plain = PdfSetup::default();
    let embedded = PdfSetup { embed_project: true, ..plain };
    let archive = PdfSetup { archive: true, ..embedded };
    let accessible = PdfSetup { accessible: true, ..plain };
    let mut kinds = Vec::new();
    for layout in PrintLayout::ALL {
        let pdfs = [embedded, archive, accessible].map(|pdf| (layout, Format::Pdf, pdf, SvgText::Outlines));
        kinds.extend(pdfs);
        kinds.extend([SvgText::Outlines, SvgText::Text].map(|text| (layout, Format::Svg, plain, text)));
        kinds
            .extend([Format::Png, Format::Pptx, Format::Html].map(|format| (layout, format, plain, SvgText::Outlines)));
    }
    kinds
}

/// The marked words in all that is made for an audience, each behind what was made and the format.
fn found(case: &Case, audience: Option<AudienceId>) -> Vec<String> {
    let id = journey(&case.document).id;
    on_all_cores(&kinds(), |(layout, format, pdf, words)| {
        let setup = PrintSetup { layout: *layout, pdf: *pdf, audience, ..case.document.project.print.clone() };
        let input = PrintInput { document: &case.document, journey: id, view: &View::default(), setup: &setup };
        let options = Options { dpi: 30.0, words: *words, ..Options::default() };
        let drawn = press::draw(&input, *format, options, None, &ExportWatch::nobody()).expect("it is made");
        let streams = drawn.files.iter().flat_map(|file| streams(*format, file));
        let words: BTreeSet<String> = streams.flat_map(|stream| words_in(&stream, &case.markers)).collect();
        words.into_iter().map(|word| format!("{layout:?} {format:?} {word}")).collect()
    })
}

/// The word that was found.
fn word(found: &str) -> &str {
    found.rsplit(' ').next().unwrap_or_default()
}

#[test]
fn nothing_that_is_hidden_from_the_client_is_in_any_byte_of_any_file_that_is_made_for_them() {
    let case = case();
    let found = found(&case, Some(CLIENT));
    let told = found.iter().map(|found| format!("{found}, {}", case.markers.0[word(found)]));
    assert_none(&told.collect::<Vec<_>>());
}

#[test]
fn the_search_finds_each_of_these_words_where_nothing_is_hidden() {
    let case = case();
    let all = found(&case, None);
    let everywhere: BTreeSet<&str> = all.iter().map(|found| word(found)).collect();
    let lost: Vec<String> = (case.markers.0.iter())
        .filter(|(word, _)| !everywhere.contains(word.as_str()))
        .map(|(word, what)| format!("{word}, {what}, is nowhere"))
        .collect();
    assert_none(&lost);
    for format in [Format::Pdf, Format::Svg, Format::Html, Format::Pptx] {
        for layout in [PrintLayout::Poster, PrintLayout::Handout] {
            for word in &case.printed {
                let here = format!("{layout:?} {format:?} {word}");
                assert!(all.contains(&here), "{here}: {}", case.markers.0[word]);
            }
        }
    }
}

#[test]
fn an_audience_that_is_not_there_gets_nothing() {
    let document = sample();
    let setup = PrintSetup { audience: Some(CLIENT), ..PrintSetup::default() };
    let input =
        PrintInput { document: &document, journey: journey(&document).id, view: &View::default(), setup: &setup };
    let drawn = press::draw(&input, Format::Pdf, Options::default(), None, &ExportWatch::nobody());
    assert!(matches!(drawn, Err(ExportError::NoSuchAudience)));
    let printed = tropa::layout::Engine::default().print(&input, &std::sync::atomic::AtomicBool::new(false));
    let printed = printed.expect("nobody stops it");
    assert!(printed.pages.iter().all(|page| page.scene.groups.iter().next().is_none()), "an empty sheet");
    let folder = tempfile::tempdir().expect("a folder");
    let set = press::write_set(folder.path(), &input, Options::default(), &ExportWatch::nobody());
    assert!(matches!(set, Err(ExportError::NoSuchAudience)));
}

#[test]
fn what_is_given_is_a_sound_project_without_names_of_what_it_has_not() {
    let mut case = case();
    let client = case.document.project.audiences.iter().find(|it| it.id == CLIENT).expect("it is there").clone();
    let project = Arc::make_mut(&mut case.document.project);
    project.print.workshop_lanes = vec![LaneId::new(9001)];
    project.print.comparison = Comparison::Personas(PersonaId::new(9001), PersonaId::new(1));
    let given = given(&case.document, &client);
    assert_eq!(validate(&given), []);
    assert_eq!(given.project.print.workshop_lanes, []);
    assert_eq!(given.project.print.comparison, Comparison::FirstTwo);
    let written = store::to_bytes(&given).expect("it is written");
    assert_eq!(store::from_bytes(&written).expect("it is read"), given);
    let kept = |title: &str| given.project.title == title || given.project.client == title;
    assert!(kept(&case.document.project.client) && given.project.author == case.document.project.author);
    let shows = given.journeys.iter().flat_map(|map| map.touchpoints.iter()).filter(|card| card.picture.is_some());
    assert_eq!(shows.count(), 1, "pictures of what is shown stay");
    assert_eq!(given.images.len(), 2, "and no others");
}

#[test]
fn shares_stay_what_they_were_where_people_money_and_sources_are_hidden() {
    let mut document = sample();
    let map = journey(&document).as_ref().clone();
    let whose = map.dropoffs.at(0).expect("it has drop-offs").persona;
    let first = map.stages.at(0).expect("it has stages").id;
    let mut counted = map;
    let rows = vec![FunnelRow { entered: Some(1000), ..FunnelRow::new(Some(whose), first) }];
    counted.funnel = Arc::new(Funnel { rows, ..Funnel::default() });
    let dropoff = counted.dropoffs.at(0).expect("it is there").id;
    counted.dropoffs.get_mut(dropoff).expect("it is there").people = Some(123);
    document.journeys.replace(counted);
    document.personas.get_mut(whose).expect("it is there").value = Some(Amount::new(5000.0));
    let hidden_layers = vec![MapLayer::Counts, MapLayer::Money, MapLayer::Evidence];
    let board = Audience { hidden_layers, ..Audience::new(CLIENT, String::new()) };
    let given = given(&document, &board);
    let (was, is) = (rates(&document, journey(&document)), rates(&given, journey(&given)));
    assert_eq!(was.len(), is.len());
    let was: BTreeMap<_, _> = was.into_iter().collect();
    for (dropoff, rate) in was {
        let now = is.get(&dropoff).copied().unwrap_or_default();
        assert!((rate - now).abs() < 0.0005, "{dropoff:?}: {rate} is {now}");
    }
    assert!(journey(&given).funnel.is_empty());
    assert!(journey(&given).dropoffs.iter().all(|dropoff| dropoff.people.is_none()));
    assert!(given.personas.iter().all(|persona| persona.value.is_none()));
    let map: &Journey = journey(&given);
    assert_eq!(tropa::method::coverage(map).total, 0, "how much is backed is not said either");
}

#[test]
fn what_is_hidden_is_told_in_a_line_before_a_file_is_made() {
    let case = case();
    let id = journey(&case.document).id;
    let client = case.document.project.audiences.iter().find(|it| it.id == CLIENT).expect("it is there");
    let hidden = Hidden::of(&case.document, id, client);
    let told = hidden.message(Messages::of(Language::Ru));
    assert!(told.starts_with("Скрыто: 2 персоны, 2 дорожки, 2 карточки, 1 заметка"), "{told}");
    assert!(told.ends_with("слова людей, деньги, число людей, источники и гипотезы"), "{told}");
    assert!(hidden.changes_figures());
    let team = Audience { sees_confidential: true, ..Audience::new(CLIENT, String::new()) };
    assert!(Hidden::of(&case.document, id, &team).is_nothing());
}

#[test]
fn a_screen_in_front_of_others_shows_all_but_what_is_confidential_and_shares_the_rest() {
    let document = sample();
    assert!(Arc::ptr_eq(
        without_confidential(&document).first_journey().expect("a map"),
        document.first_journey().expect("a map")
    ));
    let case = case();
    let shown = without_confidential(&case.document);
    let (all, map) = (journey(&case.document), journey(&shown));
    assert!(map.elements().all(|element| !element.confidential()));
    assert!(shown.personas.iter().all(|persona| !persona.confidential));
    assert_eq!(map.lanes.len() + 1, all.lanes.len());
    assert_eq!(shown.project.script, case.document.project.script, "the script is the speaker's own");
    assert_eq!(validate(&shown), []);
}
