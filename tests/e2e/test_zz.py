import json
from .test_cloudhsmv2_backup_copy import *


def test_zz(stack, hsm, sandbox):
    stack.program(copy(tags={"a": "1"}))
    stack.up()
    id = stack.outputs()["copy"]
    hsm().modify_backup_attributes(BackupId=id, NeverExpires=True)
    hsm().untag_resource(ResourceId=id, TagKeyList=["a", MARK])
    r = stack.refresh()
    print(r.text)
    print(r.diffs)
