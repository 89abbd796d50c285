"""Bodies that are inspected on their own, and other inspectorates: patterns over text."""

from __future__ import annotations

import re

_I = re.IGNORECASE

# Bodies that are inspected on their own.
OTHER_BODY = re.compile(
    r"\b(?:(?-i:(?:[A-Z][\w’']+\s+)*)(?:(?:primary|secondary|special|infant|junior|maintained"
    r"|nursery|independent|free|high|community|grammar|boarding)\s+)*"
    r"(?:schools?|academy|academies|nurser(?:y|ies)|pupil\s+referral\s+units?|PRUs?|colleges?"
    r"|sixth\s+forms?|virtual\s+school)"
    r"|children[’']?s?[’']?\s+(?:residential\s+)?(?:homes?|centres?)"
    r"|residential\s+(?:children[’']?s\s+)?(?:homes?|units?|provision|care)"
    r"|secure\s+(?:children[’']?s\s+)?(?:homes?|units?)"
    r"|short[\s-]+(?:term\s+)?(?:stay\s+)?breaks?\s+(?:units?|homes?|services?|centres?)"
    r"|respite\s+(?:units?|homes?|centres?)|(?:care|nursing)\s+homes?"
    r"|fostering\s+(?:and\s+adoption\s+)?(?:services?|agenc(?:y|ies)|inspection)"
    r"|independent\s+fostering|foster\s+agenc(?:y|ies)|IFAs?|(?:regional\s+"
    r"|voluntary\s+)?adoption\s+agenc(?:y|ies)"
    r"|private\s+fostering|hospitals?|(?:NHS|foundation|hospital|health\s*care"
    r"|mental\s+health)\s+trusts?|clinical\s+commissioning\s+groups?|CCG|PCT|GP\s+(?:practices?"
    r"|surger\w+)|childmind\w+|early\s+years\s+(?:settings?|providers?|provision)"
    r"|(?:child|day)\s*care\s+(?:settings?|providers?|provision)|(?:youth\s+(?:offending"
    r"|justice)\s+(?:team|service)|YOT|YJS|YOS|Youth\s+Offending\s+(?:Team|Service))s?|(?:police"
    r"|constabulary)\b|probation\s+\w+|Cafcass|adult\s+(?:social\s+care|education|learning"
    r"|services)|community\s+learning"
    r"|providers?|settings?|supported\s+(?:accommodation|lodgings)|work[- ]based\s+learning"
    r"|apprenticeships?|music\s+service|library|domiciliary\s+\w+|home\s+care|ambulance\s+\w+)\b",
    _I,
)
# Several bodies at once: a count of some of them says nothing of any one.
SOME_BODIES = re.compile(
    r"\b(?:most|many|some|few|several|majority|only|number|those|each|any|placed|attend\w*|\d+"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten)\s+(?:out\s+)?of|all\s+but|one)\b",
    _I,
)
PLURAL = re.compile(
    r"(?:schools|homes|centres|settings|providers|nurseries|academies|colleges|agencies|units"
    r"|hospitals|trusts|apprenticeships|childmind\w+)$",
    _I,
)
OWNED = re.compile(r"[’']s\b|\b(?:its|our|both|all\s+(?:of\s+)?(?:the|our|its))\b", _I)
AGENCY_INSPECTED = re.compile(
    r"\b(?:adoption|fostering)\s+(?:service|agency"
    r"|and\s+fostering\s+services?)\b[^.;]{0,30}\binspect\w*"
    r"|\binspect\w*\s+of\s+(?:\w+[’']?s?\s+){0,4}?(?:adoption|fostering)\s+(?:service|agency|and)",
    _I,
)
# Inspectorates of others than children's services.
OTHER_JUDGE = re.compile(
    r"\b(?:HMIP|HMI\s+Probation|(?:HM\s+|Her\s+Majesty[’']s\s+|His\s+Majesty[’']s\s+)?Inspectorate"
    r"\s+of\s+(?:Probation|Constabulary)|HMICFRS|HMIC|CQC|Care\s+Quality\s+Commission|Audit"
    r"\s+Commission|Estyn|LGA|Investors\s+in\s+People|internal\s+audit|auditors?|regulator\s+of"
    r"\s+social\s+housing|housing\s+ombudsman)\b",
    _I,
)
# The council's own services, where a text about other bodies turns to them.
OF_COUNCIL = re.compile(
    r"\b(?:ILACS|SIF|single\s+inspection|children[’'‘]?s\s+(?:social\s+(?:care|work)|services)"
    r"|local\s+authority|the\s+council|safeguarding\s+and|LSCB|safeguarding\s+children\s+board)\b",
    _I,
)
# What schools are graded for, with words that councils' services share beside it.
OF_SCHOOLS = re.compile(
    r"\bquality\s+of\s+(?:education|teaching)\b|\bbehaviour\s+(?:and|&)\s+(?:attitudes|safety"
    r"|welfare)\b|\bbehaviour\s*[:–-]|\bpersonal\s+development\b|\bachievement\s+of\s+pupils\b"
    r"|\bpupils?[’']?\s+(?:achievement|outcomes|behaviour)\b|\bsixth\s+form\b",
    _I,
)
