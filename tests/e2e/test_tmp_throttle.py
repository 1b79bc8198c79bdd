import time
from offsite_sandbox.faults import Fault
from .test_redshiftserverless_snapshot_copy_configuration import copying
def test_throttle(stack, sandbox):
    sandbox.add_fault(Fault("throttle", "redshift-serverless", count=-1))
    stack.program(copying(timeouts={"create": "3s"}))
    t=time.time()
    r=stack.up(ok=False)
    print(time.time()-t, r.errors, len(sandbox.calls("redshift-serverless")))
