"""The made-up correspondents' names, in several forms and scripts."""

from dataclasses import dataclass
from random import Random

from benchmarks.collection.chance import Skewed

WESTERN_FIRST = """
John James Robert William Mary Charles George Joseph Edward Frank Thomas Henry Walter Arthur Albert
Alice Ruth Harold Paul Raymond Louise Pierre Jean Marcel Hans Karl Otto Ernst Erik Anna Clara Emma
Gustav Luigi Carlo Pablo Maria Miguel Percy Hugh
""".split()
WESTERN_HEADS = """
Ash Black Brad Cald Carl Clif Dal Den East Fair Finch Gar Glen Hal Harg Hath Ing Kel Kirk Lang Lin Mar
Mel Nor Oak Pem Quin Rad Ross Shel Stan Sut Thorn Under Wake Wal West Whit Win Wood
""".split()
WESTERN_TAILS = """
bury by combe cott croft dale den field ford gate ham hurst ley low man mere more pole ridge sby shaw
son stead stoke ton vale ville wall ward way well wick worth wright
""".split()
RUSSIAN_FIRST = """
Иван Пётр Николай Сергей Андрей Алексей Михаил Василий Владимир Дмитрий Борис Григорий Павел Фёдор
Степан Яков Леонид Юрий Константин Анастас
""".split()
RUSSIAN_ROOTS = """
Авер Бара Белоус Воробь Гаврил Голуб Данил Дробыш Егор Жиг Зим Игнат Казан Калин Кармаз Ковал
Лавр Лебед Мака Мельник Мороз Наза Осип Павлюч Петров Пономар Рома Рябц Савел Сидор Соловь Тара
Терен Ульян Федос Харит Цветк Чекал Шереме Щербак Юдин Яковл
""".split()
RUSSIAN_TAILS = ("ов", "ев", "ин", "ский", "енко", "ук", "ихин", "аев", "ицын", "овский")
CHINESE_LAST = """
王 wang wang|李 li li|张 zhang chang|刘 liu liu|陈 chen ch'en|杨 yang yang|赵 zhao chao|黄 huang huang|
周 zhou chou|吴 wu wu|徐 xu hsü|孙 sun sun|胡 hu hu|朱 zhu chu|高 gao kao|林 lin lin|何 he ho|郭 guo kuo|
马 ma ma|罗 luo lo|梁 liang liang|宋 song sung|郑 zheng cheng|谢 xie hsieh|韩 han han|唐 tang t'ang|
冯 feng feng|于 yu yü|董 dong tung|萧 xiao hsiao|程 cheng ch'eng|曹 cao ts'ao|袁 yuan yüan|邓 deng teng
"""
CHINESE_FIRST = """
明 ming ming|国 guo kuo|文 wen wen|华 hua hua|德 de te|东 dong tung|志 zhi chih|建 jian chien|
中 zhong chung|平 ping p'ing|云 yun yün|成 cheng ch'eng|光 guang kuang|春 chun ch'un|学 xue hsüeh|
新 xin hsin|生 sheng sheng|海 hai hai|山 shan shan|天 tian t'ien|义 yi i|忠 zhong chung|良 liang liang|
玉 yu yü|清 qing ch'ing|永 yong yung|庆 qing ch'ing|子 zi tzu|大 da ta|其 qi ch'i
"""
OFFICES = (
    "Ministry|Embassy|Bureau|Legation|Directorate|Commission|Consulate|Office|Delegation|Committee"
)
MATTERS = "Foreign Trade|Railways|Steel|the Northern Border|Information|Fisheries|Cipher|Protocol|Far Eastern Affairs|Harbours|Agriculture|Currency|Air Defence|Refugees|Textiles"
_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ʺ y ʹ e iu ia".split(),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Bearer:
    """A correspondent: the kind, the authorised form and others with kind and script."""

    kind: str
    form: str
    qualifier: str
    born: int
    others: tuple[tuple[str, str, str], ...]


def bearers(number: int) -> list[Bearer]:
    """So many correspondents, no two of the same name and dates."""
    chance = Random("people")
    made: dict[tuple[str, str], Bearer] = {}
    while len(made) < number:
        one = _KINDS.one(chance)(chance)
        made.setdefault((one.form, one.qualifier), one)
    return list(made.values())


def latin(cyrillic: str) -> str:
    """The name in the letters of ALA-LC, without ties."""
    return "".join(
        _LATIN[letter.lower()].capitalize() if letter.isupper() else _LATIN.get(letter, letter)
        for letter in cyrillic
    )


def _western(chance: Random) -> Bearer:
    first = chance.sample(WESTERN_FIRST, 2)
    last = chance.choice(WESTERN_HEADS) + chance.choice(WESTERN_TAILS)
    initials = " ".join(f"{name[0]}." for name in first)
    others = [("other", f"{initials} {last}", "Latn"), ("other", f"{first[0]} {last}", "Latn")]
    return _person(chance, f"{last}, {' '.join(first)}", others)


def _russian(chance: Random) -> Bearer:
    first, father = chance.sample(RUSSIAN_FIRST, 2)
    last = chance.choice(RUSSIAN_ROOTS) + chance.choice(RUSSIAN_TAILS)
    others = [
        ("parallel", f"{last} {first} {father}ович", "Cyrl"),
        ("other", f"{first[0]}. {father[0]}. {last}", "Cyrl"),
    ]
    if chance.random() < 0.05:
        others.append(
            ("pseudonym", f"{chance.choice(RUSSIAN_ROOTS)}{chance.randint(1, 99)}", "Cyrl")
        )
    return _person(chance, f"{latin(last)}, {latin(first)} {latin(father)}ovich", others)


def _chinese(chance: Random) -> Bearer:
    last = chance.choice(_CHINESE_LAST)
    first = chance.sample(_CHINESE_FIRST, chance.choice((1, 2, 2)))
    han = last[0] + "".join(one[0] for one in first)
    pinyin = f"{last[1].capitalize()} {''.join(one[1] for one in first).capitalize()}"
    giles = f"{last[2].capitalize()} {'-'.join(one[2] for one in first).capitalize()}"
    return _person(chance, pinyin, [("parallel", han, "Hans"), ("other", giles, "Latn")])


def _person(chance: Random, form: str, others: list[tuple[str, str, str]]) -> Bearer:
    born = chance.randint(1860, 1935)
    return Bearer("person", form, f"{born}–{born + chance.randint(40, 90)}", born, tuple(others))


def _office(chance: Random) -> Bearer:
    kind = chance.choice(("office", "corporate-body"))
    form = f"{chance.choice(OFFICES.split('|'))} of {chance.choice(MATTERS.split('|'))}"
    return Bearer(kind, form, f"section {chance.randint(1, 400)}", 1900, ())


def _table(rows: str) -> list[list[str]]:
    return [row.split() for row in rows.replace("\n", "").split("|")]


_CHINESE_LAST = _table(CHINESE_LAST)
_CHINESE_FIRST = _table(CHINESE_FIRST)
# About half Western, a quarter Russian, a sixth Chinese names, the rest offices and bodies.
_KINDS = Skewed((_western, _russian, _chinese, _office))
