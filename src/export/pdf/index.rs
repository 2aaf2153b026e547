//! The index of a file: where each of its objects is.
//!
//! It is the file's last object, and lopdf leaves it plain: of thousands of elements of the tree it would be as large as all they say.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write as _;

/// The file with its index packed; `None` where it does not end as lopdf's files do.
pub(super) fn packed(file: &[u8]) -> Option<Vec<u8>> {
    let mark = b"startxref\n";
    let end = file.windows(mark.len()).rposition(|window| window == mark)?;
    let tail = file.get(end..)?;
    let digits = tail.get(mark.len()..)?.split(|byte| *byte == b'\n').next()?;
    let begin: usize = std::str::from_utf8(digits).ok()?.parse().ok()?;
    let object = file.get(begin..end)?;
    let stream = b">>stream\n";
    let at = object.windows(stream.len()).position(|window| window == stream)?;
    let head = std::str::from_utf8(object.get(..at)?).ok()?;
    let (words, length) = head.rsplit_once("/Length ")?;
    let length: usize = length.parse().ok()?;
    let data = object.get(at + stream.len()..)?.get(..length)?;
    let columns: usize =
        head.split_once("/W[")?.1.split_once(']')?.0.split(' ').map(str::parse::<usize>).sum::<Result<_, _>>().ok()?;
    let packed = pack(data, columns)?;
    let mut whole = file.get(..begin)?.to_vec();
    let filter = format!("/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {columns}>>");
    whole.extend(format!("{words}{filter}/Length {}>>stream\n", packed.len()).into_bytes());
    whole.extend(packed);
    whole.extend_from_slice(b"\nendstream\nendobj\n");
    whole.extend_from_slice(tail);
    Some(whole)
}

/// Rows as their differences from the rows above, which are nearly nothing.
fn pack(data: &[u8], columns: usize) -> Option<Vec<u8>> {
    /// The row is given by what it has more than the one above.
    const UP: u8 = 2;
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    let mut above = vec![0; columns];
    for row in data.chunks_exact((columns > 0).then_some(columns)?) {
        let more: Vec<u8> = row.iter().zip(&above).map(|(byte, above)| byte.wrapping_sub(*above)).collect();
        packer.write_all(&[UP]).ok()?;
        packer.write_all(&more).ok()?;
        above.copy_from_slice(row);
    }
    packer.finish().ok()
}
