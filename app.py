"""The web page. `findings serve` runs it; `streamlit run app.py` does too, without originals."""

from __future__ import annotations


def main() -> None:
    """Draw the frame and the view that was chosen."""
    # Imported here, because the processes that read uploaded files import this file too.
    from pathlib import Path

    import streamlit as st

    from views.shared import STATIC, style

    views = Path(__file__).parent / "views"
    st.set_page_config(page_icon=str(STATIC / "icon.svg"), layout="wide")
    style()
    pages = [
        st.Page(views / "ask.py", title="Ask", default=True),
        st.Page(views / "judgements.py", title="Judgements"),
        st.Page(views / "library.py", title="Library"),
    ]
    # Streamlit's own menu hides in a drawer on a narrow window; two links need none.
    page = st.navigation(pages, position="hidden")
    with st.container(key="navigation", horizontal=True, gap="medium"):
        for one in pages:
            st.page_link(one)
    page.run()


if __name__ == "__main__":
    main()
