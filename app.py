"""The web page. `findings serve` runs it; `streamlit run app.py` does too, without originals."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from views.shared import STATIC, style

VIEWS = Path(__file__).parent / "views"

st.set_page_config(page_icon=str(STATIC / "icon.svg"), layout="wide")
style()
st.navigation(
    [
        st.Page(VIEWS / "ask.py", title="Ask", default=True),
        st.Page(VIEWS / "library.py", title="Library"),
    ],
    position="top",
).run()
