"""Who may open which address of the room. In the walk the case stands in the moderator's group and the decision is about nobody
of the walk; an address that is not theirs is 404. A step that does not name the version of the case it saw is refused with 409."""

from hearthside.kernel.doors import Door

DOORS = {
    "safety:desk": Door(get="302 404 404 404 200 200 404 403"),
    "safety:own_care": Door(get="302 404 404 200 200 200 404 403"),
    "safety:end_talk": Door(post="302 404 404 302 302 302 404 403"),
    "safety:public_clock": Door(get="404 404 404 404 404 404 404 403"),
    "safety:clock": Door(get="302 404 404 404 404 200 404 403"),
    "safety:case": Door(get="302 404 404 404 200 404 404 403"),
    "safety:act": Door(post="302 404 404 404 409 404 404 403"),
    "safety:answer_appeal": Door(post="302 404 404 404 404 404 404 403"),
    "safety:report": Door(get="200", post="422"),
    "safety:held": Door(get="302 200 200 200 200 200 200 200"),
    "safety:ask": Door(get="302 200 200 200 200 200 200 200", post="302 200 200 200 200 200 200 200"),
    "safety:care": Door(get="200"),
    "safety:mine": Door(get="302 200 200 200 200 200 200 200"),
    "safety:appeal": Door(post="302 404 404 404 404 404 404 404"),
}
