"""What an episode can be given out as: one module for each family of formats, and the registry of all of them."""
