//! The sources as the compiler sees them: which module names what of which other, read with `syn` and followed through what is
//! imported and passed on to the file that defines it.
#![expect(clippy::panic, reason = "a source that cannot be read ends the test that asks for it")]

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};

/// A path by its names: `crate::edit::Edit` from the root is `edit`, `Edit`.
pub(crate) type Names = Vec<String>;

/// Something that a module names.
#[derive(Debug)]
pub(crate) struct Named {
    /// As it is written.
    pub(crate) written: Names,
    /// From the root of the crate.
    pub(crate) path: Names,
    /// Whether only a test names it.
    pub(crate) in_tests: bool,
}

/// A module with what it says.
#[derive(Debug, Default)]
pub(crate) struct Module {
    /// Its file below `src/`.
    pub(crate) file: PathBuf,
    children: BTreeSet<String>,
    aliases: BTreeMap<String, Names>,
    /// What it defines itself.
    pub(crate) defined: BTreeSet<String>,
    /// Its types, those of functions among them: structs, enums, unions, traits and other names for a type; those of tests are none.
    types: Vec<String>,
    /// Whether there is code in it beside declarations and what is passed on; that of tests counts for nothing.
    acts: bool,
    /// What it names of this crate.
    pub(crate) named: Vec<Named>,
    /// Texts and calls in it that set a colour by hand, outside of tests.
    pub(crate) colours: Vec<String>,
}

/// All modules of the crate, by path.
#[derive(Debug, Default)]
pub(crate) struct House {
    /// The modules; the root has the empty path.
    pub(crate) modules: BTreeMap<Names, Module>,
}

/// Arrows among nodes, each with a path that draws it.
pub(crate) type Arrows = BTreeMap<String, BTreeMap<String, String>>;

impl House {
    /// Reads the modules from `lib.rs` on; `read` gives the text of a file below `src/`.
    pub(crate) fn read(read: &dyn Fn(&Path) -> Option<String>) -> Self {
        let mut house = Self::default();
        house.read_file(read, Path::new("lib.rs"), &[], false);
        let found: Vec<(Names, Vec<Named>)> =
            house.modules.iter().map(|(at, module)| (at.clone(), house.of_this_crate(at, &module.named))).collect();
        for (at, named) in found {
            house.modules.entry(at).or_default().named = named;
        }
        house
    }

    fn read_file(&mut self, read: &dyn Fn(&Path) -> Option<String>, file: &Path, at: &[String], in_tests: bool) {
        let text = read(file).unwrap_or_else(|| panic!("src/{} is missing", file.display()));
        let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("src/{}: {error}", file.display()));
        self.take(read, file, at, &parsed.items, in_tests);
    }

    fn take(
        &mut self,
        read: &dyn Fn(&Path) -> Option<String>,
        file: &Path,
        at: &[String],
        items: &[syn::Item],
        tests: bool,
    ) {
        let mut reader = Reader { in_tests: tests, module: Module { file: file.to_owned(), ..Module::default() } };
        let mut inner: Vec<(Names, &[syn::Item], bool)> = Vec::new();
        for item in items {
            let syn::Item::Mod(declared) = item else {
                reader.visit_item(item);
                continue;
            };
            let name = declared.ident.to_string();
            let tests = tests || is_of_tests(&declared.attrs);
            reader.module.children.insert(name.clone());
            let below = [at, &[name]].concat();
            if let Some((_, items)) = &declared.content {
                inner.push((below, items, tests));
                continue;
            }
            let folder: PathBuf = below.iter().collect();
            let (one, other) = (folder.with_extension("rs"), folder.join("mod.rs"));
            self.read_file(read, if read(&one).is_some() { &one } else { &other }, &below, tests);
        }
        self.modules.insert(at.to_vec(), reader.module);
        for (below, items, tests) in inner {
            self.take(read, file, &below, items, tests);
        }
    }

    /// What of these leads into this crate, with the path from its root.
    fn of_this_crate(&self, at: &[String], named: &[Named]) -> Vec<Named> {
        let lead = |named: &Named| {
            let path = self.path_from_root(at, &named.written, 0)?;
            Some(Named { written: named.written.clone(), path, in_tests: named.in_tests })
        };
        named.iter().filter_map(lead).collect()
    }

    /// A path of a module from the root; `None` where it leads to another crate or to something local.
    fn path_from_root(&self, at: &[String], written: &[String], steps: usize) -> Option<Names> {
        let (first, rest) = written.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([at, rest].concat()),
            "super" => {
                let above = &at[..at.len().checked_sub(1)?];
                let climbs = rest.first().is_some_and(|next| next == "super");
                if climbs { self.path_from_root(above, rest, steps) } else { Some([above, rest].concat()) }
            }
            _ => {
                let module = self.modules.get(at)?;
                if module.children.contains(first) || module.defined.contains(first) {
                    return Some([at, written].concat());
                }
                let alias = module.aliases.get(first).filter(|_| steps < 20)?;
                // `use name;` of another crate leads to itself.
                let outside = alias.first() == Some(first) && !module.children.contains(first);
                let led = if outside { None } else { self.path_from_root(at, alias, steps + 1) };
                led.map(|led| [&led[..], rest].concat())
            }
        }
    }

    /// The file that defines what this path from the root leads to; `None` for a module as such.
    pub(crate) fn definition(&self, path: &[String], steps: usize) -> Option<&Path> {
        let mut at = Vec::new();
        for (index, name) in path.iter().enumerate() {
            let module = self.modules.get(&at)?;
            let last = index + 1 == path.len();
            if module.children.contains(name) && !(last && self.names(&at, name)) {
                at.push(name.clone());
                continue;
            }
            if module.defined.contains(name) {
                return Some(&module.file);
            }
            let alias = module.aliases.get(name).filter(|_| steps < 20)?;
            let led = self.path_from_root(&at, alias, 0)?;
            return self.definition(&[&led[..], &path[index + 1..]].concat(), steps + 1);
        }
        None
    }

    /// The files that define a type of each name, as often as they do.
    pub(crate) fn types(&self) -> BTreeMap<&str, Vec<&Path>> {
        let mut types: BTreeMap<&str, Vec<&Path>> = BTreeMap::new();
        for module in self.modules.values() {
            for name in &module.types {
                types.entry(name).or_default().push(&module.file);
            }
        }
        types
    }

    fn names(&self, at: &[String], name: &str) -> bool {
        self.modules.get(at).is_some_and(|module| module.defined.contains(name) || module.aliases.contains_key(name))
    }

    /// Whether a file defines anything or only declares and passes on.
    fn acts(&self, file: &Path) -> bool {
        self.modules.values().any(|module| module.file == file && module.acts)
    }

    /// The arrows among the files below a folder, with the node that `node` makes of each; tests are left out.
    pub(crate) fn arrows(&self, below: &Path, node: impl Fn(&Path) -> String) -> Arrows {
        let mut arrows = Arrows::new();
        for module in self.modules.values().filter(|module| module.file.starts_with(below) && self.acts(&module.file)) {
            let from = node(&module.file);
            for named in module.named.iter().filter(|named| !named.in_tests) {
                let Some(file) = self.definition(&named.path, 0).filter(|file| file.starts_with(below)) else {
                    continue;
                };
                let to = node(file);
                if to != from {
                    arrows.entry(from.clone()).or_default().entry(to).or_insert_with(|| named.written.join("::"));
                }
            }
        }
        arrows
    }
}

/// The shortest circle through each node that is on one, told with the paths that draw it; each circle once.
pub(crate) fn circles(arrows: &Arrows) -> Vec<String> {
    let mut told: BTreeMap<Vec<&str>, String> = BTreeMap::new();
    for start in arrows.keys() {
        let mut before: BTreeMap<&str, &str> = BTreeMap::new();
        let mut ahead = VecDeque::from([start.as_str()]);
        'search: while let Some(at) = ahead.pop_front() {
            for to in arrows.get(at).into_iter().flatten().map(|(to, _)| to.as_str()) {
                if to == start {
                    before.insert(to, at);
                    break 'search;
                }
                if !before.contains_key(to) {
                    before.insert(to, at);
                    ahead.push_back(to);
                }
            }
        }
        let mut way = vec![start.as_str()];
        while let Some(&from) =
            way.last().and_then(|at| before.get(*at)).filter(|_| before.contains_key(start.as_str()))
        {
            way.push(from);
            if from == start {
                break;
            }
        }
        if way.len() > 1 {
            way.reverse();
            let mut nodes: Vec<&str> = way[1..].to_vec();
            nodes.sort_unstable();
            let arrow = |pair: &[&str]| format!("{} → {} ({})", pair[0], pair[1], arrows[pair[0]][pair[1]]);
            told.entry(nodes).or_insert_with(|| way.windows(2).map(arrow).collect::<Vec<_>>().join(", "));
        }
    }
    told.into_values().collect()
}

/// Whether an item is there for tests alone.
fn is_of_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Path>().is_ok_and(|condition| condition.is_ident("test"))
    })
}

struct Reader {
    in_tests: bool,
    module: Module,
}

/// Calls that make a colour of numbers.
const MAKES_A_COLOUR: [&str; 4] = ["from_rgb", "from_gray", "from_rgba_unmultiplied", "from_rgba_premultiplied"];

impl Reader {
    fn name(&mut self, written: Names) {
        // `self` and `pub(super)` lead to nothing.
        if written.iter().all(|name| ["crate", "self", "super"].contains(&name.as_str())) {
            return;
        }
        self.module.named.push(Named { written, path: Names::new(), in_tests: self.in_tests });
    }

    fn import(&mut self, tree: &syn::UseTree, before: &[String]) {
        match tree {
            syn::UseTree::Path(path) => self.import(&path.tree, &[before, &[path.ident.to_string()]].concat()),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, before)),
            syn::UseTree::Name(name) if name.ident == "self" => {
                self.alias(before.last().cloned().unwrap_or_default(), before.to_vec());
            }
            syn::UseTree::Name(name) => {
                self.alias(name.ident.to_string(), [before, &[name.ident.to_string()]].concat());
            }
            syn::UseTree::Rename(rename) => {
                self.alias(rename.rename.to_string(), [before, &[rename.ident.to_string()]].concat());
            }
            // Only tests import all that there is; what they are seen to name is enough.
            syn::UseTree::Glob(_) => assert!(self.in_tests, "{}: `use …::*`", self.module.file.display()),
        }
    }

    fn alias(&mut self, name: String, path: Names) {
        self.name(path.clone());
        if !self.in_tests {
            self.module.aliases.insert(name, path);
        }
    }

    fn colour(&mut self, found: String) {
        if !self.in_tests {
            self.module.colours.push(found);
        }
    }

    fn text(&mut self, text: &str) {
        let digits = text.strip_prefix('#').unwrap_or_default();
        if matches!(digits.len(), 3 | 6 | 8) && digits.chars().all(|digit| digit.is_ascii_hexdigit()) {
            self.colour(text.to_owned());
        }
    }

    /// What is handed to a macro is tokens; paths, texts and colours are found there all the same.
    fn tokens(&mut self, stream: TokenStream) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        let is =
            |at: usize, mark: char| matches!(tokens.get(at), Some(TokenTree::Punct(found)) if found.as_char() == mark);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(literal) => {
                    if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                        self.text(&text.value());
                    }
                }
                TokenTree::Ident(first) => {
                    let mut path = vec![first.to_string()];
                    while is(at, ':') && is(at + 1, ':') {
                        let Some(TokenTree::Ident(next)) = tokens.get(at + 2) else { break };
                        path.push(next.to_string());
                        at += 3;
                    }
                    let last = path.last().cloned().unwrap_or_default();
                    if let Some(TokenTree::Group(group)) = tokens.get(at) {
                        let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                        let number = |at: usize| matches!(inside.get(at), Some(TokenTree::Literal(_)));
                        let field = matches!(inside.first(), Some(TokenTree::Ident(field)) if field == "r");
                        let call =
                            group.delimiter() == Delimiter::Parenthesis && MAKES_A_COLOUR.contains(&last.as_str());
                        if call && number(0) || last == "Rgba" && field && number(2) {
                            self.colour(format!("{last} {group}"));
                        }
                    }
                    if path.len() > 1 {
                        self.name(path);
                    }
                }
                TokenTree::Punct(_) => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        use syn::Item;
        let attributes: &[syn::Attribute] = match item {
            Item::Const(item) => &item.attrs,
            Item::Enum(item) => &item.attrs,
            Item::Fn(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            Item::Macro(item) => &item.attrs,
            Item::Mod(item) => &item.attrs,
            Item::Static(item) => &item.attrs,
            Item::Struct(item) => &item.attrs,
            Item::Trait(item) => &item.attrs,
            Item::Type(item) => &item.attrs,
            Item::Union(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            _ => &[],
        };
        let around = self.in_tests;
        self.in_tests |= is_of_tests(attributes);
        let name = match item {
            Item::Const(item) => Some(&item.ident),
            Item::Enum(item) => Some(&item.ident),
            Item::Fn(item) => Some(&item.sig.ident),
            Item::Macro(item) => item.ident.as_ref(),
            Item::Static(item) => Some(&item.ident),
            Item::Struct(item) => Some(&item.ident),
            Item::Trait(item) => Some(&item.ident),
            Item::Type(item) => Some(&item.ident),
            Item::Union(item) => Some(&item.ident),
            _ => None,
        };
        if !self.in_tests {
            if matches!(item, Item::Enum(_) | Item::Struct(_) | Item::Trait(_) | Item::Type(_) | Item::Union(_)) {
                self.module.types.extend(name.map(ToString::to_string));
            }
            self.module.acts |= !matches!(item, Item::Mod(_) | Item::Use(_));
            self.module.defined.extend(name.map(ToString::to_string));
        }
        match item {
            Item::Use(item) => self.import(&item.tree, &[]),
            _ => visit::visit_item(self, item),
        }
        self.in_tests = around;
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        let around = self.in_tests;
        self.in_tests |= is_of_tests(&function.attrs);
        visit::visit_impl_item_fn(self, function);
        self.in_tests = around;
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.name(path.segments.iter().map(|part| part.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone());
    }

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.text(&text.value());
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let syn::Expr::Path(function) = call.func.as_ref()
            && let Some(name) = function.path.segments.last().map(|part| part.ident.to_string())
            && MAKES_A_COLOUR.contains(&name.as_str())
            && let Some(syn::Expr::Lit(_)) = call.args.first()
        {
            self.colour(format!("{name}(…)"));
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_struct(&mut self, made: &'ast syn::ExprStruct) {
        let is_colour = made.path.segments.last().is_some_and(|part| part.ident == "Rgba");
        let is_red = |field: &syn::FieldValue| matches!(&field.member, syn::Member::Named(name) if name == "r");
        if is_colour && made.fields.iter().any(|field| is_red(field) && matches!(field.expr, syn::Expr::Lit(_))) {
            self.colour("Rgba { … }".to_owned());
        }
        visit::visit_expr_struct(self, made);
    }
}
