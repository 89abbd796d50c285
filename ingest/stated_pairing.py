"""What a grade of a sentence is given to: its subject, or what "for" and "in" name behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.areas import concept_of
from ingest.grades import Printed, grades_in
from ingest.stated_bodies import OWNED, PLURAL, SOME_BODIES
from ingest.stated_plain import is_plainly
from ingest.stated_subjects import Sort, Subject
from ingest.stated_words import COUNT_OF_AREAS, DIRECTED

# What may stand between what is graded and "is": nothing that could be graded in its place.
FILLER = re.compile(
    r"^(?:[\s,()'’‘\"“”*–-]|\b(?:of|for|in|within|across|the|and|services?|arrangements?"
    r"|performance|children|young|people"
    r"|families|family|carers|council|county|city|borough|metropolitan|local|authority"
    r"|authority's|its|their|our|also|which|that|was|were|is|are|has|have|been|had|both|all"
    r"|overall"
    r"|effectiveness|quality|provided|provision|to|LSCB|board|judgement|judgment|rating|grade"
    r"|therefore|now|remains?|this|area|standard|support|by|Ofsted|inspectors|area's|as|a|an"
    r"|whole|action|actions|work|outcomes?|s)\b)*$",
    re.IGNORECASE,
)
_CLUSTER = re.compile(
    r"^(?:[\s,()&'’‘\"“”*:–-]|\b(?:and|as|well|or|both|the|for|of|in|its|their|our|on|to|LSCB"
    r"|services?|arrangements?|performance|also|overall|area|areas|judgements?"
    r"|including|plus|experiences?|progress|achieving|impact|effectiveness|quality|with|followed"
    r"|by|together|s|board|provision|support|sub-judgements?|sub|key|this|these)\b)*$",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:most|many|some|few|several|aspects|areas|parts|elements|number)\b", re.IGNORECASE
)
_JOINS = re.compile(
    r"[,&:–-]|\b(?:and|or|as\s+well\s+as|plus|including|with|followed)\b", re.IGNORECASE
)
_FAR = re.compile(
    r"[.;,]|\b(?:inspect\w*|and|except|apart|other|bar|excluding|but|than)\b", re.IGNORECASE
)
_PRONOUN = re.compile(r"we|us", re.IGNORECASE)
_CLAUSE_OPENS = re.compile(r";|\b(?:when|where|that|but|since|as|because)\b", re.IGNORECASE)
# "rated children's services good"; and "to be good", which says nothing yet.
_NOUN_OF = re.compile(
    r"\b(\w+)\s+(?:of|for|to|among|with|by)\s+(?:(?:the|our|its|all|some|most|many)\s+)*$",
    re.IGNORECASE,
)
_WHOLE_NOUN = re.compile(
    r"services?|effectiveness|quality|judgements?|judgments?|experiences?|progress|arrangements"
    r"|support|provision|outcomes?|help|care|areas?|grades?"
    r"|ratings?|inspections?|performance|impact|practice|both|good|outstanding|adequate"
    r"|inadequate|improvement|judged|rated|graded|respect|relation|regard|and|those|that|work"
    r"|system|response|\d+",
    re.IGNORECASE,
)
SINCE_BEING = re.compile(
    r"^\W*(?:since|after|following|despite|having|on|although|while|whilst|previously|once"
    r"|first)\s+(?:(?:being|having|been|previously|first|last|was|were)\s+)*(?:judged|rated"
    r"|graded|found)\b",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(
    r",?\s+(?:with|while|whilst|but|although|though|however|whereas)\b|;|,\s*(?:and\s+)?(?=the\b"
    r"|our\b|its\b|a\b)|\band\s+(?=the\b)|\band\b|,",
    re.IGNORECASE,
)
_NOUN_OVERALL = re.compile(
    r"\b(?:overall|inspection|Ofsted)\s+(?:outcome|result|judgement|judgment|rating|grade|grading)\b",
    re.IGNORECASE,
)
# What is judged in place of those named before it: "children in care live in homes judged good".
_ANOTHER = re.compile(
    r"\b(?:provision|placements?|homes?|carers?|accommodation|plans?|workers?|assessments?|reviews?"
    r"|visits?|records?|education|attendance|attainment|schools?|settings?|providers?)\s+"
    r"(?:(?:that|which|who)\s+)?(?:(?:is|are|was|were|has|have|had|been|being)\s+)*(?:\w+ly\s+)?"
    r"(?:judged|rated|graded|found|assessed|deemed)\b",
    re.IGNORECASE,
)


def given_to(
    sentence: str,
    grade: Printed,
    boundary: int,
    following: Printed | None,
    named: Sequence[Subject],
    how: str,
) -> tuple[Subject, ...] | None:
    """What a grade is given to; None if that is nothing that the register keeps."""
    right = sentence[grade.end :]
    limit = following.start if following else len(sentence)
    after = [one for one in named if grade.end <= one.start and one.end <= limit]
    areas_after = [
        one for one in after if one.sort in (Sort.AREA, Sort.SERVICE, Sort.BODY, Sort.OVERALL)
    ]
    before = [one for one in named if boundary <= one.start and one.end <= grade.start]
    directly = areas_after and re.fullmatch(
        r"\s*['\"“”‘’]?\s*", sentence[grade.end : areas_after[0].start]
    )
    if directly and areas_after[0].sort is Sort.AREA:
        return (areas_after[0],)
    directed = DIRECTED.match(right)
    if directed and how not in ("copula", "required"):
        of = run(sentence, areas_after, grade.end + directed.end())
        if following and of and not DIRECTED.match(sentence[following.end :]):
            of = _without_next(sentence, of, following)
        bodies = [one for one in of if one.sort is Sort.BODY]
        real = [one for one in of if one.sort in (Sort.AREA, Sort.SERVICE)]
        if real and all(one.sort is Sort.SERVICE for one in real):
            real = _of_services(sentence, real, named) or real
        if real or bodies:
            return tuple(real or bodies)
        overall = [one for one in of if one.sort is Sort.OVERALL]
        if overall and not before:
            return tuple(overall[:1])
    of = cluster(sentence, before, grade.start)
    if of and _part_of(sentence, of[0], boundary):
        of = of[1:]
        if not of:
            return None
    if not of and (being := SINCE_BEING.match(sentence[: grade.start])):
        after_comma = [one for one in after if "," in sentence[grade.end : one.start]]
        if being and after_comma and after_comma[0].sort in (Sort.OVERALL, Sort.AREA, Sort.SERVICE):
            return (after_comma[0],)
    between = sentence[of[-1].end if of else boundary : grade.start]
    if how in ("copula", "required"):
        plainly = of and is_plainly(sentence, grade, of, boundary, between, how == "required")
        return of if plainly else None
    bodies = [one for one in of if one.sort is Sort.BODY]
    if bodies and PLURAL.search(sentence[bodies[-1].start : bodies[-1].end]):
        lead = sentence[boundary : grade.start]
        if SOME_BODIES.search(lead) or not OWNED.search(lead):
            return None
    if of and of[-1].sort is Sort.OVERALL and _SOME.search(sentence[boundary : of[-1].start]):
        return None
    if not of and re.match(r"\s*['\"”’]?\s*overall\b", right):
        at = grade.end + right.casefold().index("overall")
        return (Subject(Sort.OVERALL, "", at, at + len("overall")),)
    if not of and (noun := _NOUN_OVERALL.search(sentence, boundary, grade.start)):
        return (Subject(Sort.OVERALL, "", *noun.span()),)
    if of and _ANOTHER.search(between) and of[-1].sort in (Sort.AREA, Sort.SERVICE):
        return None
    if of and (len(between.split()) > 22 or COUNT_OF_AREAS.search(between)):
        return None
    if not of and COUNT_OF_AREAS.search(sentence[boundary : grade.start]):
        return None
    return of if of else None


def _of_services(
    sentence: str, services: Sequence[Subject], named: Sequence[Subject]
) -> list[Subject]:
    """As in "capacity for improvement good for A and adequate for B": the area, of each service."""
    first = next(grades_in(sentence))
    areas = [one for one in named if one.sort is Sort.AREA and one.end <= first.start]
    if not areas or "." not in areas[-1].id:
        return []
    concept = concept_of(areas[-1].id)
    return [
        replace(
            areas[-1],
            id=f"{one.id}.{concept}",
            service=sentence[one.start : one.end],
            unsure=False,
        )
        for one in services
    ]


def _part_of(sentence: str, one: Subject, boundary: int) -> bool:
    """Whether only something of those named is graded: "the health of looked after children"."""
    if one.sort is not Sort.SERVICE and not one.spoken:
        return False
    of = _NOUN_OF.search(sentence[boundary : one.start])
    return bool(of) and not _WHOLE_NOUN.fullmatch(of[1] if of else "")


def cluster(sentence: str, before: Sequence[Subject], end: int) -> tuple[Subject, ...]:
    """The last of what is named before a place, with all that is joined to it by "and"."""
    if not before:
        return ()
    areas = [one for one in before if one.sort in (Sort.AREA, Sort.BODY)]
    chosen = areas or [one for one in before if one.sort is Sort.SERVICE] or list(before)
    foreign = [one for one in before if one.sort is Sort.COUNCIL]
    ours = [one for one in before if one.sort is Sort.OVERALL]
    if foreign and all(_PRONOUN.fullmatch(sentence, one.start, one.end) for one in ours):
        return (foreign[-1],)
    last = before[-1]
    if last.sort is Sort.OVERALL and chosen[-1] is not last:
        # "… by leaders since the inspection, when services were judged": a clause of its own.
        gap = sentence[chosen[-1].end : last.start]
        # "… and care leavers Overall effectiveness was": the break between the two is lost.
        begins = not gap.strip() and sentence.startswith("Overall", last.start)
        apart = begins or _CLAUSE_OPENS.search(gap)
        if apart and len(sentence[last.end : end].split()) <= 6:
            return _best_overall(sentence, [one for one in before if one.start > chosen[-1].end])
    cluster = [chosen[-1]]
    for one in reversed(chosen[:-1]):
        nearest = cluster[0]
        same = (one.start, one.end) == (nearest.start, nearest.end)
        gap = _blank(sentence, one.end, nearest.start, before)
        if not same and not _CLUSTER.match(gap):
            break
        if not same and nearest.sort is Sort.AREA and not _JOINS.search(gap):
            # "the leadership of services for children in need": the first is what is spoken of.
            cluster.pop(0)
        cluster.insert(0, one)
    if cluster[-1].sort is Sort.OVERALL:
        return _best_overall(sentence, cluster)
    return tuple(cluster)


def _best_overall(sentence: str, cluster: Sequence[Subject]) -> tuple[Subject, ...]:
    """Of several words for the services as a whole, those that say most."""

    def worth(one: Subject) -> tuple[bool, bool, int]:
        words = sentence[one.start : one.end].casefold()
        return words.startswith("overall"), "children" in words, one.end

    return (max(cluster, key=worth),)


def _blank(sentence: str, start: int, end: int, named: Sequence[Subject]) -> str:
    """Words between two places, without what is named there."""
    words = sentence[start:end]
    for one in reversed(named):
        if start <= one.start and one.end <= end:
            words = words[: one.start - start] + words[one.end - start :]
    return words


def run(sentence: str, after: Sequence[Subject], start: int) -> tuple[Subject, ...]:
    """What is named from a place on, joined by "and" and commas."""
    run: list[Subject] = []
    for one in after:
        if run and (one.start, one.end) == (run[-1].start, run[-1].end):
            run.append(one)
            continue
        gap = sentence[run[-1].end if run else start : one.start]
        if run and sentence[:start].rstrip().endswith(":"):
            gap = gap.replace(";", ",")  # "good for: A; B; and C"
        near = not run and len(gap.split()) <= 4 and not _FAR.search(gap)
        if not near and not _CLUSTER.match(gap):
            break
        run.append(one)
    areas = [one for one in run if one.sort is not Sort.OVERALL]
    if areas and areas[0].sort is Sort.AREA:
        areas = [one for one in areas if one.sort is not Sort.SERVICE or one.service == ""]
        only = [one for one in areas if one.sort is Sort.AREA]
        return tuple(only)
    return tuple(areas or run)


def _without_next(
    sentence: str, of: tuple[Subject, ...], following: Printed
) -> tuple[Subject, ...]:
    """Less those that the next grade is given to, as its subject."""
    last = of[-1]
    if not FILLER.match(
        re.sub(
            r"\b(?:judged|rated|graded|being|assessed|found)\b",
            "",
            sentence[last.end : following.start],
        )
    ):
        return of
    kept = list(of)
    while kept:
        one = kept.pop()
        gap = sentence[kept[-1].end if kept else 0 : one.start]
        if _NEXT_CLAUSE.search(gap):
            return tuple(kept)
    return of
