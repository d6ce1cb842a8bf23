"""The ontology as the code sees it; reads ontology/*.ttl. The only place that knows types, terms and IRIs."""
