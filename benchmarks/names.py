"""How fast a person box is answered among 100,000 forms of names.

    python -m benchmarks.names [--forms 100000]

Makes up correspondents with four names each, of every kind that rules derive from, and numbers of
documents as skewed as in an archive; then types names letter by letter. What is measured is the
time in the database and the whole of ``complete``, for each length of what was typed.
"""

import argparse
import itertools
import random
import time
from statistics import median, quantiles

from benchmarks.homes import opened

ASKED = 2_000
_ROMAN = "ba be bo da de di fa fo ga go ha he hu jo ka ke la le lo ma me mi mo na ne no pa pe ra re ro sa se so ta te to va vi wa we za zi".split()
_CYRILLIC = "ба бе бо ва ве га го да де жи за зо и ка ко ла ле ло ма ми мо на не но па по ра ре ро са со та то ха хо ча ши ща юн яр".split()
_ENDS = ["n", "r", "s", "l", "ck", "m", "", "nd", "tt"]
_HAN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志文德福光东海山林春梅"


def main() -> None:
    """Build the names where they are not there yet, and measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--forms", type=int, default=100_000)
    forms = parser.parse_args().forms
    with opened("names"):
        from django.core.management import call_command

        from archive.models import Name

        call_command("migrate", verbosity=0)
        if Name.objects.count() < forms:
            _build(forms)
        _measure()


def _build(forms: int) -> None:
    from django.db import connection

    from archive.models import Correspondent, Name, Tally

    chance = random.Random(6)
    people = []
    for number in range(forms // 4):
        surname, given = _word(chance, _ROMAN), _word(chance, _ROMAN)
        people.append(
            Correspondent(
                kind="person",
                authorised_form=f"{surname}, {given} {chance.choice('ABCDEFGHJKLMNPRSTW')}.",
                qualifier=str(number),
                status="published",
            )
        )
    people = Correspondent.objects.bulk_create(people, batch_size=5_000)
    names = []
    for number, one in enumerate(people):
        han = chance.choice(_HAN) + "".join(chance.choices(_GIVEN, k=2))
        cyrillic = f"{_word(chance, _CYRILLIC)}, {_word(chance, _CYRILLIC)}"
        other = f"{_word(chance, _ROMAN)} {_word(chance, _ROMAN)}"
        many = [one.authorised_form, han, cyrillic, other]
        kinds = ["authorised", "parallel", "parallel", "pseudonym"]
        names += [Name(correspondent=one, form=f, kind=k) for f, k in zip(many, kinds, strict=True)]
        if len(names) >= 5_000 or number == len(people) - 1:
            Name.objects.bulk_create(names)
            names = []
    chance.shuffle(people)
    Tally.objects.bulk_create(
        Tally(correspondent_id=one.pk, published=True, number=max(1, 10_000 // rank))
        for rank, one in enumerate(people, start=1)
    )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _word(chance: random.Random, syllables: list[str]) -> str:
    """A made-up word of two or three syllables; the first syllables of the list are the commonest."""
    weights = [1 / (place + 3) for place in range(len(syllables))]
    end = chance.choice(_ENDS) if syllables is _ROMAN else ""
    size = chance.choice((2, 2, 3))
    return ("".join(chance.choices(syllables, weights, k=size)) + end).capitalize()


def _measure() -> None:
    from django.contrib.auth.models import AnonymousUser
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from archive.models import Name
    from archive.search import complete

    chance = random.Random(7)
    forms = list(Name.objects.order_by("pk").values_list("form", flat=True))
    typed = []
    for form in itertools.islice(iter(lambda: chance.choice(forms), None), ASKED):
        typed.append(form[: chance.randint(1, len(form))])
    typed += [form[:size] for form in chance.choices(forms, k=200) for size in (1, 2)]
    nobody, times = AnonymousUser(), []
    complete("warm", nobody)
    with connection.cursor() as cursor:  # what a run of queries leaves out
        cursor.execute("SELECT 1")
    for words in typed:
        with CaptureQueriesContext(connection) as queries:
            begun = time.perf_counter()
            complete(words, nobody)
            whole = time.perf_counter() - begun
        asked = sum(float(query["time"]) for query in queries)
        times.append((len(words), asked * 1000, whole * 1000))
    print(f"{len(forms)} forms of names, {len(times)} questions; milliseconds: median, 95 %, most")
    for label, some in (
        ("all", times),
        ("one letter", [one for one in times if one[0] == 1]),
        ("two letters", [one for one in times if one[0] == 2]),
        ("three and more", [one for one in times if one[0] > 2]),
    ):
        for what, column in (("database", 1), ("whole", 2)):
            values = [one[column] for one in some]
            p95 = quantiles(values, n=20)[-1]
            print(f"{label:15} {what:9} {median(values):7.1f} {p95:7.1f} {max(values):7.1f}")


if __name__ == "__main__":
    main()
