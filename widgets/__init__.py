"""What the screens share: with pages/, all that speaks to Streamlit; alone to keep figures between two runs."""
