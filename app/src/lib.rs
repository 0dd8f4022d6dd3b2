//! Legwork: the store, the use cases and the faces of the one binary.
