"""Second looks: somebody reads what seemed to need nobody, and says how it is."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.conversations.models import Post
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotNow
from hearthside.safety import actions as safety
from hearthside.safety.vocabulary import Level, Reason
from hearthside.teaching import access
from hearthside.teaching.actions.labelling import Said, label
from hearthside.teaching.models import SecondLook, change_desk


@transaction.atomic
def answer_look(*, moderator: Person, look: SecondLook, is_well: bool) -> None:
    """All is well is a label; that somebody should look in opens a case, whose end will be one. Refuses (NotNow) a second answer."""
    waiting = SecondLook.objects.filter(pk=look.pk, is_well=None)
    if not waiting.update(is_well=is_well, answered_by=moderator, answered_at=timezone.now()):
        raise NotNow(_("Somebody has looked at this one already. Thank you."))
    audit.record(moderator, "second_look", look, code="well" if is_well else "look_in")
    author = Post.objects.select_related("author").get(pk=look.subject_id).author
    if is_well:
        label(look.kind, look.subject_id, author, moderator, "second_look", Said(level=Level.GREEN))
    else:
        safety.report(reporter=moderator, kind=look.kind, subject_id=look.subject_id, reason=Reason.WORRIED)


@transaction.atomic
def let_private_groups_in(*, lead: Person, takes_private: bool) -> None:
    """From now on posts of private groups are drawn too, for their own moderators; or no longer, and those that wait go."""
    access.check_teaches(lead)
    change_desk(takes_private=takes_private)
    audit.record(lead, "second_looks_private", code="yes" if takes_private else "no")
    if not takes_private:
        SecondLook.objects.filter(is_well=None, scope__in=access.private_groups()).delete()
