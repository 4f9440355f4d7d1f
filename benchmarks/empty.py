"""The floor: a Streamlit page with one line of text, which says what the address asks."""

import streamlit as st

st.html(f"<p id='floor'>{'changed' if 'q' in st.query_params else 'empty'}</p>")
