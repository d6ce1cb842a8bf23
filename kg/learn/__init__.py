"""Learning to type relations from annotated texts: gold to labels, an encoder fine-tuned, its confidence calibrated.

Needs the extra `train`; reading needs none of it (see kg.extract.learned).
"""

EPOCHS = 4  # passes over the texts; with fewer texts, more are better
