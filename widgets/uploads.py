"""What is dropped stays in memory: by itself, the server would write the larger files to the temporary folder."""

import streamlit as st
from starlette.formparsers import MultiPartParser

MEBIBYTE = 2**20


def keep_in_memory() -> None:
    """From now on, receive files of any size that is accepted without writing them to the disk."""
    MultiPartParser.spool_max_size = (st.get_option("server.maxUploadSize") + 1) * MEBIBYTE
