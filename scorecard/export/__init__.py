"""Figures as files: tables as CSV and XLSX, the board's scorecard as a workbook. Numbers as numbers, text as text, nothing that runs."""

from scorecard.export.board import board_book, of_board
from scorecard.export.rows import of_rows
from scorecard.export.tables import Cell, Sheet, as_file, book, csv, of_picture, of_standings, xlsx

__all__ = ["Cell", "Sheet", "as_file", "board_book", "book", "csv", "of_board", "of_picture", "of_rows", "of_standings", "xlsx"]
