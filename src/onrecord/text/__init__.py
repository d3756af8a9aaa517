"""Floor 1: spans, offset maps, normalization, segmentation, anchors. Knows strings and nothing else."""
