//! Where rows come from: the host through the contract's bindings, or the test kit.
//!
//! One of the two is chosen when the crate is compiled, so the plugin pays nothing for the choice. Nothing
//! outside this module names the bindings.

#[cfg(target_arch = "wasm32")]
#[path = "source/guest.rs"]
pub mod backend;
#[cfg(not(target_arch = "wasm32"))]
#[path = "source/native.rs"]
pub(crate) mod backend;

pub(crate) use backend::RawBatch;

/// Strings end to end: string i is `text[ends[i-1]..ends[i]]`.
#[derive(Clone, Default, Debug)]
pub(crate) struct Texts {
    pub ends: Vec<u32>,
    pub text: Vec<u8>,
}

impl Texts {
    /// Lays strings end to end.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Texts {
        let mut laid = Texts::default();
        for text in texts {
            laid.text.extend_from_slice(text.as_bytes());
            laid.ends.push(laid.text.len() as u32);
        }
        laid
    }
}

/// Whole numbers; bit i of `present` says whether row i has one.
#[derive(Clone, Default, Debug)]
pub(crate) struct Integers {
    pub values: Vec<i64>,
    pub present: Vec<u64>,
}

/// Numbers; bit i of `present` says whether row i has one.
#[derive(Clone, Default, Debug)]
pub(crate) struct Decimals {
    pub values: Vec<f64>,
    pub present: Vec<u64>,
}

/// Several codes a row.
#[derive(Clone, Default, Debug)]
pub(crate) struct Lists {
    pub ends: Vec<u32>,
    pub codes: Vec<u32>,
}

impl Lists {
    /// A row's codes.
    pub fn row(&self, row: usize) -> &[u32] {
        let end = self.ends.get(row).copied().unwrap_or_default() as usize;
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.codes.get(start as usize..end).unwrap_or_default()
    }

    /// The first code of each row, 0 where it has none.
    pub fn first_codes(&self) -> Vec<u32> {
        (0..self.ends.len()).map(|row| self.row(row).first().copied().unwrap_or_default()).collect()
    }
}

/// Positions that apply to each row or value: of i, `ids[ends[i-1]..ends[i]]`, rising.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Hits {
    pub(crate) ends: Vec<u32>,
    pub(crate) ids: Vec<u32>,
}

impl Hits {
    /// What applies to the value at a position.
    pub fn of(&self, position: usize) -> &[u32] {
        let end = self.ends.get(position).copied().unwrap_or_default() as usize;
        let before = position.checked_sub(1).and_then(|before| self.ends.get(before));
        self.ids.get(before.copied().unwrap_or_default() as usize..end).unwrap_or_default()
    }
}

/// One field of all rows.
#[derive(Clone, Debug)]
pub(crate) enum Column {
    Absent,
    Codes(Vec<u32>),
    Lists(Lists),
    Integers(Integers),
    Decimals(Decimals),
    Text,
}

impl Column {
    /// All codes of a coded column; none of any other.
    pub fn coded(&self) -> &[u32] {
        match self {
            Column::Codes(codes) => codes,
            Column::Lists(lists) => &lists.codes,
            _ => &[],
        }
    }
}
