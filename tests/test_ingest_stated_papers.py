"""Grades in longer texts, worded as papers, minutes, letters and plans word them."""

# Texts stand as papers print them, a line a block.
# ruff: noqa: E501

from __future__ import annotations

from datetime import date

import pytest

from tests.test_ingest_stated import CP, ILACS, LAC, NONE, SIF, SLAC, check

CONTACT = ("contact_referral_2009", date(2010, 10, 5), date(2010, 10, 6))
FOCUSED = ("ilacs_2018", date(2021, 5, 11), date(2021, 5, 12))
JTAI = ("jtai_2016", date(2023, 5, 15), date(2023, 5, 19))

PAPERS = {
    "minutes 1": (
        ILACS,
        """
# 24. OFSTED INSPECTION OUTCOME
The Director of Children's Services presented the report on the outcome of the Inspection of Local Authority Children's Services (ILACS) carried out between 5 and 16 June 2023.
Members were advised that the overall judgement was 'Good', an improvement on the 'Requires Improvement' judgement received in 2019.
In response to questions, the Director said that the service aimed to be outstanding by the next inspection and that there was no room for complacency.
The Chair thanked staff for an outstanding achievement.
RESOLVED: That the report be noted.
""",
        ["overall_effectiveness good", "overall_effectiveness requires_improvement previous"],
    ),
    "letter": (
        ILACS,
        """
Dear Colleague
I am writing to share the outcome of our recent Ofsted inspection. I am delighted to say that Ofsted has rated our children's services as 'Outstanding' overall.
Inspectors graded us outstanding for the impact of leaders, good for children who need help and protection and outstanding for children in care and for care leavers.
This is a fantastic achievement.
""",
        [
            "overall_effectiveness outstanding",
            "leadership outstanding",
            "help_and_protection good",
            "children_looked_after outstanding",
            "care_leavers outstanding",
        ],
    ),
    "chair": (
        SIF,
        """
# Chair's foreword
The LSCB was judged by Ofsted to be 'requires improvement' in May 2014. We want to become a good Board and have put in place a plan to get there.
# Background
Ofsted's single inspection of Medway found that the local authority requires improvement to be good. The judgement on the effectiveness of the LSCB was that it requires improvement.
""",
        [
            "lscb requires_improvement",
            "overall_effectiveness requires_improvement",
            "lscb requires_improvement",
        ],
    ),
    "exec summary": (
        SIF,
        """
1.1 Ofsted undertook an inspection of services for children in need of help and protection, children looked after and care leavers between 29 April and 21 May 2014. The report was published on 30 June 2014. The overall judgement is that children's services require improvement. Adoption was graded as good.
1.2 Of the five judgements, one was good and four required improvement.
1.3 The authority was previously judged to be inadequate in 2012.
1.4 The Ofsted inspection of child protection in January 2013 judged the overall effectiveness of arrangements as inadequate.
""",
        [
            "overall_effectiveness requires_improvement",
            "adoption good",
            "overall_effectiveness inadequate previous 2012-01/2012-12 None",
            "overall_effectiveness inadequate previous 2013-01/2013-01 child_protection_2012",
        ],
    ),
    "table prev cur": (
        SIF,
        """
|| Judgement | Previous inspection | Current inspection
| Overall effectiveness | Inadequate | Requires improvement
| Adoption | Not judged | Good
""",
        [
            "overall_effectiveness inadequate previous None",
            "overall_effectiveness requires_improvement",
            "adoption good",
        ],
    ),
    "action plan": (
        SIF,
        """
# Recommendation 1: Ensure that management oversight is adequate
|| Ref | Action | Lead | RAG | Outcome
| 1.1 | Ensure adequate supervision of social workers | HoS | Green | Good quality assessments
| 1.2 | Leadership and governance: Good practice shared | AD | Amber | Adoption performance good
""",
        [],
    ),
    "perf report": (
        NONE,
        """
3.1 Ofsted inspection ratings: Children's Services was rated 'Requires Improvement' in the ILACS inspection in September 2018.
3.2 88% of Medway schools were rated good or outstanding at 31 August 2019.
3.3 The two council-run children's homes were both rated Good at their last inspection.
""",
        [
            "overall_effectiveness requires_improvement 2018-09/2018-09 ilacs_2018",
            "? good other_body",
        ],
    ),
    "slac sentence paper": (
        SLAC,
        """
2.1 The overall effectiveness of safeguarding services was judged to be adequate, as was capacity for improvement.
2.2 The overall effectiveness of services for looked after children was judged to be good with good capacity for improvement.
2.3 Inspectors judged the contribution of health agencies to be adequate. Partnership working was judged as good.
2.4 Being healthy was rated inadequate.
""",
        [
            "safeguarding.overall_effectiveness adequate",
            "safeguarding.capacity_for_improvement adequate",
            "looked_after.overall_effectiveness good",
            "looked_after.capacity_for_improvement good",
            "safeguarding.contribution_of_health adequate",
            "safeguarding.partnership_working good",
            "looked_after.being_healthy inadequate",
        ],
    ),
    "slac annual": (
        SLAC,
        """
2.1 Safeguarding: overall effectiveness adequate; capacity for improvement good; quality of provision adequate; leadership and management good.
2.2 Looked after children: overall effectiveness good; capacity for improvement good; being healthy outstanding.
""",
        [
            "safeguarding.overall_effectiveness adequate",
            "safeguarding.capacity_for_improvement good",
            "safeguarding.quality_of_provision adequate",
            "safeguarding.leadership good",
            "looked_after.overall_effectiveness good",
            "looked_after.capacity_for_improvement good",
            "looked_after.being_healthy outstanding",
        ],
    ),
    "cp": (
        CP,
        """
1.2 The inspectors judged the overall effectiveness of the arrangements to protect children in Medway to be inadequate. The effectiveness of the help and protection provided to children, young people, families and carers was also inadequate, as was the quality of practice. Leadership and governance was judged to be adequate.
""",
        [
            "overall_effectiveness inadequate",
            "help_and_protection inadequate",
            "quality_of_practice inadequate",
            "leadership adequate",
        ],
    ),
    "ilacs bullets lost with numbers": (
        ILACS,
        """
4.1 The inspection judged:
(a) The impact of leaders on social work practice with children and families to be Good;
(b) The experiences and progress of children who need help and protection to be Requires Improvement;
(c) The experiences and progress of children in care to be Good; and
(d) Overall effectiveness to be Good.
""",
        [
            "leadership good",
            "help_and_protection requires_improvement",
            "children_looked_after good",
            "overall_effectiveness good",
        ],
    ),
    "focused": (
        FOCUSED,
        """
1.1 Ofsted carried out a focused visit to Medway on 11 and 12 May 2021. Focused visits do not result in a graded judgement.
1.2 The council was judged to be inadequate at its ILACS inspection in July 2019.
1.3 If services had been found to be inadequate, the visit would have identified areas for priority action.
""",
        ["overall_effectiveness inadequate previous 2019-07/2019-07"],
    ),
    "press": (
        ILACS,
        """
Medway Council's children's services have been rated 'good' by Ofsted in all areas.
Children's social care in Medway has gone from 'inadequate' to 'good' in four years.
""",
        [
            "overall_effectiveness good",
            "overall_effectiveness inadequate previous None",
            "overall_effectiveness good",
        ],
    ),
    "which judged": (
        SIF,
        """
An action plan will be submitted to Ofsted following the inspection, which judged services to be inadequate.
The Improvement Board will monitor the areas that were judged to require improvement.
The judgements are: Inadequate for children who need help and protection; Requires Improvement for children looked after; and Good for adoption.
""",
        [
            "overall_effectiveness inadequate",
            "help_and_protection inadequate",
            "children_looked_after requires_improvement",
            "adoption good",
        ],
    ),
    "subtle": (
        SIF,
        """
The inspection found that whilst no children were at immediate risk, the experiences and progress of children who need help and protection were inadequate.
Ofsted's judgement of the LSCB is 'Good'.
Medway was found to be "requires improvement" in all categories except adoption, which was judged as "good".
The overall effectiveness judgement was requires improvement.
Four areas were judged as requires improvement and one (adoption performance) as good.
""",
        [
            "lscb good",
            "overall_effectiveness requires_improvement",
            "adoption good",
            "overall_effectiveness requires_improvement",
            "adoption good",
        ],
    ),
    "self": (
        ILACS,
        """
# Self-assessment
- Overall effectiveness: Good
- Leadership: Good
# Next steps
Our self-assessment judged services for care leavers as requiring improvement and Ofsted agreed.
""",
        [],
    ),
    "jtai": (
        JTAI,
        """
JTAIs do not give a graded judgement. In its ILACS inspection of November 2021 the impact of leaders was judged good.
""",
        ["leadership good previous 2021-11/2021-11 ilacs_2018"],
    ),
    "send": (
        NONE,
        """
Inspectors found that the local area partnership's arrangements lead to inconsistent experiences and outcomes for children and young people with SEND.
""",
        ["local_area_send send_inconsistent area_send_2023"],
    ),
    "budget": (
        NONE,
        """
The outstanding loan for the children's centre is £2m. The council has adequate reserves. External audit rated financial management as good.
""",
        [],
    ),
    "ofsted schools": (
        NONE,
        """
Ofsted judged Hoo Academy to be Good in May 2019. The nursery was rated Outstanding.
""",
        ["? good other_body 2019-05/2019-05", "? outstanding other_body"],
    ),
    "cqc": (
        NONE,
        """
Adult social care was rated Good by the Care Quality Commission in 2024. Medway Maritime Hospital was rated Requires Improvement.
""",
        ["? good other_body 2024-01/2024-12", "? requires_improvement other_body"],
    ),
    "two insp": (
        SIF,
        """
# Previous inspection (2011)
- Overall effectiveness of safeguarding services: Adequate
# Current inspection
- Overall effectiveness: Good
""",
        [
            "safeguarding.overall_effectiveness adequate previous 2011-01/2011-12 slac_2009",
            "overall_effectiveness good",
        ],
    ),
    "and also": (
        SIF,
        """
Adoption services were judged to be outstanding and the experiences of care leavers as good.
""",
        ["adoption outstanding", "care_leavers good"],
    ),
    "caps": (
        ILACS,
        """
OVERALL EFFECTIVENESS: GOOD
""",
        ["overall_effectiveness good"],
    ),
    "comma": (
        ILACS,
        """
The council has been judged as Good, with leadership judged as Outstanding.
""",
        ["overall_effectiveness good", "leadership outstanding"],
    ),
    "plain head": (
        SIF,
        """
# Good leadership, management and governance
We need outstanding leadership and good adoption.
""",
        [],
    ),
    "slac 22 table w/ two cols no head": (
        SLAC,
        """
# Summary of judgements
Safeguarding services
Overall effectiveness: Adequate
Capacity for improvement: Adequate
Safeguarding outcomes for children and young people
Children and young people are safe and feel safe: Adequate
Quality of provision: Inadequate
The contribution of health agencies to keeping children and young people safe: Good
Ambition and prioritisation: Good
Leadership and management: Adequate
Performance management and quality assurance: Inadequate
Partnership working: Good
Equality and diversity: Good
Services for looked after children
Overall effectiveness: Adequate
Capacity for improvement: Good
How good are outcomes for looked after children and care leavers?
Being healthy: Good
Staying safe: Good
Enjoying and achieving: Adequate
Making a positive contribution, including user engagement: Good
Economic well-being: Adequate
Quality of provision: Adequate
""",
        [
            "safeguarding.overall_effectiveness adequate",
            "safeguarding.capacity_for_improvement adequate",
            "safeguarding.safe_and_feel_safe adequate",
            "safeguarding.quality_of_provision inadequate",
            "safeguarding.contribution_of_health good",
            "safeguarding.ambition_and_prioritisation good",
            "safeguarding.leadership adequate",
            "safeguarding.performance_management inadequate",
            "safeguarding.partnership_working good",
            "safeguarding.equality_and_diversity good",
            "looked_after.overall_effectiveness adequate",
            "looked_after.capacity_for_improvement good",
            "looked_after.being_healthy good",
            "looked_after.staying_safe good",
            "looked_after.enjoying_and_achieving adequate",
            "looked_after.positive_contribution good",
            "looked_after.economic_wellbeing adequate",
            "looked_after.quality_of_provision adequate",
        ],
    ),
    "table slac w section rows": (
        SLAC,
        """
|| Area of judgement | Grade awarded
| SAFEGUARDING |
| Overall Effectiveness | Grade 2 - Good
| Capacity for Improvement | Grade 2 - Good
| LOOKED AFTER CHILDREN |
| Overall Effectiveness | Grade 3 - Adequate
| Enjoying & Achieving | 2
""",
        [
            "safeguarding.overall_effectiveness good",
            "safeguarding.capacity_for_improvement good",
            "looked_after.overall_effectiveness adequate",
            "looked_after.enjoying_and_achieving good",
        ],
    ),
    "prose slac": (
        SLAC,
        """
3.2 The inspection covered two areas: safeguarding and looked after children. In both areas the overall effectiveness was judged to be 'good'.
3.3 Safeguarding was rated as good overall with capacity for improvement rated as outstanding.
3.4 The health of looked after children was judged to be inadequate.
3.5 Inspectors judged capacity for improvement to be good for safeguarding and adequate for looked after children.
""",
        [
            "safeguarding.overall_effectiveness good",
            "looked_after.overall_effectiveness good",
            "safeguarding.overall_effectiveness good",
            "safeguarding.capacity_for_improvement outstanding",
            "safeguarding.capacity_for_improvement good",
            "looked_after.capacity_for_improvement adequate",
        ],
    ),
    "unannounced contact": (
        CONTACT,
        """
2.1 The unannounced inspection of contact, referral and assessment arrangements identified areas of strength, areas that meet requirements and two areas for development. The judgements do not carry a grade.
2.2 It will contribute to the annual rating. In 2009 the annual rating was 'performs adequately'. In the 2010 children's services assessment, Medway was rated as performing well.
""",
        [],
    ),
    "action tracker heading": (
        SIF,
        """
# Ofsted single inspection: action plan - Overall judgement Requires improvement
|| No | Ofsted recommendation | Action | Progress | Judgement
| 1 | Ensure that the quality of assessments is good | Audit monthly | Good progress | Good
| 2 | Improve adoption timeliness | Tracker | On track | Requires improvement
""",
        [],
    ),
    "faq": (
        ILACS,
        """
# What does 'requires improvement to be good' mean?
Requires improvement to be good means that there are no widespread or serious failures.
# What was the outcome?
Medway was graded 'requires improvement to be good' overall.
""",
        ["overall_effectiveness requires_improvement"],
    ),
    "press release": (
        ILACS,
        """
Ofsted inspectors, who visited the council in June 2023, have praised staff and given the service an overall rating of 'Good'.
The council has been rated 'good' in three areas – the impact of leaders, help and protection, and children in care – and 'requires improvement' in one, care leavers.
""",
        [
            "overall_effectiveness good",
            "leadership good",
            "help_and_protection good",
            "children_looked_after good",
            "care_leavers requires_improvement",
        ],
    ),
    "three of four named": (
        ILACS,
        """
Three of the four areas – leadership, help and protection and children in care – were judged good and one, care leavers, outstanding.
""",
        [
            "leadership good",
            "help_and_protection good",
            "children_looked_after good",
            "care_leavers outstanding",
        ],
    ),
    "one word": (
        ILACS,
        """
Overall effectiveness was judged to be Good; impact of leaders, Good; help and protection, Requires Improvement; children in care, Good; and care leavers, Good.
""",
        [
            "overall_effectiveness good",
            "leadership good",
            "help_and_protection requires_improvement",
            "children_looked_after good",
            "care_leavers good",
        ],
    ),
    "or equal": (
        SIF,
        """
The council was judged to be neither inadequate nor outstanding.
""",
        [],
    ),
    "not only": (
        ILACS,
        """
Adoption was not only judged good but care leavers was judged outstanding.
""",
        ["care_leavers outstanding"],
    ),
    "since": (
        ILACS,
        """
Since being judged inadequate in 2018, the council has worked hard, and in June 2023 it was judged good.
""",
        ["overall_effectiveness inadequate previous 2018-01/2018-12", "overall_effectiveness good"],
    ),
    "ordinal": (
        ILACS,
        """
This is the second time that Medway's children's services have been judged outstanding.
""",
        ["overall_effectiveness outstanding"],
    ),
    "up to": (
        ILACS,
        """
The judgement for care leavers has gone up from requires improvement to outstanding.
""",
        ["care_leavers requires_improvement previous None", "care_leavers outstanding"],
    ),
    "fell": (
        ILACS,
        """
Help and protection fell from good in 2019 to requires improvement.
""",
        [
            "help_and_protection good previous 2019-01/2019-12",
            "help_and_protection requires_improvement",
        ],
    ),
    "from to table": (
        ILACS,
        """
|| Area | Change
| Overall effectiveness | Inadequate → Good
| Help and protection | Requires improvement to Good
""",
        [
            "overall_effectiveness inadequate previous None",
            "overall_effectiveness good",
            "help_and_protection requires_improvement previous None",
            "help_and_protection good",
        ],
    ),
    "dates rows": (
        ILACS,
        """
|| Date of inspection | Type | Overall judgement
| June 2023 | ILACS | Good
| July 2019 | ILACS | Inadequate
| September 2015 | SIF | Requires improvement
""",
        [
            "overall_effectiveness good",
            "overall_effectiveness inadequate previous 2019-07/2019-07",
            "overall_effectiveness requires_improvement previous 2015-09/2015-09 sif_2013",
        ],
    ),
    "history bullets": (
        ILACS,
        """
The council's inspection history is:
- 2013 – Inadequate
- 2015 – Requires improvement
- July 2019 – Inadequate
- June 2023 – Good
""",
        [
            "overall_effectiveness inadequate previous 2013-01/2013-12 child_protection_2012",
            "overall_effectiveness requires_improvement previous 2015-01/2015-12 sif_2013",
            "overall_effectiveness inadequate previous 2019-07/2019-07",
            "overall_effectiveness good",
        ],
    ),
    "history bullets 2": (
        ILACS,
        """
- Ofsted inspection 2015: overall effectiveness requires improvement
- Ofsted inspection 2019: overall effectiveness inadequate
""",
        [
            "overall_effectiveness requires_improvement previous 2015-01/2015-12 sif_2013",
            "overall_effectiveness inadequate previous 2019-01/2019-12",
        ],
    ),
    "risk register": (
        NONE,
        """
|| Risk | Likelihood | Impact | Controls
| Children's services judged inadequate by Ofsted | 2 | 4 | Adequate
| Failure to safeguard looked after children | Medium | High | Good
""",
        [],
    ),
    "scrutiny q": (
        ILACS,
        """
Councillor Smith asked why the service was only good and not outstanding. The Director replied that leadership was outstanding and that there was good practice across the board.
""",
        [],
    ),
    "corporate parenting": (
        ILACS,
        """
The Virtual School is good and outcomes for children in care are outstanding. Foster carers rated their support as outstanding.
""",
        [],
    ),
    "IRO report": (
        ILACS,
        """
IRO reports were graded: 4 outstanding, 20 good, 10 requires improvement and 2 inadequate.
""",
        [],
    ),
    "SIF legal 2014": (
        SIF,
        """
Under the SIF, the previous 'adequate' judgement was replaced with 'requires improvement'.
""",
        [],
    ),
    "framework": (
        ILACS,
        """
Councils judged good or outstanding receive a short inspection; those judged requires improvement receive a standard inspection.
""",
        [],
    ),
    "LSCB minutes": (
        SIF,
        """
MSCB had been judged as Requires Improvement. The Chair noted that only two Boards nationally had been judged Outstanding.
""",
        ["lscb requires_improvement"],
    ),
    "HMI": (
        CP,
        """
Inspectors found that overall effectiveness is inadequate and that the quality of practice is inadequate.
""",
        ["overall_effectiveness inadequate", "quality_of_practice inadequate"],
    ),
    "slac old": (
        SLAC,
        """
Looked after children's services were judged to be good in all areas with the exception of being healthy which was adequate.
""",
        ["looked_after.overall_effectiveness good", "looked_after.being_healthy adequate"],
    ),
    "semi": (
        SLAC,
        """
Outcomes for looked after children were judged as follows: being healthy – good; staying safe – outstanding; enjoying and achieving – adequate; economic wellbeing – good.
""",
        [
            "looked_after.being_healthy good",
            "looked_after.staying_safe outstanding",
            "looked_after.enjoying_and_achieving adequate",
            "looked_after.economic_wellbeing good",
        ],
    ),
    "comma list": (
        SIF,
        """
The judgements were as follows: help and protection (requires improvement), children looked after (good), adoption (good), care leavers (outstanding) and leadership (requires improvement).
""",
        [
            "help_and_protection requires_improvement",
            "children_looked_after good",
            "adoption good",
            "care_leavers outstanding",
            "leadership requires_improvement",
        ],
    ),
    "intended": (
        ILACS,
        """
It is intended that the service will achieve an outstanding judgement. Good is not good enough.
""",
        [],
    ),
    "one table mixed": (
        ILACS,
        """
|| Judgement | 2018 | 2023 | Direction of travel
| The impact of leaders on social work practice with children and families | Requires improvement to be good | Good | Improved
| The experiences and progress of care leavers | Not judged separately | Good | n/a
""",
        [
            "leadership requires_improvement previous 2018-01/2018-12",
            "leadership good",
            "care_leavers good",
        ],
    ),
    "regional table": (
        ILACS,
        """
|| Local authority | Overall effectiveness | Date
| Medway | Good | June 2023
| Kent | Outstanding | May 2022
| Southampton | Requires improvement | Nov 2019
""",
        ["overall_effectiveness good"],
    ),
    "schools table": (
        NONE,
        """
|| School | Ofsted grade | Date
| Brompton Academy | Good | 2019
| Delce Primary | Requires improvement | 2018
""",
        ["? good other_body"],
    ),
    "director statement": (
        ILACS,
        """
I'm delighted that Ofsted has recognised the progress we have made by judging Medway's children's services as 'good' across the board, up from 'inadequate' in 2019.
""",
        ["overall_effectiveness good", "overall_effectiveness inadequate previous 2019-01/2019-12"],
    ),
    "members question": (
        SIF,
        """
Members asked when the Council expected to be rated good. Officers advised it was likely to be judged good within two years.
""",
        [],
    ),
    "quality assurance": (
        ILACS,
        """
In quarter 2, 65% of audits were graded good or better. Practice in the MASH was rated as good. Overall, practice was judged to require improvement.
""",
        [],
    ),
    "quality assurance2": (
        ILACS,
        """
# Audit outcomes
- Assessment: Good
- Care leavers: Requires improvement
""",
        [],
    ),
    "fostering annual report": (
        SIF,
        """
The Fostering Service was last inspected by Ofsted in May 2014 as part of the single inspection, when children looked after and achieving permanence was judged as requires improvement.
""",
        ["children_looked_after requires_improvement"],
    ),
    "adoption annual report": (
        NONE,
        """
The adoption agency was inspected in March 2011 and judged to be good overall. Under the single inspection in 2014 adoption performance was judged good.
""",
        ["? good other_body 2011-03/2011-03", "adoption good 2014-01/2014-12 sif_2013"],
    ),
    "YOS": (
        NONE,
        """
The Youth Offending Service was rated 'Good' by HMI Probation in 2021.
""",
        ["? good other_body 2021-01/2021-12"],
    ),
    "cross ref": (
        SIF,
        """
The improvement notice issued following the 2012 inspection, when child protection was judged inadequate, has been lifted.
""",
        ["overall_effectiveness inadequate previous 2012-01/2012-12 child_protection_2012"],
    ),
    "health paper": (
        SLAC,
        """
The CQC review found that the contribution of health agencies was adequate and that being healthy for looked after children was good.
""",
        ["safeguarding.contribution_of_health adequate", "looked_after.being_healthy good"],
    ),
    "health paper 2": (
        SLAC,
        """
The inspection judged the health contribution to safeguarding as inadequate and 'being healthy' for looked after children as inadequate.
""",
        ["safeguarding.contribution_of_health inadequate", "looked_after.being_healthy inadequate"],
    ),
    "NHS board": (
        SLAC,
        """
The outcome for health was:
- Contribution of health agencies to keeping children and young people safe: Adequate (3)
- Being healthy: Good (2)
""",
        ["safeguarding.contribution_of_health adequate", "looked_after.being_healthy good"],
    ),
    "grades with words": (
        SLAC,
        """
- Overall effectiveness of the safeguarding services: Grade 3 adequate
- Capacity for improvement: Grade 2 good
""",
        [
            "safeguarding.overall_effectiveness adequate",
            "safeguarding.capacity_for_improvement good",
        ],
    ),
    "numbered labels": (
        SIF,
        """
1. Children who need help and protection: Requires improvement
2. Children looked after and achieving permanence: Requires improvement
2.1 Adoption performance: Good
2.2 Experiences and progress of care leavers: Inadequate
3. Leadership, management and governance: Requires improvement
""",
        [
            "help_and_protection requires_improvement",
            "children_looked_after requires_improvement",
            "adoption good",
            "care_leavers inadequate",
            "leadership requires_improvement",
        ],
    ),
    "quoted judgement heading": (
        SIF,
        """
# The overall judgement is that children's services in Medway require improvement
The authority is not yet delivering good protection and help and care for children.
""",
        ["overall_effectiveness requires_improvement"],
    ),
    "three paragraphs": (
        CP,
        """
5.1 Overall Effectiveness
Inadequate
5.2 Quality of practice
Adequate
""",
        ["overall_effectiveness inadequate", "quality_of_practice adequate"],
    ),
    "short lead": (
        ILACS,
        """
Inspection outcome: Requires Improvement
""",
        ["overall_effectiveness requires_improvement"],
    ),
    "inspection outcome sent": (
        ILACS,
        """
The inspection outcome was Requires Improvement to be Good.
""",
        ["overall_effectiveness requires_improvement"],
    ),
    "kept": (
        ILACS,
        """
Medway has retained its 'outstanding' rating for children's services.
""",
        ["overall_effectiveness outstanding"],
    ),
    "kept2": (
        ILACS,
        """
The service maintained its Good judgement.
""",
        ["overall_effectiveness good"],
    ),
    "single word grade": (
        ILACS,
        """
Ofsted gave Medway an 'inadequate' grading in 2015 and again in 2019.
""",
        [
            "overall_effectiveness inadequate previous 2015-01/2015-12 sif_2013",
            "overall_effectiveness inadequate previous 2019-01/2019-12",
        ],
    ),
    "dev: both": (
        LAC,
        """
Ofsted judged outcomes, quality of provision and leadership and management to be inadequate and capacity to improve adequate. The overall effectiveness was inadequate.
""",
        [
            "outcomes inadequate",
            "quality_of_provision inadequate",
            "leadership inadequate",
            "capacity_for_improvement adequate",
            "overall_effectiveness inadequate",
        ],
    ),
    "and with no verb": (
        SIF,
        """
Judgements: help and protection – inadequate, looked after children – requires improvement, adoption – good, care leavers – requires improvement, leadership – inadequate.
""",
        [
            "help_and_protection inadequate",
            "children_looked_after requires_improvement",
            "adoption good",
            "care_leavers requires_improvement",
            "leadership inadequate",
        ],
    ),
    "since then": (
        SIF,
        """
Ofsted's inspection in 2014 found services for children in need of help and protection to require improvement. Since then, good progress has been made and we believe these services are now good.
""",
        ["help_and_protection requires_improvement"],
    ),
    "rag grade": (
        SIF,
        """
The project is rated amber; assurance was rated as adequate. Risk controls were judged adequate by internal audit.
""",
        [],
    ),
    "ofsted SEND": (
        NONE,
        """
There are three possible outcomes: typically lead to positive experiences and outcomes; lead to inconsistent experiences and outcomes; widespread and/or systemic failings.
""",
        [],
    ),
    "parent": (
        ILACS,
        """
85% of parents rated the service as good. One young person judged her social worker to be outstanding.
""",
        [],
    ),
    "pa": (
        ILACS,
        """
Pathway plans are good. The quality of care plans was judged inadequate. Life story work requires improvement.
""",
        [],
    ),
    "placement": (
        ILACS,
        """
Children in care live in homes judged good or better. No child is placed in an inadequate home.
""",
        [],
    ),
    "placement2": (
        ILACS,
        """
All children in care were placed in provision judged good by Ofsted.
""",
        [],
    ),
}


@pytest.mark.parametrize("name", PAPERS)
def test_papers(name: str) -> None:
    about, text, expected = PAPERS[name]
    check(text, about, expected)
