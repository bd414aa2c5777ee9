"""The whole fiche fits a small laptop, and each of its lines leads to its chart."""

FITS = """() => {
  const tables = [...document.querySelectorAll('.st-key-synthese [data-testid=stTable]')];
  return [tables.length, Math.max(...tables.map(each => each.getBoundingClientRect().bottom))];
}"""


def test_the_eight_families_are_seen_without_scrolling(visit):
    visit.go("synthese?base=exemple")
    visit.page.get_by_test_id("stTable").nth(7).wait_for()
    families, bottom = visit.page.evaluate(FITS)
    assert families == 8
    assert bottom <= 768


def test_a_line_opens_its_chart_in_its_place_and_keeps_the_year_and_the_base(visit):
    visit.go("synthese?base=exemple&annee=2024-2025")
    page = visit.page
    page.get_by_role("link", name="Entreprises d’accueil fidélisées").click()
    page.get_by_role("heading", name="PFMP", exact=True).wait_for()
    visit.settle()
    page.get_by_role("heading", name="Entreprises d’accueil fidélisées").wait_for()
    assert len(page.context.pages) == 1
    assert "base=exemple" in page.url
    assert "annee=2024-2025" in page.url
