"""What is known about a story: text, findings, tables, filters. Imports neither Streamlit nor Plotly."""
