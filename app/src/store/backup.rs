//! Copies of a database in one file.
