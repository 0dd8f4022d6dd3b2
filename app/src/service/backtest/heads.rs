//! Heads of columns, in letters and digits only and without a word for the
//! deal before or after, as exports of `HubSpot`, Pipedrive, Salesforce and Zoho
//! and published files write them, also in German and French; what says it best
//! comes first.

/// Who sells.
pub(super) const OWNER: &[&str] = &[
    "salesagent",
    "owner",
    "hubspotownerid",
    "ownername",
    "ownerfullname",
    "owneremail",
    "ownerid",
    "recordowner",
    "salesperson",
    "salesrep",
    "rep",
    "seller",
    "assignedto",
    "inhaber",
    "besitzer",
    "eigentumer",
    "zustandiger",
    "verkaufer",
    "vertriebler",
    "proprietaire",
    "responsable",
    "commercial",
    "vendeur",
];

/// The day on which a deal was opened.
pub(super) const OPENED: &[&str] = &[
    "opened",
    "openedon",
    "openeddate",
    "opendate",
    "engagedate",
    "dealcreated",
    "createdate",
    "createddate",
    "creationdate",
    "created",
    "createdon",
    "createdat",
    "createdtime",
    "addtime",
    "startdate",
    "eroffnet",
    "eroffnetam",
    "erstellt",
    "erstelltam",
    "erstelldatum",
    "erstellungsdatum",
    "angelegtam",
    "dateouverture",
    "datedouverture",
    "datedecreation",
    "datecreation",
    "creele",
];

/// The day on which it was won or lost. Not the day on which that is expected.
pub(super) const CLOSED: &[&str] = &[
    "closed",
    "closedon",
    "closeddate",
    "dealclosedon",
    "closedate",
    "closedat",
    "closingdate",
    "dateclosed",
    "wontime",
    "losttime",
    "wondate",
    "lostdate",
    "abschlussdatum",
    "abgeschlossenam",
    "geschlossenam",
    "schlusstermin",
    "gewonnenam",
    "verlorenam",
    "datedecloture",
    "datecloture",
    "datedefermeture",
    "cloturele",
    "gagnele",
    "perdule",
];

/// Its status or its stage.
pub(super) const OUTCOME: &[&str] = &[
    "outcome",
    "status",
    "result",
    "stage",
    "stagename",
    "ergebnis",
    "ausgang",
    "phase",
    "statut",
    "resultat",
    "etape",
];

/// What it brings.
pub(super) const AMOUNT: &[&str] = &[
    "closevalue",
    "amount",
    "value",
    "revenue",
    "price",
    "totalamount",
    "amountincompanycurrency",
    "betrag",
    "wert",
    "summe",
    "umsatz",
    "auftragswert",
    "montant",
    "valeur",
];

/// What is sold.
pub(super) const PRODUCT: &[&str] = &[
    "product",
    "productname",
    "producttitle",
    "service",
    "item",
    "produkt",
    "produit",
];

/// Whether it was won: yes or no.
pub(super) const WON: &[&str] = &["won", "iswon", "isclosedwon", "closedwon"];

/// Whether it was lost: yes or no.
pub(super) const LOST: &[&str] = &["lost", "islost", "isclosedlost", "closedlost"];

/// Whether it is over: yes or no.
pub(super) const OVER: &[&str] = &["closed", "isclosed"];

/// Words for a deal that may stand before or after what is meant: "Deal -
/// Owner", "Opportunity: Created Date", "Propriétaire de la transaction".
pub(super) const DEAL: &[&str] = &[
    "deal",
    "opportunity",
    "delatransaction",
    "delopportunite",
    "opportunite",
    "dudeal",
];
