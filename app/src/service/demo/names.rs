//! The invented firm and everyone it knows. None of them exists.

use legwork_core::vocabulary::Relationship::{
    self, Client, Lapsed, Other, Partner, Prospect, Referrer,
};

/// The firm.
pub(super) const FIRM: &str = "Winter & Alder Architects";
/// The member.
pub(super) const MEMBER: &str = "Mara Winter";

/// Firms: name, domain, relationship.
pub(super) const ORGANISATIONS: [(&str, &str, Relationship); 20] = [
    ("Brackwater Homes", "brackwater.example", Client),
    ("Lindenhof Clinics", "lindenhof.example", Client),
    ("Sandow Bakeries", "sandow.example", Client),
    ("Oriel Schools Trust", "orielschools.example", Client),
    ("Merrow Logistics", "merrow.example", Client),
    ("Tidewell Hotels", "tidewell.example", Client),
    ("Karst Brewing", "karst.example", Prospect),
    ("Fennmoor Energy", "fennmoor.example", Prospect),
    ("Aldgrove Dental", "aldgrove.example", Prospect),
    ("Pellman & Daughters", "pellman.example", Prospect),
    ("Northquay Boats", "northquay.example", Prospect),
    ("Hollin Publishing", "hollin.example", Prospect),
    ("Rosenau Retail", "rosenau.example", Prospect),
    ("Quillback Software", "quillback.example", Prospect),
    ("Vesper Care Homes", "vespercare.example", Lapsed),
    ("Granary Market Hall", "granaryhall.example", Lapsed),
    ("Dunmere Wines", "dunmere.example", Lapsed),
    ("Stromeyer Structures", "stromeyer.example", Partner),
    ("Bellgarde Surveyors", "bellgarde.example", Referrer),
    ("Copse & Meadow Gardens", "copsemeadow.example", Referrer),
];

/// People: name, number of the firm, role.
pub(super) const PEOPLE: [(&str, usize, &str); 40] = [
    ("Ines Brandt", 0, "Development director"),
    ("Tomas Rieger", 0, "Site manager"),
    ("Paula Lindner", 1, "Head of estates"),
    ("Jonas Ekholm", 1, "Practice manager"),
    ("Nora Sandow", 2, "Owner"),
    ("Felix Amrein", 2, "Finance"),
    ("Grace Otieno", 3, "Bursar"),
    ("Daniel Marsh", 3, "Head of facilities"),
    ("Lea Kowalk", 4, "Operations"),
    ("Viktor Stahn", 4, "Property"),
    ("Amelie Roux", 5, "Managing director"),
    ("Henrik Dahl", 5, "Projects"),
    ("Sofia Karst", 6, "Founder"),
    ("Ben Attwell", 6, "Taproom manager"),
    ("Miriam Fuchs", 7, "Real estate"),
    ("Oskar Brennig", 7, "Procurement"),
    ("Yara Haddad", 8, "Partner"),
    ("Colin Peake", 8, "Practice manager"),
    ("Edith Pellman", 9, "Owner"),
    ("Rosa Pellman", 9, "Workshop"),
    ("Anders Nyquist", 10, "Yard manager"),
    ("Tilda Marlow", 10, "Owner"),
    ("Simon Hollin", 11, "Publisher"),
    ("Clara Voss", 11, "Office manager"),
    ("Marek Zielka", 12, "Expansion"),
    ("Julia Rosenau", 12, "Managing director"),
    ("Arun Mehra", 13, "Workplace"),
    ("Kirsten Lund", 13, "People"),
    ("Helga Thorn", 14, "Regional manager"),
    ("Peter Quast", 14, "Estates"),
    ("Lucia Ferrante", 15, "Market manager"),
    ("Georg Weidel", 15, "Trustee"),
    ("Camille Dunmere", 16, "Owner"),
    ("Ivo Petrak", 16, "Cellar master"),
    ("Silke Stromeyer", 17, "Structural engineer"),
    ("Adrian Cole", 17, "Structural engineer"),
    ("Hugo Bellgarde", 18, "Surveyor"),
    ("Marta Nowik", 18, "Surveyor"),
    ("Fiona Copse", 19, "Garden designer"),
    ("Ruben Achter", 19, "Landscape architect"),
];

/// Who stands otherwise to the member than their firm does.
pub(super) const EXCEPTIONS: [(&str, Relationship); 2] =
    [("Tomas Rieger", Referrer), ("Ivo Petrak", Other)];

/// Notes after a call.
pub(super) const CALL_NOTES: [&str; 8] = [
    "Asked for two reference projects",
    "Budget is decided after the summer",
    "Wants a feasibility sketch first",
    "Call again after the board meets",
    "Has an architect, unhappy with the site supervision",
    "Send the school refurbishment case",
    "Interested in timber construction",
    "Not this year",
];

/// Notes about posts and letters.
pub(super) const POST_NOTES: [&str; 6] = [
    "Before and after: the bakery front",
    "What a feasibility study costs, and saves",
    "Three mistakes with office acoustics",
    "Reusing bricks from the old depot",
    "How a planning application moves faster",
    "Small hotel, large roof",
];

/// Deals: title, number of the person, value in thousands of euros.
pub(super) const DEALS: [(&str, usize, i64); 20] = [
    ("Flagship bakery refit", 4, 42),
    ("Clinic waiting area", 2, 18),
    ("Brewery taproom", 12, 65),
    ("School hall refurbishment", 6, 88),
    ("Hotel roof terrace", 10, 54),
    ("Warehouse office floor", 8, 27),
    ("Dental practice fit-out", 16, 36),
    ("Care home garden wing", 28, 74),
    ("Boatyard showroom", 21, 23),
    ("Publisher's reading room", 22, 14),
    ("Terraced houses, phase two", 0, 95),
    ("Wind farm visitor centre", 14, 58),
    ("Wine shop interior", 32, 12),
    ("Market hall stalls", 30, 31),
    ("Software studio offices", 26, 46),
    ("Shop concept for four towns", 25, 67),
    ("Workshop extension", 18, 20),
    ("Second bakery, feasibility", 4, 9),
    ("Clinic entrance and lift", 3, 33),
    ("Hotel lobby", 11, 40),
];
