"""What Streamlit alone cannot give: assets with cache headers, a right-to-left document, response headers, health."""
