"""`pulumi-resource-offsite`: the plugin that the engine starts for programs in any language."""
