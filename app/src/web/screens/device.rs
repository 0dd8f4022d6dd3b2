//! What this browser keeps, and whether its letters are keys: a part of the
//! settings that belongs to the device.

use crate::web::answer::{Answer, Toast};
use crate::web::device::Device;
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;

/// Saves the choices in the browser.
pub async fn save(visit: Visit, sheet: Sheet) -> Answer {
    let device = Device {
        keeps: sheet.get("keeps").is_some(),
        letters: sheet.get("letters").is_some(),
    };
    let text = visit.texts.say("toast-device").into_owned();
    let answer = visit.answer(&sheet, Ok(Toast { text, undo: None }));
    answer.with_cookie(device.remember(&visit.app))
}
