//! Files held in memory: for tests and for callers with no disk.

use super::{MAX_FILE_BYTES, Source, SourceError, is_below, within};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Files by path.
#[derive(Clone, Debug, Default)]
pub struct Memory(pub BTreeMap<String, Vec<u8>>);

impl<P: Into<String>, B: Into<Vec<u8>>, const N: usize> From<[(P, B); N]> for Memory {
    fn from(files: [(P, B); N]) -> Memory {
        files.into_iter().collect()
    }
}

impl<P: Into<String>, B: Into<Vec<u8>>> FromIterator<(P, B)> for Memory {
    fn from_iter<I: IntoIterator<Item = (P, B)>>(files: I) -> Memory {
        Memory(files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect())
    }
}

impl Source for Memory {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, SourceError> {
        within(path)?;
        let bytes = self.0.get(path).ok_or(SourceError::NotFound)?;
        if bytes.len() as u64 > MAX_FILE_BYTES {
            return Err(SourceError::TooLarge);
        }
        Ok(Cow::Owned(bytes.clone()))
    }

    fn list(&self, dir: &str) -> Vec<String> {
        self.0.keys().filter(|path| is_below(path, dir)).cloned().collect()
    }
}
