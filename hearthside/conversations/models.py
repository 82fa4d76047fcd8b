"""Threads and posts, and what people keep beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone

from hearthside.accounts.models import Person, kept_apart
from hearthside.groups.models import Group, Membership, behind_the_wall
from hearthside.kernel.models import Row
from hearthside.trying.models import Trial
from hearthside.vault.fields import SITE_OWNED, SealedJSON, SealedText

if TYPE_CHECKING:
    from datetime import datetime

LONGEST_TITLE = 120
LONGEST_BODY = 10_000


def this_minute() -> datetime:
    """Now, to the minute: no time here is finer, so that times join nothing together (SECURITY 3.2)."""
    return timezone.now().replace(second=0, microsecond=0)


class State(models.TextChoices):
    """Where a post or thread stands."""

    SHOWN = "shown"
    HELD = "held"  # waits, unseen by others, for a moderator
    REMOVED = "removed"  # by a moderator, with a reason
    TAKEN_BACK = "taken_back"  # by its author; no words are left


def readable_groups(person: Person | None, now: datetime | None = None) -> models.QuerySet[Group]:
    """Groups whose conversations this person reads: their own, those they look around in, and those open for everybody to read."""
    groups = Group.objects.visible_to(person)
    if person is None:
        return groups.filter(readers="everyone")
    mine = Membership.objects.filter(person=person, state__in=["active", "paused"]).values("group")
    tried = Trial.objects.live_for(person, now).values("group")
    return groups.filter(Q(readers="everyone") | (Q(pk__in=mine) & behind_the_wall(person)) | Q(pk__in=tried))


class ThreadSet(models.QuerySet["Thread"]):
    """Questions about threads."""

    def shown(self, now: datetime | None = None) -> ThreadSet:
        """Public within their group and not past their time."""
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=now or timezone.now()), state=State.SHOWN)

    def visible_to(self, person: Person | None, now: datetime | None = None) -> ThreadSet:
        """Shown threads of groups this person reads in, without those opened by people they must not see."""
        threads = self.shown(now).filter(group__in=readable_groups(person, now))
        return threads.exclude(kept_apart(person, "author")) if person else threads

    def wanted_by(self, person: Person | None) -> ThreadSet:
        """Without what is on the person's "not today" list: topics, and words in titles."""
        threads = self
        for topic in person.not_today["topics"] if person else ():
            threads = threads.exclude(notes__contains=f" {topic} ")
        for word in person.not_today["words"] if person else ():
            threads = threads.exclude(title__icontains=word)
        return threads


class Thread(Row):
    """A conversation in a group. An anonymous one has no author, only a voice."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="threads")
    title = models.CharField(max_length=LONGEST_TITLE)
    intent = models.CharField(max_length=20, default="unsure")
    notes = models.CharField(max_length=200, blank=True, help_text="topic ids, each between spaces")
    author = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    voice = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.SHOWN)
    created_at = models.DateTimeField(default=this_minute)
    last_post_at = models.DateTimeField(default=this_minute)
    last_number = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    is_hello = models.BooleanField(default=False, help_text="by somebody who looks around; goes when they go")
    objects = ThreadSet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["group", "-last_post_at", "-id"], name="thread_list"),
            models.Index(fields=["expires_at"], name="thread_expiry", condition=Q(expires_at__isnull=False)),
            models.Index(fields=["group"], name="hellos_of_a_group", condition=Q(is_hello=True)),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Post(Row):
    """What somebody said in a thread. `author` is empty for an anonymous voice and for somebody who was erased."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="posts")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    voice = models.CharField(max_length=40, blank=True)
    voice_tag = models.CharField(max_length=64, blank=True)
    body = models.TextField(max_length=LONGEST_BODY)
    html = models.TextField()
    renderer = models.PositiveSmallIntegerField(default=0)
    quote = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.SHOWN)
    created_at = models.DateTimeField(default=this_minute)
    edited_at = models.DateTimeField(null=True, blank=True)
    once = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread", "number"], name="one_post_a_number"),
            models.CheckConstraint(condition=Q(voice_tag="") | Q(author=None), name="an_anonymous_post_has_no_author"),
        ]
        indexes = [
            models.Index(fields=["author", "thread"], name="posts_of_an_author", condition=Q(author__isnull=False)),
            models.Index(fields=["created_at", "id"], name="posts_by_time"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class AnonymousAuthor(models.Model):
    """Who wrote an anonymous post, in a box that only the site's private key opens (SECURITY 3.2, level hidden)."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, primary_key=True, related_name="box")
    box = models.BinaryField()


class Shelf(Row):
    """A person's own list of the threads where they have an anonymous voice, sealed; everybody who writes has one, whatever is on it."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    threads = SealedJSON(owner="person_id", floor=4096)


class Earlier(Row):
    """What a post said before it was edited. For moderators of a case only; goes when the post goes."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="earlier")
    body = models.TextField()
    replaced_at = models.DateTimeField(default=this_minute)


class Reaction(models.Model):
    """A kind word in one touch, for the author's eyes."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="reactions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "person", "kind"], name="one_reaction_of_a_kind")]


class ReadMark(models.Model):
    """How far a person has read a thread, and whether they want news of it (None: only if they wrote in it)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="marks")
    last_number = models.PositiveIntegerField(default=0)
    wants_news = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "thread"], name="one_mark_a_thread")]


class Draft(Row):
    """Unsent words, sealed. Where they belong is a blind tag, so that a draft never shows who is about to write what."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=64, unique=True)
    words = SealedJSON(owner="person_id", floor=512)
    saved_at = models.DateTimeField(default=this_minute)


class Letter(Row):
    """A line between the team and the author of a post, through the post's own mailbox: an anonymous author stays so."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="letters")
    sender = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    text = SealedText(owner=SITE_OWNED)
    sent_at = models.DateTimeField(default=this_minute)
    is_read = models.BooleanField(default=False)


def note_string(topics: list[str]) -> str:
    """Topic ids as the `notes` column keeps them, so that `contains " id "` finds whole ids only."""
    return f" {' '.join(topics)} " if topics else ""


def voice_of(post: Post | Thread) -> str:
    """The name a post is shown under: a voice, a person's name, or nothing when its author was erased."""
    return post.voice or (post.author.name if post.author else "")
