"""The clouds on loopback: AWS (moto, extended) and Tencent Cloud behind one HTTP port.

Strict where the clouds are strict, with a clock of its own and faults that a test orders.
``offsite sandbox start`` runs it; :class:`offsite_sandbox.client.SandboxClient` controls it.
"""
