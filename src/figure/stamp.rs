//! What says whether a drawing is what its pose draws now.

/// The engine that draws. Raised with every change that draws any pose differently, so that
/// drawings made before are known to be old.
const ENGINE: u32 = 12;

/// What a drawing carries to say what it was made from: a hash of the engine's number and of every
/// text that was read for it.
pub(super) fn stamp<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut all = format!("{ENGINE}");
    for text in texts {
        all.push('\0');
        // A checkout on Windows may end lines with CRLF.
        all.extend(text.chars().filter(|c| *c != '\r'));
    }
    format!("{:016x}", fnv1a(all.as_bytes()))
}

/// The 64-bit FNV-1a hash (Fowler, Noll, Vo): the same on every machine, and short.
pub(super) fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn hashes_are_those_of_the_published_vectors() {
        assert_eq!(super::fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(super::fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
