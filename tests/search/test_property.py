"""Any archive, any question: every number and every page is that of a slow, plain reckoning.

Seeds decide the archive and the questions, so that a failure is repeated by its seed. For a long
run: CHANCERY_EXAMPLES=5000 pytest tests/search/test_property.py
"""

import os
from dataclasses import replace
from random import Random

from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from archive.dates import parse
from archive.models import Census, Tally
from archive.search import (
    Certainty,
    Question,
    Sort,
    answer,
    histogram,
    neighbours,
    numbers,
    overview,
    persons_of,
    totals,
)
from tests import factories as make
from tests.search.made_up import made_archive, made_question, values_of
from tests.search.slow import Reckoner

EXAMPLES = int(os.environ.get("CHANCERY_EXAMPLES", "25"))
QUESTIONS = 6


class TestAnyQuestion(TestCase):
    """A made-up archive, asked by a stranger and by a curator."""

    @settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
    @given(st.integers(0, 2**32))
    def test_all_numbers_and_pages(self, seed):
        chance = Random(seed)
        archive = made_archive(chance)
        curator = make.make_curator()
        for _ in range(QUESTIONS):
            question, clauses = made_question(chance, archive)
            user = chance.choice([AnonymousUser(), AnonymousUser(), curator])
            slow = Reckoner(archive, curator=user is curator)
            Compared(question, clauses, user, slow).all()
        for user in (AnonymousUser(), curator):
            slow = Reckoner(archive, curator=user is curator)
            Compared(Question(), [], user, slow).all()
        assert Census.objects.wrong() == Tally.objects.wrong() == []


class Compared:
    """One question to one archive, answered both ways."""

    def __init__(self, question, clauses, user, slow):
        self.question, self.clauses, self.user, self.slow = question, clauses, user, slow
        self.answer = answer(question, user)
        self.listed = slow.listed(question, clauses)

    def all(self):
        self.numbers_and_pages()
        self.facets()
        self.years()
        self.neighbours()

    def numbers_and_pages(self):
        question, found, listed = self.question, self.answer, self.listed
        counts = self.slow.counts(question, self.clauses)
        assert {one: found.of(one) for one in Certainty} == counts
        assert found.total == len(listed)
        assert totals([question, question.without("words")], self.user)[0] == len(listed)
        assert found.pages == max(1, -(-len(listed) // question.size))
        pages = [
            answer(replace(question, page=page), self.user) for page in range(1, found.pages + 2)
        ]
        hits = [hit for page in pages for hit in page.hits]
        assert pages[-1].hits == ()
        self.in_order([hit.number for hit in hits])
        self.in_order(list(numbers(question, self.user)))
        sure = {doc.number: self.slow.sureness(doc, question.span) for doc in listed}
        assert {hit.number: hit.certainty for hit in hits} == sure

    def in_order(self, found):
        expected = [doc.number for doc in self.listed]
        wanted = [clause for clause in self.clauses if not clause.negative]
        if self.question.sort is Sort.RELEVANCE and len(wanted) > 1:
            # Within a tier the nearness of the words decides, which is tested apart.
            tiers = {
                doc.number: self.slow.tier(doc, self.question, self.clauses) for doc in self.listed
            }
            assert [tiers[one] for one in found] == [tiers[one] for one in expected]
            assert sorted(found) == sorted(expected)
        else:
            assert found == expected

    def facets(self):
        universe = values_of(self.slow.archive)
        for name, values in universe.items():
            expected = self.slow.facet(name, values, self.question, self.clauses)
            facet = self.answer.facets[name]
            assert {one.value: one.number for one in facet} == expected, name
            listed = [one.number for one in facet if one.number]
            assert name == "person" or len(listed) == len([n for n in expected.values() if n])
        everybody = replace(self.question, correspondents=frozenset())
        persons = self.slow.facet("person", universe["person"], everybody, self.clauses)
        page = persons_of(self.question, self.user)
        assert {one.value: one.number for one in page.values} == persons
        assert page.total == len(persons)
        named = persons_of(self.question, self.user, words="otter")
        assert {one.value for one in named.values} == {
            one for one in persons if "otter" in self.slow.archive.names[one]
        }

    def years(self):
        undated = self.question.without("span", "certainty")
        for bucket in {*self.answer.histogram.rows, *self.answer.histogram.wide}:
            asked = replace(undated, span=parse(bucket.date).span)
            counts = self.slow.counts(asked, self.clauses)
            assert (bucket.certain, bucket.possible) == (
                counts[Certainty.CERTAIN],
                counts[Certainty.POSSIBLE],
            ), bucket
        assert histogram(self.question, self.user) == self.answer.histogram
        decades = self.answer.facets["decade"]
        for value in decades:
            asked = replace(self.question, span=parse(value.value).span)
            assert value.number == self.slow.total(asked, self.clauses), value
        if self.question.wanted - {Certainty.UNDATED}:
            base = self.slow.listed(undated, self.clauses)
            certain = Certainty.CERTAIN in (self.question.certainty or {Certainty.CERTAIN})
            begun = {
                doc.date[:3]
                for doc in base
                if doc.date and doc.date[:2] == "19" and "/" not in doc.date and "X" not in doc.date
            }
            assert not certain or begun <= {value.value[:3] for value in decades}

    def neighbours(self):
        found = list(numbers(self.question, self.user))
        for place, number in enumerate(found):
            here = neighbours(number, self.question, self.user)
            assert (here.position, here.total) == (place + 1, len(found))
            assert here.page == place // self.question.size + 1
            sides = [one and one.number for one in (here.previous, here.next)]
            assert sides == [
                found[place - 1] if place else None,
                found[place + 1] if place + 1 < len(found) else None,
            ]
        others = {doc.number for doc in self.slow.archive.docs} - set(found)
        for number in sorted(others)[:2]:
            assert neighbours(number, self.question, self.user) is None
        shown = overview(self.question, self.user, 2)
        oldest = self.slow.listed(replace(self.question, sort=Sort.OLDEST), self.clauses)
        dated = self.slow.listed(replace(self.question, sort=Sort.NEWEST), self.clauses)
        assert shown.first == tuple(doc.number for doc in oldest[:2])
        assert shown.last == next((doc.number for doc in dated if doc.date), None)
        assert shown.total == len(found)
