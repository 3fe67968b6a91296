//! What counts as one attempt to log in.
//!
//! One attempt is often logged more than once: sshd announces an unknown user ("Invalid user"), then PAM
//! reports the failure, then sshd itself ("Failed password"); Windows logs it where it was tried (4625) and at
//! the domain controller (4771, 4776). Each reporter is therefore counted for itself, and announcements are
//! not counted at all: six reports by one reporter are six attempts, two by each of three are two. Nor is
//! what sshd says at the end of a connection ("PAM 4 more authentication failures"): it sums up a minute or two,
//! each attempt of which was reported when it happened.

use bartizan_sdk::{Key, Row};

use crate::fields::{CATEGORY, CODE, OUTCOME, PAM_MODULE, PROVIDER, REPEATED, SSH_EVENT, SSH_METHOD, TYPE};

/// Most attempts that one line stands for, whatever number it claims.
const MAX_REPEATED: i64 = 10_000;

/// Who reports an attempt.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reporter {
    /// The product that was logged in to.
    Product,
    /// PAM, on behalf of a product that mostly reports for itself.
    Pam,
    /// A domain controller, on behalf of the machine that was logged in to.
    Directory,
}

impl Reporter {
    /// All reporters.
    pub const ALL: [Reporter; 3] = [Reporter::Product, Reporter::Pam, Reporter::Directory];

    /// For keys of state.
    pub fn key(self) -> Key {
        Key(self as u64 + 1)
    }
}

/// One attempt to log in, as one reporter tells it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Attempt {
    /// It failed.
    Failure {
        /// Who says so.
        by: Reporter,
        /// How often.
        times: u32,
    },
    /// It succeeded.
    Success,
}

impl Attempt {
    /// What a row says; none where it is no attempt, or only announces or repeats one.
    pub fn of(row: &Row<'_>) -> Option<Attempt> {
        if !row.values(CATEGORY).any(|category| category == "authentication") {
            return None;
        }
        let by = match (row.text(PROVIDER), row.text(CODE)) {
            (provider, _) if provider.eq_ignore_ascii_case("pam") => Reporter::Pam,
            // Kerberos tickets and credential validation.
            (_, "4768" | "4769" | "4771" | "4776") => Reporter::Directory,
            _ => Reporter::Product,
        };
        match row.text(OUTCOME) {
            "failure" if row.text(SSH_EVENT) == "Invalid" => None,
            // A client asks with `none` what it may try, and offers every key that it has: neither guesses.
            "failure" if matches!(row.text(SSH_METHOD), "none" | "publickey") => None,
            "failure" if by == Reporter::Pam && row.has(REPEATED) && !row.has(PAM_MODULE) => None,
            "failure" => {
                let times = row.integer(REPEATED).unwrap_or(1).clamp(1, MAX_REPEATED);
                Some(Attempt::Failure { by, times: times as u32 })
            }
            // A ticket or a session opened is no login by itself, and a logoff is none at all.
            "success" if by == Reporter::Product && !row.values(TYPE).any(|kind| kind == "end") => {
                Some(Attempt::Success)
            }
            _ => None,
        }
    }
}
