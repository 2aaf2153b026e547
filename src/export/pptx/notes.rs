//! What the speaker says at a slide: seen by the one who speaks, never by those who listen.

use super::frame::{NAMES, NOTES_MASTER, Scheme};
use super::package::{Package, Relation, relation};
use crate::export::items::escape;
use crate::model::Language;
use crate::scene::Page;
use std::fmt::Write as _;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The root of a tree of shapes.
const ROOT: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>";
/// Where the picture of the slide stands on a page of notes, and where the notes do: left, top, width and height.
const PICTURE: [i64; 4] = [685_800, 1_143_000, 5_486_400, 3_086_100];
const WORDS: [i64; 4] = [685_800, 4_400_550, 5_486_400, 3_600_450];

fn place([left, top, width, height]: [i64; 4]) -> String {
    format!(
        "<p:spPr><a:xfrm><a:off x=\"{left}\" y=\"{top}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>"
    )
}

/// The picture of the slide, and the notes: `words` are paragraphs. Where they stand is said by the master alone.
fn shapes(places: [&str; 2], words: &str) -> String {
    let [picture, notes] = places;
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/>\
         </p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr>{picture}</p:sp>\
         <p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>\
         <p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr>{notes}<p:txBody><a:bodyPr/><a:lstStyle/>{words}\
         </p:txBody></p:sp>"
    )
}

/// Adds the notes of a slide; gives its way to them.
pub(super) fn add(package: &mut Package, index: usize, page: &Page, language: Language) -> Relation {
    let mut words = String::new();
    for line in page.note.trim().lines() {
        let line = line.trim_end();
        let _ = if line.is_empty() {
            write!(words, "<a:p/>")
        } else {
            write!(words, "<a:p><a:r><a:rPr lang=\"{}\"/><a:t>{}</a:t></a:r></a:p>", language.code(), escape(line))
        };
    }
    let shapes = shapes(["<p:spPr/>", "<p:spPr/>"], &words);
    let xml = format!(
        "{DECLARATION}<p:notes {NAMES}><p:cSld><p:spTree>{ROOT}{shapes}</p:spTree></p:cSld>\
         <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    );
    let name = format!("notesSlides/notesSlide{}.xml", index + 1);
    let relations = [
        Relation::within(relation::NOTES_MASTER, &format!("../{NOTES_MASTER}")),
        Relation::within(relation::SLIDE, &format!("../slides/slide{}.xml", index + 1)),
    ];
    package.part(&format!("ppt/{name}"), "officedocument.presentationml.notesSlide+xml", xml, &relations);
    Relation::within(relation::NOTES, &format!("../{name}"))
}

/// Adds what all pages of notes look like.
pub(super) fn add_master(package: &mut Package, scheme: &Scheme) {
    let shapes = shapes([&place(PICTURE), &place(WORDS)], "<a:p><a:endParaRPr/></a:p>");
    let xml = format!(
        "{DECLARATION}<p:notesMaster {NAMES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>\
         <a:effectLst/></p:bgPr></p:bg><p:spTree>{ROOT}{shapes}</p:spTree></p:cSld>\
         <p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" \
         accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>\
         <p:notesStyle><a:lvl1pPr algn=\"l\"><a:defRPr sz=\"1400\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill>\
         <a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl1pPr>\
         </p:notesStyle></p:notesMaster>"
    );
    let relations = [Relation::within(relation::THEME, "../theme/theme2.xml")];
    package.part(&format!("ppt/{NOTES_MASTER}"), "officedocument.presentationml.notesMaster+xml", xml, &relations);
    // A theme belongs to one master.
    package.part("ppt/theme/theme2.xml", "officedocument.theme+xml", scheme.theme(), &[]);
}
