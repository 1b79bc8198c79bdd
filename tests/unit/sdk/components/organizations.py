"""What AWS Organizations makes of backup policies: their syntax, and how they are joined.

https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_backup_syntax.html
"""

from typing import Any

TEXT, LIST = "text", "list"
_LIFECYCLE = {"move_to_cold_storage_after_days": TEXT, "delete_after_days": TEXT}
_TAGS = {"*": {"tag_key": TEXT, "tag_value": TEXT}}
_CONDITIONS = {
    operator: {"*": {"condition_key": TEXT, "condition_value": TEXT}}
    for operator in ("string_equals", "string_not_equals", "string_like", "string_not_like")
}
SYNTAX: Any = {
    "plans": {
        "*": {
            "regions": LIST,
            "rules": {
                "*": {
                    "schedule_expression": TEXT,
                    "target_backup_vault_name": TEXT,
                    "target_logically_air_gapped_backup_vault_arn": TEXT,
                    "start_backup_window_minutes": TEXT,
                    "complete_backup_window_minutes": TEXT,
                    "enable_continuous_backup": bool,
                    "lifecycle": _LIFECYCLE,
                    "copy_actions": {"*": {"target_backup_vault_arn": TEXT, "lifecycle": _LIFECYCLE}},
                    "recovery_point_tags": _TAGS,
                }
            },
            "selections": {
                "tags": {"*": {"iam_role_arn": TEXT, "tag_key": TEXT, "tag_value": LIST, "conditions": _CONDITIONS}},
                "resources": {"*": {"iam_role_arn": TEXT, "resource_types": LIST, "not_resource_types": LIST, "conditions": _CONDITIONS}},
            },
            "backup_plan_tags": _TAGS,
        }
    }
}  # fmt: skip
REQUIRED = {
    ("plans", "*"): {"regions", "rules", "selections"},
    ("plans", "*", "rules", "*"): {"schedule_expression", "target_backup_vault_name"},
    ("plans", "*", "selections", "tags", "*"): {"iam_role_arn", "tag_key", "tag_value"},
    ("plans", "*", "selections", "resources", "*"): {"iam_role_arn", "resource_types"},
}


def check(found: Any, syntax: Any = SYNTAX, at: tuple[str, ...] = ()) -> None:
    """Asserts that a document is one, to its last key."""
    if not isinstance(syntax, dict):
        assert found.keys() == {"@@assign"}, at
        value = found["@@assign"]
        if syntax == LIST:
            assert value, at
            assert all(isinstance(item, str) for item in value), at
        else:
            assert isinstance(value, str if syntax == TEXT else syntax), at
        return
    assert found, at
    assert REQUIRED.get(at, set()) <= found.keys(), at
    for key, value in found.items():
        known = key if key in syntax else "*"
        assert known in syntax, (*at, key)
        check(value, syntax[known], (*at, known))


def joined(documents: list[Any]) -> Any:
    """The effective policy of documents that are attached to one account."""
    whole: Any = {}
    for document in documents:
        _join(whole, document, ())
    return whole


def _join(whole: Any, more: Any, at: tuple[str, ...]) -> None:
    for key, value in more.items():
        if key == "@@assign":
            # Of two that say different things AWS takes one, and doesn't say which.
            assert whole.get(key, value) == value, at
            whole[key] = value
        else:
            _join(whole.setdefault(key, {}), value, (*at, key))
