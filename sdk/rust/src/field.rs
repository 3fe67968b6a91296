//! The fields that a plugin reads, declared once.

/// One field of a plugin: its name, and its place among [`crate::Correlation::FIELDS`]. Made by
/// [`crate::fields!`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Field {
    position: u32,
    name: &'static str,
}

impl Field {
    /// For [`crate::fields!`] only: a field that is not in `FIELDS` at this position reads as absent.
    #[doc(hidden)]
    pub const fn new(position: u32, name: &'static str) -> Field {
        Field { position, name }
    }

    /// The field's name.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// Its place among the plugin's fields.
    #[inline]
    pub const fn position(self) -> u32 {
        self.position
    }

    #[inline]
    pub(crate) const fn index(self) -> usize {
        self.position as usize
    }
}

/// Declares a plugin's fields: a constant for each, and `FIELDS`, all of them in order.
///
/// ```
/// bartizan_sdk::fields! {
///     /// Who acted.
///     pub USER = "user.name";
///     /// From where.
///     pub SOURCE = "source.ip";
/// }
/// assert_eq!(SOURCE.name(), "source.ip");
/// assert_eq!(FIELDS.len(), 2);
/// ```
#[macro_export]
macro_rules! fields {
    ($($(#[$doc:meta])* $vis:vis $name:ident = $text:literal;)+) => {
        $crate::fields!(@each 0; $($(#[$doc])* $vis $name = $text;)+);
        /// Every field that the plugin reads.
        pub const FIELDS: &[$crate::Field] = &[$($name),+];
    };
    (@each $position:expr; $(#[$doc:meta])* $vis:vis $name:ident = $text:literal; $($rest:tt)*) => {
        $(#[$doc])*
        $vis const $name: $crate::Field = $crate::Field::new($position, $text);
        $crate::fields!(@each $position + 1; $($rest)*);
    };
    (@each $position:expr;) => {};
}
