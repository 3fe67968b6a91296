//! Builds again when a migration is added: the compiler does not know that they are embedded.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
