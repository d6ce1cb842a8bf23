"""Learning to type relations from annotated texts: gold to labels, an encoder fine-tuned, its confidence calibrated.

Needs the extra `train`; reading needs none of it (see kg.extract.learned).
"""

EPOCHS = 4  # passes over the texts, in which gold comes twice; with fewer texts, more are better
ASIDE = 12  # of the texts beside gold, each fold leaves out one in so many; more folds there cannot be
