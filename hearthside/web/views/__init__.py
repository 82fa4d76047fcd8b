"""The pages, by who meets them."""
