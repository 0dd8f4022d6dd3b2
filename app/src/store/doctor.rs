//! Checks of a database.

use super::sql::statements;

statements! {}
