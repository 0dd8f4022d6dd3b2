//! A user interface over memory, for tests of what a screen says.

use std::cell::RefCell;
use std::io::{self, Cursor, Write};
use std::rc::Rc;

use super::style::Palette;
use super::{Look, Ui};
use crate::Result;

/// Bytes shared between the interface and the test.
#[derive(Clone, Default)]
struct Shared(Rc<RefCell<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What `draw` writes to both streams at this width, without colours; a person
/// who answers `input` can be asked when there is any.
///
/// # Panics
///
/// When `draw` fails: the test ends.
pub fn screen(width: usize, input: &str, draw: impl FnOnce(&mut Ui) -> Result<()>) -> String {
    let both = Shared::default();
    let look = Look {
        out: Palette::new(false),
        err: Palette::new(false),
        width,
        interactive: !input.is_empty(),
        json: false,
        plain: false,
    };
    let input = Cursor::new(input.to_owned().into_bytes());
    let mut ui = Ui::new(
        Box::new(both.clone()),
        Box::new(both.clone()),
        Box::new(input),
        look,
    );
    draw(&mut ui).unwrap();
    drop(ui);
    String::from_utf8(both.0.take()).unwrap()
}
