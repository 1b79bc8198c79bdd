"""Recovery points, and the resources that they protect."""
