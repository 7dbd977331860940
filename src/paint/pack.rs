//! A PDF made small: its objects in compressed streams, every stream compressed, all cores at work.
//!
//! krilla writes each object by itself, as PDF 1.4 did, and would compress one stream after the
//! other. This module reads back what it wrote, by its cross-reference table, and writes object
//! streams and a cross-reference stream instead (ISO 32000-1, 7.5.7 and 7.5.8; ISO 19005-2 allows
//! both).

use crate::parallel;
use flate2::{Compress, Compression, FlushCompress, Status};
use std::borrow::Cow;

/// Objects in one stream: a reader opens all of them to find one.
const OBJECTS: usize = 200;
/// A fifth less work than level 3 and a third less than the usual 6, for five and eight parts in a
/// hundred of the size.
const LEVEL: u32 = 2;
/// Room for what even an empty stream needs, in bytes.
const SPARE: usize = 64;
/// Streams of fewer bytes do not get smaller.
const LEAST: usize = 64;

/// Writes a file of krilla's anew. `None` when it is not one.
pub(super) fn pack(pdf: &[u8]) -> Option<Vec<u8>> {
    let file = File::read(pdf)?;
    let (streams, plain) = file.objects.iter().partition::<Vec<_>, _>(|object| object.is_stream());
    let groups = plain.chunks(OBJECTS).map(ObjectStream::new).collect::<Vec<_>>();
    let groups_from = file.size;
    let size = file.size + groups.len() + 1;
    let mut tasks = streams.iter().map(|object| Task::Stream(object)).collect::<Vec<_>>();
    tasks.extend(groups.iter().map(Task::Objects));
    let written = parallel::map_with(&tasks, Deflater::new, |deflater, task| task.write(deflater));

    let mut out = file.header.to_vec();
    let mut entries = vec![Entry::Free; size];
    let numbers = streams.iter().map(|object| object.number).chain(groups_from..);
    for (number, body) in numbers.zip(written) {
        *entries.get_mut(number)? = Entry::At(out.len());
        out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        out.extend_from_slice(&body?);
        out.extend_from_slice(b"\nendobj\n");
    }
    for (index, object) in plain.iter().enumerate() {
        let (group, place) = (groups_from + index / OBJECTS, index % OBJECTS);
        *entries.get_mut(object.number)? = Entry::Within(group, place);
    }
    let start = out.len();
    *entries.last_mut()? = Entry::At(start);
    let table = Deflater::new().deflate(&table(&entries))?;
    let (number, length) = (size - 1, table.len());
    out.extend_from_slice(
        format!(
            "{number} 0 obj\n<</Length {length}/Filter/FlateDecode/Type/XRef/W[1 4 2]/Size {size}"
        )
        .as_bytes(),
    );
    out.extend_from_slice(file.trailer);
    out.extend_from_slice(b"\nstream\n");
    out.extend_from_slice(&table);
    out.extend_from_slice(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").as_bytes());
    Some(out)
}

/// What krilla wrote.
struct File<'a> {
    header: &'a [u8],
    objects: Vec<Object<'a>>,
    /// One more than the highest number.
    size: usize,
    /// The trailer's entries after its size, to the end of the dictionary.
    trailer: &'a [u8],
}

impl<'a> File<'a> {
    fn read(pdf: &'a [u8]) -> Option<File<'a>> {
        let end = pdf.strip_suffix(b"\n%%EOF")?;
        let digits = end.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let (end, start) = end.split_at_checked(end.len() - digits)?;
        let start = number(start)?;
        let (objects, table) = end.strip_suffix(b"\nstartxref\n")?.split_at_checked(start)?;
        let table = table.strip_prefix(b"xref\n0 ")?;
        let line = table.iter().position(|byte| *byte == b'\n')?;
        let size = number(table.get(..line)?)?;
        // Every entry has twenty bytes: `0000000016 00000 n` and the end of the line.
        let (entries, trailer) = table.get(line + 1..)?.split_at_checked(size * 20)?;
        let mut places = entries
            .chunks_exact(20)
            .enumerate()
            .filter(|(_, entry)| entry[17] == b'n')
            .map(|(object, entry)| Some((number(&entry[..10])?, object)))
            .collect::<Option<Vec<_>>>()?;
        places.sort_unstable();
        let ends = places.iter().skip(1).map(|(offset, _)| *offset).chain([start]);
        let objects = places
            .iter()
            .zip(ends)
            .map(|((offset, number), end)| Object::read(objects.get(*offset..end)?, *number))
            .collect::<Option<Vec<_>>>()?;
        let trailer = trailer.strip_prefix(format!("trailer\n<</Size {size}").as_bytes())?;
        Some(File { header: pdf.get(..places.first()?.0)?, objects, size, trailer })
    }
}

/// A numbered object.
struct Object<'a> {
    number: usize,
    body: &'a [u8],
}

const END_OF_STREAM: &[u8] = b"\nendstream";
const START_OF_STREAM: &[u8] = b"\nstream\n";

impl<'a> Object<'a> {
    fn read(bytes: &'a [u8], number: usize) -> Option<Object<'a>> {
        let body = bytes.strip_prefix(format!("{number} 0 obj\n").as_bytes())?;
        Some(Object { number, body: body.trim_ascii_end().strip_suffix(b"\nendobj")? })
    }

    fn is_stream(&self) -> bool {
        self.body.ends_with(END_OF_STREAM)
    }

    /// The entries of a stream after its length, to the end of the dictionary, and its bytes, when
    /// they are to be compressed. Those that are compressed already say so; metadata are there to be
    /// found by those who do not know PDF.
    fn plain_stream(&self) -> Option<(&'a [u8], &'a [u8])> {
        let rest = self.body.strip_prefix(b"<</Length ")?;
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (length, rest) = rest.split_at_checked(digits)?;
        let rest = rest.strip_suffix(END_OF_STREAM)?;
        let (dictionary, data) = rest.split_at_checked(rest.len().checked_sub(number(length)?)?)?;
        let dictionary = dictionary.strip_suffix(START_OF_STREAM)?;
        let has = |key: &[u8]| dictionary.windows(key.len()).any(|part| part == key);
        (!has(b"/Filter") && !has(b"/Metadata")).then_some((dictionary, data))
    }
}

/// Objects in one stream: their numbers and places first, then the objects.
struct ObjectStream {
    count: usize,
    first: usize,
    bytes: Vec<u8>,
}

impl ObjectStream {
    fn new(objects: &[&Object<'_>]) -> ObjectStream {
        let (mut bytes, mut bodies) = (Vec::new(), Vec::new());
        for object in objects {
            bytes.extend_from_slice(format!("{} {} ", object.number, bodies.len()).as_bytes());
            bodies.extend_from_slice(object.body);
            bodies.push(b'\n');
        }
        let first = bytes.len();
        bytes.append(&mut bodies);
        ObjectStream { count: objects.len(), first, bytes }
    }
}

/// Something to be compressed.
enum Task<'a> {
    Stream(&'a Object<'a>),
    Objects(&'a ObjectStream),
}

impl<'a> Task<'a> {
    /// The object as it stands in the file.
    fn write(&self, deflater: &mut Deflater) -> Option<Cow<'a, [u8]>> {
        let (dictionary, data) = match self {
            Task::Stream(object) => match object.plain_stream() {
                Some((dictionary, data)) if data.len() >= LEAST => {
                    (Cow::Borrowed(dictionary), data)
                }
                _ => return Some(Cow::Borrowed(object.body)),
            },
            Task::Objects(ObjectStream { count, first, bytes }) => {
                let entries = format!("/Type/ObjStm/N {count}/First {first}>>");
                (Cow::Owned(entries.into_bytes()), &**bytes)
            }
        };
        let data = deflater.deflate(data)?;
        let mut out = format!("<</Length {}/Filter/FlateDecode", data.len()).into_bytes();
        for part in [&*dictionary, START_OF_STREAM, &data, END_OF_STREAM] {
            out.extend_from_slice(part);
        }
        Some(Cow::Owned(out))
    }
}

/// Where an object is.
#[derive(Clone, Copy)]
enum Entry {
    Free,
    At(usize),
    /// Number of the object stream, and place in it.
    Within(usize, usize),
}

/// The cross-reference table: a kind, four bytes and two bytes for each object.
fn table(entries: &[Entry]) -> Vec<u8> {
    let row = |entry: &Entry| {
        let (kind, place, index) = match *entry {
            Entry::Free => (0, 0, u16::MAX),
            Entry::At(offset) => (1, offset as u32, 0),
            Entry::Within(stream, index) => (2, stream as u32, index as u16),
        };
        let ([a, b, c, d], [e, f]) = (place.to_be_bytes(), index.to_be_bytes());
        [kind, a, b, c, d, e, f]
    };
    entries.iter().flat_map(row).collect()
}

/// Compresses one stream after the other. Its tables are larger than most streams, so they are
/// kept.
struct Deflater(Compress);

impl Deflater {
    fn new() -> Deflater {
        Deflater(Compress::new(Compression::new(LEVEL), true))
    }

    fn deflate(&mut self, bytes: &[u8]) -> Option<Vec<u8>> {
        self.0.reset();
        let mut out = Vec::with_capacity(bytes.len() / 2 + SPARE);
        loop {
            let read = usize::try_from(self.0.total_in()).ok()?;
            match self.0.compress_vec(bytes.get(read..)?, &mut out, FlushCompress::Finish).ok()? {
                Status::StreamEnd => return Some(out),
                Status::Ok | Status::BufError => out.reserve(bytes.len() / 4 + SPARE),
            }
        }
    }
}

fn number(digits: &[u8]) -> Option<usize> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::pack;

    #[test]
    fn what_is_no_pdf_of_krilla_is_left_alone() {
        let broken: [&[u8]; 5] = [
            b"",
            b"%PDF-1.7\nstartxref\n9\n%%EOF",
            b"%PDF-1.7\nxref\n0 9\n\nstartxref\n9\n%%EOF",
            b"%PDF-1.7\nxref\n0 1\n0000000099 00000 n\r\ntrailer\n<</Size 1>>\nstartxref\n9\n%%EOF",
            b"%PDF-1.7\nxref\n0 99999999999999999999\n\nstartxref\n9\n%%EOF",
        ];
        for pdf in broken {
            assert!(pack(pdf).is_none());
        }
    }
}
