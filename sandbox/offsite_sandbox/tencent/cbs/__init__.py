"""Cloud Block Storage, API version 2017-03-12."""
