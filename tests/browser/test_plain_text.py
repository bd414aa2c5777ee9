"""What ``widgets.plain_text.plain`` promises, judged by the only one who knows: Streamlit, in a browser."""

import json
import re

from tests.server import ROOT, running

CELLS = [
    "**gras** *penché* __souligné__ ~~barré~~ `code`", "# titre", "- liste", "1. liste", "2) liste", "> citation",
    "    quatre espaces", "a\n===", "---", "| a | b |\n|---|---|\n| 1 | 2 |", "[lien](http://a.example) ![image](http://a.example/b)",
    "https://a.example/b_c www.a.fr jean@a.fr", "$x^2$ et $$y$$, 3 $ et 4 $", "<b>x</b> <script>alert(1)</script>",
    "&amp; &lt; &#65;", ":smile: :+1: :material/home: :streamlit:", ":red[rouge] :blue-badge[x] ::feuille[x] :::bloc",
    "a -> b <-> c", "-- x >= 3", "10:30:15", "C:\\temp\\x \\* \\\\", "=1+1", "[ ] case", "- [x] fait", "Dupont & fils",
    "Société « X » : n° 5 – 20 % ?",
]  # fmt: skip
SCRIPT = """
import json, sys
sys.path.insert(0, {root!r})
import pandas as pd, streamlit as st
from widgets.plain_text import plain
for place, cell in enumerate(json.loads({cells!r})):
    with st.container(key=f"texte_{{place}}"): st.markdown(plain(cell))
    with st.container(key=f"titre_{{place}}"): st.expander(plain(cell))
    with st.container(key=f"bouton_{{place}}"): st.button(plain(cell), key=place)
    with st.container(key=f"case_{{place}}"): st.table(pd.DataFrame({{"x": [plain(cell)]}}), hide_header=True)
st.title("Fin", anchor=False)
"""
SHOWN = """key => {
  const shown = document.querySelector(`.st-key-${key} [data-testid=stMarkdownContainer]`);
  const effects = 'a, b, strong, em, del, code, pre, img, input, li, h1, h2, hr, table, blockquote, span, script';
  return [shown.textContent, [...shown.querySelectorAll(effects)].map(each => each.outerHTML)];
}"""


def test_cells_are_shown_letter_for_letter_in_a_text_a_title_a_button_and_a_table(browser, tmp_path):
    script = tmp_path / "textes.py"
    script.write_text(SCRIPT.format(root=str(ROOT), cells=json.dumps(CELLS)), encoding="utf-8")
    with running(tmp_path, script=script) as port:
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}/")
        page.get_by_role("heading", name="Fin").wait_for(timeout=60_000)
        for kind in ("texte", "titre", "bouton", "case"):
            for place, cell in enumerate(CELLS):
                page.wait_for_selector(f".st-key-{kind}_{place} [data-testid=stMarkdownContainer]")
                text, effects = page.evaluate(SHOWN, f"{kind}_{place}")
                assert (kind, squeezed(text), effects) == (kind, squeezed(cell), [])


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u2060", "")).strip()
