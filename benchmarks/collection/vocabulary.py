"""The words of the made-up texts: real ones that are common, and invented ones down to the rare.

Word number n of a language is chosen with weight 1/n. Among 60,000 English words the first content
words stand in a fifth of all documents, the last in one of some thousands.
"""

from functools import cache
from random import Random

from benchmarks.collection.chance import Skewed, length

INVENTED = 60_000
COMMON = """
the of and to in a that for is be on with as it by this was which at from we not have are they he has
had or an but will their our would were been all if no there could its what
""".split()
CONTENT = """
china treaty soviet letter talk question delegation problem army border trade credit railway
harbour grain steel coal loan visit embassy cable comrade party congress peasant worker island
strait offensive front division troop airfield bomber prisoner truce ceasefire frontier
expert factory dam textile cotton rubber tin gold silver currency budget tariff cargo vessel
protest note protocol draft annex clause signature seal courier cipher telegram bulletin
rumour journalist broadcast pamphlet student strike riot exile refugee camp monastery temple
""".split()
FIXED = """
southern cities|mutual assistance|northern railway|naval blockade|gold reserve|most secret|
frontier guard|steel factory|cotton trade|rubber loan|harbour master|army group|border talk|
cable office|student strike|coal embargo|grain credit|silver currency|island airfield|truce line
""".replace("\n", "").split("|")
TAILS = ("", "", "", "s", "ed", "ing", "er", "al")
RUSSIAN = """
и в не на что с по как это к а но из у за от о так же для или мы они его все их был до бы при
товарищ вопрос помощь договор войска граница правительство делегация письмо телеграмма завод
кредит золото дорога порт уголь сталь хлеб визит посольство партия съезд рабочий остров фронт
дивизия перемирие торговля специалист проект нота протокол граждане город армия переговоры
""".split()
FRENCH = """
de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec
gouvernement ambassade traité lettre question armée frontière commerce crédit chemin port charbon
acier blé visite parti congrès ouvrier île front division trêve note protocole ville négociation
""".split()
GERMAN = """
die der und in zu den das nicht von sie ist des sich mit dem dass er es ein ich auf so eine auch als
an nach wie im für man aber aus durch wenn nur war noch werden bei hat wir was wird sein einen welche
regierung botschaft vertrag brief frage armee grenze handel kredit eisenbahn hafen kohle stahl
getreide besuch partei kongress arbeiter insel front division waffenstillstand note protokoll stadt
""".split()
_LATIN = ("bdfgklmnprstvz", "aeiou", "bdklmnrst")
_CYRILLIC = ("бвгдзклмнпрст", "аеиоу", "вдклмнрст")
_RUSSIAN_TAILS = ("", "а", "ов", "ами", "ый", "ого", "ение", "ать")


class Vocabulary:
    """The words of one language, how they stand in sentences, and its tag."""

    def __init__(self, tag: str, words: list[str], joint: str = " ", stop: str = ". ") -> None:
        self.tag, self.joint, self.stop = tag, joint, stop
        self.words = words
        # Twenty places for each word, so that the rarest have one.
        self.pool = Skewed(words).pool(20 * len(words))

    def sentence(self, chance: Random, size: int) -> str:
        """So many words."""
        return self.joint.join(chance.choices(self.pool, k=size))

    def paragraphs(self, chance: Random, median: int) -> list[str]:
        """A text of about so many words, in paragraphs of some sentences."""
        words = chance.choices(self.pool, k=length(chance, median, 30, 4000))
        sentences, place = [], 0
        while place < len(words):
            size = chance.randint(8, 26)
            sentences.append(self._told(chance, words[place : place + size]))
            place += size
        return [
            self.stop.join(sentences[first : first + 4]) + self.stop.rstrip()
            for first in range(0, len(sentences), 4)
        ]

    def _told(self, chance: Random, words: list[str]) -> str:
        if self.tag == "en" and chance.random() < 0.1:
            words.insert(chance.randrange(len(words)), _fixed().one(chance))
        said = self.joint.join(words)
        return said[:1].upper() + said[1:]


@cache
def vocabularies() -> dict[str, Vocabulary]:
    """The vocabularies by tag of language."""
    latin = _invented(_LATIN, TAILS, INVENTED)
    kinds = (
        Vocabulary("en", _once(COMMON + CONTENT + latin)),
        Vocabulary("ru", _once(RUSSIAN + _invented(_CYRILLIC, _RUSSIAN_TAILS, INVENTED // 2))),
        Vocabulary("zh", _chinese(), joint="", stop="。"),
        Vocabulary("fr", _once(FRENCH + latin[1::4])),
        Vocabulary("de", _once(GERMAN + latin[2::4])),
    )
    return {kind.tag: kind for kind in kinds}


@cache
def _fixed() -> Skewed[str]:
    return Skewed(FIXED, flat=2)


def _once(words: list[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _invented(letters: tuple[str, str, str], tails: tuple[str, ...], number: int) -> list[str]:
    """So many different words of two to four syllables."""
    chance = Random("words")
    head, vowel, coda = letters
    made: dict[str, None] = {}
    while len(made) < number:
        syllables = "".join(
            chance.choice(head) + chance.choice(vowel) for _ in range(chance.choice((1, 2, 2, 3)))
        )
        made[syllables + chance.choice(coda) + chance.choice(tails)] = None
    return list(made)


def _chinese() -> list[str]:
    """Words of one to three of the 2,500 commonest characters (the first level of GB 2312)."""
    chance = Random("字")
    characters = [
        bytes((row, column)).decode("gb2312")
        for row in range(0xB0, 0xD7)
        for column in range(0xA1, 0xFF)
    ]
    chance.shuffle(characters)
    letters = Skewed(characters[:2500], flat=20)
    pool = letters.pool(50_000)
    made = ["".join(chance.choices(pool, k=chance.choice((1, 2, 2, 2, 3)))) for _ in range(40_000)]
    return _once(
        ["的", "是", "在", "我们", "同志", "问题", "中国", "苏联", "政府", "代表团", *made]
    )
