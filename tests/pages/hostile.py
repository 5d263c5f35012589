"""Questions that nobody asks in earnest, at random but the same for the same seed.

    python -m tests.pages.hostile http://127.0.0.1:8000 10000

asks so many of a served archive, and tells of each that is answered with an error of the
archive's own or takes longer than a second.
"""

import http.client
import random
import re
import sys
import time
from collections import Counter
from urllib.parse import quote, quote_plus, urlsplit

NOT_OURS = (200, 301, 302, 304, 400, 404, 410, 414)
LIMIT = 1.0  # seconds
# What addresses hold that is no text at all: half a surrogate pair, overlong, cut short, NUL.
RAW = [
    "%ED%A0%80", "%ED%B0%80%ED%A0%80", "%C0%AF", "%E0%80%AF", "%F0%80%80%AF", "%F5%80%80%80",
    "%ff%fe", "%C3%28", "%E6%AF", "%00", "a%00b", "%", "%zz", "%u0041", "%25%30%30", "%0d%0aX:%20y",
]  # fmt: skip
TEXTS = [
    "", " ", "\t", "\N{NO-BREAK SPACE}", "\N{RIGHT-TO-LEFT OVERRIDE}dlog\N{POP DIRECTIONAL FORMATTING}",
    "\N{ZERO WIDTH JOINER}" * 9, "\N{COMBINING ACUTE ACCENT}" * 300, "a" + "\N{COMBINING GRAVE ACCENT}" * 300,
    "\ufeff", "\uffff", "\U0010ffff", "💩", "👩‍👩‍👧‍👦", "ﷺ" * 40, "ŉ" * 300, "ß" * 300, "İ", "ﬃ", "Ⅷ", "½",
    "毛", "毛泽东", "毛澤東同志" * 60, "한국", "ひらがなカタカナ", "محمد", "שלום", "Сталин", "Αθήνα",
    "' OR 1=1--", "'; DROP TABLE archive_document; --", "\\'", "%s", "%(x)s", "{0}", "$1", "?", "{{ 7*7 }}",
    "{% debug %}", "<script>alert(1)</script>", "\"><img src=x onerror=y>", "../../etc/passwd", "None", "null",
    "NaN", "Infinity", "true", "[]", "{}", "0x10", "1e9", "-1", "0", "1", "2", "9" * 18, "9" * 19, "9" * 400,
    "٣", "१", "１", "²", "a" * 2000, "a " * 1000, "a b c d e f g h i j k l m n o p q r s t u v w x y z",
]  # fmt: skip
WORDS = [
    "a", "e*", "*", "**", "gold", "gold*", "cable", "the", "and", "of", "stalin", "filippov", "moscow", "1949",
    '"', '"gold', '"of the"', '""', "OR", "or", "AND", "NOT", "|", "&", "!", "-", "--", "-gold", "-*", '-"a b"', "+",
    "(", ")", "((((", "[", "]", "{", "}", "title:", "title:gold", "title:*", "summary:a*", "text:", 'text:"a b"',
    "note:3", "ref:", "ref:f.558", "title:title:a", "x:y", ":", ":*", "::", "a:b", "a:*A", "<->", "<2>", "\\", "/", "'",
    "''", "don't", "Ch'ien", "Wade–Giles", "a-b-c", "–", "—", "…", "793.00/1-955", "f. 558, op. 11", "#", "@", "~", "^",
    "毛", "毛泽东", "北京*", "“gold”", "«gold»", "„gold“", "not found attached", "\N{RIGHT-TO-LEFT MARK}",
]  # fmt: skip
DATES = [
    "1949", "February 1949", "1949-02", "1949..1953", "1949/1953", "before March 1950", "after 3 March 1950",
    "spring 1956", "1950s", "19th century", "ca. 1949", "[1949..1950]", "{1949,1950}", "../1950", "1949/..", "/1950",
    "XXXX", "19XX-1X", "99999", "Y99999", "Y1000000000", "Y1000000000000", "-99999", "0000", "-0001", "1949-02-30",
    "31 November 1950", "03/02/1949", "n.d.", "1949-13", "1949-21", "1949-41", "1949-99", "9999-12-31", "9999-12/..",
    "Y-999999999/Y999999999", "1949?", "1949-02~", "%1949", "Feb", "2/3", "1953/1949", "10 Feb. 1721/22",
]  # fmt: skip
FIXED = {
    "certainty": ["certain", "possible", "undated"],
    "role": ["sender", "recipient", "mentioned", "intended-for", "robot"],
    "parts": ["all", "any", "none"],
    "has": ["text", "translation", "scan"],
    "sort": ["oldest", "newest", "title", "added", "relevance", "worst"],
    "page": ["1", "2", "5000", "99999999", "0", "-1", "1.5"],
    "per_page": ["10", "25", "50", "100", "11", "1000000"],
    "format": ["csv", "json", "xml", "atom"],
    "kind": ["person", "office", "robot"],
    "letter": ["a", "z", "other", "ä", "ab"],
}
RECORDS = ("person", "genre", "repository", "collection", "language", "event", "place")
NAMES = (
    *FIXED, *RECORDS, *RECORDS, "q", "q", "q", "date", "date_from", "date_to", "part", "part", "not", "not", "name",
    "text", "beside", "q[]", "genre[]", "person[0]", "unknown", "", "Q", "__class__", "csrfmiddlewaretoken",
)  # fmt: skip


def questions(number, keys, seed=6):
    """So many query strings; ``keys`` are the last parts of addresses of real records."""
    chance = random.Random(seed)
    for _ in range(number):
        shape = chance.random()
        if shape < 0.02:  # one parameter very often
            name = chance.choice(NAMES)
            pairs = [_pair(chance, keys, name) for _ in range(chance.choice((60, 1000)))]
        else:
            pairs = [_pair(chance, keys, chance.choice(NAMES)) for _ in range(chance.randint(1, 6))]
        yield chance.choice(("&", "&", "&", "&", ";", "&&")).join(pairs)


def _pair(chance, keys, name):
    write = chance.choice((quote, quote_plus))
    if chance.random() < 0.1:
        return f"{write(name)}={chance.choice(RAW)}"
    if chance.random() < 0.2:
        return f"{write(name)}={write(chance.choice(TEXTS))}"
    return f"{write(name)}={write(_value(chance, keys, name))}"


def _value(chance, keys, name):
    """A value of the right kind, as far as it goes: the record may be of another kind."""
    if name == "q":
        between = chance.choice((" ", " ", ""))
        most = 10_000 if chance.random() < 0.01 else 8
        return between.join(chance.choices(WORDS, k=chance.randint(1, most)))
    if name.startswith("date"):
        return chance.choice(DATES)
    key = chance.choice(keys)
    if name == "part":
        return f"{chance.choice((*FIXED['role'], 'any', ''))}{chance.choice((':', ':', ''))}{key}"
    if name == "not":
        other = chance.choice((*RECORDS, *FIXED))
        return f"{other}:{chance.choice(FIXED.get(other, [key]))}"
    return chance.choice(FIXED.get(name, [key]))


def main(site, number, seed=6):
    """Ask the served archive, and print what went wrong and how long answers took."""
    host = urlsplit(site).netloc
    paths = ["/", "/documents/", "/correspondents/", "/events/", "/places/", "/collections/"]
    pages = {path: _ask(host, path)[1].decode() for path in (*paths, "/documents/?per_page=100")}
    found = {key for page in pages.values() for key in re.findall(r'href="(/[a-z]+/[^"?]+/)', page)}
    keys = [*sorted({path.strip("/").split("/")[-1] for path in found}), "event-1", "person-1"]
    asked = ["/documents/"] * 6 + ["/documents/feed/", *paths, *sorted(found)[:20]]
    chance = random.Random(seed)
    seen, times = Counter(), []
    for query in questions(number, keys, seed):
        address = f"{chance.choice(asked)}?{query}"
        begun = time.monotonic()
        status, _page = _ask(host, address)
        times.append(time.monotonic() - begun)
        seen[status] += 1
        if status not in NOT_OURS or times[-1] > LIMIT:
            print(f"{status} in {times[-1]:.2f} s: {address[:2000]}", flush=True)
    times.sort()
    print(
        dict(seen),
        *(f"{part:.1%} {times[int(part * len(times))]:.3f} s" for part in (0.5, 0.99, 0.999)),
    )


def _ask(host, address):
    connection = http.client.HTTPConnection(host, timeout=120)
    connection.request("GET", address)
    response = connection.getresponse()
    return response.status, response.read()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *map(int, sys.argv[3:]))
