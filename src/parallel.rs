//! Work spread over the processor's cores.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Applies a function to every item on as many threads as there are cores. Results come in the
/// order of the items, whichever was done first.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    // Items differ in size, so a free thread takes the next one rather than a share set beforehand.
    let worker = || {
        let take = || {
            let index = next.fetch_add(1, Ordering::Relaxed);
            items.get(index).map(|item| (index, item))
        };
        std::iter::from_fn(take).map(|(index, item)| (index, work(item))).collect::<Vec<_>>()
    };
    let mut results = thread::scope(|scope| {
        let threads: Vec<_> = (1..cores.min(items.len())).map(|_| scope.spawn(worker)).collect();
        let mut results = worker();
        for thread in threads {
            match thread.join() {
                Ok(more) => results.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results
    });
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_item_is_done_once_and_results_keep_their_order() {
        let items: Vec<u64> = (0..500).collect();
        let squares = super::map(&items, |n| n * n);
        assert!(squares.iter().zip(&items).all(|(square, n)| *square == n * n));
        assert_eq!(squares.len(), items.len());
        assert!(super::map(&[] as &[u8], |n| *n).is_empty());
    }
}
