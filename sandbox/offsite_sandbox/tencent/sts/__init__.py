"""The security token service, API version 2018-08-13."""
