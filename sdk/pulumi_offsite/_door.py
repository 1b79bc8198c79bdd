"""Which door a resource or a question goes through.

A provider of offsite's, its own or inherited, leads to the plugin, and so does `offsite:plugin` in
the stack's configuration. Without them resources are dynamic ones, and the program itself asks.
In the plugin, which makes components for programs in other languages, all goes through it.
"""

from collections.abc import Mapping
from contextvars import ContextVar

import pulumi

from offsite_provider.doors.stack import chooses_plugin, provider_arguments

PACKAGE = "offsite"
_STACK_PROVIDER = "stack-configuration"
"""The name of the provider that has the stack's configuration."""
_IN_PLUGIN: ContextVar[bool] = ContextVar("offsite_in_plugin", default=False)


def stay_in_plugin() -> None:
    """Leads whatever this context declares and asks to the plugin."""
    _IN_PLUGIN.set(True)


def through_plugin(token: str, opts: pulumi.ResourceOptions) -> pulumi.ResourceOptions | None:
    """The options of a resource that the plugin manages; `None` for a dynamic one."""
    listed = opts.providers or ()
    own = [opts.provider, *(listed.values() if isinstance(listed, Mapping) else listed)]
    if any(provider and provider.package == PACKAGE for provider in own):
        return opts
    if isinstance(opts.parent, pulumi.Resource) and opts.parent.get_provider(token):
        return opts
    if _IN_PLUGIN.get():
        return opts
    if not chooses_plugin():
        return None
    provider = _stack_provider()
    more = pulumi.ResourceOptions(providers=[provider] if provider else None)
    return pulumi.ResourceOptions.merge(opts, more)


def plugin_asked(
    token: str, opts: pulumi.InvokeOptions | pulumi.InvokeOutputOptions | None
) -> pulumi.InvokeOptions | None:
    """The options of a question that the plugin answers; `None` if the program itself asks."""
    own = opts.provider if opts else None
    if own is None or own.package != PACKAGE:
        own = opts.parent.get_provider(token) if opts and opts.parent else None
    if own is None and _IN_PLUGIN.get():
        return pulumi.InvokeOptions()
    if own is None and not chooses_plugin():
        return None
    return pulumi.InvokeOptions(provider=own or _stack_provider())


def _stack_provider() -> pulumi.ProviderResource | None:
    """The one provider that has the stack's configuration; `None` if the engine's own has it."""
    stack = pulumi.runtime.get_root_resource()
    if stack is None:
        return None
    # A process may run the programs of several stacks.
    made = vars(stack)
    if _STACK_PROVIDER not in made:
        arguments = provider_arguments()
        made[_STACK_PROVIDER] = arguments and pulumi.ProviderResource(
            PACKAGE, _STACK_PROVIDER, arguments
        )
    return made[_STACK_PROVIDER]
