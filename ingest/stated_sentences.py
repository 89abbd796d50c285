"""Grades in running text: a sentence → what it says was judged how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.gazetteer import gazetteer
from ingest.grades import Grade, Printed, grades_in
from ingest.stated_subjects import Sort, Subject
from ingest.stated_words import (
    ACTIVE,
    AFTER,
    CASES,
    CHANGE,
    COPULA,
    COUNT_OF_AREAS,
    COUNTED,
    DEFINES,
    DIRECTED,
    GIVEN,
    IFFY,
    NEGATED,
    NOT_YET,
    NOUN,
    OWN_VIEW,
    OWNED,
    PASSIVE,
    PAST,
    PLURAL,
    RATED_US,
    RATING,
    SOME_BODIES,
    TARGET_AFTER,
    TO,
    TOLD,
    WENT,
)

_ENDS = re.compile(r"(?<=[.?!])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9•])")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|No|St|Mr|Mrs|Ms|Dr|Cllr|para|pp?|vs|inc)\.[\"'”’)]*\s*$")
_ALTERNATIVE = re.compile(r"^[\s'\"“”‘’,/*]*(?:or|and/or|and|/|,|to|-)?[\s'\"“”‘’,/*]*$", re.IGNORECASE)
# What may stand between what is graded and "is": nothing that could be graded in its place.
_FILLER = re.compile(
    r"^(?:[\s,()'’‘\"“”*–-]|\b(?:of|for|in|within|across|the|and|services?|arrangements?|performance|children|young|people"
    r"|families|family|carers|council|county|city|borough|metropolitan|local|authority|authority's|its|their|our|also|which|that|was|were|is|are|has|have|been|had|both|all|overall"
    r"|effectiveness|quality|provided|provision|to|LSCB|board|judgement|judgment|rating|grade|therefore|now|remains?|this|area|standard|support|by|Ofsted|inspectors|area's|as|a|an|whole|action|actions|work|outcomes?|s)\b)*$",
    re.IGNORECASE,
)
_CLUSTER = re.compile(
    r"^(?:[\s,()&'’‘\"“”*:–-]|\b(?:and|as|well|or|both|the|for|of|in|its|their|our|on|to|LSCB|services?|arrangements?|performance|also|overall|area|areas|judgements?"
    r"|including|plus|experiences?|progress|achieving|impact|effectiveness|quality|with|followed|by|together|s|board|provision|support|sub-judgements?|sub|key|this|these)\b)*$",
    re.IGNORECASE,
)
_SOME = re.compile(r"\b(?:most|many|some|few|several|aspects|areas|parts|elements|number)\b", re.IGNORECASE)
# All that may stand before, behind and after a label for a bare "is" to grade it.
_LABEL_LEAD = re.compile(
    r"^(?:[\s'\"“”‘’(•]|\b(?:the|overall|services?|for|experiences?|progress|of|impact|effectiveness|quality|our|its|their|arrangements|both|these|provision|s)\b)*$",
    re.IGNORECASE,
)
_LABEL_GAP = re.compile(
    r"^(?:[\s,'\"“”‘’()&–-]|\b(?:in|for|of|the|council|county|city|borough|metropolitan|services?|LSCB|B&NES|across|local|authority|which|s|young|people|and|children|to|families|carers|provided|[A-Z]\w*SCB|arrangements)\b)*$",
    re.IGNORECASE,
)
_LABEL_END = re.compile(
    r"^\W*$|^['\"”’]?(?:[.;,)(]|\s+(?:overall|and|but|with|due|because|while|whilst)\b)", re.IGNORECASE
)
_JOINS = re.compile(r"[,&:–-]|\b(?:and|or|as\s+well\s+as|plus|including|with|followed)\b", re.IGNORECASE)
_FAR = re.compile(r"[.;,]|\b(?:inspect\w*|and|except|apart|other|bar|excluding|but|than)\b", re.IGNORECASE)
_CLAUSE_OPENS = re.compile(r";|\b(?:when|where|that|but|since|as|because)\b", re.IGNORECASE)
# "rated children's services good"; and "to be good", which says nothing yet.
_NAMES = re.compile(r"\b(?:judged|rated|graded|rates|judges|grades|deemed|rating|judging|grading)\b[^.;:]{1,110}$", re.IGNORECASE)
_WILL_BE = re.compile(r"\b(?:to|will|should|must|can|may|would|could|might|cannot|shall)\s+be\W*$", re.IGNORECASE)
_AS_WAS = re.compile(r"^['\"”’]?\s*,?\s*(?:and\s+so|as)\s+(?:also\s+)?(?:was|were|is|are)\s+", re.IGNORECASE)
_NOUN_OF = re.compile(r"\b(\w+)\s+(?:of|for|to|among|with|by)\s+(?:(?:the|our|its|all|some|most|many)\s+)*$", re.IGNORECASE)
_WHOLE_NOUN = re.compile(
    r"services?|effectiveness|quality|judgements?|judgments?|experiences?|progress|arrangements|support|provision|outcomes?|help|care|areas?|grades?"
    r"|ratings?|inspections?|performance|impact|practice|both|good|outstanding|adequate|inadequate|improvement|judged|rated|graded|respect|relation|regard|and|those|that|work|system|response|\d+",
    re.IGNORECASE,
)
_SINCE_BEING = re.compile(
    r"^\W*(?:since|after|following|despite|having|on|although|while|whilst|previously|once|first)\s+(?:(?:being|having|been|previously|first|last|was|were)\s+)*(?:judged|rated|graded|found)\b",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(
    r",?\s+(?:with|while|whilst|but|although|though|however|whereas)\b|;|,\s*(?:and\s+)?(?=the\b|our\b|its\b|a\b)|\band\s+(?=the\b)|\band\b|,",
    re.IGNORECASE,
)
_CARRIED_GAP = re.compile(r"[.]|\b(?:said|says|felt|found\s+that\s+(?:many|some|most)|work|plans?|assessments?|practice)\b", re.IGNORECASE)
_AGAIN = re.compile(r"^(?:[\s,;()'\"“”‘’*]|\b(?:and|but|with|while|whilst|or|a|an|as|also|the|then|is|was|were|are|be|overall|being|now|both|to)\b)*$", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[;:]|,\s*(?:which|and|but|with|where|when|having|after|following|although|whilst|while|who)\b"
    r"|\b(?:but|although|whilst|because|where|(?<!looked\s)(?<!looked-)after)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A grade that a sentence gives.

    Attributes:
        grade: the grade with its place in the sentence.
        of: what it is given to; () for the whole of the services, unnamed.
        earlier: whether the sentence says that it was so before another grade.
        later: whether it says that it came after another grade.
    """

    grade: Printed
    of: tuple[Subject, ...]
    earlier: bool = False
    later: bool = False


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends."""
    start = 0
    for match in _ENDS.finditer(text):
        if _ABBREVIATION.search(text[start : match.start()]):
            continue
        yield start, match.start() + len(match[0].rstrip())
        start = match.end()
    if start < len(text):
        yield start, len(text)


def is_no_judgement(sentence: str) -> bool:
    """Whether a sentence as a whole cannot state a grade: a definition, a view of one's own."""
    return bool(OWN_VIEW.search(sentence) or DEFINES.search(sentence))


def said(sentence: str, named: Sequence[Subject]) -> Iterator[Said]:
    """The grades that a sentence gives, in order.

    Args:
        sentence: its words.
        named: all that it names, in order.
    """
    if is_no_judgement(sentence):
        return
    changed = list(_changes(sentence, named))
    yield from changed
    taken = {one.grade for one in changed}
    respective = list(_respectively(sentence, named))
    yield from respective
    taken |= {one.grade for one in respective}
    printed = [g for g in grades_in(sentence) if g.grade is not Grade.NOT_STATED]
    plain = {g for pair in pairwise(printed) if _alternatives(sentence, *pair, named) for g in pair}
    boundary = 0
    before: Printed | None = None
    whole: tuple[Subject, ...] = ()
    for i, grade in enumerate(printed):
        if grade in taken:
            boundary, before = grade.end, grade
            continue
        if grade in plain:
            continue
        following = printed[i + 1] if i + 1 < len(printed) else None
        how = _stated(sentence, grade, before, named)
        if not how or _vetoed(sentence, grade, boundary, how):
            continue
        of = _given_to(sentence, grade, boundary, following, named, how)
        if of is None and how == "rating" and whole:
            of = whole
        if of and (also := _AS_WAS.match(sentence[grade.end :])):
            after = [one for one in named if one.start >= grade.end]
            of = (*of, *_run(sentence, after, grade.end + also.end()))
        if of is not None:
            yield Said(grade, of)
            before = grade
            if of[-1].sort is Sort.OVERALL or sentence[of[-1].start :].casefold().startswith("overall"):
                whole = of
            ahead = [] if _SINCE_BEING.match(sentence[: grade.start]) else of
            boundary = max([grade.end, *(one.end for one in ahead if one.start > grade.end)])


def _changes(sentence: str, named: Sequence[Subject]) -> Iterator[Said]:
    """ "moved from inadequate to requires improvement": the first was before, the second is now."""
    printed = list(grades_in(sentence))
    for old, new in pairwise(printed):
        if not CHANGE.search(sentence[: old.start]) or not TO.search(sentence[old.end : new.end - (new.end - new.start)]):
            continue
        left = sentence[: old.start]
        clause = _clause(left)
        if not WENT.search(clause + " ") and not WENT.search(left):
            continue
        if NEGATED.search(clause) or NOT_YET.search(clause) or IFFY.search(left) or COUNTED.search(left):
            continue
        if COUNT_OF_AREAS.search(left):
            continue
        own = [one for one in named if one.end <= old.start]
        of = _cluster(sentence, own, old.start)
        after = [one for one in named if one.start >= new.end]
        if (not of or all(one.sort is Sort.OVERALL for one in of)) and DIRECTED.match(sentence[new.end :]):
            of = _run(sentence, after, new.end) or of
        if not of:
            continue
        yield Said(old, of, earlier=True)
        yield Said(new, of, later=True)


def _respectively(sentence: str, named: Sequence[Subject]) -> Iterator[Said]:
    match = re.search(r"\brespectively\b", sentence, re.IGNORECASE)
    if not match:
        return
    printed = [g for g in grades_in(sentence) if g.end <= match.start()]
    if len(printed) < 2:
        return
    of = _cluster(sentence, [one for one in named if one.end <= printed[0].start], printed[0].start)
    if len(of) == len(printed) and _stated(sentence, printed[0], None, named):
        for subject, grade in zip(of, printed, strict=True):
            yield Said(grade, (subject,))


def _alternatives(sentence: str, one: Printed, other: Printed, named: Sequence[Subject]) -> bool:
    """Whether two grades stand side by side, as possible ones or as a range."""
    return bool(_ALTERNATIVE.match(sentence[one.end : other.start]))


def _stated(sentence: str, grade: Printed, before: Printed | None, named: Sequence[Subject]) -> str:
    """By what words a grade is given; "" if its word is a plain one."""
    left, right = sentence[: grade.start], sentence[grade.end :]
    left_clause = left[left.rfind(";") + 1 :]
    area_after = any(
        one.sort is Sort.AREA and re.fullmatch(r"\s*['\"“”‘’]?\s*", sentence[grade.end : one.start])
        for one in named
        if one.start >= grade.end
    )
    rating = bool(RATING.match(right))
    if not (AFTER.match(right) or rating or area_after):
        return ""
    if area_after and GIVEN.search(left) and re.search(r"\b(?:an?|overall)\s+['\"“‘]?$", left):
        return "given"
    if area_after and before is None:
        return ""
    if PASSIVE.search(left) or ACTIVE.search(left_clause) or RATED_US.search(left):
        return "judged"
    if rating and re.search(
        r"\b(?:the|our|its|their|this|that|an?\s+overall|[’']s|council[’']s|received?|awarded|given|achieved?|following\s+an?|after\s+an?|retain\w*|second|Ofsted)"
        r"(?:\s+(?:Ofsted|overall|recent|new|first|current|previous|latest|excellent|a|an|the|its|their|our|single|word))*\s*['\"“‘]?$",
        left,
        re.IGNORECASE,
    ):
        return "rating"
    if NOUN.search(left_clause):
        return "judged"
    bare = grade.grade is Grade.REQUIRES_IMPROVEMENT and re.search(r"\w\s+$", left) and not re.search(r"\b(?:an?|the|overall)\s+$", left)
    if GIVEN.search(left) and not bare and (DIRECTED.match(right) or re.match(r"\s*['\"”’]?\s*(?:overall|[.;)]|$)", right)):
        return "given" if not re.search(r"\bwith\s+\w*\s*$", left) or before else ""
    if before and not _CARRIED_GAP.search(sentence[before.end : grade.start]):
        gap = sentence[before.end : grade.start]
        between = any(before.end <= one.start and one.end <= grade.start for one in named)
        if len(gap.split()) <= 30 and (between or _AGAIN.match(gap)) and (
            DIRECTED.match(right) or _ends_in_subject(gap, before.end, grade.start, named) or area_after
        ):
            return "judged"
    if _NAMES.search(left) and any(
        not sentence[one.end : grade.start].strip(" '\"“”‘’") for one in named if one.end <= grade.start
    ):
        return "judged"
    if _WILL_BE.search(left):
        return ""
    if grade.grade is Grade.REQUIRES_IMPROVEMENT and _is_verb(sentence, grade, named):
        return "copula"
    return "copula" if COPULA.search(left) or TOLD.search(left) else ""


def _is_verb(sentence: str, grade: Printed, named: Sequence[Subject]) -> bool:
    """Whether "requires improvement" is said of something, without an "is"."""
    last = [one for one in named if one.end <= grade.start]
    return (
        bool(last)
        and sentence[grade.start : grade.start + 6].casefold() == "requir"
        and bool(_FILLER.match(sentence[last[-1].end : grade.start]))
    )


def _ends_in_subject(gap: str, offset: int, end: int, named: Sequence[Subject]) -> bool:
    last = [one for one in named if offset <= one.start and one.end <= end]
    return bool(last) and bool(_FILLER.match(gap[last[-1].end - offset :]))


def _vetoed(sentence: str, grade: Printed, boundary: int, how: str) -> bool:
    left, right = sentence[: grade.start], sentence[grade.end :]
    clause = _clause(left)
    if NEGATED.search(clause) or TARGET_AFTER.match(right) or IFFY.search(left):
        return True
    if not PAST.search(clause) and NOT_YET.search(clause):
        return True
    return bool(COUNTED.search(left[boundary:]) or CASES.search(left[boundary:]))


def _clause(left: str) -> str:
    """The clause that the end of some words stands in."""
    last = 0
    for match in _CLAUSE.finditer(left):
        last = match.start() if match[0] in ("but",) else match.end()
    return left[last:]


def _given_to(
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
    areas_after = [one for one in after if one.sort in (Sort.AREA, Sort.SERVICE, Sort.BODY, Sort.OVERALL)]
    before = [one for one in named if boundary <= one.start and one.end <= grade.start]
    directly = areas_after and re.fullmatch(r"\s*['\"“”‘’]?\s*", sentence[grade.end : areas_after[0].start])
    if directly and areas_after[0].sort is Sort.AREA:
        return (areas_after[0],)
    directed = DIRECTED.match(right)
    if directed and how != "copula":
        of = _run(sentence, areas_after, grade.end + directed.end())
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
    of = _cluster(sentence, before, grade.start)
    if of and _part_of(sentence, of[0], boundary):
        of = of[1:]
        if not of:
            return None
    if not of and (being := _SINCE_BEING.match(sentence[:grade.start])):
        after_comma = [one for one in after if "," in sentence[grade.end : one.start]]
        if being and after_comma and after_comma[0].sort in (Sort.OVERALL, Sort.AREA, Sort.SERVICE):
            return (after_comma[0],)
    between = sentence[of[-1].end if of else boundary : grade.start]
    if how == "copula":
        return of if of and _is_plainly(sentence, grade, of, boundary, between) else None
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
    if of and (len(between.split()) > 22 or COUNT_OF_AREAS.search(between)):
        return None
    if not of and COUNT_OF_AREAS.search(sentence[boundary : grade.start]):
        return None
    return of if of else None


def _of_services(
    sentence: str, services: Sequence[Subject], named: Sequence[Subject]
) -> list[Subject]:
    """ "capacity for improvement good for A and adequate for B": the area, of each service."""
    first = next(grades_in(sentence))
    areas = [one for one in named if one.sort is Sort.AREA and one.end <= first.start]
    if not areas or "." not in areas[-1].id:
        return []
    concept = areas[-1].id.rpartition(".")[2]
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


def _is_plainly(
    sentence: str, grade: Printed, of: Sequence[Subject], boundary: int, between: str
) -> bool:
    """Whether a bare "is" grades an area: the area's own label is all that stands before it."""
    first, last = of[0], of[-1]
    if last.sort in (Sort.BODY, Sort.COUNCIL) or any(one.spoken for one in of):
        if not re.search(r"\bservices?\b", sentence[first.start : grade.start]):
            return False
        if last.sort is not Sort.AREA:
            return False
    if last.sort is Sort.OVERALL:
        words = sentence[last.start : last.end].casefold()
        printed = sentence[grade.start : grade.end].casefold()
        inspected = printed.endswith("to be good") and re.search(r"Ofsted|inspect|judg", sentence)
        if not words.startswith(("overall ", "children", "services for")) and not inspected:
            return False
    clause = max(sentence.rfind(sign, boundary, first.start) for sign in ",;:")
    lead = sentence[max(clause + 1, boundary) : first.start]
    joined = re.split(r"\b(?:that|but|while|whilst|although)\b", lead)[-1]
    joined = re.sub(r"^\W*and\b", "", joined)
    for mention in reversed(gazetteer().find(joined)):
        joined = joined[: mention.start] + joined[mention.end :]
    gap = _before_verb(between)
    for mention in reversed(gazetteer().find(gap)):
        gap = gap[: mention.start] + gap[mention.end :]
    return bool(
        _LABEL_LEAD.match(joined) and _LABEL_GAP.match(gap) and _LABEL_END.match(sentence[grade.end :])
    )


def _before_verb(between: str) -> str:
    return COPULA.sub("", between)


def _cluster(sentence: str, before: Sequence[Subject], end: int) -> tuple[Subject, ...]:
    """The last of what is named before a place, with all that is joined to it by "and"."""
    if not before:
        return ()
    areas = [one for one in before if one.sort in (Sort.AREA, Sort.BODY)]
    chosen = areas or [one for one in before if one.sort is Sort.SERVICE] or list(before)
    foreign = [one for one in before if one.sort is Sort.COUNCIL]
    if foreign and not any(one.sort is Sort.OVERALL for one in before):
        return (foreign[-1],)
    last = before[-1]
    if last.sort is Sort.OVERALL and chosen[-1] is not last:
        # "… by leaders since the inspection, when services were judged": a clause of its own.
        apart = _CLAUSE_OPENS.search(sentence[chosen[-1].end : last.start])
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


def _run(sentence: str, after: Sequence[Subject], start: int) -> tuple[Subject, ...]:
    """What is named from a place on, joined by "and" and commas."""
    run: list[Subject] = []
    for one in after:
        if run and (one.start, one.end) == (run[-1].start, run[-1].end):
            run.append(one)
            continue
        gap = sentence[run[-1].end if run else start : one.start]
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
    if not _FILLER.match(re.sub(r"\b(?:judged|rated|graded|being|assessed|found)\b", "", sentence[last.end : following.start])):
        return of
    kept = list(of)
    while kept:
        one = kept.pop()
        gap = sentence[kept[-1].end if kept else 0 : one.start]
        if _NEXT_CLAUSE.search(gap):
            return tuple(kept)
    return of


def shifted(subject: Subject, by: int) -> Subject:
    """A subject of a sentence as one of the text that the sentence stands in."""
    return replace(subject, start=subject.start + by, end=subject.end + by)
