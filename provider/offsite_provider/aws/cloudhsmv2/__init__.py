"""AWS CloudHSM v2."""
