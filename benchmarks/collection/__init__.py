"""Made-up collections: always the same documents for the same size, skewed as real ones are.

Names, words, places and genres follow Zipf's law; dates are days, months, years, intervals or not
known; texts are English, Russian, Chinese, French and German, of hundreds of words.
"""

SIZES = {"1k": 1_000, "10k": 10_000, "100k": 100_000, "1m": 1_000_000}
