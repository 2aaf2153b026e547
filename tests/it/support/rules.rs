//! What ISO 14289-1 (PDF/UA), ISO 19005-2 and -3 (PDF/A at level A) ask of a PDF, as far as it can be told without a person: a reading of
//! our own beside the programs of others, none of which checks all of both.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};

/// What a PDF breaks.
pub(crate) fn broken(bytes: &[u8]) -> Vec<String> {
    let document = match Document::load_mem(bytes) {
        Ok(document) => document,
        Err(error) => return vec![format!("it cannot be read: {error}")],
    };
    let mut found = Rules { document: &document, faults: Vec::new(), read: BTreeMap::new() };
    found.catalog();
    found.pages();
    found.tree();
    found.objects();
    found.faults
}

/// A reader that gathers faults.
struct Rules<'a> {
    document: &'a Document,
    faults: Vec<String>,
    /// How many stretches of each page are read.
    read: BTreeMap<ObjectId, i64>,
}

/// Operators that leave ink.
const INK: [&str; 14] = ["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "EI"];

impl<'a> Rules<'a> {
    fn fault(&mut self, fault: impl Into<String>) {
        self.faults.push(fault.into());
    }

    fn dict(&self, object: &'a Object) -> Option<&'a Dictionary> {
        self.document.dereference(object).ok().and_then(|(_, object)| object.as_dict().ok())
    }

    fn get(&self, dict: &'a Dictionary, key: &str) -> Option<&'a Object> {
        dict.get(key.as_bytes())
            .ok()
            .and_then(|object| self.document.dereference(object).ok())
            .map(|(_, object)| object)
    }

    fn array(&self, dict: &'a Dictionary, key: &str) -> &'a [Object] {
        self.get(dict, key).and_then(|object| object.as_array().ok()).map_or(&[], Vec::as_slice)
    }

    fn name(&self, dict: &'a Dictionary, key: &str) -> &'a [u8] {
        self.get(dict, key).and_then(|object| object.as_name().ok()).unwrap_or_default()
    }

    fn catalog(&mut self) {
        let Ok(catalog) = self.document.catalog() else { return self.fault("there is no catalogue") };
        for key in ["Metadata", "Lang", "MarkInfo", "StructTreeRoot", "ViewerPreferences"] {
            if !catalog.has(key.as_bytes()) {
                self.fault(format!("the catalogue has no {key}"));
            }
        }
        for key in ["AA", "OpenAction", "AcroForm", "NeedsRendering", "Requirements"] {
            if catalog.has(key.as_bytes()) {
                self.fault(format!("the catalogue has {key}"));
            }
        }
        let marked = self.get(catalog, "MarkInfo").and_then(|info| info.as_dict().ok());
        if marked.and_then(|info| info.get(b"Marked").ok()).and_then(|it| it.as_bool().ok()) != Some(true) {
            self.fault("it is not marked");
        }
        if self.document.trailer.has(b"Encrypt") || !self.document.trailer.has(b"ID") {
            self.fault("it is encrypted or has no identity");
        }
        if let Some(layers) = self.get(catalog, "OCProperties").and_then(|it| it.as_dict().ok()) {
            let shown = self.get(layers, "D").and_then(|it| it.as_dict().ok());
            let Some(shown) = shown else { return self.fault("layers have no order") };
            if !shown.has(b"Name") || shown.has(b"AS") {
                self.fault("how layers are shown has no name, or depends on something");
            }
            let all: BTreeSet<ObjectId> =
                self.array(layers, "OCGs").iter().filter_map(|group| group.as_reference().ok()).collect();
            let mut listed = BTreeSet::new();
            gather(self.array(shown, "Order"), &mut listed);
            if all != listed {
                self.fault("a layer is not in the order of layers");
            }
            for layer in &all {
                let named = self.document.get_dictionary(*layer).is_ok_and(|layer| layer.has(b"Name"));
                if !named {
                    self.fault("a layer has no name");
                }
            }
        }
    }

    fn pages(&mut self) {
        for (number, id) in (1..).zip(self.document.page_iter()) {
            let Ok(page) = self.document.get_dictionary(id) else { continue };
            for link in self.array(page, "Annots") {
                self.link(number, link);
            }
            if page.has(b"Annots") && self.name(page, "Tabs") != b"S" {
                self.fault(format!("page {number}: links are not visited in the order of reading"));
            }
            let Ok(content) = Content::decode(&self.document.get_page_content(id)) else {
                self.fault(format!("page {number}: its operators cannot be read"));
                continue;
            };
            let read = self.operators(number, &content.operations);
            self.read.insert(id, read);
        }
    }

    /// Whether all ink is read or is known to be ornament; gives how many stretches are read.
    fn operators(&mut self, page: usize, operations: &[Operation]) -> i64 {
        let mut open: Vec<&str> = Vec::new();
        let (mut read, mut bare, mut boxes, mut depth) = (0, 0, 0, 0_i32);
        for operation in operations {
            match operation.operator.as_str() {
                "BMC" | "BDC" => {
                    let mark = operation.operands.get(1).and_then(|it| it.as_dict().ok()).map(|it| it.has(b"MCID"));
                    let is_artifact = operation.operands.first().and_then(|it| it.as_name().ok()) == Some(b"Artifact");
                    let kind = match mark {
                        _ if is_artifact => "artifact",
                        Some(true) => "read",
                        _ => "other",
                    };
                    if kind != "other" && open.iter().any(|open| *open != "other") {
                        self.fault(format!("page {page}: {kind} content within {open:?}"));
                    }
                    if kind == "read" {
                        let number = operation.operands.get(1).and_then(|it| it.as_dict().ok());
                        let number = number.and_then(|it| it.get(b"MCID").ok()).and_then(|it| it.as_i64().ok());
                        if number != Some(read) {
                            self.fault(format!("page {page}: stretch {read} is numbered {number:?}"));
                        }
                        read += 1;
                    }
                    open.push(kind);
                }
                "EMC" if open.pop().is_none() => self.fault(format!("page {page}: an end without a beginning")),
                "q" => depth += 1,
                "Q" => depth -= 1,
                operator => {
                    if INK.contains(&operator) && !open.iter().any(|open| *open != "other") {
                        bare += 1;
                    }
                    if matches!(operator, "Tj" | "TJ") {
                        boxes += operation.operands.iter().map(undefined).sum::<usize>();
                    }
                }
            }
            if !(0..=28).contains(&depth) {
                self.fault(format!("page {page}: states are {depth} deep"));
            }
        }
        if bare > 0 || !open.is_empty() || boxes > 0 {
            self.fault(format!("page {page}: {bare} operators are not marked, {boxes} codes are no glyph, {open:?}"));
        }
        read
    }

    fn link(&mut self, page: usize, link: &'a Object) {
        let Some(link) = self.dict(link) else { return self.fault(format!("page {page}: no link")) };
        if self.get(link, "F").and_then(|it| it.as_i64().ok()) != Some(4) {
            self.fault(format!("page {page}: a link is not printed"));
        }
        for key in ["Contents", "StructParent", "A"] {
            if !link.has(key.as_bytes()) {
                self.fault(format!("page {page}: a link has no {key}"));
            }
        }
        let action = self.get(link, "A").and_then(|it| it.as_dict().ok());
        if !action.is_some_and(|action| [&b"URI"[..], b"GoTo"].contains(&self.name(action, "S"))) {
            self.fault(format!("page {page}: a link does what is forbidden"));
        }
    }

    fn tree(&mut self) {
        let root = self.document.catalog().ok().and_then(|it| self.get(it, "StructTreeRoot"));
        let Some(root) = root.and_then(|it| it.as_dict().ok()) else { return };
        let mut seen: BTreeMap<(ObjectId, i64), ObjectId> = BTreeMap::new();
        let mut level = 0;
        if let Ok(kid) = root.get(b"K").and_then(Object::as_reference) {
            self.element(kid, &mut seen, &mut level);
        }
        for (page, read) in std::mem::take(&mut self.read) {
            let of_page = seen.keys().filter(|(id, _)| *id == page).count();
            if i64::try_from(of_page).ok() != Some(read) {
                self.fault(format!("{read} stretches are marked and {of_page} are in the tree"));
            }
            let Ok(entry) = self.document.get_dictionary(page) else { continue };
            let number = self.get(entry, "StructParents").and_then(|it| it.as_i64().ok());
            let parents = number.and_then(|number| self.parents(root, number));
            let parents = parents.and_then(|it| it.as_array().ok()).map_or(&[][..], Vec::as_slice);
            for (mark, parent) in (0..).zip(parents) {
                if seen.get(&(page, mark)) != parent.as_reference().ok().as_ref() {
                    self.fault(format!("stretch {mark} has another parent than it says"));
                }
            }
            if i64::try_from(parents.len()).ok() != Some(read) {
                self.fault(format!("{read} stretches are marked and {} have parents", parents.len()));
            }
        }
    }

    /// What a number of the parent tree leads to.
    fn parents(&self, root: &'a Dictionary, number: i64) -> Option<&'a Object> {
        let tree = self.get(root, "ParentTree")?.as_dict().ok()?;
        let pairs = self.array(tree, "Nums").chunks(2);
        let found = pairs.filter_map(|pair| Some((pair.first()?.as_i64().ok()?, pair.get(1)?)));
        let (_, found) = found.into_iter().find(|(own, _)| *own == number)?;
        self.document.dereference(found).ok().map(|(_, found)| found)
    }

    fn element(&mut self, id: ObjectId, seen: &mut BTreeMap<(ObjectId, i64), ObjectId>, level: &mut u8) {
        let Ok(element) = self.document.get_dictionary(id) else { return self.fault("an element is missing") };
        let tag = String::from_utf8_lossy(self.name(element, "S")).into_owned();
        let known = [
            "Document", "Sect", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "LBody", "Table", "TR", "TH", "TD",
            "Figure", "Link",
        ];
        if !known.contains(&tag.as_str()) {
            self.fault(format!("{tag} is no standard type that is used here"));
        }
        if let Some(own) = tag.strip_prefix('H').and_then(|digit| digit.parse::<u8>().ok()) {
            if own > *level + 1 {
                self.fault(format!("a heading of level {own} follows one of {level}"));
            }
            *level = own;
        }
        if tag == "Figure" && self.get(element, "Alt").and_then(|alt| alt.as_str().ok()).is_none_or(<[u8]>::is_empty) {
            self.fault("a figure says nothing");
        }
        if tag == "Table" {
            self.table(element);
        }
        let page = element.get(b"Pg").and_then(Object::as_reference).ok();
        for kid in kids(element) {
            match kid {
                Object::Integer(mark) => match page {
                    Some(page) if seen.insert((page, *mark), id).is_none() => {}
                    _ => self.fault(format!("stretch {mark} is read twice or on no page")),
                },
                Object::Reference(kid) => {
                    let parent = self.document.get_dictionary(*kid).and_then(|kid| kid.get(b"P")?.as_reference());
                    if parent.ok() != Some(id) {
                        self.fault("a kid has another parent");
                    }
                    self.element(*kid, seen, level);
                }
                Object::Dictionary(reference) => {
                    let link = self.get(reference, "Obj").and_then(|link| link.as_dict().ok());
                    let number = link.and_then(|link| link.get(b"StructParent").ok()?.as_i64().ok());
                    let root = self.document.catalog().ok().and_then(|it| self.get(it, "StructTreeRoot"));
                    let root = root.and_then(|root| root.as_dict().ok());
                    let back = number.zip(root).and_then(|(number, root)| self.parents(root, number));
                    if tag != "Link" || !back.is_some_and(|back| back.as_dict().is_ok_and(|back| back == element)) {
                        self.fault("a link is not under its own element");
                    }
                }
                other => self.fault(format!("{other:?} is no kid")),
            }
        }
    }

    /// Each row has as many columns, counted with cells that go on, and heads say what of.
    fn table(&mut self, table: &'a Dictionary) {
        let mut widths = Vec::new();
        let mut hanging: Vec<(i64, i64)> = Vec::new();
        for row in kids(table) {
            let Some(row) = self.dict(row) else { continue };
            let mut width: i64 = hanging.iter().map(|(_, columns)| columns).sum();
            for (rows, _) in &mut hanging {
                *rows -= 1;
            }
            hanging.retain(|(rows, _)| *rows > 0);
            for cell in kids(row) {
                let Some(cell) = self.dict(cell) else { continue };
                let attributes = self.get(cell, "A").and_then(|it| it.as_dict().ok());
                let number = |key: &str| attributes.and_then(|it| self.get(it, key)).and_then(|it| it.as_i64().ok());
                let (rows, columns) = (number("RowSpan").unwrap_or(1), number("ColSpan").unwrap_or(1));
                if self.name(cell, "S") == b"TH" && !attributes.is_some_and(|it| it.has(b"Scope")) {
                    self.fault("a head of a table is the head of nothing");
                }
                width += columns;
                if rows > 1 {
                    hanging.push((rows - 1, columns));
                }
            }
            widths.push(width);
        }
        if widths.windows(2).any(|pair| pair.first() != pair.last()) || !hanging.is_empty() {
            self.fault(format!("a table has rows of {widths:?} cells"));
        }
    }

    /// What is asked of all objects, wherever they are.
    fn objects(&mut self) {
        for object in self.document.objects.values() {
            let dict = match object {
                Object::Dictionary(dict) => dict,
                Object::Stream(stream) => &stream.dict,
                _ => continue,
            };
            let is = |key: &str, value: &[u8]| self.name(dict, key) == value;
            let mut wrong = None;
            if is("Subtype", b"Type0") && !dict.has(b"ToUnicode") {
                wrong = Some("a font has no text");
            }
            if is("Type", b"FontDescriptor") && !(dict.has(b"FontFile2") || dict.has(b"FontFile3")) {
                wrong = Some("a font is not embedded");
            }
            if is("Subtype", b"Image") && dict.has(b"Interpolate") {
                wrong = Some("a picture asks to be smoothed");
            }
            if is("Type", b"EmbeddedFile") && !(dict.has(b"Subtype") && dict.has(b"Params")) {
                wrong = Some("a file inside does not say what it is");
            }
            if is("Type", b"Filespec") && !["F", "UF", "AFRelationship"].iter().all(|key| dict.has(key.as_bytes())) {
                wrong = Some("a file inside has no name or no place");
            }
            if dict.has(b"LZWDecode") || dict.has(b"TR") || dict.has(b"HTP") {
                wrong = Some("something forbidden");
            }
            self.faults.extend(wrong.map(str::to_owned));
        }
    }
}

/// The layers in an order with branches.
fn gather(order: &[Object], found: &mut BTreeSet<ObjectId>) {
    for object in order {
        match object {
            Object::Reference(layer) => {
                found.insert(*layer);
            }
            Object::Array(branch) => gather(branch, found),
            _ => {}
        }
    }
}

/// How many codes of two bytes are the box of what is not defined.
fn undefined(shown: &Object) -> usize {
    match shown {
        Object::String(bytes, _) => bytes.chunks(2).filter(|code| **code == [0, 0]).count(),
        Object::Array(parts) => parts.iter().map(undefined).sum(),
        _ => 0,
    }
}

fn kids(element: &Dictionary) -> &[Object] {
    match element.get(b"K") {
        Ok(Object::Array(kids)) => kids,
        Ok(kid) => std::slice::from_ref(kid),
        Err(_) => &[],
    }
}
