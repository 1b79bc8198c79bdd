"""What AWS Backup Audit Manager deploys: frameworks and report plans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, TypeVar

from ....core.failures import Failure, NotFound
from ....core.model import Outputs
from ....core.resource import Context
from ....core.values import matches
from ....core.waiting import Done, Poll, Waiting
from ...access import AwsInputs
from ...failures import doing
from .by_name import Answer, ByName, Failed

I = TypeVar("I", bound=AwsInputs)  # noqa: E741
O = TypeVar("O", bound=Outputs)  # noqa: E741

AuditName = Annotated[
    str,
    matches(
        r"[a-zA-Z][_a-zA-Z0-9]{0,255}",
        "1 to 256 letters, digits and underscores that begin with a letter",
    ),
]

Description = Annotated[
    str, matches(r"(?s)(?=.*\S).{1,1024}", "1 to 1024 characters, and not only white space")
]


class Deployed(ByName[I, O]):
    """A handler of something that is deployed for a while after each change."""

    longest = 256

    def found(self, context: Context, inputs: I, what: str) -> Answer | None:
        return self._deployments(context, inputs).get(self.key(inputs), what)

    def ready(self, context: Context, inputs: I, what: str) -> Answer:
        def judge(answer: Answer | None) -> Done[Answer] | Waiting:
            if answer is None:
                raise NotFound(what, "it is gone again")
            status = answer.get("DeploymentStatus", "")
            if status == "FAILED":
                raise self.failed(what, answer)
            return Done(answer) if self.is_ready(answer) else Waiting(status)

        return context.wait(self._deployments(context, inputs), self.key(inputs), judge, what)

    def failed(self, what: str, answer: Answer) -> Failed:
        """What is said when the service couldn't deploy it."""
        return Failed(what, "its deployment failed")

    def is_ready(self, answer: Answer) -> bool:
        return answer.get("DeploymentStatus") == "COMPLETED"

    def is_going(self, answer: Answer) -> bool:
        return answer.get("DeploymentStatus") == "DELETE_IN_PROGRESS"

    def wait_until_gone(self, context: Context, inputs: I, what: str) -> None:
        def judge(answer: Answer | None) -> Done[None] | Waiting:
            if answer is None:
                return Done(None)
            status = answer.get("DeploymentStatus", "")
            if status == "FAILED":
                raise Failure(what, "its removal failed", "Run `pulumi up` again")
            return Waiting(status)

        context.wait(self._deployments(context, inputs), self.key(inputs), judge, what)

    def _deployments(self, context: Context, inputs: I) -> Poll[Answer]:
        client = self.backup(context, inputs)

        def fetch(names: Sequence[str]) -> Mapping[str, Answer]:
            found: dict[str, Answer] = {}
            for name in names:
                try:
                    with doing(f"look for the {self.noun} {name}"):
                        found[name] = self.describe(client, name)
                except NotFound:
                    continue
            return found

        # There is no call for several: who asks for one must not pay for the others.
        return context.poll(self.token, client, fetch, batch=1)
