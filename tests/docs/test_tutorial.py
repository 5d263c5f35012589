"""The tutorial “your first fifty letters”, walked from the first command to the backup."""

import csv
import json
import re
from html import unescape

import pytest

from tests.config.programs import ROOT
from tests.docs.walking import Visitor, archive_running, commands, sections, words_of

TUTORIAL = ROOT / "docs" / "tutorial" / "your-first-fifty-letters.md"
SECTIONS = sections(TUTORIAL)
TEXT = {number: " ".join(body.split()) for number, body in SECTIONS.items()}
PASSWORD = {"DJANGO_SUPERUSER_PASSWORD": "a-long-word-for-ada"}
LIST = "/admin/archive/document/"
HOUSE = "archive-of-the-house-of-vesterling"


class Walk:
    """One walk through the whole tutorial. Each step keeps what it met, for the tests to compare."""

    def __init__(self, archive, folder):
        self.archive, self.folder = archive, folder
        self.stranger, self.curator = Visitor(archive.site), Visitor(archive.site)
        self.met = {}
        self.look_around()
        self.become_administrator()
        self.describe_one()
        self.load_people()
        self.try_letters()
        self.load_letters()
        self.publish()
        self.search()
        self.correct()
        self.take_out()
        self.back_up()

    def run(self, section):
        """Run the commands of a section that the files of the test may stand in for."""
        answers = []
        for command in commands(SECTIONS[section]):
            here = command.replace("/tmp/letters.csv", str(self.folder / "letters.csv"))
            here = here.replace("/tmp/letters-out.csv", str(self.folder / "out.csv"))
            here = here.replace("http://127.0.0.1:8000", self.archive.site)
            status, said = self.archive.run(here)
            answers.append((status, said.replace(str(self.folder), "/tmp")))
        return answers

    def asked(self, **parameters):
        return words_of(self.stranger.get("/documents/", **parameters)[1])

    def look_around(self):
        self.met["list"] = self.asked()
        self.met["2"] = self.asked(date=re.search("write `(.+?)` at", TEXT["2"]).group(1))

    def become_administrator(self):
        assert commands(SECTIONS["3"]) == ["make admin"]
        name = "--noinput --username ada --email ada@example.org"
        self.archive.run(f".venv/bin/python manage.py createsuperuser {name}", **PASSWORD)
        values = self.curator.form("/admin/login/", "login-form")
        values |= {"username": "ada", "password": PASSWORD["DJANGO_SUPERUSER_PASSWORD"]}
        self.met["3"] = self.curator.post("/admin/login/?next=/admin/", values)

    def describe_one(self):
        written = dict(re.findall(r"^\| (\w+)[^|]* \| (.+?) \|$", SECTIONS["4"], re.MULTILINE))
        self.met["desk"] = words_of(self.curator.get(f"{LIST}add/")[1])
        values = self.curator.form(f"{LIST}add/", "document_form")
        values |= {
            "title": written["Title"],
            "date": written["Date"],
            "status": written["Status"].lower(),
            "participations-TOTAL_FORMS": "1",
            "participations-0-role": written["Role"].lower(),
            "participations-0-name_as_written": written["Name"],
            "participations-0-certainty": "certain",
            "participations-0-order": "0",
        }
        self.met["saved"] = self.curator.post(f"{LIST}add/", values)
        self.met["understood"] = self.curator.get(f"{LIST}understand-date/", words=written["Date"])
        self.met["ambiguous"] = self.curator.get(f"{LIST}understand-date/", words="06/07/1748")
        self.met["4"] = self.asked(date=re.search("`([^`]+)` at", SECTIONS["4"]).group(1))

    def load_people(self):
        self.met["5"] = self.run("5")
        named = re.findall("`([^`-]+)`", TEXT["5"].split("look for")[1])
        self.met["names"] = {
            name: words_of(self.stranger.get("/correspondents/", q=name)[1]) for name in named
        }

    def try_letters(self):
        self.met["6"] = self.run("6")[:2]
        letters = self.folder / "letters.csv"
        lines = letters.read_text(encoding="utf-8").split("\n")
        for line, right in re.findall(r"In line (\d+),[^`]*`([^`]+)`", TEXT["6"]):
            wrong = re.search(rf"line {line}: [^“]*“([^”]+)”", SECTIONS["6"]).group(1)
            assert wrong in lines[int(line) - 1]
            lines[int(line) - 1] = lines[int(line) - 1].replace(wrong, right)
        letters.write_text("\n".join(lines), encoding="utf-8")
        last = commands(SECTIONS["6"])[-1].replace("/tmp/letters.csv", str(letters))
        self.met["corrected"] = self.archive.run(last)

    def load_letters(self):
        self.met["7"] = self.run("7")
        self.met["drafts"] = self.asked(repository=HOUSE)
        letter = re.search("V-13", (self.folder / "letters.csv").read_text(encoding="utf-8"))
        self.met["heron"] = letter and self.letter("V-13")

    def letter(self, identifier):
        """The address of a letter’s form, and the form’s page."""
        page = self.curator.get(LIST, q=identifier)[1]
        address = re.search(rf'href="({LIST}\d+/change/)', page).group(1)
        return address, self.curator.get(address)[1]

    def publish(self):
        page = self.curator.get(LIST, status__exact="draft")[1]
        chosen = re.findall(r'name="_selected_action" value="(\d+)"', page)
        self.met["chosen"] = chosen
        token = re.search('csrfmiddlewaretoken" value="([^"]+)', page).group(1)
        action = {"action": "publish_selected", "index": "0", "csrfmiddlewaretoken": token}
        address = f"{LIST}?status__exact=draft"
        self.met["8"] = self.curator.post(address, {**action, "_selected_action": chosen})

    def search(self):
        self.met["9"] = self.asked(repository=HOUSE, date="June 1748")
        words = re.search("asked for as they are written: (.+?) find", TEXT["9"]).group(1)
        self.met["languages"] = {
            one: self.asked(repository=HOUSE, date=one) for one in re.findall("`(.+?)`", words)
        }
        self.met["old style"] = self.asked(date="21 February 1722")
        self.met["open"] = self.stranger.get("/documents/", date="February 1949", per_page="50")[1]

    def correct(self):
        address, _page = self.letter("V-29")
        values = self.curator.form(address, "document_form")
        date, note = re.search("date by `(.+?)`, write `(.+?)` into", TEXT["10"]).groups()
        self.met["changed"] = self.curator.post(
            address, {**values, "date": date, "date_note": note}
        )
        self.met["10"] = self.asked(repository=HOUSE, date="June 1748")
        self.met["again"] = self.run("7")

    def take_out(self):
        self.met["foot"] = self.stranger.get("/documents/", repository=HOUSE)[1]
        self.met["11"] = self.run("11")
        with open(self.folder / "out.csv", encoding="utf-8-sig", newline="") as file:
            self.met["rows"] = list(csv.DictReader(file))

    def back_up(self):
        assert commands(SECTIONS["12"]) == ["make backup"]
        self.met["12"] = self.archive.run(".venv/bin/python -m config.backup")


@pytest.fixture(scope="module")
def met(tmp_path_factory):
    """What somebody met who walked through the tutorial."""
    with archive_running() as archive:
        yield Walk(archive, tmp_path_factory.mktemp("tutorial")).met


def numbers_of(section):
    """The line of the list as a section states it: “8 certain · 6 possible …”, as pairs."""
    stated = re.search(r"\*\*(\d+ certain.+?)\*\*", TEXT[section]).group(1)
    return stated.split(" · ")


@pytest.mark.parametrize("section", ["2", "9", "10"])
def test_a_search_has_the_numbers_that_the_tutorial_states(met, section):
    assert [one for one in numbers_of(section) if one not in met[section]] == []


def test_the_labels_that_the_tutorial_names_stand_on_the_pages(met):
    for label in ("Or one date", "Apply filters", "Repository", "Undated"):
        assert f"*{label}*" in " ".join(TEXT.values())
        assert label in met["list"]
    labels = re.findall(r"^\| ([\w ]+?)(?:,.*?)? \| ", SECTIONS["4"], re.MULTILINE)
    assert len(labels) == 6
    assert [one for one in labels[1:] if f"{one}:" not in met["desk"]] == []


def test_the_administrator_comes_in(met):
    status, page = met["3"]
    assert status == 200
    assert "Documents" in words_of(page)


def test_the_first_letter_is_understood_saved_and_found(met):
    status, page = met["saved"]
    assert (status, "errorlist" in page) == (200, False)
    assert (
        re.search("“(about 1750 → 1750~)", TEXT["4"]).group(1)
        in json.loads(met["understood"][1])["explanation"]
    )
    assert "bookbinder" in met["4"]


def test_an_ambiguous_date_is_asked_back(met):
    assert met["ambiguous"][1].count('"edtf"') == 2


def test_the_people_are_loaded_and_found_by_each_name(met):
    [(_status, said)] = met["5"]
    assert re.search("says: `(.+?)`", TEXT["5"]).group(1) in said
    found = {
        name: "Lin Qiyuan" in page or "Matvei Kholodkin" in page
        for name, page in met["names"].items()
    }
    assert len(found) == 4
    assert all(found.values()), found


def test_the_two_slips_are_refused_in_the_words_of_the_tutorial(met):
    _copied, (status, said) = met["6"]
    stated = re.findall(r"^    (/tmp.+|CommandError.+)$", SECTIONS["6"], re.MULTILINE)
    assert status == 1
    assert len(stated) == 3
    assert [line for line in stated if line not in said] == []


def test_the_corrected_file_is_taken(met):
    status, said = met["corrected"]
    assert status == 0
    assert re.search("Now it says `(.+?)`", TEXT["6"]).group(1) in said
    assert "without a correspondent: 2." in said


def test_drafts_are_for_curators_only(met):
    [(status, _said)] = met["7"]
    assert status == 0
    assert "Vesterling to" not in met["drafts"]
    assert "Peder Kragholm" in met["heron"][1]
    assert "The only one here who is recorded under" in unescape(met["heron"][1])


def test_exactly_the_fifty_are_published(met):
    stated = re.search("Exactly the (\\d+) letters", TEXT["8"]).group(1)
    assert len(met["chosen"]) == int(stated)
    assert re.search("“(.+?)”", TEXT["8"]).group(1) in words_of(met["8"][1])


def test_the_question_may_be_asked_in_other_languages(met):
    assert len(met["languages"]) == 3
    for asked in met["languages"].values():
        assert [one for one in numbers_of("9") if one not in asked] == []


def test_the_old_style_letter_is_found_at_its_day(met):
    assert "10 Feb. 1721/22" in met["old style"] or "21 February 1722" in met["old style"]
    assert "Thomas Alderfinch to Johann Caspar Vesterling" in met["old style"]


def test_an_open_end_stays_possible(met):
    assert "Lucia Serravento to House of Vesterling" in words_of(met["open"])


def test_the_correction_is_kept_when_the_file_is_loaded_again(met):
    assert "errorlist" not in met["changed"][1]
    [(status, said)] = met["again"]
    assert status == 0
    assert re.search("^    (Conflict.+)$", SECTIONS["10"], re.MULTILINE).group(1) in said


def test_the_file_that_is_taken_out_has_all_letters(met):
    [(status, _said)] = met["11"]
    stated = int(re.search("a header and (\\d+) rows", TEXT["11"]).group(1))
    assert (status, len(met["rows"])) == (0, stated)
    assert re.search('href="[^"]*format=csv[^"]*"[^>]*>CSV<', met["foot"])
    dates = {row["date"]: row["date_as_written"] for row in met["rows"]}
    assert dates["1722-02-21"] == "10 Feb. 1721/22"


def test_the_backup_is_written_and_read_again(met):
    status, said = met["12"]
    assert status == 0
    assert "/backups/" in said
    assert "read again whole" in said
