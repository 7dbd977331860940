//! The `carepress` command.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    keep_memory();
    gather_workers();
    cli::run()
}

/// glibc hands the top of its heap back to the system whenever it is free, to ask for it again at
/// the next page: a fifth of all page faults of a build. It stops doing so once a block of nearly
/// 32 MiB, the largest it goes by, has come and gone (mallopt(3), `M_MMAP_THRESHOLD`). The block
/// itself is never touched, and other allocators take no notice.
fn keep_memory() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(31 << 20)));
}

/// Counts this thread among those that work is spread over: otherwise it would hand everything to
/// others and wait. A pool of the usual kind does when the system gives none.
fn gather_workers() {
    let pool = rayon::ThreadPoolBuilder::new().use_current_thread();
    drop(pool.start_handler(|_| open_memory()).build_global());
}

/// glibc opens the memory of a thread to it page by page, with a call to the system for each. What
/// has been open once stays so.
fn open_memory() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(8 << 20)));
}
