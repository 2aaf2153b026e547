//! Things beside or under each other that are not cut, shared out among as many pictures as they need.

/// From where to where something reaches along an axis.
pub(super) type Span = (f64, f64);

/// Shares blocks out: each picture takes as many as find room in it, and the last goes as far back as all behind it find room, so that it
/// shows no less than it can. A block that is longer than a picture is shown in parts that overlap a little. `room` is what a picture
/// holds, of the first (`true`) and of the others.
pub(super) fn share_out(blocks: &[Span], room: impl Fn(bool) -> f64) -> Vec<Span> {
    let mut pictures: Vec<Span> = Vec::new();
    let mut left = blocks;
    while let Some((&(start, end), _)) = left.split_first() {
        let room = room(pictures.is_empty()).max(1.0);
        if end - start > room {
            pictures.extend(parts((start, end), room));
            left = &left[1..];
            continue;
        }
        let fits = left.iter().take_while(|(_, end)| *end - start <= room).count().max(1);
        let (taken, rest) = left.split_at(fits);
        if rest.is_empty() && !pictures.is_empty() {
            let last = taken.last().map_or(end, |(_, end)| *end);
            let earliest = blocks.iter().find(|(start, _)| last - start <= room).map_or(start, |(start, _)| *start);
            pictures.push((earliest.min(start), last));
        } else {
            pictures.push((start, taken.last().map_or(end, |(_, end)| *end)));
        }
        left = rest;
    }
    pictures
}

/// The parts of a block that is too long.
fn parts((start, end): Span, room: f64) -> impl Iterator<Item = Span> {
    /// So much of a part stands on the next one, too.
    const OVERLAP: f64 = 0.12;
    /// Nobody walks through more of one thing.
    const MOST: f64 = 12.0;
    let count = ((end - start - room) / (room * (1.0 - OVERLAP))).ceil().clamp(1.0, MOST);
    let step = (end - start - room) / count;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and a dozen")]
    (0..=(count as usize)).map(move |at| {
        #[expect(clippy::cast_precision_loss, reason = "a dozen")]
        let from = start + step * at as f64;
        (from, from + room)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_block_is_whole_on_some_picture_and_the_last_picture_is_full() {
        let blocks = [(0.0, 30.0), (30.0, 70.0), (70.0, 90.0), (90.0, 120.0), (120.0, 130.0)];
        let pictures = share_out(&blocks, |_| 75.0);
        assert_eq!(pictures, [(0.0, 70.0), (70.0, 130.0)]);
        let pictures = share_out(&blocks, |first| if first { 35.0 } else { 65.0 });
        assert_eq!(pictures, [(0.0, 30.0), (30.0, 90.0), (70.0, 130.0)], "the last goes back to the third block");
        for (start, end) in blocks {
            assert!(pictures.iter().any(|(from, to)| *from <= start && end <= *to));
        }
    }

    #[test]
    fn a_block_that_is_longer_than_a_picture_is_shown_in_parts_without_a_gap() {
        let pictures = share_out(&[(0.0, 10.0), (10.0, 210.0), (210.0, 220.0)], |_| 80.0);
        assert_eq!((pictures.first(), pictures.last().map(|last| last.1)), (Some(&(0.0, 10.0)), Some(220.0)));
        assert!(pictures.windows(2).all(|pair| pair[1].0 <= pair[0].1), "{pictures:?}");
        assert!(share_out(&[], |_| 10.0).is_empty());
        assert!(share_out(&[(0.0, 1e9)], |_| 0.0).len() < 20, "nobody walks through a million parts");
    }
}
