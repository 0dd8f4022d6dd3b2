//! Goal sentences of many kinds, with what they mean on Monday 8 February 2027.

use jiff::civil::date;
use legwork_core::parse::{Setting, goal};

/// target; amount; currency; due | sentence
const TABLE: &str = "\
growth; 15; ; 2027-12-31 | Grow sales by 15% this year
growth; 25; ; 2027-12-31 | we're aiming for 25% revenue growth in 2027
increase; 100000; USD; 2027-12-31 | Add $100,000 to annual revenue this year
increase; 20000; GBP;  | Add another £20k to sales
absolute; 900000; USD; 2027-12-31 | Revenue goal: 900K USD for the year
absolute; 3; ; 2027-12-31 | Average 3 sales per week for the rest of the year
absolute; 30; ; 2027-03-28 | 30 new members by Easter
absolute; 5; ; 2028-04-14 | Win 5 clients by Good Friday 2028
increase; 25000000; INR; 2027-09-30 | Increase revenue by ₹2.5 Cr in Q3
level; 25; ;  | Improve close rate from 20% to 25% through better qualification
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
absolute; 600000; USD; 2027-12-31 | By the end of Q4 I want to have closed $600,000 in new contracts
level; 1000000; ; 2027-12-31 | Our north star this year is 1 million weekly active users
absolute; 10000000; USD;  | Objective: Become the market leader. KR1: Grow revenue to $10M.
absolute; 3; ; 2027-12-31 | Goal #1 - Land 3 new anchor clients this year
absolute; 1200; USD; 2027-12-31 | Sell 1,200 units at $49 each by December
absolute; 500; ; 2027-12-31 | New Year's resolution: run 500 miles in 2027
decrease; 10; ;  | I'm going to lose at least ten pounds this spring
level; 70; ;  | My target weight is 70kg
level; 185; ;  | drop from 210 lbs to 185 lbs by Labor Day
decrease; 1; ;  | lose 1 lb per week
reduction; 5; ; 2027-05-08 | Lose 5% of my body weight in three months
absolute; 500; USD; 2028-02-08 | Save $500 a month for a year
absolute; 12000; USD; 2028-12-31 | Pay off $12,000 of credit card debt by the end of 2028
growth; 5; ; 2027-06-30 | We'd like to see at least a 5% bump in sales next quarter
growth; 10; ;  | Increase share of wallet by 10% with our top 20 accounts
absolute; 3; ;  | Get 3 new customers every week through cold outreach
level; 12; ; 2027-12-31 | Reduce employee turnover from 18% to 12% by year end
level; 24000; USD;  | Increase average contract value from $18,000 to $24,000
level; 8.5; ;  | Improve customer satisfaction from 7.8 to 8.5
level; 3; ;  | Maintain a minimum pipeline coverage of 3x
level; 3; ;  | Keep a 3x pipeline at all times
level; 120; ;  | Achieve 120% net revenue retention
absolute; 50; ;  | Generate 50 MQLs per month
level; 18; ; 2027-06-30 | increase MQL to SQL conversion from 12% to 18% in H1
absolute; 1200000; USD; 2027-12-31 | Book $1.2M by the end of the fiscal year
absolute; 100000000; USD; 2030-12-31 | A revenue goal of $100 million by 2030
absolute; 100000000; USD; 2030-12-31 | Our revenue goal: 100 million dollars by 2030
absolute; 200; ;  | gain 200 new email subscribers each month
level; 10000; ;  | grow Instagram from 2,300 followers to 10K by the end of summer
absolute; 2500000; USD; 2027-12-31 | We closed $1.8M last year and want to close $2.5M this year
absolute; 30; ; 2027-12-25 | From 20 clients to 30 clients by Christmas
absolute; 5000000; USD; 2029-12-31 | Become a $5M agency by 2029
absolute; 1000000; ; 2030-02-08 | build a 7-figure business in 3 years
growth; 5; ;  | Increase win rates 5%
level; 40; USD;  | I need 40 paying customers at $99/month
level; 1000; ; 2028-12-31 | 1000 true fans by the end of 2028
absolute; 2; ;  | sell out 2 workshops
level; 50; ; 2029-02-08 | Grow to 50 employees within 24 months
absolute; 10; ;  | Ten new patients a week
level; 1.5; ;  | Get churn rate down below 1.5%
level; 45; ;  | bring average days to close from 62 to 45
reduction; 50; ;  | cut our average sales cycle in half
absolute; 4; ;  | Hit quota 4 quarters in a row
growth; 10; ;  | exceed last year's sales by 10%
growth; 12; ;  | beat 2026 revenue by 12%
growth; 20; ;  | Outperform last year by 20%
growth; 25; ;  | earn 25% more than last year
absolute; 6; ;  | increase the number of new clients from 4 to 6 per month
absolute; 15000; USD; 2028-02-08 | I commit to bringing in $15,000 of new revenue every month for the next 12 months
level; 50; ; 2027-12-31 | Raise our NPS from 32 to at least 50 by 31 Dec 2027
level; 75; ; 2028-12-31 | at least 75% of revenue from repeat customers by 2028
level; 30; ;  | reduce the share of revenue from our biggest client to under 30%
absolute; 10; ; 2027-04-30 | Win back 10 lapsed customers by the end of April
level; 90; ;  | Retain 90% of our customers
absolute; 25; ; 2027-03-31 | Reactivate 25 dormant accounts this quarter
increase; 200; USD;  | Increase the lifetime value of a customer by $200
reduction; 40; ; 2027-08-08 | lower customer complaints by 40% in six months
growth; 30; ;  | grow 30% YoY
growth; 8; ; 2027-12-31 | growth of 8 to 10% this year
growth; 10; ; 2027-12-31 | 10-15% growth in 2027
absolute; 2; ;  | add 2-3 new clients a month
absolute; 1500000; EUR; 2027-12-31 | we want to reach €1.5 million in sales by 31/12/2027
absolute; 1500000; EUR; 2027-12-31 | reach 1.500.000 € Umsatz by end of 2027
absolute; 3500; EUR;  | Earn 3.500 € net per month
absolute; 50000; GBP; 2027-11-01 | raise £50,000 for charity by 1 November
absolute; 20000000; ; 2028-03-31 | turnover of 2 crore by March 2028
absolute; 12000; ;  | 12 000 kr a month
level; 500000; ;  | 500k ARR
level; 10000; USD; 2028-02-08 | $0 to $10k MRR in 12 months
absolute; 100; ; 2027-12-31 | go from zero to 100 customers by the end of the year
absolute; 10; ; 2027-05-31 | Get my first 10 paying clients by May
absolute; 1; ;  | close one deal a week
absolute; 2; ;  | two sales calls booked per day
level; 4500; USD;  | keep expenses under $4,500/month
level; 150; USD;  | limit customer acquisition cost to $150
level; 30; ; 2027-12-31 | Generate 30% of revenue from referrals by the end of 2027
level; 15; ; 2028-12-31 | increase profit margin from 12% to 15% by the end of FY2028
level; 5; ; 2030-12-31 | move from 3% to 5% market share by 2030
absolute; 1000000; USD;  | make $1,000,000 by the time I'm 40
growth; 25; ; 2027-06-30 | By June 30th, 2027, our sales team will increase the number of qualified leads by 25%
absolute; 3; ; 2028-02-08 | Within the next 12 months, we will open 3 new offices
absolute; 10; ; 2027-05-09 | in the first 90 days, sign up 10 resellers
absolute; 5; ;  | Each rep should close 5 deals per quarter
growth; 10; ; 2027-07-01 | I'd like to increase my prices by 10 percent by the first of July
absolute; 300000; USD; 2027-12-31 | reach out-of-state revenue of $300k this year
absolute; 15; ; 2027-12-31 | Secure 15 speaking engagements in 2027 to raise brand awareness
growth; 3; ; 2027-03-08 | Increase total sales by 3% in the next month by upselling
level; 25; ; 2027-08-08 | Improve lead-to-opportunity conversion rate from 20% to 25% within two quarters.
absolute; 2; USD;  | Our SMART goal is to obtain two new clients per month, each with a minimum $2,500 contract
absolute; 20; ; 2027-12-31 | Sell 20 homes this year, up from 14 last year
reduction; 50; ; 2030-12-31 | Reduce our carbon footprint by 50% by 2030
level; 225; ; 2027-12-31 | I want to bench 225 lbs by the end of the year
increase; 5000; ; 2027-04-08 | Grow my following on TikTok by 5k in the next two months
multiple; 1.5; ;  | grow deal volume 1.5x
level; 35; ;  | Increase weekly leads from 20 to 35
absolute; 75000000; USD; 2028-12-31 | $75 million in GMV in 2028
absolute; 45; ; 2027-12-31 | We have set a target of forty-five new members for the 2027 season
level; 80; ;  | close 80% of proposals
level; 33.33; ;  | achieve a close ratio of 1 in 3
absolute; 30; ; 2027-06-30 | get 30 testimonials on Google by Q2 end
growth; 15; ; 2027-09-30 | Get a 15% raise by September
level; 10; ;  | drive 10% of sales from the new product line
increase; 20; ;  | Increase product usage by 20 hours per month
absolute; 5; ; 2028-12-31 | launch in 5 countries by 2028
absolute; 45; ; 2027-12-31 | To hit your number you'll need roughly 45 new accounts before the end of the fiscal year
absolute; 1500; ;  | We set out to sign up 1,500 beta testers in our first year
absolute; 95000; USD; 2027-12-31 | My income goal for 2027 is $95,000
absolute; 1000000; ; 2030-12-31 | Our goal: help 1 million small businesses by 2030
growth; 75; ; 2027-08-08 | Goal: Increase organic sessions by 75% in the next 6 months
absolute; 300; ; 2027-03-31 | Example: Generate 300 marketing qualified leads in Q1
level; 3; ;  | Key Result 3: Reduce customer churn rate from 5% to 3%
level; 70; ;  | O: Delight our customers KR: Achieve NPS score of 70
level; 95; ; 2027-06-30 | Reach 95% on-time delivery by end of Q2 FY27
absolute; 10000; ; 2027-07-31 | Launch the new website and get 10,000 visits per month by July
absolute; 5; ; 2027-06-30 | I want to be making at least 5 sales per week by the end of June
absolute; 3; ; 2027-12-31 | We plan to expand into 3 new markets by Q4 2027
absolute; 500; ; 2027-02-28 | target = 500 units by month end
level; 20000; ;  | Grow email list to 20,000
level; 1000; ;  | Get to 1,000 YouTube subscribers
level; 10000; ;  | Hit 10k followers
decrease; 30; ;  | lose 30lbs by my birthday
level; 200; ;  | Get my cholesterol under 200
absolute; 10000; ;  | Walk 10,000 steps a day
absolute; 10000; USD; 2027-12-31 | Save up a $10,000 emergency fund by December
absolute; 2000000; USD; 2045-12-31 | retire with $2 million by 2045
absolute; 8; ;  | Drink 8 glasses of water a day
increase; 150000; USD; 2028-12-31 | Increase gross profit by $150,000 over the next fiscal year
level; 52; USD;  | raise the average ticket from $45 to $52 by Labor Day
absolute; 3000000; USD;  | Close at least $3M in ARR, up from $1.9M in 2026
level; 35; ;  | Increase repeat purchase rate to 35%
level; 20; ;  | We want a 20% reply rate on our cold emails
level; 40; ; 2027-09-30 | get the proposal win rate up to 40% by Q3
level; 25; ;  | Improve our close rate from 1 in 5 to 1 in 4
level; 60; ;  | At least 60% of sales reps hitting quota
decrease; 500; ;  | Reduce the number of support tickets by 500 per month
decrease; 3; ;  | Cut meeting time by 3 hours a week
decrease; 5; ;  | shave 5 days off our sales cycle
level; 45; ; 2027-12-31 | Decrease DSO from 60 days to 45 days by the end of the year
reduction; 50; ;  | To cut the time from lead to close by half
absolute; 5; ;  | increase referrals from 2 per month to 5 per month
level; 150000; EUR;  | Increase sales per employee to €150,000
absolute; 10; ; 2027-02-14 | Book 10 demos this week
level; 15; ;  | 15 listings by spring
absolute; 36; ; 2027-12-31 | My goal this year? 36 closings.
absolute; 12; ; 2027-12-31 | Net 12 new clients in 2027
absolute; 4; ; 2027-10-01 | Bring on four new partners by 1st October
absolute; 500000; USD; 2027-03-31 | Build a $500,000 pipeline by the end of Q1
multiple; 2; ; 2029-02-08 | I'd love to double my fee income over the next two years
multiple; 2; ; 2027-12-31 | We need to more than double our leads this year
multiple; 3; ; 2029-12-31 | Almost triple enrolment by 2029
multiple; 5; ; 2032-12-31 | Increase revenue fivefold by 2032
multiple; 1.5; ;  | Our revenue should be 1.5 times last year's
absolute; 2500000; USD; 2027-12-31 | generate $2.5 million in sales and $400k in profit in 2027
absolute; 100; EUR; 2027-05-31 | sell 100 memberships at 50 euros each by end of May
level; 50000; USD; 2027-09-30 | We're at $30k MRR and want to be at $50k by September
absolute; 20; ; 2027-12-31 | Currently 12 clients, aiming for 20 by year end
absolute; 1100000; USD; 2027-12-31 | Finish the year at $1.1M
absolute; 80; ; 2027-12-31 | end 2027 with 80 clients
absolute; 3; ; 2027-04-30 | Average 3 new leads per day in April
absolute; 10000000; USD;  | exceed $10M in annual sales for the first time
level; 85; ; 2027-07-31 | be at 85% capacity by July
absolute; 1000000; GBP;  | £1m turnover
level; 1000000; ;  | 1m followers
absolute; 1; ;  | Sell one more car than last month
growth; 20; ;  | increase spend per customer 20%
level; 25; ;  | keep client concentration below 25 percent
level; 45; ;  | hold at least 45 days of cash
level; 90; ; 2027-06-30 | respond to 90% of enquiries within 24 hours by June
level; 80; ;  | at least 8 out of 10 customers would recommend us
absolute; 4000000; USD; 2027-06-30 | raise a $4 million Series A in the second quarter of 2027
absolute; 250000; USD; 2027-03-31 | close a deal worth $250,000 by March
absolute; 2000000; EUR; 2027-12-31 | deals worth €2M in total this year
decrease; 10000; GBP; 2027-12-31 | cut the budget by ten thousand pounds in 2027
decrease; 2; ; 2027-06-30 | drop 2 dress sizes by June
absolute; 100; ;  | 100 cold calls a week
growth; 25; ; 2028-12-31 | grow profits by at least a quarter by 2028
multiple; 2; ; 2028-12-31 | grow profits by at least 2x by 2028
absolute; 3; ;  | attract 3 to 5 new clients each quarter
absolute; 10; ; 2027-12-31 | win between 10 and 12 projects in 2027
absolute; 3200000; USD; 2027-12-31 | USD 3.2 million in bookings for FY 2027
absolute; 500000; USD;  | over $500K in closed business by the end of the half
level; 50; ; 2028-12-31 | half of our revenue from retainers by 2028
level; 66.67; ;  | two thirds of clients on annual plans
increase; 2.5; ; 2028-12-31 | increase market share by 2.5 percentage points by December 2028
absolute; 1200000; EUR; 2027-06-30 | sell EUR 1,2 Mio by 30.6.2027
absolute; 1250000; USD;  | Hit our number: $1,250,000.
absolute; 4; ;  | I have to get 4 referrals/month
absolute; 4; ;  | 4 new logos/qtr
absolute; 200000; ; 2027-06-30 | 200 000 kr in sales by June
absolute; 1000; ; 2027-12-31 | 1.000 new customers by the end of 2027
absolute; 10; ; 2027-08-31 | gain 10 pounds of muscle by August
absolute; 10000; GBP; 2027-04-19 | £10,000 in 10 weeks
absolute; 50000; USD; 2027-03-10 | $50,000 in 30 days
absolute; 2400000; EUR; 2027-09-30 | Q3 revenue of 2.4M EUR
absolute; 4500000; EUR; 2027-12-31 | Revenue 2027: 4.5M EUR
absolute; 12000000; ; 2027-12-31 | sales target FY27 12M
growth; 12; ; 2027-12-31 | Our #1 objective is boosting repeat business by 12 percent before year's end
level; 15; ; 2027-08-01 | Personal: get down to 15% body fat by August 1
absolute; 1000000; USD; 2027-03-31 | sell $1 million worth of real estate this quarter
level; 6; ; 2027-11-30 | Increase the conversion rate of free trials to paid plans from 4% to 6% by 30 Nov 2027
absolute; 30; ; 2027-12-31 | I plan on reading 30 books this year
reduction; 50; ; 2027-12-31 | by Q4, cut onboarding time in half
absolute; 100000; ; 2027-12-31 | Make 2027 the year I earn six figures
absolute; 1000000; USD;  | Reach a million dollars in revenue
increase; 1000; ; 2027-07-31 | grow our newsletter list by one thousand readers by July
absolute; 75000; GBP; 2028-04-05 | Our goal is to generate an additional £75k from existing customers by 5 April 2028
increase; 3; USD;  | raise average revenue per user by $3 to $15
absolute; 3; ;  | secure 3-5 new partnerships per quarter
level; 85; ;  | hit 85% of quota every month
absolute; 90000; USD;  | get sales to $90K/month by the end of the summer
level; 3; ;  | a 3% reply-to-meeting rate
absolute; 2500; USD; 2027-12-31 | $2.5k/mo side income by December
level; 5000; ;  | increase LinkedIn followers from 1.2k to 5k
absolute; 5000000; EUR; 2029-02-08 | Increase company revenue from 3 to 5 million euros in two years
level; 25; ;  | grow headcount to 25
absolute; 1400; ; 2027-12-31 | Bill 1,400 hours in 2027
absolute; 30; ;  | bill 30 hours a week
level; 75; ; 2027-12-31 | utilisation of 75 percent or more this year
level; 35; ; 2027-06-30 | win rate >= 35% by Q2
level; 4.5; ; 2027-12-31 | CSAT ≥ 4.5/5 in H2
level; 3200000; USD;  | ARR of $3.2M+ by FYE
decrease; 40000; ; 2029-12-31 | lower our debt by 40 grand by 2029
absolute; 8000; USD; 2027-12-31 | get rid of $8k in credit card debt this year
absolute; 3; ;  | take on no more than 3 new projects per quarter
absolute; 750000; EUR; 2027-12-31 | Achieve revenue of EUR 750.000 (+15%) in 2027
growth; 15; ; 2027-12-31 | +15% revenue in 2027
reduction; 10; ; 2027-12-31 | -10% costs in 2027
growth; 20; ;  | Revenue +20% YoY
absolute; 2; ; 2027-05-31 | To get 2 clients a month by the end of May 2027
level; 40; ; 2028-02-08 | At the end of 12 months I will have 40 monthly retainers
absolute; 80000; USD;  | $80k by Labor day
absolute; 10000; ; 2027-12-25 | we'll have sold 10,000 units by Christmas 2027
absolute; 3; ; 2027-09-15 | to have shipped 3 releases by 15/09/2027
absolute; 3; ; 2027-09-15 | sell 3 condos by 9/15/2027
absolute; 3; ; 2027-04-05 | sell 3 condos by 4/5/2027
absolute; 2; ;  | close two deals by 30 February
absolute; 1234.56; USD; 2027-11-30 | earn $1,234.56 by 2027-11-30
absolute; 3; ;  | 3 inbound leads daily
absolute; 10; ;  | ten discovery calls weekly
growth; 30; ; 2027-08-08 | increase monthly recurring revenue by 30% within the next two quarters
level; 60000; USD;  | improve monthly recurring revenue to $60,000
absolute; 40000; GBP; 2028-04-05 | £40k in fees in the financial year ending 5 April 2028
";

#[test]
fn goal_sentences_are_read_as_meant() {
    assert!(TABLE.lines().count() >= 100);
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
