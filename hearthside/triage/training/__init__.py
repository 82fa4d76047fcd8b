"""Makes the weights anew from the authored sheets: read, grow, split, fit, write. Nothing here runs while people use the site."""
