"""What the timeline is made of, one strip below the other: each says how high it is and what of it is where.

Pure, without Qt: `painters` draws them.
"""
