"""`python -m offsite_plugin` is `pulumi-resource-offsite`."""

from .main import main

main()
