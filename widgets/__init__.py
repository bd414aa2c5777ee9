"""What the screens share: the only place, with pages/, that speaks to Streamlit, and the only one that keeps figures between two runs."""
