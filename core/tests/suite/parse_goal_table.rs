//! Goal sentences of many kinds, with what they mean on Monday 8 February 2027.

use jiff::civil::date;
use legwork_core::parse::{Setting, goal};

/// target; amount; currency; due | sentence
const TABLE: &str = "\
growth; 15; ; 2027-12-31 | Grow sales by 15% this year
growth; 25; ; 2027-12-31 | we're aiming for 25% revenue growth in 2027
growth; 33.33; ; 2028-12-31 | Increase our turnover by a third by the end of 2028
growth; 40; ; 2027-06-30 | OKR: Increase organic traffic by 40 percent in Q2
growth; 12; ; 2027-12-24 | lift the average order value by 12 % before Christmas
growth; 30; ; 2027-06-30 | Our objective: boost newsletter sign-ups 30% by June 2027
growth; 20; ;  | 20% more leads than last year
growth; 18; ; 2028-02-08 | An increase of 18% in repeat business within 12 months
growth; 22; ; 2028-12-31 | Revenue growth target: 22% YoY for FY28
growth; 10; ; 2027-08-08 | expand our client base by 10 per cent over the next six months
growth; 35; ; 2027-12-31 | Sales up 35% by year-end!
growth; 8; ;  | Raise prices by 8% from March
growth; 20; ; 2027-09-30 | to improve conversion by twenty percent by 30 September
growth; 50; ;  | Grow ARR 50% year over year
growth; 12.5; ; 2028-12-31 | hit 12.5% growth in billings next year
growth; 50; ; 2027-12-31 | Increase the number of referrals by half in the second half of 2027
growth; 15; ; 2027-12-31 | I'd like to see my commission income go up by 15% this year
growth; 10; ; 2027-05-08 | Achieve a 10% increase in upsell revenue in the next quarter
growth; 5; ;  | grow the practice by 5% every quarter
growth; 10; ;  | sell 10% more units than in 2026
reduction; 20; ; 2027-12-31 | Cut customer acquisition cost by 20% in 2027
reduction; 15; ; 2027-03-31 | reduce churn by 15 percent by the end of the quarter
reduction; 7.5; ; 2027-12-31 | Lower operating expenses by 7.5% this fiscal year
reduction; 50; ;  | halve our no-show rate by summer 2027
reduction; 50; ; 2027-04-30 | Cut the backlog in half by the end of April
reduction; 30; ; 2027-12-31 | a 30% reduction in support tickets by Q4
reduction; 25; ; 2027-12-31 | Decrease time to hire by 25% in H2
reduction; 10; ;  | Shrink the sales cycle by 10%
reduction; 10; ; 2027-12-31 | 10% fewer refunds by EOY
decrease; 20; ; 2027-07-04 | lose 20 pounds by July 4th
decrease; 8; ; 2027-06-08 | I want to lose 8 kg in 4 months
decrease; 15; ;  | Drop 15 lbs before the wedding
decrease; 2; ; 2027-12-25 | Shed two stone by Christmas
decrease; 2000; USD;  | cut monthly overhead by $2,000
decrease; 5000; GBP; 2027-12-31 | Reduce debt by £5,000 in 2027
decrease; 10; ;  | reduce sales cycle by 10 days
decrease; 3000; EUR; 2027-02-28 | Trim our marketing spend by 3.000 € by the end of the month
decrease; 2; ;  | bring churn down by 2 percentage points
increase; 10000; USD;  | Increase monthly revenue by $10k
increase; 250000; EUR; 2027-12-31 | grow sales by €250.000 in 2027
increase; 12; ; 2027-06-30 | increase our client base by 12 clients by June
increase; 500; ; 2027-05-09 | Boost email list by 500 subscribers in 90 days
increase; 25; USD;  | raise my hourly rate by $25
increase; 5; ; 2027-09-30 | improve win rate by 5 points by the end of Q3
increase; 10; ; 2027-12-31 | Increase NPS by 10 points this year
increase; 3; ;  | gain market share by 3 percentage points
multiple; 2; ; 2030-02-08 | Double our revenue in 3 years
multiple; 3; ; 2027-12-31 | triple the size of my email list by December
multiple; 10; ; 2030-12-31 | 10x our user base by 2030
multiple; 2; ; 2028-08-08 | 2x ARR in 18 months
multiple; 4; ; 2027-12-31 | I want to quadruple my LinkedIn followers this year
multiple; 3; ; 2032-02-08 | grow the business threefold within five years
multiple; 2; ; 2027-06-30 | Doubling referrals by the end of next quarter
multiple; 2; USD; 2029-12-31 | our plan is to double sales from $2M to $4M by 2029
multiple; 3; ; 2027-06-30 | 3X pipeline in Q2
multiple; 5; ; 2029-12-31 | Make five times our current profit by 31.12.2029
absolute; 120000; USD; 2027-12-31 | Earn $120,000 in 2027
absolute; 500000; USD; 2027-12-31 | make half a million dollars this year
absolute; 250000; GBP; 2027-03-31 | Generate £250k in new business by 31 March
absolute; 1500000; EUR; 2027-12-31 | 1,5 Mio. EUR Umsatz revenue in 2027
absolute; 2400000; USD; 2027-03-31 | close $2.4M in bookings this quarter
absolute; 1000000; USD; 2028-12-31 | hit $1 million in annual revenue by the end of 2028
absolute; 80000; EUR; 2027-06-30 | bring in EUR 80.000 of consulting fees by the end of June
absolute; 40000; USD;  | My sales target is $40,000 per month
absolute; 300000; CHF; 2027-06-30 | sell CHF 300'000 worth of licences in H1 2027
absolute; 3000000; USD; 2027-10-31 | Raise $3M in seed funding by October
absolute; 10000; EUR; 2027-12-25 | save 10,000 euros for a new van by Christmas
absolute; 600000; AUD; 2027-06-30 | A$600k turnover by 30/06/2027
absolute; 750000; USD; 2027-09-30 | Our quota for Q3 is $750,000
absolute; 5000000; USD; 2028-12-31 | reach $5M in sales next year
absolute; 15000; ;  | I need to bill 15k a month
absolute; 3000000; USD; 2027-12-31 | we want to grow revenue from $2M to $3M by the end of 2027
absolute; 1200000; GBP; 2028-12-31 | take revenue to £1.2m in 2028
absolute; 100000; ; 2027-12-31 | make a six-figure income this year
absolute; 8500; EUR;  | invoice at least €8,500 every month
absolute; 100000; USD;  | $100K in commission by Thanksgiving
absolute; 20000000; JPY; 2027-03-31 | Sell 20 million yen of equipment by the end of March
absolute; 200000; EUR; 2027-12-31 | profit of 200.000 EUR by the end of this year
absolute; 2000000; ; 2029-12-31 | Get to two million in sales by 2029 because we want to hire a second designer
absolute; 5000; USD; 2027-12-31 | donate $5,000 to the food bank this year
absolute; 12; ; 2027-12-31 | Win 12 new clients in 2027
absolute; 5; ; 2027-05-31 | sign five new retainers by the end of May
absolute; 3; ;  | Close 3 deals a month
absolute; 10; ; 2027-12-31 | land ten speaking gigs this year
absolute; 20; ; 2027-08-31 | get 20 more clients by August
absolute; 8; ;  | book 8 discovery meetings per week
absolute; 1000; ; 2027-06-30 | KR2: Acquire 1,000 new trial users by 30 June 2027
absolute; 40; ; 2027-06-30 | 1. Onboard 40 new customers in Q2
absolute; 300; ; 2027-03-14 | sell 300 tickets before the 15th of March
absolute; 50; ; 2027-12-31 | Get 50 five-star reviews by the end of the year
absolute; 24; ; 2027-12-31 | read 24 books in 2027
absolute; 200; ;  | generate 200 qualified leads per quarter
absolute; 6; ; 2027-09-30 | the team must deliver 6 case studies by Sept 30
absolute; 12; ; 2027-12-31 | a dozen new accounts by year end
absolute; 2; ; 2027-12-31 | My goal is to sell two houses every month this year
absolute; 4; ; 2027-03-31 | Hire 4 sales reps in the first quarter
absolute; 52; ; 2027-12-31 | In 2027, I'd like to publish 52 blog posts
absolute; 3; ; 2027-03-22 | Run 3 workshops in the next 6 weeks
absolute; 30; ; 2027-12-31 | 2027 goals: 30 closed deals
absolute; 100; ; 2027-04-30 | add at least 100 people to the mailing list by April 30
absolute; 10; USD; 2027-03-31 | I will close 10 new accounts worth $20k each by EOQ
absolute; 25; ; 2027-09-01 | enrol 25 students for the autumn course by 2027-09-01
absolute; 150; ; 2027-06-30 | we have to find one hundred and fifty new members by next June
absolute; 3; ; 2027-04-09 | Ship 3 features in the next 60 days
absolute; 1; ;  | Sell at least one car per day
absolute; 15; ; 2027-03-31 | Get 15 referrals from past clients by the end of this quarter so that we can drop cold calling
level; 20000; USD; 2027-12-31 | Reach $20k MRR by the end of 2027
level; 1000000; USD; 2029-02-08 | get to $1M ARR in 24 months
level; 15000; EUR; 2027-09-30 | grow MRR from €8k to €15k by September
level; 10000; ; 2027-07-01 | reach 10,000 followers on Instagram by 1 July
level; 30; ;  | Have 30 active clients at all times
level; 95; ; 2027-12-31 | maintain 95% client retention in 2027
level; 2; ;  | Keep churn under 2% per month
level; 92; ; 2027-12-31 | increase customer retention to 92% by Q4 2027
level; 4; ;  | Reduce average response time to 4 hours
level; 30; ; 2027-12-31 | raise our win rate from 22% to 30% this year
level; 75; ; 2027-05-31 | weigh 75 kg by the end of May
level; 180; ;  | get my weight down to 180 pounds by summer
level; 60; ; 2027-12-31 | an NPS of 60 by the end of the year
level; 75; ;  | keep utilisation above 75%
level; 40; ;  | achieve a 40% open rate on the newsletter
level; 55; ; 2027-08-08 | Hold gross margin at 55% for the next two quarters
level; 3.5; ;  | improve email click-through rate to 3.5%
level; 3; ; 2027-06-30 | Churn below 3% by end of Q2
level; 5000; ; 2027-12-31 | grow our newsletter from 1,200 to 5,000 subscribers by December 2027
level; 5000; ; 2028-12-31 | 5,000 subscribers by 2028
level; 60; USD; 2027-06-30 | Decrease cost per lead from $85 to $60 by June 30, 2027
level; 100; ; 2027-03-31 | 100% quota attainment in Q1
level; 25000; USD; 2027-12-31 | average deal size of $25,000 by year end
level; 45; ; 2027-12-31 | shorten the sales cycle to 45 days by the end of the year
level; 12; ;  | keep at least 12 listings on the books
level; 110; ; 2027-12-31 | Net revenue retention of 110% by FY27
level; 400; EUR; 2027-11-08 | cut CAC to €400 in the next 9 months
level; 18; ;  | bring body fat down to 18%
level; 50000; USD; 2028-12-31 | have $50k in savings by December 31, 2028
level; 35; ; 2032-02-08 | 35% market share in five years
level; 20; ;  | convert 20% of demos
level; 4.8; ; 2027-12-31 | get our rating to 4.8 stars by the end of the year
level; 15; ; 2028-12-31 | grow the team to 15 people by 2028
level; 90; ; 2027-12-31 | Customer satisfaction score > 90% by Dec 2027
level; 1; ;  | Limit refunds to 1% of sales
level; 3000; USD;  | keep ad spend below $3,000 a month
level; 38; ; 2027-09-30 | reduce days sales outstanding from 52 to 38 by 30 Sept
level; 250; ; 2027-10-31 | reach 250 paying customers by the end of October
level; 2000; ; 2027-05-08 | increase email subscribers from 800 to 2k in the next 3 months
level; 10000; ; 2028-02-08 | 10,000 monthly active users within 1 year
level; 40; ;  | lower the bounce rate to below 40%
level; 25; ; 2027-12-31 | Sustain a close rate of 25 percent throughout 2027
level; 2000000; USD; 2027-04-30 | Have a pipeline of $2M by April
absolute; 5; ; 2027-12-31 | no more than 5 lost customers this year
absolute; 500; USD; 2027-03-31 | spend at most $500 on ads in March
absolute; 3; ; 2027-12-31 | lose fewer than 3 clients in 2027
";

#[test]
fn goal_sentences_are_read_as_meant() {
    let mut wrong = Vec::new();
    for line in TABLE.lines() {
        let (want, text) = line.split_once(" | ").unwrap_or((line, ""));
        let reading = goal(text, &Setting::new(date(2027, 2, 8)));
        let json = serde_json::to_value(&reading).unwrap_or_default();
        let got = [
            json["target"].as_str().unwrap_or("").to_owned(),
            reading
                .amount
                .map(|amount| amount.to_string())
                .unwrap_or_default(),
            reading
                .currency
                .map_or("", |currency| currency.code())
                .to_owned(),
            reading.due.map(|due| due.to_string()).unwrap_or_default(),
        ]
        .join("; ");
        if got != want {
            wrong.push(format!(
                "{text}\n    {got}, not {want}; metric {:?}, needs {:?}",
                reading.metric, reading.needs
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} wrong\n{}",
        wrong.len(),
        TABLE.lines().count(),
        wrong.join("\n")
    );
}
