"""Failures: one sentence each."""

import pytest

from offsite_provider.core.failures import AccessDenied, Failure, NotFound, redact


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (Failure("copy it", "it is gone"), "cannot copy it: it is gone."),
        (Failure("copy it", "it is gone."), "cannot copy it: it is gone."),
        (Failure("copy it", "it is gone..."), "cannot copy it: it is gone."),
        (Failure("copy it", "it is\n   gone"), "cannot copy it: it is gone."),
        (Failure("copy it", "it is gone", "Look again"), "cannot copy it: it is gone. Look again."),
        (Failure("copy it", "it is gone.", "Look. "), "cannot copy it: it is gone. Look."),
        (Failure("copy it", "there is no `ti`: did you mean `it`?"), "cannot copy it: there is no `ti`: did you mean `it`?"),
        (Failure("copy it", "it is gone", "Did you mean `him`?"), "cannot copy it: it is gone. Did you mean `him`?"),
        (NotFound("copy it", "it is gone.", "Look again", code="NoSuchThing"), "cannot copy it: it is gone (NoSuchThing). Look again."),
        (NotFound("copy it", "NoSuchThing: it is gone", code="NoSuchThing"), "cannot copy it: NoSuchThing: it is gone."),
    ],
    ids=lambda value: "" if isinstance(value, str) else repr(value.args),
)  # fmt: skip
def test_what_why_and_what_to_do(failure: Failure, sentence: str) -> None:
    assert str(failure) == sentence


def test_every_kind_is_a_failure() -> None:
    assert isinstance(AccessDenied("a", "b"), Failure)


class TestRedaction:
    def test_covers_every_secret_wherever_it_stands(self) -> None:
        text = "key=hunter2hunter2, again hunter2hunter2; token swordfish9"
        assert redact(text, ["hunter2hunter2", "swordfish9"]) == (
            "key=[secret], again [secret]; token [secret]"
        )

    def test_does_not_tear_words_apart_for_a_short_one(self) -> None:
        assert redact("a test of a region", ["test", "re", ""]) == "a test of a region"

    def test_of_secrets_within_secrets(self) -> None:
        for secrets in (["swordfish", "swordfish-and-chips"], ["swordfish-and-chips", "swordfish"]):
            assert redact("swordfish-and-chips", secrets) == "[secret]"
