//! Files that are read beside the work on what was read before, where there are several threads.

use std::{sync::mpsc, thread};

use bartizan_model::RecordBatch;

use super::Batches;

/// The batches of some files; see the module.
pub enum Ahead {
    /// Read when they are asked for.
    Here(Batches),
    /// Read on a thread of their own.
    Beside {
        /// What was read.
        batches: mpsc::Receiver<RecordBatch>,
        /// Who reads.
        reader: thread::JoinHandle<Batches>,
    },
}

impl Ahead {
    /// Begins to read, at most `ahead` batches before they are asked for; 0: none.
    pub fn begin(mut batches: Batches, ahead: usize) -> Ahead {
        if ahead == 0 {
            return Ahead::Here(batches);
        }
        let (send, receive) = mpsc::sync_channel(ahead);
        let reader = thread::spawn(move || {
            // Where nobody takes them any more, the rest need not be read.
            batches.by_ref().try_for_each(|batch| send.send(batch)).ok();
            batches
        });
        Ahead::Beside { batches: receive, reader }
    }

    /// What there is to say of the files.
    ///
    /// # Errors
    ///
    /// The thread that reads has ended early.
    pub fn end(self) -> anyhow::Result<Batches> {
        match self {
            Ahead::Here(batches) => Ok(batches),
            Ahead::Beside { batches, reader } => {
                drop(batches);
                reader.join().map_err(|_| anyhow::anyhow!("the thread that reads the files has ended early"))
            }
        }
    }
}

impl Iterator for Ahead {
    type Item = RecordBatch;

    fn next(&mut self) -> Option<RecordBatch> {
        match self {
            Ahead::Here(batches) => batches.next(),
            Ahead::Beside { batches, .. } => batches.recv().ok(),
        }
    }
}
