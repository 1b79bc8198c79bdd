"""A resource and a function that the tests make up, for those of the core and of the doors."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any

from offsite_provider.core.equality import AnyOrder
from offsite_provider.core.failures import NotFound
from offsite_provider.core.function import Function, Result
from offsite_provider.core.identifier import Identifier
from offsite_provider.core.model import Inputs, Outputs, Timeouts, Wire, WireModel
from offsite_provider.core.ownership import Existing, Identity
from offsite_provider.core.problems import Problem
from offsite_provider.core.resource import Context, Handler, State
from offsite_provider.core.run import Run
from offsite_provider.core.traits import Computed, Replaces, Unmanaged, Volatile
from offsite_provider.core.unknown import is_given

BOX = Identity("shop", "prod", "offsite:test:Box", "box")


class BoxInputs(Inputs):
    source_id: Annotated[str, Replaces]
    size: int = 1
    regions: Annotated[list[str], AnyOrder] = []
    tags: dict[str, str] = {}
    key_id: Annotated[str | None, Replaces, Computed] = None
    adopt: Annotated[str | None, Unmanaged] = None


class BoxOutputs(Outputs):
    box_id: str
    state: str = "READY"
    window: Annotated[str | None, Volatile] = None


BoxState = State[BoxInputs, BoxOutputs]


class Box(Handler[BoxInputs, BoxOutputs]):
    """A cloud of one box."""

    token = BOX.token
    inputs = BoxInputs
    outputs = BoxOutputs
    identifier = Identifier("source_id", "box_id")
    timeouts = Timeouts(create="1h")
    prefix = "boxes"
    calls = {"create": ("MakeBox", "tag:TagResources"), "read": ("GetBox",), "delete": ("GetBox",)}
    needs = ("iam:PassRole",)

    def __init__(self) -> None:
        self.box: dict[str, Any] | None = None
        self.contexts: list[Context] = []
        self.seen: list[BoxState] = []
        self.breaks: Callable[[], None] = lambda: None
        self.existing: Existing | None = None

    def thing_key(self, inputs: BoxInputs) -> tuple[object, ...]:
        return (inputs.source_id,)

    def prepare(self, run: Run, wire: Wire) -> Wire:
        self.breaks()
        return wire

    def warnings(self, inputs: BoxInputs, before: BoxInputs | None) -> Iterator[str]:
        if is_given(inputs.size):
            yield f"{before.size if before else 'nothing'} becomes {inputs.size}"

    def create(self, context: Context, inputs: BoxInputs) -> BoxState:
        self._begin(context)
        if self.existing:
            context.claims.claim(self.existing, "make a box", adopt=inputs.adopt)
        self.box = {"size": inputs.size, "tags": inputs.tags, "key_id": inputs.key_id or "chosen"}
        return self._state(inputs)

    def read(self, context: Context, state: BoxState) -> BoxState | None:
        self._begin(context)
        self.seen.append(state)
        return self._state(state.inputs) if self.box else None

    def update(self, context: Context, state: BoxState, inputs: BoxInputs) -> BoxState:
        self._begin(context)
        assert self.box is not None
        self.box |= {"size": inputs.size, "tags": inputs.tags}
        return self._state(inputs)

    def delete(self, context: Context, state: BoxState) -> None:
        self._begin(context)
        self.box = None

    def _begin(self, context: Context) -> None:
        self.contexts.append(context)
        self.breaks()

    def _state(self, inputs: BoxInputs) -> BoxState:
        assert self.box is not None
        found = {name: self.box[name] for name in ("size", "tags", "key_id")}
        state, window = self.box.get("state", "READY"), self.box.get("window")
        outputs = BoxOutputs(box_id="box-1", state=state, window=window)
        return self.state(inputs.model_copy(update=found), outputs)


class Question(WireModel):
    box_name: str
    page_size: int = 2
    colour: str | None = None

    def problems(self) -> Iterator[Problem]:
        if self.colour == self.box_name:
            yield Problem(("colour",), "must not be the name")


class Answer(Result):
    box_names: list[str]
    colour: str | None
    run: int


class ListBoxes(Function[Question, Answer]):
    """Boxes."""

    token = "offsite:test:listBoxes"
    inputs = Question
    result = Answer
    operation = "ListBoxes"

    def prepare(self, run: Run, wire: Wire) -> Wire:
        return {"colour": run.config.first("offsite:colour"), **wire}

    def call(self, context: Context, inputs: Question) -> Answer:
        if inputs.box_name == "secret":
            raise NotFound("list boxes", "there is no box hunter2-hunter2")
        if inputs.box_name == "broken":
            raise RuntimeError("hunter2-hunter2 fell over")
        names = [inputs.box_name] * inputs.page_size
        return Answer(box_names=names, colour=inputs.colour, run=id(context.run))
