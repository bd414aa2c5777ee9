"""How a test opens a screen of the application and reads it."""

from streamlit.testing.v1 import AppTest

from tests.server import ROOT

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
WHOLE = (
    "accueil",
    "dictionnaire",
    "donnees",
    "exporter",
    "fiche",
    "impact",
    "importer",
    "mode_emploi",
    "ordre_du_jour",
    "passation",
    "plan",
    "seance",
    "synthese",
)
"""The screens that are not those of one family of indicators."""
FIGURES = [page for page in PAGES if page not in WHOLE]


def open_page(page: str = "accueil", app: AppTest | None = None, **query: str) -> AppTest:
    """A screen at its address, in a new session or in that of ``app``; nothing may have gone wrong on it."""
    if app is None:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        if base := query.pop("base", None):
            app.query_params["base"] = base
        app.run()
    if page != "accueil":
        app.switch_page(f"pages/{page}.py")
    for name, value in query.items():
        app.query_params[name] = value
    return sound(app.run())


def sound(app: AppTest) -> AppTest:
    """The same screen, on which nothing went wrong."""
    assert not app.exception, app.exception[0].message
    return app


def written(app: AppTest) -> str:
    """The texts of a screen, without the backslashes that keep them from being read as Markdown."""
    kinds = (app.title, app.markdown, app.caption, app.info, app.error, app.warning, app.success)
    texts = [each.value for kind in kinds for each in kind]
    labels = [each.label for kind in (app.button, app.expander) for each in kind]
    return "\n".join([*texts, *labels]).replace("\\", "")


def links(app: AppTest) -> list[tuple[str, str]]:
    """Label of each link of a screen, and the page and the query it leads to."""
    found = [each.proto for each in app.get("page_link")]
    return [(link.label.replace("\\", ""), f"{link.page}?{link.query_string}".rstrip("?")) for link in found]


def figures(app: AppTest) -> list[str]:
    """The values of the cards of a screen, with plain spaces."""
    return [metric.value.replace("\u202f", " ").replace("\u00a0", " ") for metric in app.metric]
