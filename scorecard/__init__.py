"""SEND Scorecard: monthly returns, checked before anything is charted."""
