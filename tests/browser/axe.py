"""axe-core on the page that Chromium shows, in light and dark."""

from axe_playwright_python.base import AXE_SCRIPT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
ASKED = (
    ("light", {"type": "tag", "values": TAGS}),
    ("dark", {"type": "rule", "values": COLOURS}),
)


def faults_of(page):
    """What axe finds wrong, each as “scheme, rule: element”.

    By light all its rules are asked, in the dark those that look at colours, for nothing else
    differs there.
    """
    page.evaluate(AXE_SCRIPT)
    found = []
    for scheme, only in ASKED:
        page.emulate_media(color_scheme=scheme)
        # Of what is right one element a rule is told: thousands would have to come over.
        options = {"runOnly": only, "resultTypes": ["violations"]}
        report = page.evaluate("options => axe.run(options)", options)
        assert report["passes"], f"axe looked at nothing on {page.url}"
        found += [
            f"{scheme}, {one['id']}: {node['html'][:120]}"
            for one in report["violations"]
            for node in one["nodes"]
        ]
    return found
