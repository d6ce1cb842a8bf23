"""Pictures of a graph that are not the network: two actors over time, and who does what to whom."""
