//! A list is what a vector is, whatever is done to it around the borders of its chunks.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq)]
struct Bead {
    id: u32,
    colour: u32,
}

impl Keyed for Bead {
    type Id = u32;

    fn id(&self) -> u32 {
        self.id
    }
}

/// What can be done to a list; elements are meant by their place.
#[derive(Clone, Debug)]
enum Operation {
    Insert(usize),
    Remove(usize),
    Replace(usize),
    Repaint(usize),
    Reorder(Vec<(usize, usize)>),
    Retain(u32),
    UpdateEach(u32),
}

/// Around the borders of chunks, beyond the end, and anywhere.
fn place() -> impl Strategy<Value = usize> {
    let borders = [0, 1, CHUNK - 2, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 1, 2 * CHUNK, 2 * CHUNK + 1, usize::MAX];
    prop_oneof![prop::sample::select(borders.to_vec()), 0..1100_usize]
}

fn step() -> impl Strategy<Value = Operation> {
    prop_oneof![
        place().prop_map(Operation::Insert),
        place().prop_map(Operation::Remove),
        place().prop_map(Operation::Replace),
        place().prop_map(Operation::Repaint),
        prop::collection::vec((place(), place()), 0..5).prop_map(Operation::Reorder),
        (2..9_u32).prop_map(Operation::Retain),
        (1..9_u32).prop_map(Operation::UpdateEach),
    ]
}

/// Does a step to both: to the list as it is, to the vector as anybody would.
fn take(step: &Operation, next: u32, items: &mut Items<Bead>, plain: &mut Vec<Bead>) {
    let bead = |place: usize| Some(place.min(plain.len().checked_sub(1)?));
    match *step {
        Operation::Insert(place) => {
            items.insert(place, Bead { id: next, colour: 0 });
            plain.insert(place.min(plain.len()), Bead { id: next, colour: 0 });
        }
        Operation::Remove(place) => match bead(place) {
            Some(at) => {
                assert!(items.remove(plain[at].id));
                plain.remove(at);
            }
            None => assert!(!items.remove(next)),
        },
        Operation::Replace(place) => match bead(place) {
            Some(at) => {
                plain[at].colour = next;
                assert!(items.replace(plain[at].clone()));
            }
            None => assert!(!items.replace(Bead { id: next, colour: 0 })),
        },
        Operation::Repaint(place) => match bead(place) {
            Some(at) => {
                plain[at].colour = next;
                items.get_mut(plain[at].id).expect("it is there").colour = next;
            }
            None => assert_eq!(items.get_mut(next), None),
        },
        Operation::Reorder(ref moves) => {
            let moves = moves.iter().filter_map(|&(place, to)| Some((plain[bead(place)?].id, to)));
            let moves: Vec<(u32, usize)> = moves.collect();
            let nobody = moves.iter().copied().chain([(next, 0)]).collect::<Vec<_>>();
            assert_eq!(items.reorder_each(&nobody), Err(next), "and nothing is moved");
            assert_eq!(items.reorder_each(&moves), Ok(()));
            for (id, to) in moves {
                let from = plain.iter().position(|bead| bead.id == id).expect("it is there");
                let moved = plain.remove(from);
                plain.insert(to.min(plain.len()), moved);
            }
        }
        Operation::Retain(every) => {
            items.retain(|bead| !bead.id.is_multiple_of(every));
            plain.retain(|bead| !bead.id.is_multiple_of(every));
        }
        Operation::UpdateEach(every) => {
            let change = |bead: &Bead| bead.id.is_multiple_of(every).then(|| Bead { colour: next, ..bead.clone() });
            items.update_each(change);
            for bead in plain.iter_mut() {
                *bead = change(bead).unwrap_or_else(|| bead.clone());
            }
        }
    }
}

fn assert_is(items: &Items<Bead>, plain: &[Bead]) {
    assert_eq!(items.len(), plain.len());
    assert_eq!(items.is_empty(), plain.is_empty());
    assert!(items.iter().map(AsRef::as_ref).eq(plain), "{items:?} instead of {plain:?}");
    assert!(items.iter().rev().map(AsRef::as_ref).eq(plain.iter().rev()));
    for (place, bead) in plain.iter().enumerate() {
        assert_eq!(items.position(bead.id), Some(place), "the place of {}", bead.id);
        assert_eq!(items.at(place).map(AsRef::as_ref), Some(bead));
        assert_eq!(items.get(bead.id).map(AsRef::as_ref), Some(bead));
    }
    assert_eq!((items.position(u32::MAX), items.at(plain.len())), (None, None));
    let (last, full) = items.0.chunks.split_last().map_or((1, &[][..]), |(last, full)| (last.len(), full));
    assert!(last > 0 && full.iter().all(|chunk| chunk.len() == CHUNK), "all but the last are full, none is empty");
}

/// What two snapshots say of each other is what a look at each pair of elements says.
fn assert_told_apart(was: &Items<Bead>, is: &Items<Bead>) {
    let apart = was.iter().zip(is).filter(|(was, is)| !Arc::ptr_eq(was, is));
    let told = was.differing(is).map(|(was, is)| (Arc::as_ptr(was), Arc::as_ptr(is)));
    assert!(told.eq(apart.map(|(was, is)| (Arc::as_ptr(was), Arc::as_ptr(is)))));
    assert_eq!(was.same_members(is), was.iter().map(|bead| bead.id).eq(is.iter().map(|bead| bead.id)));
    assert_eq!(was == is, was.iter().eq(is.iter()));
    let by_id: BTreeMap<u32, &Arc<Bead>> = was.iter().map(|bead| (bead.id, bead)).collect();
    for bead in is {
        let before = by_id.get(&bead.id);
        assert!(before.is_none_or(|before| Arc::ptr_eq(before, bead) || before != &bead), "{bead:?} was copied");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_list_is_what_a_vector_is_and_no_snapshot_of_it_changes(
        size in prop::sample::select(vec![0, 1, SHORT - 1, SHORT, 63, 64, 65, 127, 128, 129, 1000]),
        steps in prop::collection::vec(step(), 1..24),
    ) {
        let mut plain: Vec<Bead> = (0..).take(size).map(|id| Bead { id, colour: 0 }).collect();
        let mut items: Items<Bead> = plain.iter().cloned().collect();
        assert_is(&items, &plain);
        for (step, next) in steps.iter().zip(10_000..) {
            let (snapshot, was) = (items.clone(), plain.clone());
            take(step, next, &mut items, &mut plain);
            assert_is(&items, &plain);
            assert_is(&snapshot, &was);
            assert_told_apart(&snapshot, &items);
        }
    }
}

#[test]
fn an_edit_shares_all_chunks_but_the_one_it_is_in() {
    let of = |size: u32| (0..size).map(|id| Bead { id, colour: 0 }).collect::<Items<Bead>>();
    let shared = |was: &Items<Bead>, is: &Items<Bead>| -> Vec<bool> {
        was.0.chunks.iter().zip(&is.0.chunks).map(|(was, is)| Arc::ptr_eq(was, is)).collect()
    };
    let whole = of(300);
    for (id, chunk) in [(0, 0), (63, 0), (64, 1), (127, 1), (128, 2), (299, 4)] {
        let mut changed = whole.clone();
        changed.get_mut(id).expect("it is there").colour = 1;
        let expected: Vec<bool> = (0..5).map(|index| index != chunk).collect();
        assert_eq!(shared(&whole, &changed), expected, "{id} was changed");
        assert!(whole.same_members(&changed) && whole != changed);
    }
    let mut fewer = whole.clone();
    assert!(fewer.remove(128));
    assert_eq!(shared(&whole, &fewer), [true, true, false, false, false], "what stands before it stays");
    let mut all = whole.clone();
    all.retain(|_| true);
    assert!(all.same(&whole), "nothing was taken out");
}
