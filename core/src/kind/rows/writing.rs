//! What is written or recorded for many people at once.

use super::{Row, row};
use crate::vocabulary::Channel::{Email, Linkedin, Social, Web};

pub(super) static ROWS: &[Row] = &[
    row("linkedin-post", "LinkedIn post", "LinkedIn posts", 30)
        .by(Linkedin).counts("social-post content")
        .said("linkedin post; linkedin publish; linkedin share; linkedin update; linkedin article; linkedin write; linkedin carousel"),
    row("newsletter", "newsletter", "newsletters", 120)
        .by(Email).counts("content")
        .said("newsletter; newsletter email; newsletter email client|customer|prospect|list; enewsletter; market update; market report; email blast; email campaign; email list; mailing list; ezine; e zine"),
    row("blog-post", "blog post", "blog posts", 180)
        .by(Web).counts("content")
        .said("blog post; blog entry; blog article; blog; guest post"),
    row("social-post", "social media post", "social media posts", 15)
        .by(Social).counts("content")
        .said("social media post; social media; social post; instagram; facebook; twitter; tweet; tiktok; ~post; ~thread; ~reel; x post; social update"),
    row("article", "article", "articles", 180)
        .by(Web).counts("content")
        .said("article; op ed; ~column; byline"),
    row("case-study", "case study", "case studies", 240)
        .by(Web).counts("content")
        .said("case study; success story; whitepaper; white paper; ebook"),
    row("video", "video", "videos", 120)
        .by(Web).counts("content")
        .said("video; youtube; vlog; livestream; live stream; webisode"),
    row("podcast", "podcast episode", "podcast episodes", 180)
        .by(Web).counts("content")
        .said("podcast; podcast episode; ~episode"),
    row("webinar", "webinar", "webinars", 240)
        .by(Web).counts("event-hosted content")
        .said("host webinar; webinar; online workshop; event webinar; masterclass"),
    row("content", "piece of content", "pieces of content", 90)
        .by(Web)
        .said("content; write word; write chapter; ~chapter; ~write; ~publish; social media content; content calendar; ~draft; novel; ~edit; editorial"),
    row("comment", "comment", "comments", 4)
        .by(Social)
        .said("~comment; engage post"),
    row("pitch", "pitch", "pitches", 30)
        .by(Email).counts("touch")
        .said("pitch; query letter; query editor; pitch editor; media pitch"),
];
