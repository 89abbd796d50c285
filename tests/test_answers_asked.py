"""What a question asks of the register of judgements, over many ways of asking."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.reading import read
from answers.types import AreaRead, Reading
from ingest.grades import Grade

TODAY = date(2026, 11, 25)
_LETTERS = {
    Grade.OUTSTANDING: "O",
    Grade.GOOD: "G",
    Grade.REQUIRES_IMPROVEMENT: "R",
    Grade.ADEQUATE: "A",
    Grade.INADEQUATE: "I",
    Grade.SEND_POSITIVE: "P",
    Grade.SEND_INCONSISTENT: "N",
    Grade.SEND_SYSTEMIC_FAILINGS: "F",
}


def shown(reading: Reading) -> str:
    """A reading in short.

    What for, which inspections, @councils, #first id of each area, =grades, <grades before, change,
    by, /frameworks, period, +said for passages too.
    """
    asked, only = reading.judgements, reading.only
    if asked is None:
        return "passages"
    parts = [f"{asked.asked} {asked.occasion}"]
    if only.councils:
        several = len(only.councils) > 3
        parts.append(
            "@" + (str(len(only.councils)) if several else ";".join(sorted(only.councils)))
        )
    parts += [f"#{_area(area)}" for area in asked.areas]
    for sign, grades in (("=", asked.grades), ("<", asked.grades_before)):
        if grades:
            parts.append(sign + "".join(_LETTERS[grade] for grade in Grade if grade in grades))
    parts += [
        sign for sign in ("never", "lacking", "every", "visits") if getattr(asked, sign) is True
    ]
    parts += [str(asked.change)] if asked.change else []
    parts += [f"by {asked.by}"] if asked.by else []
    parts += ["/" + "+".join(sorted(asked.frameworks))] if asked.frameworks else []
    parts += ["papers"] if only.kinds else []
    if only.since or only.until:
        parts.append(f"{only.since or ''}..{only.until or ''}")
    return " ".join([*parts, *(["+said"] if asked.passages_too else [])])


def _area(area: AreaRead) -> str:
    if not area.ids:
        return f"?{area.words}"
    return area.ids[0] if len(area.ids) < 6 else "any area"


# A question, and below it what it is read as.
ASKED = """
Which areas were inadequate in Devon in 2025?
    grade any @Devon #any area =I 2025-01-01..2025-12-31
councils with no overall grade
    set any #overall_effectiveness lacking
wich councils are outstading
    set latest =O
When was Medway last inspected?
    grade latest @Medway
When was the last inspection of Sheffield?
    grade latest @Sheffield
Which councils were inspected in 2025?
    set any #any area 2025-01-01..2025-12-31
which councils haven't been inspected since 2019
    set any lacking 2019-01-01..
Which councils have not been judged on adoption?
    set any #adoption lacking
Which councils lack a judgement on care leavers?
    set any #care_leavers lacking
Which councils have never been judged on leadership?
    set any #leadership lacking
councils rated 2 for leadership
    set any #leadership =G
Which councils were graded 3 for capacity to improve?
    set any #safeguarding.capacity_for_improvement =A
Which councils got a 4 for adoption?
    set any #adoption =I
rotherham ofsted
    grade latest @Rotherham
What was Lancashire's overall effectiveness in 2026?
    grade any @Lancashire #overall_effectiveness 2026-01-01..2026-12-31
is bury better than bolton
    comparison latest @Bolton;Bury
What was Wales rated?
    grade any @Wales
Is Barchester inadequate?
    grade latest @Barchester =I
Which grade did borsetshire get for leadership?
    grade any @Borsetshire #leadership
What was Gotham City Council rated in 2019?
    grade any @Gotham 2019-01-01..2019-12-31
Is Barchester better than Medway?
    comparison latest @Barchester;Medway
Dorset and BCP rating
    grade latest @Bournemouth, Christchurch and Poole;Dorset
focused visit outcome Kent
    grade latest @Kent visits
What grade was given at the focused visit to Devon?
    grade any @Devon visits
focused visits rated inadequate
    set any =I visits
Which councils are inadequate in any area?
    set latest #any area =I
Which councils are outstanding in every area?
    set latest #any area =O every
How many councils had at least one inadequate judgement?
    count any #any area =I
Which councils were inadequate for fostering?
    set any #?fostering =I
Which safeguarding boards required improvement under the SIF?
    set any #lscb =R /sif_2013
Do any councils in London require improvement?
    set latest @33 =R
Which councils have been inadequate at consecutive inspections?
    change any =I <I same
What is the trend in inadequate ratings since 2015?
    tally any =I by year 2015-01-01..
How does Medway compare with our neighbours?
    comparison latest @11
which councils were rated inadequate for health contribution?
    set any #safeguarding.contribution_of_health =I
Which councils are inadequate?
    set latest =I
inadequate councils
    set latest =I
medway grade
    grade latest @Medway
ofsted rating kent
    grade latest @Kent
outstanding london boroughs
    set latest @32 =O
which councils are failing
    set latest =I
List councils worse than good for leadership since 2018
    set any #leadership =RAI 2018-01-01..
councils that were good or better for adoption
    set any #adoption =OG
How many councils were rated RI under the SIF?
    count any =R /sif_2013
how many are outstanding
    count latest =O
how many councils have been inadequate for care leavers since 2013
    count any #care_leavers =I 2013-01-01..
What grade did Medway get in 2015?
    grade any @Medway 2015-01-01..2015-12-31
What is Medway's current Ofsted rating?
    grade latest @Medway
What was Kent's last inspection grade?
    grade latest @Kent
Is Medway inadequate?
    grade latest @Medway =I
Was Sandwell ever outstanding?
    grade any @Sandwell =O
Is leadership in Kent good?
    grade latest @Kent #leadership =G
what did inspectors say about health where it was inadequate
    set any #safeguarding.contribution_of_health =I +said
Show Medway's inspection history
    history any @Medway
How has Medway been rated over the years?
    history any @Medway
history of judgements for Bradford
    history any @Bradford
Which councils improved from RI to good?
    change any =G <R improved
Which councils went from good to inadequate for leadership?
    change any #leadership =I <G declined
which councils got worse
    change any declined
councils rated inadequate twice
    change any =I repeated
which councils have been judged inadequate more than once
    change any =I repeated
Which authorities are no longer inadequate?
    change any <I improved
Has Bradford improved since 2018?
    change any @Bradford improved 2018-01-01.. +said
Which councils dropped from outstanding?
    change any <O declined
who lost their outstanding rating
    change any <O declined
Compare Medway and Kent
    comparison latest @Kent;Medway
compare medway and kent on leadership
    comparison latest @Kent;Medway #leadership
Medway 2015 vs 2019
    comparison any @Medway 2015-01-01..2019-12-31
Medway vs Kent vs Surrey care leavers
    comparison latest @Kent;Medway;Surrey #care_leavers
Is Kent rated better than Medway?
    comparison latest @Kent;Medway
How many of each grade?
    tally latest by grade
grades by year
    tally any by year
tally of leadership grades by region
    tally latest #leadership by region
How many councils were inadequate in each region?
    tally any =I by region
breakdown of judgements by framework
    tally latest by framework
grade distribution for adoption under SIF
    tally latest #adoption by grade /sif_2013
Which region has the most inadequate councils?
    tally latest =I by region
inadaquate leadrship
    set latest #leadership =I
counclis rated outstandng for adoptin
    set any #adoption =O
What grade did the LSCB get in Bristol?
    grade any @Bristol #lscb
Which safeguarding boards were inadequate?
    set any #lscb =I
kids in care grade in Devon
    grade latest @Devon #children_looked_after
LAC judgement Bolton
    grade latest @Bolton #children_looked_after
Which councils in the South West are less than good?
    set latest @18 =RAI
North East councils rated good
    set any @12 =G
statistical neighbours of Medway leadership grades
    grade latest @10 #leadership
what are Medway's neighbours rated?
    grade latest @10
Cumbria grades
    grade latest @Cumberland;Cumbria;Westmorland and Furness
Which councils outside London are outstanding?
    set latest @127 =O
unitary authorities judged requires improvement between 2012 and 2014
    set any @64 =R 2012-01-01..2014-12-31
Which county councils were adequate?
    set any @26 =A
which councils were adequate for leadership
    set any #leadership =A
councils with grade 4 for being healthy
    set latest #looked_after.being_healthy =I
councils not good for help and protection
    set latest #help_and_protection =RAI
Which councils are not inadequate?
    set latest =OGRA
Which councils have never been inadequate?
    set any =I never
Which councils got RI or inadequate in the last five years?
    set any =RI 2021-11-25..2026-11-25
SEND: which areas have systemic failings?
    set latest #local_area_send =F
Which local area partnerships had inconsistent experiences and outcomes?
    set any #local_area_send =N
send me the list of inadequate councils
    set latest =I
What was the front door rated in Kent?
    grade any @Kent #?front door
What grade did Kent get for youth offending?
    grade any @Kent #?youth offending
How was fostering rated in Leeds?
    grade any @Leeds #?fostering
Why was Bradford rated inadequate?
    grade any @Bradford =I +said
what did Ofsted criticise in councils rated inadequate for leadership?
    set any #leadership =I +said
grade for mental health in Torbay
    grade latest @Torbay #?mental health
Which councils were rated requires improvement in the 2016 report?
    set any =R 2016-01-01..2016-12-31
first inspection grade of Slough
    grade first @Slough
top grade for care leavers
    set latest #care_leavers =O
Which councils received the lowest grade for leadership in 2014?
    set any #leadership =I 2014-01-01..2014-12-31
which areas was Medway inadequate in?
    grade any @Medway #any area =I
What was Medway inadequate for?
    grade any @Medway #any area =I
All judgements for Medway 2013
    history any @Medway 2013-01-01..2013-12-31
Which metropolitan boroughs stayed good?
    change any @36 =G same
Which councils remained inadequate?
    change any =I same
how many times has Birmingham been inadequate
    count any @Birmingham =I
proportion of councils that are good or outstanding
    count latest =OG
which councils did not get good for adoption
    set any #adoption =RAI
Reading's ofsted rating
    grade latest @Reading
bath grade
    grade latest @Bath and North East Somerset
reading ofsted grade
    grade latest @Reading
Which councils in Yorkshire were outstanding before 2015?
    set any @15 =O ..2014-12-31
After 2018, who was rated inadequate for help and protection?
    set any #help_and_protection =I 2019-01-01..
Were any councils outstanding in 2012?
    set any =O 2012-01-01..2012-12-31
Did any council get outstanding for health agencies?
    set any #safeguarding.contribution_of_health =O
Which councils were rated good under the 2009–2012 framework?
    set any =G /slac_2009
JTAI grades
    grade latest /jtai_2016
Did Hertfordshre get outstanding?
    grade any @Hertfordshire =O
safeguarding leadership grade
    grade latest #safeguarding.leadership
leadership and safeguarding grades for Dudley
    grade latest @Dudley #leadership #safeguarding.overall_effectiveness
How good is Medway?
    grade latest @Medway +said
How is Kent doing?
    grade latest @Kent +said
How did Kent do in its last inspection?
    grade latest @Kent +said
Grades for all London boroughs for children in care and care leavers
    set latest @32 #children_in_care_and_care_leavers
what proportion of inspections led to inadequate
    count latest =I
Which councils are currently rated requires improvement to be good?
    set latest =R
councils at least good overall
    set latest #overall_effectiveness =OG
councils below good
    set latest =RAI
better than requires improvement
    set latest =OG
Compare Kent with its statistical neighbours
    comparison latest @11
Which councils other than Medway and Kent were inadequate?
    set any @158 =I
safeguarding: leadership and partnership working grades in Dudley
    grade latest @Dudley #safeguarding.leadership #safeguarding.partnership_working
overall effectiveness of safeguarding services in Dudley, grade
    grade latest @Dudley #safeguarding.overall_effectiveness
the overall grade for leadership in Kent
    grade latest @Kent #leadership
what happened after the inadequate judgement in Bradford
    grade latest @Bradford =I +said
inspectors' comments on care leavers in councils graded outstanding
    set any #care_leavers =O +said
What changed in Medway between 2015 and 2019?
    change any @Medway 2015-01-01..2019-12-31 +said
history of children's services in Rotherham
    history any @Rotherham
Which councils set up a trust after being rated inadequate?
    set any =I +said
systemic failings in Birmingham
    grade latest @Birmingham #local_area_send =F
Who's inadequate right now?
    set latest =I
Name the councils graded outstanding for leadership
    set any #leadership =O
Give me every council judged RI for help and protection since January 2019
    set any #help_and_protection =R 2019-01-01..
Which LAs got 'requires improvement' for care leavers?
    set any #care_leavers =R
Which local authorities were rated "adequate" for being healthy?
    set any #looked_after.being_healthy =A
Any councils inadequate for both leadership and adoption?
    set latest #leadership #adoption =I
Which London boroughs were inadequate under SIF?
    set any @32 =I /sif_2013
how many London boroughs are good or better
    count latest @32 =OG
How many of the councils inspected in 2015 were inadequate?
    count any =I 2015-01-01..2015-12-31
How many inspections in 2016 led to an inadequate judgement?
    count any =I 2016-01-01..2016-12-31
What's Leeds' Ofsted grade for leadership?
    grade latest @Leeds #leadership
What did Leeds get for care leavers in the 2018 inspection?
    grade any @Leeds #care_leavers 2018-01-01..2018-12-31
What was the judgement on adoption in Hackney?
    grade any @Hackney #adoption
Ofsted judgement of Norfolk 2015
    grade any @Norfolk 2015-01-01..2015-12-31
norfolk 2013 - 2017 grades
    grade any @Norfolk 2013-01-01..2017-12-31
What were Norfolk's grades before 2016?
    grade any @Norfolk ..2015-12-31
How did Norfolk's grades change over time?
    history any @Norfolk
Has Norfolk ever been rated good?
    grade any @Norfolk =G
Has Norfolk always been good?
    history any @Norfolk
was surrey inadequate in 2015 and 2018
    grade any @Surrey =I 2015-01-01..2018-12-31
When was Surrey rated inadequate?
    grade any @Surrey =I
When did Doncaster become good?
    grade any @Doncaster =G
When was Doncaster last rated inadequate?
    grade any @Doncaster =I
In which year was Doncaster first rated good?
    grade any @Doncaster =G
show the timeline of judgements for Doncaster
    history any @Doncaster
Which councils went down a grade?
    change any declined
Which councils went up from inadequate since 2018?
    change any <I improved 2018-01-01..
Councils that moved from adequate to good
    change any =G <A improved
Which councils fell from good to requires improvement for help and protection between 2015 and 2022?
    change any #help_and_protection =R <G declined 2015-01-01..2022-12-31
Did Sunderland get better?
    change any @Sunderland improved +said
Has Sunderland got worse for children in care?
    change any @Sunderland #children_looked_after declined +said
has leadership improved in Sunderland
    change any @Sunderland #leadership improved +said
Which councils' leadership improved?
    change any #leadership improved
Which councils improved?
    change any improved
who has gone from inadequate to outstanding
    change any =O <I improved
Which councils in the North West have improved since their last inspection?
    change latest @26 improved
compare the North East and the South West for leadership
    comparison latest @30 #leadership
Compare Kent's 2017 and 2022 inspections
    comparison any @Kent 2017-01-01..2022-12-31
how does Kent compare with Surrey?
    comparison latest @Kent;Surrey
How do Kent, Surrey and Essex compare on care leavers?
    comparison latest @Essex;Kent;Surrey #care_leavers
Kent v Surrey
    comparison latest @Kent;Surrey
difference between Kent and Surrey's grades
    comparison latest @Kent;Surrey
grades in London compared with the South East
    comparison latest @52
Which is better rated, Kent or Surrey?
    comparison latest @Kent;Surrey
number of councils by grade
    tally latest by grade
Number of inadequate judgements by year since 2013
    tally any =I by year 2013-01-01..
how many councils were outstanding each year
    tally any =O by year
split of grades for help and protection in the West Midlands
    tally latest @14 #help_and_protection by grade
Show me a breakdown of grades by area for 2017
    tally any by area 2017-01-01..2017-12-31
which year had the most inadequate judgements
    tally any =I by year
which area of judgement is most often inadequate
    tally latest =I by area
percentage of councils rated good or outstanding
    count any =OG
What share of London boroughs are outstanding for leadership?
    count latest @32 #leadership =O
grades table for South West
    grade latest @18
everything rated inadequate in 2014
    set any =I 2014-01-01..2014-12-31
inadequate LSCBs
    set latest #lscb =I
LSCBs rated good in Yorkshire and the Humber
    set any @15 #lscb =G
Were any adoption services inadequate?
    set any #adoption =I
is adoption outstanding anywhere?
    set latest #adoption =O
lowest rated councils
    set latest =I
worst rated councils in London
    set latest @33 =I
top rated authorities for looked after children
    set latest #children_looked_after =O
best councils for care leavers
    set latest #care_leavers =O
failing authorities 2018
    set any =I 2018-01-01..2018-12-31
failing children's services departments
    set latest =I
poorly rated councils
    set any =I
Councils that are less than good on leadership and management
    set latest #leadership =RAI
councils which are anything below good
    set latest =RAI
not yet good councils
    set latest =RAI
councils with no grade below good
    set latest =OG
grade 1 councils
    set latest =O
Grade 3 for leadership under the 2009-2012 framework
    set latest #leadership =A /slac_2009
grade 3 under SIF
    set latest =R /sif_2013
Which councils had positive outcomes in area SEND inspections?
    set any #local_area_send =P /area_send_2016+area_send_2023
area SEND inspections with widespread and/or systemic failings
    set latest #local_area_send =F /area_send_2016+area_send_2023
Is SEND inadequate in Kent?
    grade latest @Kent #local_area_send =I
SEND outcome for Birmingham
    grade latest @Birmingham #local_area_send
What was the outcome of the area SEND inspection in Oxfordshire?
    grade any @Oxfordshire #local_area_send /area_send_2016+area_send_2023
children in care judgement Cumbria
    grade latest @Cumberland;Cumbria;Westmorland and Furness #children_looked_after
Westmorland and Furness history
    history any @Cumbria;Westmorland and Furness
What grade did Bournemouth get in 2014?
    grade any @Bournemouth;Bournemouth, Christchurch and Poole 2014-01-01..2014-12-31
Northamptonshire's successors grades
    grade latest @North Northamptonshire;Northamptonshire;West Northamptonshire
Councils similar to Derby rated good
    set any @10 =G
How do Derby's statistical neighbours compare with Derby on leadership?
    comparison latest @11 #leadership
Which county councils aren't good?
    set latest @26 =RAI
Which metropolitan boroughs have been inadequate more than once since 2009?
    change any @36 =I repeated 2009-01-01..
unitaries rated inadequate
    set any @64 =I
core cities ofsted grades
    grade latest @8
Greater Manchester councils leadership grade
    grade latest @10 #leadership
everywhere except London rated outstanding
    set any @127 =O
What did inspectors say in councils rated inadequate for leadership in 2015?
    set any #leadership =I 2015-01-01..2015-12-31 +said
why were leaders judged inadequate in Rotherham?
    grade any @Rotherham #leadership =I +said
What strengths did inspectors note where care leavers was outstanding?
    set any #care_leavers =O +said
reasons for inadequate judgement for help and protection
    set latest #help_and_protection =I +said
What went wrong in councils that dropped from good to inadequate?
    change any =I <G declined +said
How was Medway rated for the health of looked after children?
    grade any @Medway #looked_after.being_healthy
How were NHS partners rated in Medway?
    grade any @Medway #safeguarding.contribution_of_health
how was health judged in Medway 2012
    grade any @Medway #safeguarding.contribution_of_health 2012-01-01..2012-12-31
Which councils were inadequate for performance management and quality assurance?
    set any #safeguarding.performance_management =I
Partnership working grades 2011
    grade any #safeguarding.partnership_working 2011-01-01..2011-12-31
ambition and prioritisation adequate
    set latest #safeguarding.ambition_and_prioritisation =A
capacity for improvement outstanding
    set latest #safeguarding.capacity_for_improvement =O
councils judged outstanding for capacity to improve
    set any #safeguarding.capacity_for_improvement =O
Which councils were rated good for enjoying and achieving?
    set any #looked_after.enjoying_and_achieving =G
equality and diversity judgement for Salford
    grade latest @Salford #safeguarding.equality_and_diversity
quality of practice grades in child protection inspections
    grade latest #quality_of_practice /child_protection_2012
child protection inspection grades 2012-13
    grade any /child_protection_2012 2012-01-01..2013-12-31
Looked after children inspections 2013 grades
    grade any /looked_after_2013 2013-01-01..2013-12-31
staying safe grade Bolton
    grade latest @Bolton #looked_after.staying_safe
economic wellbeing inadequate
    set latest #looked_after.economic_wellbeing =I
What's the rating of the safeguarding board in Lambeth?
    grade latest @Lambeth #lscb
councils rated inadequate after 1 April 2019
    set any =I 2019-04-02..
inspected between March 2014 and June 2015 and rated inadequate
    set any =I 2014-03-01..2015-06-30
councils rated inadequate up to 2017
    set any =I ..2017-12-31
councils rated good from 2020 onwards
    set any =G 2020-01-01..
rated outstanding in the last 3 years
    set any =O 2023-11-25..2026-11-25
grades this year
    grade any 2026-01-01..2026-12-31
inadequate in the past decade
    set any =I 2016-11-25..2026-11-25
councils rated RI pre-2018
    set any =R ..2017-12-31
councils rated RI post 2018
    set any =R 2019-01-01..
Which councils were judged in spring 2014?
    set any 2014-01-01..2014-12-31
When was Doncaster last rated?
    grade latest @Doncaster
How did Medway move from inadequate to good?
    change any @Medway =G <I improved
northern councils rated good
    set any @53 =G
what did ofsted rate leeds last time
    grade latest @Leeds
tell me the latest ofsted judgement on bromley
    grade latest @Bromley
rotherham ofsted inspection results
    grade latest @Rotherham
ILACS outcomes 2023
    grade any /ilacs_2018+ilacs_2026 2023-01-01..2023-12-31
which councils came out as inadequate in their ILACS
    set latest =I /ilacs_2018+ilacs_2026
Which children's services are rated good?
    set latest =G
Which authorities hold an outstanding judgement?
    set latest =O
Who got outstanding for care leavers in 2023?
    set any #care_leavers =O 2023-01-01..2023-12-31
What were the results of the SIF inspection in Coventry?
    grade any @Coventry /sif_2013
Is Coventry any good?
    grade latest @Coventry =G
What's the track record of Coventry?
    history any @Coventry
Are there any inadequate councils in the East Midlands?
    set latest @11 =I
Number of authorities in the East of England with a good grade
    count latest @12 =G
how many authorities did Ofsted grade inadequate in 2014
    count any =I 2014-01-01..2014-12-31
Total number of inadequate councils
    count latest =I
councils judged to be failing vulnerable children
    set any =I +said
How was Bury rated, compared with its neighbours?
    comparison any @11
Which council has the best rating?
    set latest =O
Did ofsted say leadership was good in Poole?
    grade any @Bournemouth, Christchurch and Poole;Poole #leadership =G +said
was the leadership of Poole good in 2015?
    grade any @Bournemouth, Christchurch and Poole;Poole #leadership =G 2015-01-01..2015-12-31
Did inspectors find Poole inadequate?
    grade any @Bournemouth, Christchurch and Poole;Poole =I
Was any area in Poole found to be outstanding?
    grade any @Bournemouth, Christchurch and Poole;Poole #any area =O
Which judgements were inadequate in Poole?
    grade any @Bournemouth, Christchurch and Poole;Poole #any area =I
Has any council gone from outstanding to inadequate?
    change any =I <O declined
Which councils have bounced back from inadequate?
    change any <I improved
Two consecutive RI judgements
    change any =R <R same
Councils stuck on requires improvement
    change any =R same
Which councils have been RI at both of their last two inspections?
    change any =R repeated
Which councils kept their outstanding rating?
    change any =O same
When did Hampshire get outstanding?
    grade any @Hampshire =O
Which inspection judged Hampshire outstanding?
    grade any @Hampshire =O
in 2012 and 2013, which councils were adequate overall
    set any #overall_effectiveness =A 2012-01-01..2013-12-31
Which councils were adequate (grade 3) for the contribution of health agencies?
    set any #safeguarding.contribution_of_health =A
How many were good, how many inadequate?
    count any =GI
How many were adequate in 2011?
    count any =A 2011-01-01..2011-12-31
Was adoption graded in ILACS?
    grade any #adoption /ilacs_2018+ilacs_2026
What grade was given for care leavers in 2012?
    grade any #care_leavers 2012-01-01..2012-12-31
Does Portsmouth have an overall effectiveness grade?
    grade latest @Portsmouth #overall_effectiveness
What was the area SEND outcome for Surrey local area partnership?
    grade any @Surrey #local_area_send
which partnerships were found to have widespread failings
    set any #local_area_send =F
JTAI judgement Surrey
    grade latest @Surrey /jtai_2016
how did leaders respond to the inadequate judgement in Slough?
    grade any @Slough #leadership =I +said
which councils came out as inadequate in their ILACS
    set latest =I /ilacs_2018+ilacs_2026
ILACS outcomes 2023
    grade any /ilacs_2018+ilacs_2026 2023-01-01..2023-12-31
What were the results of the SIF inspection in Coventry?
    grade any @Coventry /sif_2013
Which councils have bounced back from inadequate?
    change any <I improved
Councils stuck on requires improvement
    change any =R same
Did ofsted say leadership was good in Poole?
    grade any @Bournemouth, Christchurch and Poole;Poole #leadership =G +said
which partnerships were found to have widespread failings
    set any #local_area_send =F
How was Bolton rated, compared with its neighbours?
    comparison any @11
What grade did the council get for zebra keeping?
    grade any #?zebra keeping
Were any councils found inadequate overall between 2014 and 2016?
    set any #overall_effectiveness =I 2014-01-01..2016-12-31
What judgement did Wolverhampton receive for children looked after?
    grade any @Wolverhampton #children_looked_after
How many councils got good for adoption performance?
    count any #adoption =G
Which councils have care leavers judged outstanding?
    set any #care_leavers =O
in which councils was the LSCB inadequate
    set any #lscb =I
what is the latest grade for help and protection in Wigan
    grade latest @Wigan #help_and_protection
Which councils have the same grade at their last two inspections?
    change any same
Has Torbay been inadequate at two inspections or more?
    change any @Torbay =I repeated
What did Torbay score for leaders in 2022?
    grade any @Torbay #leadership 2022-01-01..2022-12-31
experiences and progress of care leavers outstanding
    set latest #care_leavers =O
How many area SEND inspections found inconsistent experiences?
    count any #local_area_send =N /area_send_2016+area_send_2023
Plymouth overall effectiveness through time
    history any @Plymouth #overall_effectiveness
What grade did the focused visit to Plymouth in May 2021 give?
    grade any @Plymouth visits 2021-05-01..2021-05-31
Did Plymouth's leadership grade go up or down?
    change any @Plymouth #leadership
which councils have improved from adequate to good for looked after children
    change any #children_looked_after =G <A improved
List all inadequate judgements for Plymouth
    grade any @Plymouth #any area =I
all grades for Plymouth
    history any @Plymouth
what are all of Plymouth's judgements in the 2018 inspection
    grade any @Plymouth 2018-01-01..2018-12-31
Plymouth 2018 judgements
    grade any @Plymouth 2018-01-01..2018-12-31
What were Plymouth's judgements in 2018
    grade any @Plymouth 2018-01-01..2018-12-31
how was Plymouth judged in each area in 2018
    grade any @Plymouth 2018-01-01..2018-12-31
Which committee papers state a grade for being healthy?
    grade latest #looked_after.being_healthy papers
Which of the councils had inadequate for staying safe according to council papers
    set any #looked_after.staying_safe =I papers
was health inadequate anywhere
    set any #safeguarding.contribution_of_health =I
Which councils were inadequate for health?
    set any #safeguarding.contribution_of_health =I
outstanding for health of looked after children
    set latest #looked_after.being_healthy =O
does any council have requires improvement for the safeguarding board
    set latest #lscb =R
Grades for SEND in the North West since 2023
    grade any @26 #local_area_send 2023-01-01..
"""

# Questions that the register does not answer, whatever grade words they hold.
OF_PASSAGES = """
Is Working Together adequate?
Are Personal Advisers good?
Is adequate the same as requires improvement?
Is Supervision adequate in Medway?
Which councils were last inspected before 2020?
Were any councils rated 3 times?
Which councils were good at involving fathers?
is caseload adequate
What outstanding actions are there
good practice in leadership
what did inspectors say about return-home interviews
Were there any councils where leaders were inadequate but care leavers good?
leadership of looked after services in Dudley
What does good look like for care leavers?
Is there enough support for care leavers?
What makes leadership outstanding?
How many children are in care in Kent?
how many social workers left
How many care leavers are in education?
what are the areas for improvement for Medway 2019
Improvement plan for leadership
What did the 2019 Medway report find?
Are return home interviews adequate
Is supervision of social workers good enough?
caseloads too high
evidence of good outcomes for children
What examples are there of outstanding work with foster carers?
Why is supervision inadequate?
What are outstanding councils doing about recruitment?
How do councils improve leadership?
How can we improve from inadequate to good?
What did Medway do to improve?
Which schools are outstanding?
how many children's homes were judged inadequate
what grade of social worker was recruited
What is the adoption rate in Medway?
How long does adoption take?
poor management oversight
weak leadership
poor practice in child protection
best practice in adoption
inadequate housing
adequate supervision
outstanding debt
outstanding referrals in Kent
outstanding assessments
What did members ask about the inadequate judgement?
professional judgement of social workers
What was the improvement notice about?
Who was the lead inspector in Kent 2019?
when is the next inspection of Kent
Is there a good relationship between partners?
Was the response to domestic abuse good?
health assessments in Torbay
health of looked after children
leadership in Bradford
care leavers
SEND
is early help good in Kent?
What did inspectors say about leadership in Kent?
compare how Medway and Kent recruit social workers
Medway and Kent fostering recruitment compared
Which councils have good early help?
did staff morale improve
Has the number of assessments dropped?
fell from 32% to 17%
what was the caseload in 2015 vs 2019
history of the improvement board
What is requires improvement?
what does inadequate mean
difference between adequate and requires improvement
how many inspectors visited Dudley
positive outcomes for care leavers
inconsistent recording
Did leaders improve supervision
children missing from care
exclusions
the north
rotherham
Did Coventry pass its inspection?
which councils let down children in care
Which councils are in intervention?
councils with an improvement notice
Rank the councils in the South East
Cardiff ofsted grade
grade of staff
what is a good score for school readiness
Which social workers were rated highly by children?
What do children rate as important?
were foster carers' homes graded
how do inspectors judge leadership
what is the grading scale
Explain the grades
is there outstanding work on neglect
what good looks like in leadership
which councils use outstanding practice models
outstanding issues from the last inspection
what needs to improve in Medway
what progress has Slough made since the inspection in 2014
since 2015, has early help improved in Slough?
improvement in the quality of assessments
better outcomes for care leavers
worse outcomes than neighbours for looked after children
number of looked after children by year
breakdown of children in care by age
trend in referrals
compare caseloads in Kent and Medway
changes in leadership
change of director in Torbay
did the leadership team change in Torbay
leadership changed
the board's role
what happened in 2016
who judged the awards
minimum grade for social workers
what is a good score for school readiness
did the leadership team change in Torbay
who judged the awards
Plymouth: overall effectiveness in 2014 and 2018
"""


def _pairs() -> list[tuple[str, str]]:
    lines = ASKED.strip().splitlines()
    return [(one, other.strip()) for one, other in zip(lines[::2], lines[1::2], strict=True)]


@pytest.mark.parametrize(("question", "expected"), _pairs())
def test_what_is_asked(question: str, expected: str) -> None:
    assert shown(read(question, today=TODAY)) == expected


@pytest.mark.parametrize("question", OF_PASSAGES.strip().splitlines())
def test_what_was_said_is_sought_in_passages(question: str) -> None:
    reading = read(question, today=TODAY)
    assert reading.judgements is None
    assert (reading.only.since, reading.only.until, reading.only.kinds) == (None, None, frozenset())


def test_tables_are_large_enough() -> None:
    assert len(_pairs()) >= 120
    assert len(OF_PASSAGES.strip().splitlines()) >= 40


WORDS = st.sampled_from(
    [
        *" ".join(one for one, _ in _pairs()[:60]).lower().split(),
        "never",
        "twice",
        "'s",
        ",",
        "send",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=14))
@settings(max_examples=300, deadline=None)
def test_any_order_of_words_is_read_without_fault(words: list[str]) -> None:
    reading = read(" ".join(words), today=TODAY)
    asked = reading.judgements
    if asked is not None:
        assert set(asked.grades) <= set(Grade)
        assert (
            "not" in words
            or "worse" in words
            or not asked.grades
            & {
                Grade.SEND_POSITIVE,
                Grade.SEND_INCONSISTENT,
            }
        )
    since, until = reading.only.since, reading.only.until
    assert since is None or until is None or since <= until


@given(st.text(max_size=200).filter(lambda text: text.strip()))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_without_fault(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    assert read(text, today=TODAY).question == " ".join(text.split())


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("Which councils were good overall but inadequate for care leavers?", "sets two"),
        ("Which councils were inadequate in 2014 but are good now?", "sets two"),
        ("Which councils declined for adoption but improved for leadership?", "sets two"),
        ("Which councils did worse than Halton on leadership?", "all councils against one"),
        ("Which councils have the same grades as Medway?", "all councils against one"),
        ("How do we compare with our neighbours?", "name it"),
        ("What did inspectors say about leadership in Barchester?", "known as “Barchester”"),
    ],
)
def test_why_the_register_is_not_asked_is_said(question: str, why: str) -> None:
    reading = read(question, today=TODAY)
    assert reading.judgements is None
    assert why in reading.beyond


def test_of_questions_about_what_was_said_nothing_is_said_beforehand() -> None:
    for question in (
        "What did inspectors say about return home interviews in Medway since 2013?",
        "How did our leaders respond?",
        "Is caseload adequate?",
    ):
        assert read(question, today=TODAY).beyond == ""


def test_articles_are_no_part_of_the_words_for_a_grade() -> None:
    judgements = read("Which councils have an outstanding rating?", today=TODAY).judgements
    assert judgements is not None
    assert judgements.grades_in_words == "outstanding"
