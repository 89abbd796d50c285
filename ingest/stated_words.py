"""What makes a grade's word a judgement, and what makes it none: patterns over running text."""

from __future__ import annotations

import re

_I = re.IGNORECASE
_QUOTE = r"['\"“”‘’*]*"

# What may stand between a verb and the grade it gives: "judged by Ofsted to be overall".
_ADVERBS = (
    r"(?:\s*,?\s*(?:both|all|overall|also|now|again|still|each|either|currently|therefore"
    r"|broadly|being|consistently|once|to|be|as|at|a|an|the|is|are|was|were|have|has|had|been"
    r"|by\s+(?:the\s+)?(?:Ofsted|inspectors?|HMI|inspectorates?|inspection\s+team)"
    r"|(?:a|an|the)?\s*(?:overall\s+)?(?:judgement|judgment|grade|rating|grading|score)\s+of"
    r"|level|grade|standard|category|under\s+the\s+\w+)\b,?)*\s*"
)
_STRONG = (
    r"(?:judged|rated|graded|assessed|deemed|considered|evaluated|classified|classed|scored"
    r"|regraded|re-graded|re-rated|categorised|ranked|found|rating|grading|judging"
    r"|(?:Ofsted|inspectors)\s+(?:rates?|judges?|grades?|finds?))"
)
_WEAK = (
    r"(?:reported|confirmed|concluded|recognised|described|identified|noted|seen|regarded|viewed)"
)
# A verb of judging just before the grade; or with what it judges between: "rated adoption as".
PASSIVE = re.compile(rf"\b{_STRONG}\b{_ADVERBS}{_QUOTE}$", _I)
ACTIVE = re.compile(
    r"\b(?:(?:judged|rated|graded|deemed|considered|rating|grading|judging)\b[^.;:]{1,140}?"
    r"\b(?:as\s+being|to\s+be|as|at|is|are|was|were|be|being)"
    r"|(?:assessed|found|considers?|rates|judges|grades|finds"
    r"|evaluated)\b[^.;:]{1,140}?\b(?:as\s+being|to\s+be|as))"
    rf"(?:\s+(?:overall|both|all|now|a|an))*\s*{_QUOTE}$",
    _I,
)
# A verb of telling: what it tells must be as plain as with a bare "is".
TOLD = re.compile(rf"\b{_WEAK}\b{_ADVERBS}{_QUOTE}$", _I)
RATED_US = re.compile(rf"\b(?:judged|rated|graded)\s+(?:us|it|them)\s*{_QUOTE}$", _I)
COPULA = re.compile(
    r"\b(?:is|are|was|were|be|been|being|remains?|remained|became|becomes|stays?|stayed)"
    rf"(?:\s+(?:now|also|still|both|all|overall|therefore|currently|only|at))*\s*{_QUOTE}$",
    _I,
)
# "judged services to require improvement", "the judgement was that services require improvement".
REQUIRE = re.compile(
    r"\b(?:judged?|rated?|graded?|found|assessed|deemed|considered|concluded|said|stated"
    r"|confirmed)\b[^.;:]{0,140}?\bto(?:\s+(?:be\s+)?(?:still|overall|both|all))*\s*['\"“‘]?$"
    r"|\b(?:judgement|judgment|rating|grade|outcome|verdict)\s+(?:was|is|being)\s+that\b"
    r"[^.;:]{1,90}$"
    r"|\b(?:judged|concluded|found|determined)\s+that\b[^.;:,]{1,60}$",
    _I,
)
NOUN = re.compile(
    r"\b(?:judgements?|judgments?|ratings?|grades?|gradings?|(?:inspection|overall"
    r"|Ofsted)\s+(?:outcome|result|score|finding)|verdict)\b"
    rf"[^.;:]{{0,90}}?\b(?:of|was|is|as|were|are|remains|remained|being|be)"
    rf"(?:\s+(?:to\s+be|that\s+(?:it|they)(?:\s+(?:is|are|was|were))?|a|an|overall|both"
    rf"|now))*\s*:?-?\s*{_QUOTE}$",
    _I,
)
GIVEN = re.compile(
    r"\b(?:received?|receiving|receives|awarded|achieved?|achieves|achieving|given|gained|secured"
    r"|securing|obtained|attained|retained|retaining|maintained|maintaining|got|issued|earned"
    r"|resulted\s+in|returned|delivered|with)"
    rf"(?:\s+(?:a|an|the|its|their|our|another|overall|second|third|first|new"
    rf"|Ofsted))*\s*{_QUOTE}$",
    _I,
)
# What may follow a grade; a noun makes it a plain adjective ("good progress").
AFTER = re.compile(
    rf"^\s*{_QUOTE}(?:\s*\([^)]{{0,60}}\))?\s*(?:$|[.,;:)\]–—/•\t\[-]|(?:and|with|in|for|overall"
    rf"|by|but|while|whilst"
    r"|across|on|at|following|under|when|since|due|because|although|though|which|having|despite"
    r"|against|as|from|after|during|regarding|within|where|both|apart|except|including|yet|who"
    r"|however|throughout|that|too|again|now|before|compared|rather|to(?=\s+(?:good|outstanding"
    r"|require|adequate|inadequate|be\b))|is|was)\b)",
    _I,
)
RATING = re.compile(
    rf"^\s*{_QUOTE}\s*(?:\([^)]{{0,30}}\)\s*)?(?:overall\s+)?(?:Ofsted\s+|inspection\s+"
    rf"|overall\s+|ILACS\s+)*"
    r"(?:judgements?|judgments?|ratings?|grades?|gradings?|(?:inspection|Ofsted)\s+outcome"
    r"|verdict|status)\b",
    _I,
)
# "good in leadership", "inadequate for care leavers", "good judgement for …".
DIRECTED = re.compile(
    rf"^\s*{_QUOTE}\s*(?:judgements?|judgments?|ratings?|grades?|gradings?"
    rf"|outcomes?)?\s*(?:overall\s*)?"
    r"(?:both\s+)?(?:in\s+relation\s+to|in\s+respect\s+of|with\s+regard\s+to|in\s+terms\s+of"
    r"|regarding|in|for|on|against|across|under|at)"
    r"(?:\s+(?:both|the|all|its|their|our|areas?|following|of|judgements?|for|two|three|four|key"
    r"|one(?:\s+area)?(?=\s*[,:(–-])))*\s*[:,(–-]?\s*",
    _I,
)
CHANGE = re.compile(
    rf"\bfrom\s+(?:a\s+|an\s+|being\s+|overall\s+|judgement\s+of\s+|rating\s+of\s+"
    rf"|previous(?:ly)?\s+|the\s+|of\s+)*{_QUOTE}$",
    _I,
)
TO = re.compile(
    rf"^\s*{_QUOTE}[^.;]{{0,50}}?\bto\s+(?:a\s+|an\s+|be(?:ing)?\s+|now\s+|being\s+|judged\s+"
    rf"|rated\s+|overall\s+|become\s+|of\s+|judgement\s+of\s+)*{_QUOTE}$",
    _I,
)
WENT = re.compile(
    r"\b(?:mov\w+|improv\w+|ris\w+|rose|gone|went|go|progress\w+|declin\w+|drop\w+|f[ae]ll\w*"
    r"|slip\w+"
    r"|upgrad\w+|downgrad\w+|increas\w+|deteriorat\w+|chang\w+|rais\w+|up|down|taken|jump\w*"
    r"|lifted)\b",
    _I,
)

# No judgement at all.
NEGATED = re.compile(
    r"\b(?:no|not|never|none|neither|nor|without|rather\s+than|avoid\w*|nothing|isn[’']t|wasn[’']t"
    r"|weren[’']t|aren[’']t|less\s+than|better\s+than|worse\s+than|below|above|at\s+least"
    r"|short\s+of"
    r"|instead\s+of|other\s+than|beyond)\b(?!\s+only)(?:[^.;:,]|,(?=\s*(?:including|in|as|or|even"
    r"|such|nor|apart))){0,70}$",
    _I,
)
NOT_YET = re.compile(
    r"\b(?:would|could|should|may|might|must|can|cannot|if|unless|until|aim\w*|ambition\w*(?!\s+(?:and|for)\s+(?:and\s+)?priorit)|aspir\w+"
    r"|target\w*|goals?|expect\w*|inten[dt]\w*|plan(?:s|ned|ning)?\s+to|want\w*|hop(?:e|es|ed"
    r"|ing)|striv\w+"
    r"|toward\w*|to\s+become|becoming|will|on\s+course|trajectory|vision|seek\w*|strategy\s+to"
    r"|determin\w+\s+to"
    r"|commit\w+\s+to|likely|risk\w*|whether|any|so\s+that|order\s+to|needs?\s+to|required\s+to"
    r"|shall"
    r"|journey\s+to|road\s+to|path\s+to|route\s+to|getting\s+to|get\s+to|reach\w*|focus\s+on"
    r"|priorit\w+\s+to|confident"
    r"|predict\w*|anticipat\w*|forecast\w*|work(?:ing)?\s+to|help\s+us|enable|support\w*\s+to"
    r"|continue\s+to\s+move|drive\s+to|return\s+to"
    r"|when\s+(?:a|an|the\s+next)|means?|potential(?:ly)?)\b[^.;:]{0,90}$"
    r"|(?<!capacity )\bto\s+(?:achieve|secure|be\s+(?:judged|rated|graded)|attain|gain|obtain"
    r"|deliver|ensure|reach|move|get|improve)\b[^.;:]{0,40}$",
    _I,
)
# "inadequate in 14 of these reports": a count of councils.
COUNTED_AFTER = re.compile(
    r"^\W*in\s+(?:\d{1,2}|most|many|some|several|half|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"(?:\s+of(?:\s+(?:the|these|those|all))*)?(?:\s+(?:reports?|councils?|authorities|inspections?"
    r"|cases|LAs)\b|\s*[.;,]|\s*$)",
    _I,
)
TARGET_AFTER = re.compile(
    r"^[^.;,]{0,40}?\b(?:by|before|in\s+time\s+for|within)\s+(?:the\s+)?(?:end|next|20\d\d"
    r"|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|summer|spring|autumn|winter|two|three|\d+)\b|^\W*(?:or"
    r"|and)\s+(?:better|above|higher|below|worse)\b|^\W*(?:plus|or\s+good)\b",
    _I,
)
OWN_VIEW = re.compile(
    r"\bself[- ]?(?:assess|evaluat|judg|grad|rat)\w*|\bSEF\b|\bwe\s+(?:would\s+)?(?:judge|rate"
    r"|assess|grade|consider|believe|feel|think|evaluate)d?\b"
    r"|\b(?:judge[sd]?|rate[sd]?|assess(?:es|ed)?|grade[sd]?|consider(?:s|ed)?"
    r"|evaluate[sd]?)\s+(?:itself|themselves|ourselves|its\s+own|our\s+own)\b"
    r"|\bmock\s+inspection|\bpractice\s+week|\bown\s+(?:assessment|judgement|view)",
    _I,
)
# What is graded by others than inspectors, where it stands before the grade.
CASES = re.compile(
    r"\bpeer\s+(?:review|challenge|diagnostic)\w*|\baudit(?:s|ed|ing|ors?)?\b|\bcase\s+(?:files?"
    r"|records?)\b|\bdip[- ]sampl\w*"
    r"|\bRAG\b|\bLGA\b|\bsurvey\w*|\bquestionnaire\w*|\brespondents?\b|\binternal\s+(?:review"
    r"|assessment)|\bmoderat\w+|\bcasework\b|\bcases\b"
    r"|\bassurance\s+(?:review|opinion)|\bdirect\s+observations?\b|\bobserved\s+practice\b"
    r"|\bfiles\b|\bsocial\s+workers?[’']?\b[^.;,]{0,30}$|\bassessments\b",
    _I,
)
# A condition anywhere before a grade; a past verb says that it was given, whatever "will" follow.
IFFY = re.compile(
    r"\b(?:if|unless|whether|would|could|should|might|in\s+the\s+event)\b[^.;]{0,110}$", _I
)
PAST = re.compile(
    r"\b(?:was|were|has\s+been|have\s+been|had\s+been|been)\s+(?:\w+ly\s+|both\s+|all\s+|also\s+"
    r"|again\s+|now\s+)*(?:judged|rated|graded|found|assessed|deemed|given|awarded)\b[^.;]*$"
    r"|\b(?:Ofsted|inspectors|inspection|report)\b(?:(?!\b(?:to|will|would|want|hope|aim"
    r"|expect)\b)[^.;,]){0,90}?(?<!be\s)(?<!being\s)\b(?:judged|rated|graded|found)\b[^.;]*$",
    _I,
)
DEFINES = re.compile(
    r"\b(?:four[- ]point|grade\s+descriptors?|defined\s+as|definition|criteria"
    r"|is\s+likely\s+to\s+be\s+judged|judgements?\s+(?:are|is|were|can\s+be|will\s+be)\s+(?:made"
    r"|given|awarded|one\s+of)|possible\s+(?:grades|judgements|outcomes|ratings)"
    r"|what\s+(?:the\s+)?(?:inspection\s+)?judgements?\s+mean|exceeds?\s+(?:the\s+)?minimum"
    r"|meets?\s+(?:the\s+)?minimum|minimum\s+requirements|limiting\s+judgement)\b"
    r"|\b(?:a|an|any)\s+(?:(?:outstanding|good|inadequate|adequate|local)\s+)*(?:authority"
    r"|council|service|LA|board|LSCB)\s+(?:to|that|which|where|judged|rated|is|must|would|will"
    r"|leads)\b"
    r"|\bif\s+(?:a|an|any|the|we|it)\b|\bscale\b",
    _I,
)
COUNTED = re.compile(
    r"\d\s*%|\bper\s?cent\b|\b(?:nationally|in\s+England|across\s+the\s+country"
    r"|statistical\s+neighbours?|regional\s+average|national\s+average)\b"
    r"|\b(?:councils|authorities|LAs|boroughs|all\s+English|other\s+(?:councils|authorities|local"
    r"|LAs))\b",
    _I,
)
# A count of areas names none of them.
COUNT_OF_AREAS = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|most|many|some"
    r"|several|majority|number|half|all|both|each|every|remaining|other|rest|these|those|none"
    r"|no)\b(?:\s+\(\d+%?\))?"
    r"(?:\s+(?:of|the|its|other|separate|key|graded|judgement|inspection|remaining|individual"
    r"|main|sub|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+))*\s+"
    r"(?:areas?|aspects?|elements?|categor(?:y|ies)|judgements?|domains?|strands?|themes?"
    r"|outcomes?|criteria|indicators?|sub-?judgements?)\b",
    _I,
)

# Lists under such words grade nothing: they say what grades mean, or what is hoped for.
NO_LIST = re.compile(
    r"\bwhat\s+(?:the\s+)?(?:inspection\s+)?(?:judgements?|grades?)\s+mean|\bgrade\s+descriptors?"
    r"|\bdefinitions?\s+of\s+(?:the\s+)?(?:grades|judgements)|\bgrading\s+scale",
    _I,
)
NOT_A_GRADE_HEAD = re.compile(
    r"\bself[- ]?(?:assess|evaluat|judg|grad|rat)\w*|\bSEF\b|\btargets?\b|\baims?\b|\baspir\w+"
    r"|\bambition(?:s)?\s+(?:for|by|is)\b|\bpredict\w*|\bforecast\w*|\bexpected\b|\bRAG\b"
    r"|\bpeer\s+(?:review|challenge)|\baudit\w*|\bsurvey\b|\bfour[- ]point\b|\bscale\b"
    r"|\bpossible\s+(?:grades|judgements|outcomes)|\bdescriptors?\b|\bby\s+20\d\d\b|\bour\s+view"
    r"|\bown\s+(?:view|grade|judgement)"
    r"|\bengland\b|\bnational(?:ly)?\b|\bmeaning\b|\bmilestones?\b|\bprogress\s+(?:rating|status)"
    r"|\bnumber\s+of\b|%|^\W*(?:progress|status|priority|update|comments?)\W*$",
    _I,
)
# Tables with such a first column hold measures and tasks.
NOT_GRADED_ROWS = re.compile(
    r"^\W*(?:(?:key|performance|strategic|corporate|main|improvement|recommended|ref\w*|no|priority"
    r"|proposed|risk)\b\W*)*"
    r"(?:indicators?|measures?|actions?|tasks?|risks?|KPIs?|controls?|milestones?|objectives?"
    r"|causes?|recommendations?|deliverables?|outputs?|descriptions?)\b",
    _I,
)
WITH = re.compile(r"\b(?:with|and|an?|overall)\W*$", _I)
WAS_BEFORE = re.compile(
    r"^[^.;]{0,50}?(?:\b(?:up|down|improved|risen|fallen|changed|dropped)\s+from\b"
    r"|\b(?:improvement|increase|rise|decline|drop)\s+(?:on|from)\b|\bcompared\s+(?:to|with)\b"
    r"|\b(?:previously|formerly)\b|\bhaving\s+been\b)(?:\s+(?:the|a|an|its|our|last|previous|judged"
    r"|rated|graded|being|judgement|rating|grade|of|as|to|be|overall))*\s*['\"“‘]?$",
    _I,
)
GAVE = re.compile(
    r"\b(?:gave|gives|given|giving|awarded)\b[^.;]{0,60}\b(?:an?|the)\s+(?:overall\s+)?['\"“‘]?$",
    _I,
)
NAMES = re.compile(
    r"\b(?:judged|rated|graded|rates|judges|grades|deemed|rating|judging|grading)\b[^.;:]{1,110}$",
    _I,
)
WILL_BE = re.compile(
    r"\b(?:to|will|should|must|can|may|would|could|might|cannot|shall)\s+be\W*$", _I
)
