"""Who runs the map from documents to readings: this machine's processes, or a cluster."""
